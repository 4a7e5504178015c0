/**
 * What a grid shows of a workbook, as a small package for exceljs: contents as we read them, looks, merges, protection,
 * rules; nothing it does not know, and no more than a page can draw. Nothing is lost by leaving the rest out: what is saved
 * is the workbook itself.
 */
import { strToU8, zipSync } from 'fflate';
import { XmlReader, xmlText } from '../../container/xml';
import { cellName, parseArea } from '../../workbook/a1';
import { content } from '../file/splice/cell-xml';
import { formulaReader, readMerges } from '../file/read-sheet';
import { scanCells, valueOf } from '../file/splice/scan-cells';
import type { ScannedCell } from '../file/splice/scanned-cell';
import type { State } from '../file/state';
import { daysTo1904 } from '../../workbook/shown-date';
import { withDateFormats } from './date-formats';

/** Of a sheet: what a page draws in a moment. */
const most = { rows: 5_000, columns: 256, cells: 150_000, rules: 1_000, ruleCells: 100_000 } as const;

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const day = 86_400_000;
const dayZero = Date.UTC(1899, 11, 30);

/** The children of a sheet that a grid shows, in their order. */
const shownChildren: ReadonlySet<string> = new Set([
  'sheetPr',
  'sheetViews',
  'sheetFormatPr',
  'sheetProtection',
  'conditionalFormatting',
  'dataValidations',
]);

/** An opening tag without prefixes, booleans as digits: exceljs knows no others. */
function plainTag(reader: XmlReader): string {
  const attributes = reader
    .attributes()
    .filter(([name]) => !name.includes(':') && name !== 'xmlns')
    .map(([name, value]) => {
      const digit = value === 'true' ? '1' : value === 'false' ? '0' : value;
      return ` ${name}="${xmlText(reader.name === 'dataValidation' ? value : digit)}"`;
    });
  return `<${reader.name}${attributes.join('')}>`;
}

/** The element that was opened last, without prefixes and without what is of other namespaces; goes on to its end. */
function plainElement(reader: XmlReader): string {
  const { depth } = reader;
  const pieces = [plainTag(reader)];
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    if (piece === 'text') pieces.push(content(reader.text()));
    else if (piece === 'close') {
      pieces.push(`</${reader.name}>`);
      if (reader.depth === depth) break;
    } else if (reader.name.startsWith('{') || reader.name === 'extLst') reader.skip();
    else pieces.push(plainTag(reader));
  }
  return pieces.join('');
}

function valueXml(cell: ScannedCell, formula: string | undefined, state: State): string {
  const value = valueOf(cell, state.strings);
  const place = `<c r="${cellName(cell.row, cell.column)}" s="${String(cell.style)}"`;
  const f = formula === undefined ? '' : `<f>${content(formula)}</f>`;
  if (value === null) return f === '' ? `${place}/>` : `${place}>${f}</c>`;
  if (typeof value === 'boolean') return `${place} t="b">${f}<v>${value ? '1' : '0'}</v></c>`;
  if (cell.type === 'e') return `${place} t="e">${f}<v>${content(String(value))}</v></c>`;
  if (typeof value === 'string') return `${place} t="str">${f}<v>${content(value)}</v></c>`;
  const number = value instanceof Date ? (value.getTime() - dayZero) / day : value;
  const shift = state.book.date1904 && state.formats[cell.style]?.date === true ? daysTo1904 : 0;
  return `${place}>${f}<v>${String(number + shift)}</v></c>`;
}

const sizes: ReadonlySet<string> = new Set(['ht', 'customHeight', 'hidden', 's', 'customFormat']);

interface Cells {
  readonly xml: string;
  /** Whether something was left out. */
  readonly cut: boolean;
}

function cellsXml(reader: XmlReader, state: State): Cells {
  const rows: string[] = [];
  let cells: string[] = [];
  let count = 0;
  let cut = false;
  const formulaOf = formulaReader();
  scanCells(reader, {
    cell: (cell) => {
      const formula = formulaOf(cell);
      const holds = cell.raw !== undefined || formula !== undefined;
      if (cell.row >= most.rows || cell.column >= most.columns || count >= most.cells) {
        cut ||= holds;
        return;
      }
      count += 1;
      cells.push(valueXml(cell, formula, state));
    },
    row: ({ row, attributes }) => {
      if (row < most.rows && rows.length < most.cells) {
        const looks = attributes.filter(([name]) => sizes.has(name));
        const told = looks.map(([name, value]) => ` ${name}="${xmlText(value === 'true' ? '1' : value)}"`);
        rows.push(`<row r="${String(row + 1)}"${told.join('')}>${cells.join('')}</row>`);
      }
      cells = [];
    },
  });
  return { xml: `<sheetData>${rows.join('')}</sheetData>`, cut };
}

/** `<cols>` as far as a page shows them. */
function columnsXml(reader: XmlReader): string {
  const { depth } = reader;
  const columns: string[] = [];
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    if (piece === 'close' && reader.depth === depth) break;
    if (piece !== 'open' || reader.name !== 'col' || columns.length >= most.columns) continue;
    const [min, max] = [Number(reader.attribute('min')), Number(reader.attribute('max'))];
    if (!(min >= 1 && min <= most.columns && max >= min)) continue;
    columns.push(
      plainTag(reader).replace(/ max="[^"]*"/u, ` max="${String(Math.min(max, most.columns))}"`) + '</col>',
    );
  }
  return columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`;
}

/** Validations exceljs spreads cell by cell: those of ordinary size. */
function validationsXml(reader: XmlReader): string {
  const { depth } = reader;
  const rules: string[] = [];
  let cells = 0;
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    if (piece === 'close' && reader.depth === depth) break;
    if (piece !== 'open') continue;
    const areas = (reader.attribute('sqref') ?? '').split(/\s+/u).slice(0, most.rules).map(parseArea);
    const size = areas.reduce((sum, area) => sum + (area ? area.rows * area.columns : most.ruleCells), 0);
    if (reader.name !== 'dataValidation' || rules.length >= most.rules || cells + size > most.ruleCells) {
      reader.skip();
      continue;
    }
    cells += size;
    rules.push(plainElement(reader));
  }
  return rules.length === 0
    ? ''
    : `<dataValidations count="${String(rules.length)}">${rules.join('')}</dataValidations>`;
}

/** A conditional format as far as a grid shows it: its rules by formula. */
function formatsXml(reader: XmlReader): string {
  const { depth } = reader;
  const tag = plainTag(reader);
  const rules: string[] = [];
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    if (piece === 'close' && reader.depth === depth) break;
    if (piece !== 'open') continue;
    if (reader.name === 'cfRule' && reader.attribute('type') === 'expression') {
      const rule = plainElement(reader);
      if (rule.includes('<formula>')) rules.push(rule);
    } else reader.skip();
  }
  return rules.length === 0 ? '' : `${tag}${rules.join('')}</conditionalFormatting>`;
}

function sheetXml(xml: string, state: State): Cells {
  const parts = new Map<string, string>();
  const put = (name: string, text: string): void => {
    parts.set(name, (parts.get(name) ?? '') + text);
  };
  let cut = false;
  let formats = 0;
  const reader = new XmlReader(xml);
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    if (piece !== 'open' || reader.depth === 1) continue;
    if (reader.name === 'sheetData') {
      const cells = cellsXml(reader, state);
      ({ cut } = cells);
      put('sheetData', cells.xml);
    } else if (reader.name === 'cols') put('cols', columnsXml(reader));
    else if (reader.name === 'mergeCells') {
      const areas = readMerges(reader).filter(({ row, column }) => row < most.rows && column < most.columns);
      const cells = areas.map(({ row, column, rows, columns }) => {
        const last = cellName(row + rows - 1, column + columns - 1);
        return `<mergeCell ref="${cellName(row, column)}:${last}"/>`;
      });
      if (cells.length > 0) put('mergeCells', `<mergeCells>${cells.join('')}</mergeCells>`);
    } else if (reader.name === 'dataValidations') put(reader.name, validationsXml(reader));
    else if (reader.name === 'conditionalFormatting' && formats < most.rules) {
      formats += 1;
      put(reader.name, formatsXml(reader));
    } else if (shownChildren.has(reader.name) && reader.name !== 'conditionalFormatting')
      put(reader.name, plainElement(reader));
    else reader.skip();
  }
  const order = [
    'sheetPr',
    'sheetViews',
    'sheetFormatPr',
    'cols',
    'sheetData',
    'sheetProtection',
    'mergeCells',
    'conditionalFormatting',
    'dataValidations',
  ];
  const inner = order.map((name) => parts.get(name) ?? '').join('');
  return { xml: `<worksheet xmlns="${main}">${inner}</worksheet>`, cut };
}

/** A part without prefixes, and without what is of other namespaces. */
function plainPart(xml: string): string {
  const reader = new XmlReader(xml);
  reader.next();
  return plainElement(reader).replace(/^<(\w+)/u, `<$1 xmlns="${main}"`);
}

export interface ShownPackage {
  readonly bytes: Uint8Array;
  /** Sheets of which only the beginning is shown. */
  readonly cut: readonly string[];
}

export function shownPackage(state: State): ShownPackage {
  const { parts, book } = state;
  const files: Record<string, string> = {};
  const links: string[] = [];
  const types: string[] = [];
  const add = (path: string, xml: string, kind: string, contentType: string): string => {
    files[`xl/${path}`] = xml;
    const id = `rId${String(links.length + 1)}`;
    links.push(`<Relationship Id="${id}" Type="${office}/${kind}" Target="${path}"/>`);
    types.push(`<Override PartName="/xl/${path}" ContentType="${contentType}"/>`);
    return id;
  };
  const kindOf = (kind: string): string =>
    `application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml`;
  const textOf = (kind: string): string | undefined => {
    const path = parts.related(book.path, kind);
    return path === undefined ? undefined : parts.text(path);
  };
  const styles = textOf('styles');
  if (styles !== undefined) add('styles.xml', withDateFormats(plainPart(styles)), 'styles', kindOf('styles'));
  const theme = textOf('theme');
  if (theme !== undefined)
    add('theme/theme1.xml', theme, 'theme', 'application/vnd.openxmlformats-officedocument.theme+xml');
  const cut: string[] = [];
  const listed = book.sheets.map(({ name, visible, path }, n) => {
    const sheet = sheetXml(parts.text(path) ?? '', state);
    if (sheet.cut) cut.push(name);
    const id = add(`worksheets/sheet${String(n + 1)}.xml`, sheet.xml, 'worksheet', kindOf('worksheet'));
    return `<sheet name="${xmlText(name)}" sheetId="${String(n + 1)}" state="${visible ? 'visible' : 'hidden'}" r:id="${id}"/>`;
  });
  files['xl/workbook.xml'] =
    `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${listed.join('')}</sheets></workbook>`;
  files['xl/_rels/workbook.xml.rels'] =
    `<Relationships xmlns="${packages}/relationships">${links.join('')}</Relationships>`;
  files['_rels/.rels'] =
    `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
  files['[Content_Types].xml'] =
    `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${kindOf('sheet.main')}"/>${types.join('')}</Types>`;
  const packed = Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)]));
  return { bytes: zipSync(packed, { level: 0 }), cut };
}
