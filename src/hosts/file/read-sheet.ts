/** A sheet's part → what the port tells of a sheet, in one pass. */
import { XmlReader } from '../../container/xml';
import { Broken } from '../../container/zip';
import { parseArea } from '../../workbook/a1';
import { readReach } from '../../workbook/limits';
import { dateText, daysTo1904 } from '../../workbook/shown-date';
import type { Area, Content, SheetContent } from '../../workbook/workbook';
import type { CellFormat } from './splice/cell-formats';
import { scanCells, valueOf } from './splice/scan-cells';
import type { CellFormula, ScannedCell } from './splice/scanned-cell';
import { movedFormula } from './splice/shared-formula';

export interface SheetSource {
  readonly name: string;
  readonly xml: string;
  readonly strings: readonly string[];
  readonly formats: readonly CellFormat[];
  /** Days count from 1904, as once on the Mac. */
  readonly date1904: boolean;
}

/** Cells in one merge. A year's report has a few hundred; a stranger's sheet thousands. */
const mostCells = 100_000;
const mostMerges = 10_000;

/** Merged areas no report has, and that would take long to go through. */
export class HugeMerge extends Broken {}

/** Formulas with their text, as each cell has it. */
export function formulaReader(): (cell: ScannedCell) => string | undefined {
  const masters = new Map<string, { readonly formula: CellFormula; readonly at: ScannedCell }>();
  return (cell) => {
    const { formula } = cell;
    if (!formula) return undefined;
    if (formula.type === 'shared' && formula.shared !== undefined) {
      const master = masters.get(formula.shared);
      if (formula.text === '' && master)
        return movedFormula(master.formula.text, cell.row - master.at.row, cell.column - master.at.column);
      if (formula.text !== '') masters.set(formula.shared, { formula, at: cell });
    }
    // A few programs write the sign one types, which is not part of a formula (18.17.2) and which Excel reads past.
    const text = formula.text.replace(/^=/u, '');
    return text === '' ? undefined : text;
  };
}

/** The areas of `<mergeCell ref="…">`. Throws HugeMerge for what would take long. */
export function readMerges(reader: XmlReader): readonly Area[] {
  const areas: Area[] = [];
  const { depth } = reader;
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    if (piece === 'close' && reader.depth === depth) break;
    if (piece !== 'open' || reader.name !== 'mergeCell') continue;
    const area = parseArea(reader.attribute('ref') ?? '');
    if (!area || area.rows * area.columns > mostCells || areas.length >= mostMerges)
      throw new HugeMerge('merge');
    areas.push(area);
  }
  return areas;
}

/** The numbers of what is told as dates. */
const numbers = new WeakMap<Content, number>();

/** What formulas see in a cell: a date is a number to them. */
export function calculable(content: Content): Content['value'] {
  return numbers.get(content) ?? content.value;
}

/** Formulas without a result that will show one as a date; how many days its number is off. */
const futureDates = new WeakMap<Content, number>();

/** What a formula's result is told as, of a formula that had none. */
export function toldAs(content: Content, result: Content['value']): Content['value'] {
  const days = futureDates.get(content);
  return typeof result === 'number' && days !== undefined ? dateText(result + days) : result;
}

function contentOf(cell: ScannedCell, formula: string | undefined, source: SheetSource): Content {
  const value = valueOf(cell, source.strings);
  const days = source.date1904 ? daysTo1904 : 0;
  const isDate = typeof value === 'number' && source.formats[cell.style]?.date === true;
  const shown = value instanceof Date ? dateText(value) : isDate ? dateText(value + days) : value;
  const content: Content = formula === undefined ? { value: shown } : { value: shown, formula };
  if (isDate) numbers.set(content, value);
  else if (value === null && formula !== undefined && source.formats[cell.style]?.date === true)
    futureDates.set(content, days);
  return content;
}

/** Covered cells tell nothing: counting them beside the first would double it. */
function blankCovered(cells: Content[][], merges: readonly Area[]): void {
  for (const { row, column, rows, columns } of merges)
    for (let r = row; r < Math.min(row + rows, cells.length); r += 1) {
      const line = cells[r] ?? [];
      for (let c = r === row ? column + 1 : column; c < Math.min(column + columns, line.length); c += 1)
        line[c] = { value: null };
    }
}

/** The used part of a sheet, from A1. Throws Broken for damage. */
export function readSheet(source: SheetSource): SheetContent {
  const reader = new XmlReader(source.xml);
  const cells: Content[][] = [];
  const blank: Content = { value: null };
  const formulaOf = formulaReader();
  let rooted = false;
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    if (piece !== 'open') continue;
    if (!rooted && reader.name !== 'worksheet') throw new Broken(reader.name);
    rooted = true;
    if (reader.depth === 1) continue;
    if (reader.name === 'sheetData')
      scanCells(reader, {
        cell: (cell) => {
          const formula = formulaOf(cell);
          if (cell.row >= readReach.rows || cell.column >= readReach.columns) return;
          const content = contentOf(cell, formula, source);
          if (content.value === null && content.formula === undefined) return;
          while (cells.length <= cell.row) cells.push([]);
          const line = cells[cell.row] as Content[];
          while (line.length < cell.column) line.push(blank);
          line.push(content);
        },
      });
    else if (reader.name === 'mergeCells') blankCovered(cells, readMerges(reader));
    else reader.skip();
  }
  return { name: source.name, cells: cells.map(trimmed) };
}

/** Without blanks at the end of a row. */
function trimmed(line: readonly Content[]): readonly Content[] {
  let end = line.length;
  while (end > 0 && line[end - 1]?.value === null && line[end - 1]?.formula === undefined) end -= 1;
  return end === line.length ? line : line.slice(0, end);
}
