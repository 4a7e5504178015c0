/**
 * A report's workbook in some 40 crossings instead of 100, at every check and every look of the slow clock. Which sheets
 * it has and about how far they go is known, so each is taken as one block, unasked; then WPS counts all that the sheets
 * hold, and only where the blocks hold exactly as much is nothing missing. Anything else (another sheet with content,
 * or one that a failure has left, rows moved far down, a table without its name, a version that reads such addresses or
 * formulas in another way) is left to the reading that asks for everything.
 */
import { tableIds } from '../../../form/index';
import { areaName, quotedSheet } from '../../../workbook/a1';
import { areasNamed } from '../../../workbook/defined-names';
import { ownSheets, tableName } from '../../../workbook/layout';
import { readReach } from '../../../workbook/limits';
import { sameName } from '../../../workbook/sheet-name';
import type { Area, Contents } from '../../../workbook/workbook';
import { rowsOf } from '../cell-value';
import { left } from '../draw/draft';
import type { EtApp, EtBook, EtRange } from '../facade';
import { contentsOf, sheetContent } from './read-cells';
import { attempt } from '../session';
import { tellDates } from './shown-dates';

/** Holds every sheet of the template, with some rows and columns to spare. */
const block: Area = { row: 0, column: 0, rows: 64, columns: 16 };
const reach: Area = { row: 0, column: 0, ...readReach };

interface Taken {
  readonly name: string;
  readonly range: EtRange;
  readonly values: readonly (readonly unknown[])[];
}

const place = (sheet: string, area: Area): string => `${quotedSheet(sheet)}!${areaName(area)}`;

function take(app: EtApp, name: string): Taken | undefined {
  let range: EtRange | undefined;
  // A sheet that is not there throws.
  attempt(() => (range = app.Range(place(name, block))));
  return range && { name, range, values: rowsOf(range.Value2, block.rows, block.columns) };
}

/** New workbooks come with a sheet or two of their own; they stand in front, or behind where ours were moved. */
const mostOthers = 2;

/** The sheets that are not ours; undefined where there are more than that. */
function othersIn(book: EtBook, ours: readonly Taken[]): readonly string[] | undefined {
  const sheets = book.Worksheets;
  const count = sheets.Count;
  const missing = count - ours.length;
  if (missing > mostOthers) return undefined;
  const others: string[] = [];
  for (const index of [1, 2, count, count - 1]) {
    if (others.length >= missing) return others;
    const { Name: name } = sheets.Item(index);
    if (![...others, ...ours.map((one) => one.name)].some((known) => sameName(known, name)))
      others.push(name);
  }
  return others.length === missing ? others : undefined;
}

/** A formula given to WPS as text may have 255 characters. */
const longest = 255;

/** How many cells of these sheets are not blank, as WPS counts them. */
function counted(app: EtApp, sheets: readonly string[]): number {
  const formulas: string[][] = [];
  const formula = (places: readonly string[]): string => `COUNTA(${places.join()})`;
  for (const one of sheets.map((name) => place(name, reach))) {
    const last = formulas[formulas.length - 1];
    if (last && formula([...last, one]).length <= longest) last.push(one);
    else formulas.push([one]);
  }
  return formulas.reduce((sum, places) => sum + Number(app.Evaluate(formula(places))), 0);
}

const filled = ({ values }: Taken): number =>
  values.flat().filter((value) => value !== null && value !== undefined).length;

/** Where the name of a sheet in an address went unheeded, all blocks would be of the sheet in front. */
function alike(blocks: readonly Taken[]): boolean {
  const [first, ...others] = blocks.map(({ values }) => JSON.stringify(values[0]));
  return others.every((one) => one === first);
}

function namesOfTables(book: EtBook, ours: readonly Taken[]): Contents['names'] | undefined {
  const all = book.Names;
  const wanted = tableIds.map(tableName);
  const entries = wanted.map((name) => ({ name, refersTo: all.Item(name).RefersTo }));
  const names = areasNamed(entries, (sheet) => ours.some(({ name }) => sameName(name, sheet)));
  return names.size === wanted.length ? names : undefined;
}

function read(app: EtApp, book: EtBook): Contents | undefined {
  const ours = ownSheets.flatMap((name) => take(app, name) ?? []);
  const others = othersIn(book, ours);
  if (!others || others.some(left) || alike(ours)) return undefined;
  const sum = ours.reduce((sofar, one) => sofar + filled(one), 0);
  if (counted(app, [...ours.map(({ name }) => name), ...others]) !== sum) return undefined;
  const names = namesOfTables(book, ours);
  if (!names) return undefined;
  const withTable = [...names.values()].map(({ sheet }) => sheet);
  const sheets = ours.map(({ name, range, values }) => {
    const hasTable = withTable.some((sheet) => sameName(sheet, name));
    if (!hasTable) return sheetContent(name, block, contentsOf(values));
    const grid = contentsOf(values, rowsOf(range.Formula, block.rows, block.columns));
    return sheetContent(
      name,
      block,
      tellDates(grid, block, (at) => app.Range(place(name, at))),
    );
  });
  return { sheets: [...sheets, ...others.map((name) => ({ name, cells: [] }))], names };
}

/** All of the workbook in front; undefined where it has to be asked for. */
export function readAtOnce(app: EtApp, book: EtBook): Contents | undefined {
  let contents: Contents | undefined;
  attempt(() => (contents = read(app, book)));
  return contents;
}
