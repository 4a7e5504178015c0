/** Fourteen reports in ten layouts: every figure, every sentence in its part, unit and year; and then damaged at random. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { readSource } from '../../src/actions/read-source';
import type { CellKey } from '../../src/form/cell';
import { cellsOf, editions, tableIds } from '../../src/form/index';
import type { Report } from '../../src/form/report';
import { textKeys } from '../../src/form/text';

import { check } from '../../src/rules/check';
import { readers } from './files';
import { blocksOf, layouts, type Block, type Cell } from './layouts';
import { reports } from './reports';

async function read(text: string) {
  const source = await readSource(strToU8(text), '', readers);
  if (source.kind === 'refusal') throw new Error(source.message);
  return source;
}

/** The same sequence for the same seed. */
function randomOf(seed: number): (below: number) => number {
  let state = seed * 2 + 1;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const bare = (text: string | undefined): string | undefined => text?.replace(/\s+/gu, '');

describe.each(Object.entries(layouts))('%s', (_, layout) => {
  test.each(
    reports.map(
      (report, index) => [`${String(index + 1)} ${report.unit} ${String(report.year)}`, report] as const,
    ),
  )('%s', async (__, report) => {
    const { report: found, notes } = await read(layout(blocksOf(report), randomOf(7)));
    expect(found.figures).toEqual(report.figures);
    expect(textKeys.map((key) => [key, bare(found.text[key])])).toEqual(
      textKeys.map((key) => [key, bare(report.text[key])]),
    );
    expect([found.unit, found.year, found.tables]).toEqual([report.unit, report.year, report.tables]);
    expect(notes.filter(({ severity }) => severity === 'doubtful')).toEqual([]);
  });
});

type Rows = { cells: Cell[]; readonly block: Extract<Block, { kind: 'row' }> }[];
type Damage = (rows: Rows, at: number, other: number) => void;

const glyphs = '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动';

function cellAt(
  rows: Rows,
  at: number,
  wanted: (cell: Cell) => boolean,
): { row: Rows[number]; index: number } {
  const places = rows.flatMap((row) =>
    row.cells.flatMap((cell, index) => (wanted(cell) ? [{ row, index }] : [])),
  );
  return places[at % places.length]!;
}

const isAny = (): boolean => true;
const isLabel = ({ kind }: Cell): boolean => kind === 'label';

const damages: Readonly<Record<string, Damage>> = {
  'a cell dropped': (rows, at) => {
    const { row, index } = cellAt(rows, at, isAny);
    row.cells.splice(index, 1);
  },
  'a cell doubled': (rows, at) => {
    const { row, index } = cellAt(rows, at, isAny);
    row.cells.splice(index, 0, row.cells[index]!);
  },
  // Two numbers of table 2, or of one group of table 4, leave no trace when they change places: no reader could tell.
  'a cell exchanged with the one after it': (rows, at) => {
    const { row, index } = cellAt(rows, at, isAny);
    const [a, b] = [row.cells[index]!, row.cells[index + 1]];
    if (!b || (a.kind === 'value' && b.kind === 'value' && row.block.table.id !== 'requests')) return;
    row.cells.splice(index, 2, b, a);
  },
  'two labels exchanged': (rows, at, other) => {
    const [one, two] = [cellAt(rows, at, isLabel), cellAt(rows, other, isLabel)];
    if (one.row.block.table !== two.row.block.table) return;
    const [a, b] = [one.row.cells[one.index]!, two.row.cells[two.index]!];
    one.row.cells[one.index] = b;
    two.row.cells[two.index] = a;
  },
  'a label garbled': (rows, at, other) => {
    const { row, index } = cellAt(rows, at, isLabel);
    const cell = row.cells[index]!;
    const random = randomOf(other);
    const letters = Array.from(cell.text);
    for (let n = 0; n <= random(4); n += 1) {
      const place = random(letters.length);
      const kind = random(3);
      if (kind === 0) letters.splice(place, 1);
      else if (kind === 1) letters[place] = glyphs.charAt(random(glyphs.length));
      else letters.splice(place, 0, glyphs.charAt(random(glyphs.length)));
    }
    row.cells[index] = { ...cell, text: letters.join('') };
  },
};

function damaged(report: Report, damage: Damage, at: number, other: number): readonly Block[] {
  const blocks = blocksOf(report);
  const rows: Rows = blocks.flatMap((block) =>
    block.kind === 'row' ? [{ cells: [...block.cells], block }] : [],
  );
  damage(rows, at, other);
  const byBlock = new Map(rows.map(({ block, cells }) => [block as Block, cells]));
  return blocks.map((block) => {
    const cells = byBlock.get(block);
    return block.kind === 'row' && cells ? { ...block, cells } : block;
  });
}

const everyKey: readonly CellKey[] = [
  ...new Set(
    editions.flatMap(({ tables }) => tableIds.flatMap((id) => cellsOf(tables[id]).map(({ key }) => key))),
  ),
];

/** 200 in all by default; 5,000 with `DAMAGED=100` (`npm run test:damage`), which takes many minutes. */
const runs = Number(process.env['DAMAGED'] ?? 4);

/**
 * A number other than the true one is missing, or a note doubts it, or the check names its cell: where two numbers of
 * table 3 have changed places nothing but its sums can tell.
 */
describe.each(Object.entries(layouts))('%s, damaged', (_, layout) => {
  test.each(Object.entries(damages))(
    '%s: never a wrong number unsaid',
    async (__, damage) => {
      await fc.assert(
        fc.asyncProperty(
          fc.nat(9_999),
          fc.nat(9_999),
          fc.nat(reports.length - 1),
          async (at, other, which) => {
            const report = reports[which]!;
            const text = layout(damaged(report, damage, at, other), randomOf(at));
            const source = await readSource(strToU8(text), '', readers);
            if (source.kind === 'refusal') return;
            const said = new Set<string>(
              source.notes.flatMap(({ severity, about }) => (severity === 'doubtful' ? (about ?? []) : [])),
            );
            for (const { cells } of check({ report: source.report }))
              for (const cell of cells) said.add(cell);
            const wrong = everyKey.filter((key) => {
              const found = source.report.figures[key];
              return found !== undefined && found !== (report.figures[key] ?? null) && !said.has(key);
            });
            expect(wrong.map((key) => [key, source.report.figures[key], report.figures[key]])).toEqual([]);
          },
        ),
        { numRuns: runs },
      );
    },
    600_000,
  );
});
