/**
 * .xls and .et (one format), .ods and .xlsb → their sheets, by SheetJS, which is only ever asked to read. A zip is
 * unpacked here first, under caps, and handed on without compression, so that no bomb reaches the parser.
 */
import { strFromU8, strToU8, zipSync, type Zippable } from 'fflate';
import { inflateEntry, TooLarge, zipEntries } from '../../../container/zip';
import { refuse, type Refusal } from '../../../form/refusal';
import { TooMuch } from '../blocks';
import type { SheetCell, SheetsDocument } from './sheets-document';

/** What is used of @e965/xlsx 0.20.3. */
export interface SheetsLibrary {
  readonly read: (bytes: Uint8Array, options: object) => LibraryWorkbook;
  readonly utils: {
    readonly decode_range: (area: string) => { readonly s: LibraryPlace; readonly e: LibraryPlace };
  };
  readonly SSF: { readonly is_date: (format: string) => boolean };
}

interface LibraryPlace {
  readonly r: number;
  readonly c: number;
}

interface LibraryCell {
  /** Its type: number, string, boolean, error, date, blank. */
  readonly t: string;
  readonly v?: unknown;
  /** As shown. */
  readonly w?: string;
  readonly f?: string;
  readonly z?: unknown;
}

interface LibrarySheet {
  readonly '!data'?: readonly (readonly (LibraryCell | undefined)[] | undefined)[];
  readonly '!merges'?: readonly { readonly s: LibraryPlace; readonly e: LibraryPlace }[];
}

interface LibraryWorkbook {
  readonly SheetNames: readonly string[];
  readonly Sheets: Readonly<Record<string, LibrarySheet>>;
  readonly Workbook?: {
    readonly Names?: readonly {
      readonly Name: string;
      readonly Ref?: string;
      readonly Sheet?: number | null;
    }[];
  };
}

const mostOfPart = 16 * 1024 * 1024;
const mostTogether = 40 * 1024 * 1024;
const mostSheets = 60;
/** A report has 60 rows a sheet and 15 columns; what is beyond these is none of it. */
const mostRows = 1_000;
const mostColumns = 100;

/**
 * An .ods says how often a cell or row is repeated; the parser writes each out. No more than can be of a report: the
 * rest is cut off afterwards anyway.
 */
function withoutCrowds(content: Uint8Array): Uint8Array {
  const most = { columns: mostColumns, rows: mostRows };
  const xml = strFromU8(content).replace(
    /number-(columns|rows)-repeated="(\d{3,})"/gu,
    (said, of: keyof typeof most, count: string) =>
      Number(count) > most[of] ? `number-${of}-repeated="${String(most[of])}"` : said,
  );
  return strToU8(xml);
}

/** The same zip without compression; throws TooLarge for a bomb, Broken for half a file. */
function unpacked(bytes: Uint8Array): Uint8Array {
  const parts: Zippable = {};
  let together = 0;
  for (const entry of zipEntries(bytes)) {
    if (entry.name.endsWith('/') || /^(?:Pictures|Thumbnails|xl\/media)\//u.test(entry.name)) continue;
    const part = inflateEntry(entry, Math.min(mostOfPart, mostTogether - together));
    together += part.length;
    if (together >= mostTogether) throw new TooLarge(entry.name);
    parts[entry.name] = entry.name === 'content.xml' ? withoutCrowds(part) : part;
  }
  return zipSync(parts, { level: 0 });
}

function cellOf(cell: LibraryCell | undefined, { SSF }: SheetsLibrary): SheetCell {
  if (!cell) return { value: null };
  const shown =
    cell.w ??
    (typeof cell.v === 'number' || typeof cell.v === 'string' || typeof cell.v === 'boolean'
      ? String(cell.v)
      : '');
  const isDate = cell.t === 'd' || (cell.t === 'n' && typeof cell.z === 'string' && SSF.is_date(cell.z));
  const value = ((): SheetCell['value'] => {
    if (cell.t === 'e' || isDate) return shown;
    // A number that is none, in a damaged file.
    if (typeof cell.v === 'number' && !Number.isFinite(cell.v)) return null;
    if (typeof cell.v === 'number' || typeof cell.v === 'string' || typeof cell.v === 'boolean')
      return cell.v;
    return null;
  })();
  return cell.f === undefined ? { value } : { value, formula: cell.f };
}

function cellsOf(sheet: LibrarySheet, library: SheetsLibrary): readonly (readonly SheetCell[])[] {
  const rows = Array.from(sheet['!data'] ?? [], (row) =>
    Array.from(row ?? [], (cell) => cellOf(cell, library)).slice(0, mostColumns),
  );
  for (const { s, e } of sheet['!merges'] ?? []) {
    for (let row = s.r; row <= Math.min(e.r, rows.length - 1); row += 1) {
      const cells = rows[row];
      for (let column = s.c; cells && column <= Math.min(e.c, cells.length - 1); column += 1)
        if (row !== s.r || column !== s.c) cells[column] = { value: null };
    }
  }
  return rows;
}

function namesOf({ Workbook }: LibraryWorkbook, { utils }: SheetsLibrary): SheetsDocument['names'] {
  return (Workbook?.Names ?? []).flatMap(({ Name, Ref = '', Sheet }) => {
    const parts = /^(?:'((?:[^']|'')+)'|([^'!]+))!(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)$/u.exec(Ref);
    if (!parts || typeof Sheet === 'number') return [];
    const { s, e } = utils.decode_range(parts[3] ?? '');
    const area = { row: s.r, column: s.c, rows: e.r - s.r + 1, columns: e.c - s.c + 1 };
    return [[Name, { sheet: (parts[1] ?? parts[2] ?? '').replace(/''/gu, "'"), area }] as const];
  });
}

/** Reads the workbook. Throws TooMuch or TooLarge for what no report is, Broken for half a zip, and what SheetJS throws. */
export function readSheets(bytes: Uint8Array, library: SheetsLibrary): SheetsDocument | Refusal {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  let workbook: LibraryWorkbook;
  try {
    workbook = library.read(isZip ? unpacked(bytes) : bytes, {
      type: 'array',
      dense: true,
      sheetRows: mostRows,
      cellHTML: false,
      cellNF: true,
      bookVBA: false,
    });
  } catch (error) {
    // A zip was unpacked here: SheetJS speaks of an encrypted one only where an OLE file is broken.
    if (error instanceof Error && /password|(?<!zip )encrypt/iu.test(error.message)) {
      return refuse(
        'encrypted',
        '这个工作簿设了打开密码，无法读取。请在 Excel 或 WPS 中取消密码并保存，再导入。',
      );
    }
    throw error;
  }
  if (workbook.SheetNames.length > mostSheets) throw new TooMuch();
  const sheets = workbook.SheetNames.flatMap((name) => {
    const sheet = workbook.Sheets[name];
    return sheet ? [{ name, cells: cellsOf(sheet, library) }] : [];
  });
  if (!sheets.some(({ cells }) => cells.some((row) => row.some(({ value }) => value !== null)))) {
    return refuse(
      'no-report',
      '没有在这个工作簿里读到内容，它可能是空的或已损坏。请重新拷贝，或打开它另存为 .xlsx 再导入。',
    );
  }
  return { kind: 'sheets', sheets, names: namesOf(workbook, library) };
}
