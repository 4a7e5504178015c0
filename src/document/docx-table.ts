/** A table as WordprocessingML: the form's own merged heads; tables 3 and 4 kept whole on one page. */
import type { DocumentCell, TableBlock } from './document';
import { tableText, textWidth, type TableTextSize } from './docx-styles';
import { escape } from './markup';
import { isStrong, staysWhole } from './table-look';

/** The least height of a row in twips, so that table 3 fills a page and tables 2 and 4 can be read. */
const rowHeights: Readonly<Record<string, number>> = { proactive: 440, requests: 336, cases: 480 };
const textSizes: Readonly<Record<string, TableTextSize>> = { proactive: 21, requests: 20, cases: 20 };

/** Tables whose rows begin with words, not with a name. */
const leftStubs: ReadonlySet<string> = new Set(['requests', 'problems']);

const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join('');

/** Twips around the text of a cell; in the table itself, because LibreOffice does not take them from a style. */
const margins =
  '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="40" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar>';

function columnTwips(widths: readonly number[]): readonly number[] {
  const sum = widths.reduce((a, b) => a + b, 0);
  return widths.map((width) => Math.round((width / sum) * textWidth));
}

function paragraph(cell: DocumentCell | undefined, table: TableBlock, keep: boolean): string {
  const left = cell?.role === 'note' || (cell?.role === 'stub' && leftStubs.has(table.id));
  const narrow = cell?.role === 'stub' && cell.rowSpan > 8;
  const properties = `<w:pPr><w:pStyle w:val="${tableText(textSizes[table.id] ?? 18)}"/>${keep ? '<w:keepNext/>' : ''}${left && !narrow ? '<w:jc w:val="left"/>' : ''}</w:pPr>`;
  const text = cell?.text ?? '';
  const run =
    cell === undefined || text === ''
      ? ''
      : `<w:r>${isStrong(cell, table) ? '<w:rPr><w:b/><w:bCs/></w:rPr>' : ''}<w:t${/^\s|\s$/u.test(text) ? ' xml:space="preserve"' : ''}>${escape(text)}</w:t></w:r>`;
  return `<w:p>${properties}${run}</w:p>`;
}

/** A cell, or the continuation of one that began in a row above. */
function cellXml(cell: DocumentCell, row: number, table: TableBlock, twips: readonly number[]): string {
  const begins = cell.row === row;
  const width = twips.slice(cell.column, cell.column + cell.columnSpan).reduce((a, b) => a + b, 0);
  const keep = row < table.rowCount - 1 && staysWhole(table);
  const properties =
    `<w:tcW w:w="${String(width)}" w:type="dxa"/>` +
    (cell.columnSpan > 1 ? `<w:gridSpan w:val="${String(cell.columnSpan)}"/>` : '') +
    (cell.rowSpan > 1 ? `<w:vMerge${begins ? ' w:val="restart"' : ''}/>` : '') +
    (cell.role === 'bar' ? '<w:shd w:val="clear" w:color="auto" w:fill="C6D9F1"/>' : '') +
    '<w:vAlign w:val="center"/>';
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(begins ? cell : undefined, table, keep)}</w:tc>`;
}

function rowXml(row: number, table: TableBlock, twips: readonly number[], headRows: number): string {
  const cells = table.cells
    .filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan)
    .sort((a, b) => a.column - b.column)
    .map((cell) => cellXml(cell, row, table, twips));
  const height = String(rowHeights[table.id] ?? 400);
  const head = row < headRows ? '<w:tblHeader/>' : '';
  return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${height}" w:hRule="atLeast"/>${head}</w:trPr>${cells.join('')}</w:tr>`;
}

/** Head rows at the top of a table that is one band, up to its first name or number; table 2 has heads all the way down. */
function headRows(table: TableBlock): number {
  if (table.cells.some((cell) => cell.role === 'bar')) return 0;
  const body = table.cells.filter(({ role }) => role === 'stub' || role === 'number');
  return Math.min(table.rowCount, ...body.map((cell) => cell.row));
}

export function tableXml(table: TableBlock): string {
  const twips = columnTwips(table.widths);
  const heads = headRows(table);
  const rows = Array.from({ length: table.rowCount }, (_, row) => rowXml(row, table, twips, heads));
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${String(twips.reduce((a, b) => a + b, 0))}" w:type="dxa"/><w:jc w:val="center"/>` +
    `<w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>${margins}` +
    `<w:tblCaption w:val="${escape(table.caption)}"/></w:tblPr>` +
    `<w:tblGrid>${twips.map((width) => `<w:gridCol w:w="${String(width)}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`
  );
}
