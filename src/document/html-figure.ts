/**
 * A picture in a page: SVG, and folded under it the same as a table of plain cells, for editors that drop SVG and for
 * who would rather read a table. What the table means stands in its cells and inline styles alone.
 */
import { barTable, units, type BarTableRow } from '../charts/bar-table';
import { draw } from '../charts/draw';
import type { Figure } from '../charts/figure';
import { ink } from '../charts/palette';
import { escape } from './markup';
import { svg } from './svg';

const sans = "SimHei,'黑体',STHeiti,'Microsoft YaHei',sans-serif";
const styles = {
  figure: 'margin:1em auto;max-width:400px',
  svg: `display:block;width:100%;height:auto;font-family:${sans}`,
  words: `font-size:10.5pt;margin:0;font-family:${sans}`,
  summary: 'font-size:10.5pt;margin:0.4em 0',
  table: 'border-collapse:collapse;width:100%;table-layout:fixed;font-size:10.5pt',
  head: 'padding:4px 6px;text-align:left;font-weight:bold',
  label: 'padding:2px 6px;text-align:right;font-weight:normal',
  number: 'padding:2px 6px;text-align:left',
} as const;

/** Percents of the table's width. */
const widths = { label: 30, number: 24 } as const;
const columns = units + 2;

function rowHtml(row: BarTableRow): string {
  if (row.kind !== 'bar') {
    const tag = row.kind === 'group' ? 'th' : 'td';
    const scope = row.kind === 'group' ? ' scope="colgroup"' : '';
    const style = row.kind === 'group' ? styles.head : styles.number;
    return `<tr><${tag} colspan="${String(columns)}"${scope} style="${style}">${escape(row.text)}</${tag}></tr>`;
  }
  const rest = units - row.long;
  return (
    `<tr><th scope="row" style="${styles.label}">${escape(row.label)}</th>` +
    (row.long > 0 ? `<td colspan="${String(row.long)}" style="background:${ink(row.ink).fill}"></td>` : '') +
    (rest > 0 ? `<td colspan="${String(rest)}"></td>` : '') +
    `<td style="${styles.number}">${escape(row.number)}</td></tr>`
  );
}

/** The bars as plain cells, under their caption. */
export function barTableHtml(figure: Figure, caption: string): string {
  const unit = (100 - widths.label - widths.number) / units;
  const column = (percent: number, span = 1): string =>
    `<col${span > 1 ? ` span="${String(span)}"` : ''} style="width:${String(Math.round(percent * 100) / 100)}%">`;
  const rows = [{ kind: 'group', text: caption } as const, ...barTable(figure)];
  return (
    `<table style="${styles.table}"><colgroup>${column(widths.label)}${column(unit, units)}${column(widths.number)}</colgroup>` +
    `<tbody>\n${rows.map(rowHtml).join('\n')}\n</tbody></table>`
  );
}

/** Of a page with pictures: what is folded is not printed, because the picture says it. */
export const figureCss = '@media print{details{display:none}}';

/** `caption` stands over the picture, `folded` over its table; where nothing is drawn, both are one line of words. */
export function figureHtml(figure: Figure, caption: string, folded: string): string {
  if (figure.groups.length === 0) {
    return `<figure style="${styles.figure}"><p style="${styles.words}"><b>${escape(caption)}</b>：${escape(figure.words.join(''))}</p></figure>`;
  }
  return (
    `<figure style="${styles.figure}">\n${svg(draw(figure, caption), `figure-${figure.id}`, { style: styles.svg })}\n` +
    `<details><summary style="${styles.summary}">${escape(folded)}</summary>\n${barTableHtml(figure, caption)}\n</details>\n</figure>`
  );
}
