/**
 * Sheets that are not there yet, drawn by exceljs in a book of their own. It is loaded for this only, and never sees what
 * is in the clerk's file.
 */
import { Package } from '../../../container/package';
import { zipEntries } from '../../../container/zip';
import type { Style, Workbook as ExcelBook } from 'exceljs';
import type { SheetPlan } from '../../../workbook/workbook';
import { readBook, type Book } from '../book';
import { Parts } from './parts';
import { withEscapes } from './strings';

/** A day in the past, the same in every file, so that the same workbook is the same bytes. */
const epoch = new Date('2021-09-26T00:00:00Z');
/** Nothing but what exceljs has just written comes here. */
const noLimits = { part: 2 ** 30, together: 2 ** 31, entries: 65_000 };

export interface Drawn {
  readonly parts: Parts;
  readonly book: Book;
}

function escaped(plan: SheetPlan): SheetPlan {
  const cells = plan.cells.map((cell) =>
    cell.input.kind === 'value' && typeof cell.input.value === 'string'
      ? { ...cell, input: { ...cell.input, value: withEscapes(cell.input.value) } }
      : cell,
  );
  return { ...plan, cells };
}

/** What exceljs writes of its book, to the schema and with fixed times. */
async function asParts(book: ExcelBook): Promise<Drawn> {
  const { fixedZip } = await import('../fixed-zip');
  book.created = epoch;
  book.modified = epoch;
  const bytes = fixedZip(new Uint8Array(await book.xlsx.writeBuffer()));
  const opened = new Package(zipEntries(bytes), noLimits);
  const parts = new Parts(opened);
  return { parts, book: readBook(parts, opened.related('', 'officeDocument') ?? '') };
}

/** The plans as a workbook of their own; without any, one with an empty sheet. */
export async function draw(plans: readonly SheetPlan[]): Promise<Drawn> {
  const [{ Workbook }, { drawSheet }] = await Promise.all([import('exceljs'), import('../draw-sheet')]);
  const book = new Workbook();
  for (const plan of plans) await drawSheet(book, book.addWorksheet(plan.name), escaped(plan));
  // There is no workbook without a sheet.
  if (plans.length === 0) book.addWorksheet('Sheet1');
  return asParts(book);
}

/** A book whose only sheet has a cell a style, one below the other. */
export async function drawStyles(styles: readonly Partial<Style>[]): Promise<Drawn> {
  const { Workbook } = await import('exceljs');
  const book = new Workbook();
  const sheet = book.addWorksheet('Sheet1');
  styles.forEach((style, index) => {
    sheet.getCell(index + 1, 1).style = style;
  });
  return asParts(book);
}
