/**
 * Cells put into a sheet's part, in their place and with the format they have there; everything else stays as it is
 * written. What cannot be changed without breaking something else is refused before anything is changed.
 */
import { Broken } from '../../../container/zip';
import { areaName, parseArea } from '../../../workbook/a1';
import type { Area } from '../../../workbook/workbook';
import { isTrue, plainFormat, type CellFormat } from './cell-formats';
import { cellXml, content, type Put } from './cell-xml';
import { columnsEdit, columnStyle } from './columns';
import { readMerges } from '../read-sheet';
import { refusedChange } from './refused-change';
import { scanCells, valueOf, type ScannedRow } from './scan-cells';
import type { ScannedCell } from './scanned-cell';
import { movedFormula } from './shared-formula';
import {
  appended,
  childrenOf,
  edited,
  naming,
  prefixAt,
  rootOf,
  withAttributes,
  type Child,
  type Edit,
  type Naming,
  type Root,
} from './xml-edit';

export interface CellChange {
  /** undefined: what stands there stays. */
  readonly put?: Put;
  /** A format by number; undefined: the one it has. */
  readonly style?: number;
}

export interface SheetChange {
  /** By row, then by column. */
  readonly cells: ReadonlyMap<number, ReadonlyMap<number, CellChange>>;
  /** Points. */
  readonly heights?: ReadonlyMap<number, number>;
  /** Characters. */
  readonly widths?: ReadonlyMap<number, number>;
}

export interface SpliceContext {
  readonly sheet: string;
  readonly strings: readonly string[];
  readonly formats: readonly CellFormat[];
  /** Header and totals rows of tables on the sheet. */
  readonly headers: readonly Area[];
}

export interface Spliced {
  readonly xml: string;
  /** What has changed, to be read instead of the whole; undefined where that does not do. */
  readonly changed: ChangedRows | undefined;
  /** Where a formula went. */
  readonly formulasGone: readonly { readonly row: number; readonly column: number }[];
}

/** Rows of a sheet as they are now. */
export interface ChangedRows {
  readonly rows: readonly number[];
  /** A part like the sheet's with these rows alone, and all its merges. */
  readonly xml: string;
}

interface Scan {
  readonly root: Root;
  readonly data: Child;
  readonly rows: readonly ScannedRow[];
  /** Of the rows that change. */
  readonly cells: ReadonlyMap<number, readonly ScannedCell[]>;
  /** Formulas that reach beyond their cell. */
  readonly wide: readonly ScannedCell[];
  readonly merges: readonly Area[];
  readonly columns: readonly Child[];
  readonly password: boolean;
}

const within = (area: Area, row: number, column: number): boolean =>
  row >= area.row &&
  row < area.row + area.rows &&
  column >= area.column &&
  column < area.column + area.columns;

/** Where cells may be spelled so that a row's end is not the next closing tag, or that reach beyond it. */
const needsReading: readonly string[] = ['<!', 'shared', 'array', 'dataTable'];

function scan(xml: string, rowsWanted: { has: (row: number) => boolean }): Scan {
  const rows: ScannedRow[] = [];
  const cells = new Map<number, ScannedCell[]>();
  const wide: ScannedCell[] = [];
  let merges: readonly Area[] = [];
  let columns: readonly Child[] = [];
  // The part was read when the workbook was opened, or written here.
  const everyRow = needsReading.some((words) => xml.includes(words));
  const root = rootOf(xml, (reader) => {
    if (reader.name === 'sheetData')
      scanCells(reader, {
        row: (row) => void rows.push(row),
        wants: (row) => everyRow || rowsWanted.has(row),
        cell: (cell) => {
          if (cell.formula && cell.formula.type !== 'normal') wide.push(cell);
          if (!rowsWanted.has(cell.row)) return;
          const line = cells.get(cell.row);
          if (line) line.push(cell);
          else cells.set(cell.row, [cell]);
        },
      });
    else if (reader.name === 'mergeCells') merges = readMerges(reader);
    else if (reader.name === 'cols') columns = childrenOf(reader);
    else reader.skip();
  });
  const data = root.children.find(({ name }) => name === 'sheetData');
  if (root.name !== 'worksheet' || !data) throw new Broken('sheetData');
  const protection = Object.fromEntries(
    root.children.find(({ name }) => name === 'sheetProtection')?.attributes ?? [],
  ) as Readonly<Partial<Record<string, string>>>;
  const password =
    isTrue(protection['sheet']) && (protection['password'] ?? protection['hashValue'] ?? '') !== '';
  return { root, data, rows, cells, wide, merges, columns, password };
}

/** Whether the cell holds just that already. */
function holds(cell: ScannedCell | undefined, put: Put, strings: readonly string[]): boolean {
  if (put.kind === 'formula') return false;
  const value = cell ? valueOf(cell, strings) : null;
  if (put.kind === 'result') return value === put.value && cell?.type !== 'd';
  return !cell?.formula && cell?.type !== 'e' && value === put.value;
}

interface Change extends CellChange {
  readonly row: number;
  readonly column: number;
  readonly cell: ScannedCell | undefined;
  /** The format it has, or would have by its row or column. */
  readonly has: number;
}

function changesOf(found: Scan, change: SheetChange, context: SpliceContext): readonly Change[] {
  const rows = new Map(found.rows.map((row) => [row.row, row]));
  return [...change.cells].flatMap(([row, line]) => {
    const there = new Map((found.cells.get(row) ?? []).map((cell) => [cell.column, cell]));
    const attributes = Object.fromEntries(rows.get(row)?.attributes ?? []) as Readonly<
      Partial<Record<string, string>>
    >;
    const rowStyle = isTrue(attributes['customFormat']) ? Number(attributes['s'] ?? 0) : undefined;
    return [...line].flatMap(([column, { put, style }]) => {
      const cell = there.get(column);
      const has = cell?.style ?? rowStyle ?? columnStyle(found.columns, column);
      const same = put === undefined || holds(cell, put, context.strings);
      if (same && (style === undefined || style === has)) return [];
      return [
        { row, column, cell, has, ...(same ? {} : { put }), ...(style === undefined ? {} : { style }) },
      ];
    });
  });
}

/** Throws a HostError for the first change that cannot be made. */
function refuseUnsafe(found: Scan, changes: readonly Change[], context: SpliceContext): void {
  const arrays = found.wide.flatMap(({ formula }) => {
    const area = formula?.type === 'shared' ? undefined : parseArea(formula?.ref ?? '');
    return area && area.rows * area.columns > 1 ? [area] : [];
  });
  for (const { row, column, put, has } of changes) {
    if (put === undefined || put.kind === 'result') continue;
    const at = [context.sheet, row, column] as const;
    if (arrays.some((area) => within(area, row, column))) throw refusedChange.array(...at);
    const covered = found.merges.some(
      (area) => within(area, row, column) && (area.row !== row || area.column !== column),
    );
    if (covered) throw refusedChange.covered(...at);
    if (context.headers.some((area) => within(area, row, column))) throw refusedChange.tableHeader(...at);
    if (found.password && (context.formats[has] ?? plainFormat).locked) throw refusedChange.password(...at);
  }
}

/** Where the first cell of a shared formula is written over, the next one gets the formula to share. */
function handedOver(found: Scan, changes: readonly Change[], name: Naming): ReadonlyMap<ScannedCell, string> {
  const gone = new Set(
    changes.filter(({ put }) => put && put.kind !== 'result').map(({ cell }) => cell?.start ?? -1),
  );
  const shared = found.wide.filter(({ formula }) => formula?.type === 'shared');
  const handed = new Map<ScannedCell, string>();
  for (const master of shared) {
    const { formula } = master;
    if (!formula || formula.text === '' || !gone.has(master.start)) continue;
    const left = shared.filter(
      (cell) => cell.formula?.shared === formula.shared && cell.formula?.text === '' && !gone.has(cell.start),
    );
    const [next] = left;
    if (!next) continue;
    const rows = left.map(({ row }) => row);
    const columns = left.map(({ column }) => column);
    const [row, column] = [Math.min(...rows), Math.min(...columns)];
    const ref = areaName({
      row,
      column,
      rows: Math.max(...rows) - row + 1,
      columns: Math.max(...columns) - column + 1,
    });
    const text = content(movedFormula(formula.text, next.row - master.row, next.column - master.column));
    const tag = name('f');
    handed.set(next, `<${tag} t="shared" ref="${ref}" si="${formula.shared ?? ''}">${text}</${tag}>`);
  }
  return handed;
}

/** What a change needs to know beyond itself. */
interface Pen {
  readonly xml: string;
  readonly name: Naming;
  readonly handed: ReadonlyMap<ScannedCell, string>;
}

function newCell({ row, column, has, style, put }: Change, name: Naming): string {
  return cellXml({ row, column, style: style ?? has }, put ?? { kind: 'value', value: null }, name);
}

function cellEdits(change: Change & { readonly cell: ScannedCell }, { xml, name, handed }: Pen): Edit {
  const { row, column, cell, put, has } = change;
  const style = change.style ?? has;
  if (put === undefined) {
    const s = style === 0 ? undefined : String(style);
    return {
      start: cell.start,
      end: cell.tagEnd,
      text: withAttributes(xml.slice(cell.start, cell.tagEnd), { s }),
    };
  }
  const formula = cell.formula ? (handed.get(cell) ?? xml.slice(cell.formula.start, cell.formula.end)) : '';
  const text = cellXml({ row, column, style }, put, name, { formula, rest: cell.rest });
  return { start: cell.start, end: cell.end, text };
}

/** The opening tag of a row that gains cells or a height. */
function rowTag(tag: string, columns: readonly number[], height: number | undefined): string {
  const spans = /\sspans\s*=\s*["'](\d+):(\d+)["']/u.exec(tag);
  const [, first = '1', last = '1'] = spans ?? [];
  const wide = [
    Math.min(Number(first), ...columns.map((n) => n + 1)),
    Math.max(Number(last), ...columns.map((n) => n + 1)),
  ];
  return withAttributes(tag, {
    ...(spans && columns.length > 0 ? { spans: wide.join(':') } : {}),
    ...(height === undefined ? {} : { ht: String(height), customHeight: '1' }),
  });
}

function rowEdits(
  row: ScannedRow,
  cells: readonly ScannedCell[],
  changes: readonly Change[],
  height: number | undefined,
  pen: Pen,
): readonly Edit[] {
  const { xml, name } = pen;
  const edits: Edit[] = [];
  const added: Change[] = [];
  for (const change of changes) {
    const { cell } = change;
    if (cell) edits.push(cellEdits({ ...change, cell }, pen));
    else added.push(change);
  }
  const opening = xml.slice(row.start, row.tagEnd);
  const tag = rowTag(
    opening,
    added.map(({ column }) => column),
    height,
  );
  const news = [...added].sort((a, b) => a.column - b.column);
  if (row.empty) {
    const inner = news.map((change) => newCell(change, name)).join('');
    const whole = inner === '' ? tag : `${tag.replace(/\s*\/>$/u, '>')}${inner}</${name('row')}>`;
    return [{ start: row.start, end: row.end, text: whole }];
  }
  if (tag !== opening) edits.push({ start: row.start, end: row.tagEnd, text: tag });
  const end = xml.lastIndexOf('<', row.end - 1);
  for (const change of news) {
    const after = cells.find(({ column }) => column > change.column);
    const at = after?.start ?? end;
    edits.push({ start: at, end: at, text: newCell(change, name) });
  }
  return edits;
}

/** A row that is not there yet. */
function newRow(row: number, changes: readonly Change[], height: number | undefined, name: Naming): string {
  const tag = rowTag(`<${name('row')} r="${String(row + 1)}">`, [], height);
  const sorted = [...changes].sort((a, b) => a.column - b.column);
  return `${tag}${sorted.map((change) => newCell(change, name)).join('')}</${name('row')}>`;
}

/** Cells that get a formula to share and do not change otherwise. */
function handedEdits(handed: ReadonlyMap<ScannedCell, string>, changes: readonly Change[]): readonly Edit[] {
  const written = new Set(changes.filter(({ put }) => put).map(({ cell }) => cell?.start));
  return [...handed].flatMap(([{ start, formula }, text]) =>
    formula && !written.has(start) ? [{ start: formula.start, end: formula.end, text }] : [],
  );
}

/** `<dimension>` grown to hold the cells. */
function dimensionEdit(xml: string, root: Root, changes: readonly Change[]): readonly Edit[] {
  const element = root.children.find(({ name }) => name === 'dimension');
  const area = parseArea(element?.attributes.find(([name]) => name === 'ref')?.[1] ?? '');
  if (!element || !area || changes.length === 0) return [];
  const row = Math.min(area.row, ...changes.map((one) => one.row));
  const column = Math.min(area.column, ...changes.map((one) => one.column));
  const rows = Math.max(area.row + area.rows, ...changes.map((one) => one.row + 1)) - row;
  const columns = Math.max(area.column + area.columns, ...changes.map((one) => one.column + 1)) - column;
  const ref = areaName({ row, column, rows, columns });
  if (ref === areaName(area)) return [];
  const tag = xml.slice(element.start, element.innerStart);
  return [{ start: element.start, end: element.innerStart, text: withAttributes(tag, { ref }) }];
}

/** The rows that changed in a part of their own; not where a formula reaches beyond its cell, or a row does not say which. */
function changedRows(
  xml: string,
  { root, wide, rows: there }: Scan,
  texts: ReadonlyMap<number, string>,
  name: Naming,
): ChangedRows | undefined {
  const isTold = ({ row, attributes }: ScannedRow): boolean =>
    !texts.has(row) || attributes.some(([attribute]) => attribute === 'r');
  if (wide.length > 0 || !there.every(isTold)) return undefined;
  const rows = [...texts.keys()].sort((a, b) => a - b);
  const data = `<${name('sheetData')}>${rows.map((row) => texts.get(row) ?? '').join('')}</${name('sheetData')}>`;
  const merges = root.children.filter((child) => child.name === 'mergeCells');
  const rest = merges.map(({ start, end }) => xml.slice(start, end)).join('');
  return { rows, xml: `${xml.slice(0, root.tagEnd)}${data}${rest}${xml.slice(root.innerEnd)}` };
}

/** What a row is with edits made in it. */
function editedRow(xml: string, { start, end }: ScannedRow, edits: readonly Edit[]): string {
  const moved = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return edited(xml.slice(start, end), moved);
}

/** The part with the changes made. Throws a HostError for what is refused, Broken for damage. */
export function spliceSheet(xml: string, change: SheetChange, context: SpliceContext): Spliced {
  const heights = change.heights ?? new Map<number, number>();
  const found = scan(xml, change.cells);
  const changes = changesOf(found, change, context);
  refuseUnsafe(found, changes, context);
  const name = naming(prefixAt(xml, found.data.start));
  const byRow = new Map<number, Change[]>();
  for (const one of changes) byRow.set(one.row, [...(byRow.get(one.row) ?? []), one]);
  const handed = handedOver(found, changes, name);
  const pen: Pen = { xml, name, handed };
  const edits: Edit[] = [...handedEdits(handed, changes), ...dimensionEdit(xml, found.root, changes)];
  const there = new Set(found.rows.map(({ row }) => row));
  const texts = new Map<number, string>();
  for (const row of found.rows) {
    const some = byRow.get(row.row) ?? [];
    const height = heights.get(row.row);
    if (some.length === 0 && height === undefined) continue;
    const own = rowEdits(row, found.cells.get(row.row) ?? [], some, height, pen);
    edits.push(...own);
    texts.set(row.row, editedRow(xml, row, own));
  }
  const news = [...new Set([...byRow.keys(), ...heights.keys()])].filter((row) => !there.has(row));
  news.sort((a, b) => a - b);
  const tail: string[] = [];
  for (const row of news) {
    const text = newRow(row, byRow.get(row) ?? [], heights.get(row), name);
    texts.set(row, text);
    const after = found.rows.find((other) => other.row > row);
    if (after) edits.push({ start: after.start, end: after.start, text });
    else tail.push(text);
  }
  if (tail.length > 0) edits.push(appended(xml, found.data, tail.join('')));
  if (change.widths && change.widths.size > 0)
    edits.push(columnsEdit(xml, found.root, found.data, found.columns, change.widths, name));
  const formulasGone = changes
    .filter(({ cell, put }) => cell?.formula && put?.kind === 'value')
    .map(({ row, column }) => ({ row, column }));
  return { xml: edited(xml, edits), formulasGone, changed: changedRows(xml, found, texts, name) };
}
