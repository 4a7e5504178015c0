/** The workbook as exceljs holds it, for the grid to show: drawn from the file, never written to one. */
import { Workbook as ShownWorkbook, type Buffer, type Workbook as Book, type Worksheet } from 'exceljs';
import { sameName } from '../../workbook/sheet-name';
import type { SheetPlan } from '../../workbook/workbook';
import { drawSheet } from '../file/draw-sheet';
import type { State } from '../file/state';
import { shownPackage } from './shown-package';

export interface Shown {
  readonly book: Book;
  /** Sheets of which only the beginning is shown. */
  readonly cut: readonly string[];
}

export async function shownBook(state: State): Promise<Shown> {
  const { bytes, cut } = shownPackage(state);
  const book = new ShownWorkbook();
  // exceljs asks for a Buffer but takes any bytes.
  await book.xlsx.load(bytes as unknown as Buffer);
  return { book, cut };
}

export function shownSheet(book: Book, name: string): Worksheet | undefined {
  return book.worksheets.find((sheet) => sameName(sheet.name, name));
}

/** Names are the file's: here they would only be in the way. */
async function drawn(book: Book, plan: SheetPlan, name: string): Promise<Worksheet> {
  const sheet = book.addWorksheet(name);
  await drawSheet(book, sheet, { ...plan, name, names: [] });
  return sheet;
}

/** Draws the sheets behind those that are there. */
export async function addShown(book: Book, plans: readonly SheetPlan[]): Promise<void> {
  for (const plan of plans) await drawn(book, plan, plan.name);
}

/** Draws the sheet in place of `old`. */
export async function replaceShown(book: Book, old: Worksheet, plan: SheetPlan): Promise<Worksheet> {
  const { orderNo } = old as unknown as { orderNo: number };
  const free = Array.from({ length: book.worksheets.length + 1 }, (_, n) => `~${String(n)}`);
  const sheet = await drawn(book, plan, free.find((name) => !shownSheet(book, name)) ?? '~');
  book.removeWorksheet(old.id);
  sheet.name = plan.name;
  (sheet as unknown as { orderNo: number }).orderNo = orderNo;
  return sheet;
}
