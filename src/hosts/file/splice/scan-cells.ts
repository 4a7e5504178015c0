/**
 * The cells of a sheet's part (ECMA-376 18.3.1.4), in one pass: what reading, showing and writing all go by. A row or
 * cell that does not say where it is follows the one before.
 */
import type { XmlReader } from '../../../container/xml';
import { Broken } from '../../../container/zip';
import { parseCell } from '../../../workbook/a1';
import { plainCellAt } from './plain-cell';
import type { CellFormula, ScannedCell } from './scanned-cell';
import { readText, withoutEscapes } from './strings';

export interface ScannedRow {
  readonly row: number;
  readonly attributes: readonly (readonly [string, string])[];
  /** Of its opening tag, and of the whole row. */
  readonly start: number;
  readonly tagEnd: number;
  end: number;
  readonly empty: boolean;
}

interface Visitor {
  readonly row?: (row: ScannedRow) => void;
  readonly cell: (cell: ScannedCell) => void;
  /** Whether a row's cells are asked for; only where the part was read before, and has no comment or CDATA. */
  readonly wants?: (row: number) => boolean;
}

function formulaOf(reader: XmlReader): CellFormula {
  const type = reader.attribute('t') ?? 'normal';
  const shared = reader.attribute('si');
  const ref = reader.attribute('ref');
  const { start } = reader;
  const text = reader.textWithin();
  return { type, shared, ref, text, start, end: reader.end };
}

function scanCell(reader: XmlReader, row: number, next: number): ScannedCell {
  const { depth, start, end: tagEnd, source } = reader;
  const address = reader.attribute('r');
  const place = address === undefined ? { row, column: next } : parseCell(address);
  if (place?.row !== row) throw new Broken(`cell ${address ?? ''}`);
  const style = Number(reader.attribute('s') ?? 0);
  const type = reader.attribute('t') ?? 'n';
  let raw: string | undefined;
  let formula: CellFormula | undefined;
  let rest = '';
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    if (piece === 'close' && reader.depth === depth) break;
    if (piece !== 'open') continue;
    if (reader.name === 'v') raw = reader.textWithin();
    else if (reader.name === 'is') raw = readText(reader);
    else if (reader.name === 'f') formula = formulaOf(reader);
    else {
      const from = reader.start;
      reader.skip();
      rest += source.slice(from, reader.end);
    }
  }
  return { row, column: place.column, style, type, raw, formula, start, tagEnd, end: reader.end, rest };
}

/** After `<sheetData>` was opened: visits every row and cell in it, and goes on to its end. */
export function scanCells(reader: XmlReader, visit: Visitor): void {
  const { depth } = reader;
  let row = -1;
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    if (piece === 'close' && reader.depth === depth) return;
    if (piece !== 'open') continue;
    if (reader.name !== 'row') {
      reader.skip();
      continue;
    }
    const told = reader.attribute('r');
    const number = told === undefined ? row + 1 : Number(told) - 1;
    if (!Number.isInteger(number) || number <= row) throw new Broken(`row ${told ?? ''}`);
    row = number;
    scanRow(reader, row, visit);
  }
}

function scanRow(reader: XmlReader, row: number, visit: Visitor): void {
  const { depth, start, end, empty } = reader;
  const scanned: ScannedRow = {
    row,
    attributes: visit.row ? reader.attributes() : [],
    start,
    tagEnd: end,
    end,
    empty,
  };
  let column = -1;
  if (visit.wants?.(row) === false && reader.leap()) {
    scanned.end = reader.end;
    visit.row?.(scanned);
    return;
  }
  const met = (cell: ScannedCell): void => {
    if (cell.row !== row) throw new Broken(`cell in row ${String(cell.row)}`);
    if (cell.column <= column) throw new Broken('order of cells');
    column = cell.column;
    visit.cell(cell);
  };
  const plain = (source: string, at: number): number => {
    const cell = plainCellAt(source, at);
    if (!cell) return -1;
    met(cell);
    return cell.end;
  };
  for (;;) {
    reader.take('c', plain);
    const piece = reader.next();
    if (piece === undefined || (piece === 'close' && reader.depth === depth)) break;
    if (piece !== 'open') continue;
    if (reader.name === 'c') met(scanCell(reader, row, column + 1));
    else reader.skip();
  }
  scanned.end = reader.end;
  visit.row?.(scanned);
}

/** What the cell means. Text that is no number where one should be stays text, for the checks to find. */
export function valueOf(
  { type, raw, formula }: Pick<ScannedCell, 'type' | 'raw' | 'formula'>,
  strings: readonly string[],
): number | string | boolean | Date | null {
  if (raw === undefined) return null;
  switch (type) {
    case 's': {
      const text = strings[Number(raw)];
      if (text === undefined) throw new Broken(`string ${raw}`);
      return text === '' ? null : text;
    }
    case 'inlineStr':
      return raw === '' ? null : raw;
    case 'str':
      return raw === '' && !formula ? null : withoutEscapes(raw);
    case 'b':
      return raw.trim() === '1' || raw.trim() === 'true';
    case 'e':
      return raw;
    case 'd': {
      const date = new Date(/[tT]/u.test(raw) ? `${raw.trim().replace(/[zZ]$/u, '')}Z` : raw.trim());
      return Number.isNaN(date.getTime()) ? raw : date;
    }
    default: {
      const text = raw.trim();
      if (text === '') return null;
      return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu.test(text) ? Number(text) : raw;
    }
  }
}
