/** One XML part of a workbook made safe for exceljs: what hangs or aborts it is refused, clamped or left out. */
import { parseArea } from '../../workbook/a1';
import { withDateFormats } from './date-formats';
import { withoutDeadLinks } from './relationships';
import { type Refusal, refuse } from '../../form/refusal';

const namespaces = [
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://schemas.openxmlformats.org/package/2006/relationships',
  'http://schemas.openxmlformats.org/package/2006/content-types',
];
const strictNamespace = 'http://purl.oclc.org/ooxml/spreadsheetml/main';

/** Cells in one merge, validation or name. A year's report has a few hundred; a stranger's sheet thousands. */
const mostCells = 100_000;
const mostMerges = 10_000;
/** Styled columns out to XFD are common in WPS files; widths past this one are of no interest. */
const lastColumn = 256;

export interface SafePart {
  readonly kind: 'part';
  readonly xml: string;
  /** Whether something the clerk may have made was left out. */
  readonly lost: boolean;
}

function cellsIn(reference: string): number {
  const area = parseArea(reference.replace(/^.*!/u, ''));
  return area ? area.rows * area.columns : Infinity;
}

/** `x:row` → `row`, where `x` is bound to one of the namespaces exceljs expects unprefixed. */
function withoutPrefixes(xml: string): string {
  let clean = xml;
  for (const [, prefix, uri] of xml.matchAll(/xmlns:([\w.-]+)\s*=\s*["']([^"']*)["']/gu)) {
    if (prefix === undefined || uri === undefined || !namespaces.includes(uri)) continue;
    clean = clean.replace(new RegExp(`<(/?)${prefix.replace(/[.-]/gu, '\\$&')}:`, 'gu'), '<$1');
  }
  return clean;
}

/** `true` and `1` are the same boolean in XML; exceljs knows only the digits, and would lift what LibreOffice protects. */
function digitBooleans(xml: string): string {
  return xml.replace(/<(?!dataValidation\b)[a-zA-Z][^<>]*="(?:true|false)"[^<>]*>/gu, (tag) =>
    tag.replace(/="true"/gu, '="1"').replace(/="false"/gu, '="0"'),
  );
}

function hugeMerge(xml: string): boolean {
  let count = 0;
  for (const [, reference = ''] of xml.matchAll(/<mergeCell\b[^>]*\bref\s*=\s*["']([^"']*)["']/gu)) {
    count += 1;
    if (count > mostMerges || cellsIn(reference) > mostCells) return true;
  }
  return false;
}

function clampColumns(xml: string): string {
  return xml.replace(/<col\b[^>]*\/>/gu, (column) => {
    const min = Number(/\bmin\s*=\s*["'](\d+)/u.exec(column)?.[1] ?? 0);
    if (min > lastColumn) return '';
    return column.replace(/\bmax\s*=\s*(["'])(\d+)\1/u, (_, quote: string, max: string) => {
      return `max=${quote}${String(Math.min(Number(max), lastColumn))}${quote}`;
    });
  });
}

function withoutElement(xml: string, name: string): string {
  return xml
    .replace(new RegExp(`<${name}\\b[^>]*/>`, 'gu'), '')
    .replace(new RegExp(`<${name}\\b[^>]*>[\\s\\S]*?</${name}>`, 'gu'), '');
}

/** Validations exceljs would spread cell by cell; a sheet keeps those of ordinary size. */
function boundedValidations(xml: string): SafePart {
  let lost = false;
  const kept = xml.replace(/<dataValidation\b[^>]*(?:\/>|>[\s\S]*?<\/dataValidation>)/gu, (validation) => {
    const areas = (/\bsqref\s*=\s*["']([^"']*)["']/u.exec(validation)?.[1] ?? '').split(/\s+/u);
    const cells = areas.reduce((sum, area) => sum + cellsIn(area), 0);
    if (cells <= mostCells) return validation;
    lost = true;
    return '';
  });
  return { kind: 'part', xml: kept, lost };
}

function safeSheet(whole: string, keep: boolean, ids: ReadonlySet<string>): SafePart | Refusal {
  const xml = digitBooleans(withoutDeadLinks(whole, ids));
  if (hugeMerge(xml)) {
    return refuse(
      'huge-merge',
      '工作表里有范围过大的合并单元格（例如整列合并），无法读取。请取消这些合并，保存后再试。',
    );
  }
  const clamped = clampColumns(xml);
  if (keep) return boundedValidations(clamped);
  const bare = ['dataValidations', 'autoFilter', 'extLst'].reduce(withoutElement, clamped);
  return { kind: 'part', xml: bare, lost: false };
}

/**
 * Names exceljs would spread cell by cell, or cannot hold. Ours stay, others only for writing back. A copied sheet has
 * names of its own, spelled like the workbook's: exceljs, which knows no such names, would take them for the workbook's.
 */
function safeNames(xml: string, keep: boolean): SafePart {
  let lost = false;
  const kept = xml.replace(
    /<definedName\b([^>]*)>([\s\S]*?)<\/definedName>/gu,
    (name, attributes: string, text: string) => {
      const ours = /\bname\s*=\s*["']ogi_/u.test(attributes);
      if (ours && /\blocalSheetId\s*=/u.test(attributes)) return '';
      const printed = /\bname\s*=\s*["']_xlnm\.Print_/u.test(attributes);
      const areas = text.split(',');
      const bounded = text.length < 2000 && areas.every((area) => printed || cellsIn(area) <= mostCells);
      if (bounded && (ours || keep)) return name;
      lost ||= keep && !/\bname\s*=\s*["']_xlnm\._FilterDatabase/u.test(attributes);
      return '';
    },
  );
  return { kind: 'part', xml: kept, lost };
}

/** exceljs fails to save a table that has no style of its own (openpyxl writes none). */
function styledTable(xml: string): string {
  const plain =
    '<tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/>';
  return xml.includes('<tableStyleInfo') ? xml : xml.replace('</table>', `${plain}</table>`);
}

/** Decodes and cleans one part; `name` is its path in the package, `ids` the links of a sheet that lead somewhere. */
export function safePart(
  name: string,
  bytes: Uint8Array,
  keep: boolean,
  ids: ReadonlySet<string>,
): SafePart | Refusal {
  let xml: string;
  try {
    xml = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse(
      'encoding',
      '这个工作簿内部的文字编码不对，可能已损坏。请在 Excel 或 WPS 中打开，另存为 .xlsx 后再试。',
    );
  }
  if (xml.includes('<!DOCTYPE') || xml.includes('<!ENTITY')) {
    return refuse(
      'doctype',
      '这个工作簿内含不安全的定义（DOCTYPE），已拒绝读取。正常保存的工作簿没有这种内容，请核实来源。',
    );
  }
  if (xml.includes('\0')) {
    return refuse('corrupt', '这个工作簿的内容已损坏。请在 Excel 或 WPS 中打开，另存为 .xlsx 后再试。');
  }
  if (xml.includes(strictNamespace)) {
    return refuse(
      'strict',
      '这个工作簿存成了“严格 Open XML”格式。请在 Excel 中另存为普通的“Excel 工作簿（.xlsx）”后再试。',
    );
  }
  const clean = withoutPrefixes(xml);
  if (name === 'xl/workbook.xml') return safeNames(clean, keep);
  if (name.startsWith('xl/worksheets/') && !name.endsWith('.rels')) return safeSheet(clean, keep, ids);
  if (name === 'xl/styles.xml')
    return { kind: 'part', xml: withDateFormats(digitBooleans(clean)), lost: false };
  return { kind: 'part', xml: name.startsWith('xl/tables/') ? styledTable(clean) : clean, lost: false };
}
