/**
 * One self-contained .html for the web editor: real tables whose spans and inline styles carry the meaning when a CMS
 * drops scope, id and headers on pasting; those are there for screen readers in the file itself (WCAG H43, H63).
 */
import { pictureCaption, pictureNumbers } from '../form/report';
import type { Block, DocumentCell, ReportDocument, TableBlock } from './document';
import { strToU8 } from 'fflate';
import { figureCss, figureHtml } from './html-figure';
import { escape } from './markup';
import { isStrong } from './table-look';

const cellStyle = 'border:1px solid #000;padding:4px 6px;text-align:center;vertical-align:middle';
const styles = {
  title: 'text-align:center;font-size:22pt;font-weight:bold;line-height:1.4;margin:0',
  h2: 'font-size:16pt;font-weight:bold;text-indent:2em;line-height:1.8;margin:0.6em 0 0.2em',
  h3: 'font-size:16pt;font-weight:normal;text-indent:2em;line-height:1.8;margin:0.3em 0 0',
  p: 'font-size:16pt;text-indent:2em;line-height:1.8;margin:0;text-align:justify',
  box: 'overflow-x:auto;margin:0.5em 0 1em',
  table: 'border-collapse:collapse;width:100%;table-layout:fixed;font-size:10.5pt',
  mark: 'text-align:center;color:#c00000;font-size:14pt;font-weight:bold;border:2px solid #c00000;padding:4px',
} as const;

/** Pixels: table 3 is wider than a phone's screen. */
const phoneWidth = 640;

/**
 * On a phone table 3 is scrolled in its box, and its labels stay in sight: those of the last column of labels as they
 * are, those that stand over more columns with only as much of them as the last one is wide.
 */
function phoneCss(table: TableBlock | undefined): string {
  if (!table) return '';
  const sum = table.widths.reduce((a, b) => a + b, 0);
  const last = firstNumber(table) - 1;
  const stays = table.widths.slice(0, last).map((_, column) => {
    const over = table.widths.slice(column, last).reduce((a, b) => a + b, 0);
    const pixels = Math.round((over / sum) * phoneWidth);
    return `th.l${String(last - column + 1)}{left:-${String(pixels)}px;padding-left:${String(pixels + 6)}px!important}`;
  });
  return (
    `@media(max-width:${String(phoneWidth)}px){#${table.id}{min-width:${String(phoneWidth)}px}` +
    `th[class^=l]{position:sticky;z-index:1;background:#fff}th.l1{left:0}${stays.join('')}}`
  );
}

/** The first column that has numbers. */
function firstNumber(table: TableBlock): number {
  return Math.min(...table.cells.filter(({ role }) => role === 'number').map(({ column }) => column));
}

/** Print on A4 with the margins of official documents. */
const css =
  "body{max-width:156mm;margin:2em auto;padding:0 1em;font-family:FangSong,'仿宋',STFangsong,serif;color:#000;background:#fff}" +
  "h1{font-family:'方正小标宋简体',STZhongsong,SimSun,serif}h2{font-family:SimHei,'黑体',STHeiti,sans-serif}h3{font-family:KaiTi,'楷体',STKaiti,serif}" +
  'table{font-family:SimSun,STSong,serif}' +
  '@page{size:A4;margin:37mm 26mm 35mm 28mm}@media print{body{max-width:none;margin:0;padding:0}table,tr,figure{break-inside:avoid}h2,h3{break-after:avoid}}';

function covers(head: DocumentCell, cell: DocumentCell, axis: 'row' | 'column'): boolean {
  const span = axis === 'row' ? head.rowSpan : head.columnSpan;
  return head[axis] <= cell[axis] && cell[axis] < head[axis] + span;
}

function cellId(table: TableBlock, cell: DocumentCell): string {
  return `${table.id}-${String(cell.row)}-${String(cell.column)}`;
}

/** The heads over a number, in its own band, and the stubs beside it. */
function headsOf(cell: DocumentCell, table: TableBlock): readonly DocumentCell[] {
  const bars = table.cells.filter((candidate) => candidate.role === 'bar' && candidate.row < cell.row);
  const top = bars[bars.length - 1]?.row ?? -1;
  return table.cells.filter((candidate) => {
    if (candidate.role === 'stub') return covers(candidate, cell, 'row');
    const above = candidate.row > top && candidate.row < cell.row;
    return candidate.role === 'head' && above && covers(candidate, cell, 'column');
  });
}

function scopeOf(cell: DocumentCell): string {
  if (cell.role === 'head') return cell.columnSpan > 1 ? 'colgroup' : 'col';
  return cell.rowSpan > 1 ? 'rowgroup' : 'row';
}

function spans(cell: DocumentCell): string {
  return (
    (cell.columnSpan > 1 ? ` colspan="${String(cell.columnSpan)}"` : '') +
    (cell.rowSpan > 1 ? ` rowspan="${String(cell.rowSpan)}"` : '')
  );
}

/** The class of a label of table 3 that stays in sight while its numbers are scrolled: by how many columns it spans. */
function staying(cell: DocumentCell, table: TableBlock): string {
  if (table.id !== 'requests' || cell.role !== 'stub') return '';
  return cell.column + cell.columnSpan === firstNumber(table) ? ` class="l${String(cell.columnSpan)}"` : '';
}

function cellHtml(cell: DocumentCell, table: TableBlock): string {
  const text = escape(cell.text);
  switch (cell.role) {
    case 'number': {
      const heads = headsOf(cell, table).map((head) => cellId(table, head));
      return `<td${spans(cell)} headers="${heads.join(' ')}" style="${cellStyle}">${text}</td>`;
    }
    case 'bar':
      return `<td${spans(cell)} style="${cellStyle};background:#c6d9f1">${text}</td>`;
    case 'note':
      return `<td${spans(cell)} style="${cellStyle};text-align:left">${text}</td>`;
    case 'head':
    case 'stub': {
      const left = cell.role === 'stub' && table.id === 'requests' ? ';text-align:left' : '';
      const weight = isStrong(cell, table) ? 'bold' : 'normal';
      return `<th${spans(cell)} id="${cellId(table, cell)}" scope="${scopeOf(cell)}"${staying(cell, table)} style="${cellStyle};font-weight:${weight}${left}">${text}</th>`;
    }
  }
}

function tableHtml(table: TableBlock): string {
  const sum = table.widths.reduce((a, b) => a + b, 0);
  const columns = table.widths.map((width) => `<col style="width:${((width / sum) * 100).toFixed(2)}%">`);
  const rows = Array.from({ length: table.rowCount }, (_, row) => {
    const cells = table.cells.filter((cell) => cell.row === row);
    return `<tr>${cells.map((cell) => cellHtml(cell, table)).join('')}</tr>`;
  });
  return (
    `<div style="${styles.box}"><table id="${table.id}" aria-label="${escape(table.caption)}" style="${styles.table}">` +
    `<colgroup>${columns.join('')}</colgroup><tbody>\n${rows.join('\n')}\n</tbody></table></div>`
  );
}

function blockHtml(block: Exclude<Block, { kind: 'title' }>): string {
  switch (block.kind) {
    case 'heading': {
      const tag = block.level === 1 ? 'h2' : 'h3';
      return `<${tag} style="${styles[tag]}">${escape(block.text)}</${tag}>`;
    }
    case 'paragraph':
      return `<p style="${styles.p}${block.signature ? ';text-align:right;text-indent:0' : ''}">${escape(block.text)}</p>`;
    case 'table':
      return tableHtml(block);
    case 'figure': {
      const { figure, number } = block;
      return figureHtml(figure, pictureCaption(number, figure.title), pictureNumbers(number));
    }
  }
}

/** The bytes of the page, UTF-8. */
export function writeHtml(document: ReportDocument): Uint8Array {
  const title = document.blocks.flatMap((block) => (block.kind === 'title' ? [escape(block.text)] : []));
  const body = document.blocks.flatMap((block) => (block.kind === 'title' ? [] : [blockHtml(block)]));
  const requests = document.blocks.find(
    (block): block is TableBlock => block.kind === 'table' && block.id === 'requests',
  );
  const pictured = document.blocks.some(({ kind }) => kind === 'figure') ? figureCss : '';
  const mark = document.mark === undefined ? '' : `<p style="${styles.mark}">${escape(document.mark)}</p>\n`;
  return strToU8(
    '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n' +
      '<meta name="viewport" content="width=device-width, initial-scale=1">\n' +
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n` +
      `<title>${escape(document.title)}</title>\n<style>${css}${phoneCss(requests)}${pictured}</style>\n</head>\n<body>\n<main>\n${mark}` +
      `<h1 style="${styles.title}">${title.join('<br>')}</h1>\n${body.join('\n')}\n</main>\n</body>\n</html>\n`,
  );
}
