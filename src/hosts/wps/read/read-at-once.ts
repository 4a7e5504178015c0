/**
 * A report's workbook in some 40 crossings instead of 100, at every check and every look of the slow clock. Which sheets
 * it has and about how far they go is known, so each is taken as one block, unasked; a ledger has as many rows as there
 * were applications, so its sheets are asked how far they go. Then WPS counts all that the sheets hold, and only where
 * what was taken is exactly as much is nothing missing. Charts of ours are nobody's to read. Anything else (another sheet with content,
 * or one that a failure has left, rows moved far down, a table without its name, a version that reads such addresses or
 * formulas in another way) is left to the reading that asks for everything.
 */
import { tableIds } from '../../../form/index';
import { areaName, quotedSheet } from '../../../workbook/a1';
import { areasNamed } from '../../../workbook/defined-names';
import { ledgerTabs } from '../../../workbook/ledger-layout';
import { chartSheet, ownSheets, tableName } from '../../../workbook/layout';
import { readReach } from '../../../workbook/limits';
import { isChartTab } from '../../../workbook/read/chart-tab';
import { sameName } from '../../../workbook/sheet-name';
import type { Area, Contents } from '../../../workbook/workbook';
import { rowsOf } from '../cell-value';
import { left } from '../draw/draft';
import type { EtApp, EtBook, EtRange } from '../facade';
import { contentsOf, sheetContent } from './read-cells';
import { attempt } from '../session';
import { tellDates } from './shown-dates';
import { usedPart } from './used-part';

/** Holds every sheet of the template, with some rows and columns to spare. */
const block: Area = { row: 0, column: 0, rows: 64, columns: 16 };
const reach: Area = { row: 0, column: 0, ...readReach };

interface Taken {
  readonly name: string;
  readonly area: Area;
  readonly range: EtRange;
  readonly values: readonly (readonly unknown[])[];
}

const place = (sheet: string, area: Area): string => `${quotedSheet(sheet)}!${areaName(area)}`;

function take(app: EtApp, name: string): Taken | undefined {
  let range: EtRange | undefined;
  // A sheet that is not there throws.
  attempt(() => (range = app.Range(place(name, block))));
  return range && { name, area: block, range, values: rowsOf(range.Value2, block.rows, block.columns) };
}

/** New workbooks come with a sheet or two of their own; they stand in front, or behind where ours were moved. */
const mostOthers = 2;
const ofLedger = (name: string): boolean => ledgerTabs.some((ledger) => sameName(ledger, name));

const ofCharts = (name: string): boolean => sameName(name, chartSheet.name);

/** Whether the sheet of that name is ours; another may be somebody's own. */
function isCharts(app: EtApp, name: string): boolean {
  const taken = ofCharts(name) ? take(app, name) : undefined;
  return taken !== undefined && isChartTab({ cells: contentsOf(taken.values) });
}

/**
 * The sheets that are neither the report's nor the ledger's, charts among them, and those of the ledger; undefined where
 * there are more.
 */
function othersIn(
  book: EtBook,
  ours: readonly Taken[],
): { readonly others: readonly string[]; readonly ledger: readonly string[] } | undefined {
  const sheets = book.Worksheets;
  const count = sheets.Count;
  const missing = count - ours.length;
  // And our charts.
  if (missing > mostOthers + ledgerTabs.length + 1) return undefined;
  const names: string[] = [];
  // In front, then from the end: where sheets of others stand, and where a ledger is added.
  for (let look = 0; names.length < missing && look < count; look += 1) {
    const { Name: name } = sheets.Item(look < mostOthers ? look + 1 : count + mostOthers - look);
    if (![...names, ...ours.map((one) => one.name)].some((known) => sameName(known, name))) names.push(name);
  }
  const others = names.filter((name) => !ofLedger(name));
  return others.filter((name) => !ofCharts(name)).length > mostOthers
    ? undefined
    : { others, ledger: names.filter(ofLedger) };
}

/** A sheet as far as it goes; nothing where it is blank. */
function takeUsed(book: EtBook, name: string): Taken | undefined {
  const used = usedPart(book.Worksheets.Item(name));
  return used && { name, ...used, values: rowsOf(used.range.Value2, used.area.rows, used.area.columns) };
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
  const found = othersIn(book, ours);
  if (!found || found.others.some(left) || alike(ours)) return undefined;
  const ledger = found.ledger.flatMap((name) => takeUsed(book, name) ?? []);
  const taken = [...ours, ...ledger];
  const sum = taken.reduce((sofar, one) => sofar + filled(one), 0);
  const blank = [...found.others, ...found.ledger.filter((name) => !ledger.some((one) => one.name === name))];
  const read = blank.filter((name) => !isCharts(app, name));
  if (counted(app, [...taken.map(({ name }) => name), ...read]) !== sum) return undefined;
  const names = namesOfTables(book, ours);
  if (!names) return undefined;
  const withTable = [...names.values()].map(({ sheet }) => sheet);
  const sheets = taken.map(({ name, area, range, values }) => {
    const hasTable = withTable.some((sheet) => sameName(sheet, name));
    if (!hasTable) return sheetContent(name, area, contentsOf(values));
    const grid = contentsOf(values, rowsOf(range.Formula, area.rows, area.columns));
    return sheetContent(
      name,
      area,
      tellDates(grid, area, (at) => app.Range(place(name, at))),
    );
  });
  return { sheets: [...sheets, ...blank.map((name) => ({ name, cells: [] }))], names };
}

/** All of the workbook in front; undefined where it has to be asked for. */
export function readAtOnce(app: EtApp, book: EtBook): Contents | undefined {
  let contents: Contents | undefined;
  attempt(() => (contents = read(app, book)));
  return contents;
}
