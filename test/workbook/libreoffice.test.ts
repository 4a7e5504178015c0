/** The sheet checks its own arithmetic: LibreOffice's totals are ours, and its formats fire where our checks do. */
import { describe, expect } from '@jest/globals';
import { Workbook, type Worksheet } from 'exceljs';
import fc from 'fast-check';
import { addSheets } from '../../src/actions/add-sheets';
import type { Entry, Figures } from '../../src/form/figures';
import { cellsOf, editionFor, tableIds } from '../../src/form/index';
import { emptyReport, type Report } from '../../src/form/report';
import { newWorkbook, openWorkbook } from '../../src/hosts/file/open';
import { check } from '../../src/rules/check';
import { cellName } from '../../src/workbook/a1';
import { gridArea, sectionOf, sectionSheet } from '../../src/workbook/layout';
import { readReport } from '../../src/workbook/read';
import { planSheets } from '../../src/workbook/template';
import { recalculated } from '../libreoffice';
import { testWith } from '../tools';

const tables = tableIds.map((id) => editionFor(2024).tables[id]);
const cells = tables.flatMap((table) => cellsOf(table));

const entry = fc.oneof(
  { weight: 30, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom<Entry>('+19', '减4', '251000元', '１２', 'x', -1, 1.5, null) },
);
/** Inputs at random; totals left to the formulas, or a few typed over. */
const figures: fc.Arbitrary<Figures> = fc
  .tuple(
    fc.array(entry, { minLength: 200, maxLength: 200 }),
    fc.array(fc.nat(40), { minLength: 200, maxLength: 200 }),
  )
  .map(([entries, dice]) =>
    Object.fromEntries(
      cells.flatMap((cell, i) => (cell.sumOf && dice[i] !== 0 ? [] : [[cell.key, entries[i] ?? null]])),
    ),
  );

function sheetOf(id: (typeof tableIds)[number]): string {
  return sectionSheet(sectionOf(id));
}

async function filled(report: Report): Promise<Workbook> {
  const workbook = newWorkbook();
  await addSheets(workbook, report);
  const book = new Workbook();
  await book.xlsx.load((await workbook.save()).buffer as ArrayBuffer);
  return book;
}

async function bytesOf(book: Workbook): Promise<Uint8Array> {
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function read(sheet: Worksheet, row: number, column: number): Entry {
  const cell = sheet.getCell(row + 1, column + 1);
  const value: unknown = cell.formula ? cell.result : cell.value;
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}

/** As our own reader sees it; LibreOffice writes texts of two scripts as rich text. */
async function figuresIn(bytes: Uint8Array): Promise<Figures> {
  const workbook = await openWorkbook(bytes);
  if ('reason' in workbook) throw new Error(workbook.message);
  const result = readReport(await workbook.read());
  if (result.kind === 'refusal') throw new Error(result.message);
  return result.report.figures;
}

async function opened(bytes: Uint8Array): Promise<Workbook> {
  const book = new Workbook();
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer);
  return book;
}

/** Scratch cells to the right of a table, one for each cell of each conditional format, with its formula. */
interface Probe {
  readonly sheet: string;
  readonly at: readonly [row: number, column: number];
  readonly relation: boolean;
  readonly formula: string;
  readonly cell: string;
}

const scratch = 30;

function probes(report: Report): readonly Probe[] {
  const plans = planSheets(report);
  if ('kind' in plans) throw new Error(plans.message);
  const found: Probe[] = [];
  for (const table of tables) {
    const sheet = sheetOf(table.id);
    const plan = plans.find(({ name }) => name === sheet)!;
    for (const { area, formula } of plan.highlights) {
      for (let r = 0; r < area.rows; r += 1) {
        for (let c = 0; c < area.columns; c += 1) {
          const cell = cellName(area.row + r, area.column + c);
          const own = formula.split(cellName(area.row, area.column)).join(cell);
          const relation = formula.includes('<>SUM');
          found.push({
            sheet,
            at: [found.length, scratch],
            relation,
            formula: relation ? formula : own,
            cell,
          });
        }
      }
    }
  }
  return found;
}

describe('LibreOffice, made to recalculate', () => {
  testWith('soffice', 'gives our totals even where wrong ones were cached', async () => {
    const samples = fc.sample(figures, { numRuns: 6, seed: 7 });
    const books = await Promise.all(
      samples.map((given) => filled({ ...emptyReport, year: 2024, figures: given })),
    );
    const truths = await Promise.all(books.map(async (book) => figuresIn(await bytesOf(book))));
    for (const book of books) {
      for (const sheet of book.worksheets) {
        sheet.eachRow((row) => {
          row.eachCell((cell) => {
            if (cell.formula && cell.formula.startsWith('SUM'))
              cell.value = { formula: cell.formula, result: 999 };
          });
        });
      }
    }
    const again = recalculated(await Promise.all(books.map(bytesOf)));
    for (const [index, bytes] of again.entries()) {
      expect(await figuresIn(bytes)).toEqual(truths[index]);
    }
  });

  testWith('soffice', 'its conditional formats fire exactly where our checks do', async () => {
    const samples = fc.sample(figures, { numRuns: 8, seed: 11 });
    const reports = samples.map((given): Report => ({ ...emptyReport, year: 2024, figures: given }));
    const books = await Promise.all(reports.map(filled));
    const all = reports.map(probes);
    books.forEach((book, index) => {
      for (const { sheet, at, formula } of all[index] ?? []) {
        book.getWorksheet(sheet)!.getCell(at[0] + 1, at[1] + 1).value = { formula: `IF(${formula},1,0)` };
      }
    });
    const again = recalculated(await Promise.all(books.map(bytesOf)));
    let fired = 0;
    for (const [index, bytes] of again.entries()) {
      const book = await opened(bytes);
      const report = reports[index]!;
      const findings = check({ report: { ...report, figures: await figuresIn(bytes) } });
      const on = (all[index] ?? []).filter(
        ({ sheet, at }) => read(book.getWorksheet(sheet)!, at[0], at[1]) === 1,
      );
      fired += on.length;
      const relations = new Set(on.filter(({ relation }) => relation).map(({ formula }) => formula));
      const failing = findings.filter(({ rule }) => /^t[34]-(col-sum|result-sum|balance|sum)\[/u.test(rule));
      expect(relations.size).toBe(failing.length);
      const marked = new Set(
        on.filter(({ relation }) => !relation).map(({ sheet, cell }) => `${sheet}!${cell}`),
      );
      const wrong = new Set(
        findings
          .filter(({ rule }) => ['type', 't2-int', 'blank-zero'].includes(rule))
          .flatMap((finding) => finding.cells)
          .map((key) => {
            const table = tables.find(({ id }) => key.startsWith(`${id}/`))!;
            const { row, column } = gridArea(cellsOf(table).find((cell) => cell.key === key)!);
            return `${sheetOf(table.id)}!${cellName(row, column)}`;
          }),
      );
      expect([...marked].sort()).toEqual([...wrong].sort());
    }
    expect(fired).toBeGreaterThan(100);
  });
});
