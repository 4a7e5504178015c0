/** Tables whose cells came joined: parted where there is one way only, said where the sums decided, else not read. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CellKey } from '../../src/form/cell';
import { cellsOf, editions, tableIds } from '../../src/form/index';
import type { Report } from '../../src/form/report';
import { readPastedText } from '../../src/intake/pasted';
import { cleanFigures, cleanReport } from '../rules/clean-report';
import { blocksOf } from './layouts';
import { reports } from './reports';

/** The report with nothing between cells, nor between the rows of a table. */
function joined(report: Report): string {
  let text = '';
  for (const block of blocksOf(report)) {
    if (block.kind === 'row') text += block.cells.map((cell) => cell.text).join('');
    else text += `\n${block.text}`;
  }
  return text;
}

function read(text: string) {
  const intake = readPastedText(text);
  if (intake.kind === 'refusal') throw new Error(intake.message);
  const said = new Set<string>(
    intake.notes.flatMap(({ severity, about }) => (severity === 'doubtful' ? (about ?? []) : [])),
  );
  return { ...intake, said };
}

const everyKey: readonly CellKey[] = [
  ...new Set(
    editions.flatMap(({ tables }) => tableIds.flatMap((id) => cellsOf(tables[id]).map(({ key }) => key))),
  ),
];

/** Numbers read otherwise than they are, and not said to be doubtful. */
function wrong(report: Report): readonly string[] {
  const { report: found, said } = read(joined(report));
  return everyKey.filter((key) => {
    const value = found.figures[key];
    return value !== undefined && value !== null && value !== (report.figures[key] ?? null) && !said.has(key);
  });
}

describe('cells that came joined', () => {
  test('one digit a cell leaves one way', () => {
    const figures = Object.fromEntries(Object.keys(cleanFigures).map((key) => [key, 0]));
    const { report, notes } = read(joined({ ...cleanReport, figures }));
    expect(report.figures).toEqual(figures);
    expect(notes.filter(({ severity }) => severity === 'doubtful')).toEqual([]);
  });

  test('where the sums decide it is said; where they leave two ways nothing is read', () => {
    const set = (natural: number, business: number, total: number): Report => {
      const figures = Object.fromEntries(Object.keys(cleanFigures).map((key) => [key, 0]));
      const row = {
        'requests/received/naturalPerson': natural,
        'requests/received/business': business,
        'requests/received/total': total,
      };
      return { ...cleanReport, figures: { ...figures, ...row } };
    };
    const told = read(joined(set(80, 1, 81)));
    expect(told.report.figures['requests/received/naturalPerson']).toBe(80);
    expect(told.said.has('requests/received/naturalPerson')).toBe(true);
    // 220000022 is 22 + 0 or 2 + 20.
    expect(read(joined(set(22, 0, 22))).report.figures['requests/received/total']).toBeUndefined();
    // A published total that is wrong leaves no way at all.
    expect(read(joined(set(80, 1, 91))).report.figures['requests/received/total']).toBeUndefined();
  });

  test.each(reports.map((report) => [`${report.unit} ${String(report.year)}`, report] as const))(
    '%s: never a wrong number unsaid',
    (_, report) => {
      expect(wrong(report)).toEqual([]);
    },
  );

  test('whatever the numbers', () => {
    const keys = Object.keys(cleanFigures);
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: keys.length, maxLength: keys.length }), (values) => {
        const figures = Object.fromEntries(keys.map((key, index) => [key, values[index] ?? 0]));
        expect(wrong({ ...cleanReport, figures })).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});
