/**
 * Whatever is written into a workbook in whatever order, with formulas and looks, saved in between or not: the cells it was
 * meant for hold it, all others hold what they held, the other sheet is the same bytes. Witnesses: a model, exceljs, LibreOffice.
 */
import { expect, test } from '@jest/globals';
import { Workbook, type Style } from 'exceljs';
import fc from 'fast-check';
import { isRefusal } from '../../../src/form/refusal';
import { openWorkbook } from '../../../src/hosts/file/open';
import { withEscapes } from '../../../src/hosts/file/splice/strings';
import type { CellChange } from '../../../src/hosts/file/splice/splice-sheet';
import type { FileWorkbook } from '../../../src/hosts/file/workbook';
import { areaName, cellName } from '../../../src/workbook/a1';
import type { Area } from '../../../src/workbook/workbook';
import { recalculated } from '../../libreoffice';
import { testWith } from '../../tools';
import { smallPlan } from '../contract';
import { partsOf } from './parts';

/** What a cell holds: a value, or the sum of an area. */
type Held = number | string | null | Area;
interface Cell {
  readonly held: Held;
  /** Of `looks`. */
  readonly look: number;
}
type Model = Map<string, Cell>;

const rows = 8;
/** Values and texts stand in these; sums in those after them, so that no sum reaches another. */
const plain = 5;
const columns = 8;

const looks: readonly Partial<Style>[] = [
  {},
  { font: { bold: true, name: '宋体', size: 11 } },
  { numFmt: '0.00' },
  { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFCC00' } } },
  { numFmt: '@', alignment: { wrapText: true }, protection: { locked: false } },
];

const area: fc.Arbitrary<Area> = fc
  .tuple(fc.nat(rows - 1), fc.nat(plain - 1), fc.nat(rows - 1), fc.nat(plain - 1))
  .map(([r1, c1, r2, c2]) => ({
    row: Math.min(r1, r2),
    column: Math.min(c1, c2),
    rows: Math.abs(r1 - r2) + 1,
    columns: Math.abs(c1 - c2) + 1,
  }));
const value = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -999, max: 999 }) },
  { weight: 1, arbitrary: fc.constantFrom('甲', '<&>', ' 两行\n', '_x0041_', '=1+1', '007') },
  { weight: 1, arbitrary: fc.constant(null) },
);
const place = fc.tuple(fc.nat(rows - 1), fc.nat(columns - 1));
const held = (column: number): fc.Arbitrary<Held> => (column < plain ? value : fc.oneof(value, area));
const look = fc.nat(looks.length - 1);

type Step =
  | { readonly kind: 'write'; readonly row: number; readonly column: number; readonly held: Held }
  | { readonly kind: 'look'; readonly row: number; readonly column: number; readonly look: number }
  | { readonly kind: 'size'; readonly row: number; readonly column: number; readonly size: number }
  | { readonly kind: 'sheet' | 'select' | 'save' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: place.chain(([row, column]) =>
      held(column).map((one) => ({ kind: 'write', row, column, held: one }) as const),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(place, look)
      .map(([[row, column], one]) => ({ kind: 'look', row, column, look: one }) as const),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(place, fc.integer({ min: 9, max: 40 }))
      .map(([[row, column], size]) => ({ kind: 'size', row, column, size }) as const),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('sheet' as const, 'select' as const, 'save' as const)
      .map((kind) => ({ kind })),
  },
);
const start = fc.array(
  place.chain(([row, column]) =>
    fc.tuple(held(column), look).map(([one, n]) => [cellName(row, column), { held: one, look: n }] as const),
  ),
  { minLength: 1, maxLength: 14 },
);

const isArea = (one: Held): one is Area => typeof one === 'object' && one !== null;

function sum(model: Model, { row, column, rows: height, columns: width }: Area): number {
  let total = 0;
  for (let r = row; r < row + height; r += 1)
    for (let c = column; c < column + width; c += 1) {
      const one = model.get(cellName(r, c))?.held;
      if (typeof one === 'number') total += one;
    }
  return total;
}

const formulaOf = (one: Area): string => `SUM(${areaName(one)})`;

async function made(model: Model): Promise<Uint8Array> {
  const book = new Workbook();
  const sheet = book.addWorksheet('甲');
  for (const [at, { held: one, look: n }] of model) {
    const cell = sheet.getCell(at);
    // exceljs writes what looks like an escape as it stands.
    const written = typeof one === 'string' ? withEscapes(one) : one;
    cell.value = isArea(one)
      ? { formula: formulaOf(one), result: sum(model, one) }
      : (written as number | string | null);
    cell.style = looks[n] ?? {};
  }
  const other = book.addWorksheet('乙');
  other.getCell('B2').value = { formula: "SUM('甲'!A1:E8)", result: 0 };
  other.getCell('A1').value = '别人的';
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function opened(bytes: Uint8Array): Promise<FileWorkbook> {
  const workbook = await openWorkbook(bytes, { forWriting: true });
  if (isRefusal(workbook)) throw new Error(workbook.message);
  return workbook;
}

interface Sizes {
  readonly widths: Map<number, number>;
  readonly heights: Map<number, number>;
}

async function run(
  bytes: Uint8Array,
  steps: readonly Step[],
  model: Model,
  sizes: Sizes,
): Promise<Uint8Array> {
  let workbook = await opened(bytes);
  let sheets = 0;
  const at = (row: number, column: number): string => cellName(row, column);
  for (const one of steps)
    switch (one.kind) {
      case 'write': {
        const { row, column } = one;
        const before = model.get(at(row, column));
        model.set(at(row, column), { held: one.held, look: before?.look ?? 0 });
        const input = isArea(one.held)
          ? ({ kind: 'formula', formula: formulaOf(one.held), result: sum(model, one.held) } as const)
          : ({ kind: 'value', value: one.held } as const);
        await workbook.write([{ sheet: '甲', row, column, inputs: [[input]] }]);
        break;
      }
      case 'look': {
        const { row, column } = one;
        model.set(at(row, column), { held: model.get(at(row, column))?.held ?? null, look: one.look });
        const [style = 0] = await workbook.formats([looks[one.look] ?? {}]);
        workbook.change(
          new Map([['甲', { cells: new Map([[row, new Map<number, CellChange>([[column, { style }]])]]) }]]),
        );
        break;
      }
      case 'size':
        sizes.widths.set(one.column, one.size);
        sizes.heights.set(one.row, one.size);
        workbook.change(
          new Map([
            [
              '甲',
              {
                cells: new Map<number, Map<number, CellChange>>(),
                widths: new Map([[one.column, one.size]]),
                heights: new Map([[one.row, one.size]]),
              },
            ],
          ]),
        );
        break;
      case 'sheet': {
        sheets += 1;
        await workbook.addSheets([smallPlan('丙'.repeat(sheets))]);
        break;
      }
      case 'select':
        await workbook.select({ sheet: '甲', area: { row: 1, column: 1, rows: 1, columns: 1 } });
        break;
      case 'save':
        workbook = await opened(await workbook.save());
    }
  return workbook.save();
}

async function expectModel(bytes: Uint8Array, model: Model, { widths, heights }: Sizes): Promise<void> {
  const sheet = (await (await opened(bytes)).read()).sheets[0];
  const witness = new Workbook();
  await witness.xlsx.load(bytes.slice().buffer);
  const other = witness.getWorksheet('甲')!;
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const at = cellName(row, column);
      const { held: one, look: n } = model.get(at) ?? { held: null, look: 0 };
      const content = sheet?.cells[row]?.[column] ?? { value: null };
      const expected = isArea(one) ? { value: sum(model, one), formula: formulaOf(one) } : { value: one };
      expect([at, content]).toEqual([at, expected]);
      const cell = other.getCell(at);
      expect([at, cell.formula ?? null]).toEqual([at, isArea(one) ? formulaOf(one) : null]);
      const { font, numFmt, fill, alignment, protection } = looks[n] ?? {};
      expect([at, cell.font?.bold ?? false, cell.numFmt ?? 'General']).toEqual([
        at,
        font?.bold ?? false,
        numFmt ?? 'General',
      ]);
      if (fill) expect([at, cell.fill]).toMatchObject([at, fill]);
      expect([at, cell.alignment?.wrapText, cell.protection?.locked]).toEqual([
        at,
        alignment?.wrapText,
        protection?.locked,
      ]);
    }
  for (const [column, width] of widths) expect(other.getColumn(column + 1).width).toBe(width);
  for (const [row, height] of heights) expect(other.getRow(row + 1).height).toBe(height);
}

/** The other sheet is not touched, unless its own formula gives something else now. */
function expectOther(before: Uint8Array, after: Uint8Array): void {
  const [one, two] = [before, after].map((bytes) =>
    (partsOf(bytes).get('xl/worksheets/sheet2.xml') ?? '')
      .replace(/<f>([^<]*)<\/f><v>[^<]*<\/v>/u, '<f>$1</f>')
      .replace(/ tabSelected="1"/u, ''),
  );
  expect(two).toBe(one);
}

test('a random journal over a random workbook gives what the model says', async () => {
  await fc.assert(
    fc.asyncProperty(start, fc.array(step, { minLength: 1, maxLength: 14 }), async (cells, steps) => {
      const model: Model = new Map(cells);
      const sizes: Sizes = { widths: new Map(), heights: new Map() };
      const before = await made(model);
      const after = await run(before, steps, model, sizes);
      await expectModel(after, model, sizes);
      expectOther(before, after);
    }),
    { numRuns: 40 },
  );
});

testWith('soffice', 'LibreOffice opens what was saved, and calculates what stands there', async () => {
  const samples = fc.sample(fc.tuple(start, fc.array(step, { minLength: 6, maxLength: 14 })), {
    seed: 13,
    numRuns: 12,
  });
  const models: Model[] = [];
  const files: Uint8Array[] = [];
  for (const [cells, steps] of samples) {
    const model: Model = new Map(cells);
    files.push(await run(await made(model), steps, model, { widths: new Map(), heights: new Map() }));
    models.push(model);
  }
  const calculated = recalculated(files);
  for (const [index, model] of models.entries()) {
    const sheet = (await (await opened(calculated[index] ?? new Uint8Array())).read()).sheets[0];
    expect(sheet?.name).toBe('甲');
    for (const [at, { held: one }] of model) {
      const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/u.exec(at) ?? [];
      const found = sheet?.cells[Number(digits) - 1]?.[letters.charCodeAt(0) - 65]?.value ?? null;
      expect([index, at, found]).toEqual([index, at, isArea(one) ? sum(model, one) : one]);
    }
  }
});
