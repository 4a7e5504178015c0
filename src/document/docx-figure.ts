/**
 * A picture as WordprocessingML: bars of table cells, which Word and WPS show, print and let edit alike, and in which every
 * number is text. What it shows is also told in words, as the table's description.
 */
import { barTable, units, type BarTableRow } from '../charts/bar-table';
import { described, type Figure } from '../charts/figure';
import { ink } from '../charts/palette';
import { textWidth } from './docx-styles';
import { escape } from './markup';

/** Twips; the bars have what is left. */
const labelWidth = 2500;
const numberWidth = 2000;
const unit = Math.floor((textWidth - labelWidth - numberWidth) / units);
const width = labelWidth + unit * units + numberWidth;
const columns = units + 2;

const half = 21;

function paragraph(text: string, jc: 'left' | 'right', bold: boolean, keep: boolean): string {
  const run =
    text === ''
      ? ''
      : `<w:r><w:rPr>${bold ? '<w:b/><w:bCs/>' : ''}<w:sz w:val="${String(half)}"/><w:szCs w:val="${String(half)}"/></w:rPr>` +
        `<w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;
  return `<w:p><w:pPr><w:pStyle w:val="TableText"/>${keep ? '<w:keepNext/>' : ''}<w:jc w:val="${jc}"/></w:pPr>${run}</w:p>`;
}

/** A cell over `span` columns of the grid, `twips` wide. */
function cell(twips: number, span: number, content: string, fill?: string): string {
  return (
    `<w:tc><w:tcPr><w:tcW w:w="${String(twips)}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${String(span)}"/>` : ''}` +
    (fill === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`) +
    `<w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`
  );
}

/** White above and below a bar, so that bars do not touch. */
const air = 12;

function rowXml(row: BarTableRow, keep: boolean): string {
  const start = '<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="300" w:hRule="atLeast"/></w:trPr>';
  if (row.kind !== 'bar') {
    return `${start}${cell(width, columns, paragraph(row.text, 'left', row.kind === 'group', keep))}</w:tr>`;
  }
  const rest = units - row.long;
  const empty = paragraph('', 'left', false, keep);
  return (
    start +
    cell(labelWidth, 1, paragraph(row.label, 'right', false, keep)) +
    (row.long > 0 ? cell(unit * row.long, row.long, empty, ink(row.ink).fill.slice(1).toUpperCase()) : '') +
    (rest > 0 ? cell(unit * rest, rest, empty) : '') +
    cell(numberWidth, 1, paragraph(row.number, 'left', false, keep)) +
    '</w:tr>'
  );
}

const side = (name: string, size: number, colour: string): string =>
  `<w:${name} w:val="single" w:sz="${String(size)}" w:space="0" w:color="${colour}"/>`;
const borders =
  ['top', 'left', 'bottom', 'right'].map((name) => side(name, 4, '7F7F7F')).join('') +
  // Parts the bars of neighbouring rows.
  side('insideH', air, 'FFFFFF');

/** The table, kept whole on its page; a line of words where nothing is drawn. */
export function figureXml(figure: Figure, caption: string): string {
  if (figure.groups.length === 0)
    return paragraph(`${caption}：${figure.words.join('')}`, 'left', false, false);
  const rows: readonly BarTableRow[] = [{ kind: 'group', text: caption }, ...barTable(figure)];
  const grid = [labelWidth, ...Array.from({ length: units }, () => unit), numberWidth];
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${String(width)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders>` +
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>' +
    `<w:tblCaption w:val="${escape(caption)}"/><w:tblDescription w:val="${escape(described(figure))}"/></w:tblPr>` +
    `<w:tblGrid>${grid.map((twips) => `<w:gridCol w:w="${String(twips)}"/>`).join('')}</w:tblGrid>` +
    `${rows.map((row, index) => rowXml(row, index < rows.length - 1)).join('')}</w:tbl>`
  );
}
