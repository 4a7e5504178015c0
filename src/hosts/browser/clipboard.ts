/**
 * What another program put on the clipboard, as rows of texts without looks. A table comes by its HTML, which alone
 * knows what its merged cells cover; undefined is a place that one covers, or that the table lacks.
 */
import { entered } from './entered';

export type Pasted = readonly (readonly (string | undefined)[])[];

/** Where a line ends, while those of the source are taken out. */
const end = '\uE000';

/** Lines as they are seen: what the source breaks is a space, and nothing between two Chinese characters. */
function seen(cell: Element): string {
  for (const line of cell.querySelectorAll('br')) line.replaceWith(end);
  for (const block of cell.querySelectorAll('p, div, li')) block.append(end);
  return cell.textContent
    .replace(/(?<=[\u2E80-\u9FFF\uFF00-\uFFEF])\s*\n\s*(?=[\u2E80-\u9FFF\uFF00-\uFFEF])/gu, '')
    .split(end)
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .join('\n')
    .trim();
}

/** What a column too narrow for its number shows; some programs keep the number beside it. */
const tooNarrow = /^#+$/u;

function textOf(cell: Element): string {
  const text = seen(cell);
  return tooNarrow.test(text) ? (cell.getAttribute('x:num') ?? text) : text;
}

function tableIn(html: string): Pasted {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const rows = [...page.querySelectorAll('tr')].filter((row) => !row.parentElement?.closest('td, th'));
  const texts: (string | undefined)[][] = rows.map(() => []);
  rows.forEach((row, index) => {
    const line = texts[index] ?? [];
    let column = 0;
    for (const cell of row.cells) {
      while (column in line) column += 1;
      for (const covered of texts.slice(index, index + Math.max(cell.rowSpan, 1)))
        for (let at = column; at < column + cell.colSpan; at += 1) covered[at] = undefined;
      line[column] = textOf(cell);
    }
  });
  return texts;
}

const field = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/gu;

/** Spreadsheets quote a cell that holds lines or quotes. */
function tabbed(text: string): Pasted {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', after] of text.matchAll(field)) {
    rows.at(-1)?.push(quoted?.replace(/""/gu, '"') ?? plain);
    if (after === '') break;
    if (after === '\n') rows.push([]);
  }
  return rows;
}

/** Numbers one below the other are a column; lines of words are one text, whole. */
function linesIn(text: string): Pasted {
  const lines = text.split('\n');
  return lines.every((line) => typeof entered(line) !== 'string') ? lines.map((line) => [line]) : [[text]];
}

/** The table, and where it shows ##### what the plain text has in that place. */
function readable(table: Pasted, text: string): Pasted {
  if (!table.some((line) => line.some((cell) => cell !== undefined && tooNarrow.test(cell)))) return table;
  const plain = tabbed(text);
  // The same places only where they are as many.
  if (plain.length !== table.length) return table;
  return table.map((line, row) =>
    line.map((cell, column) =>
      cell !== undefined && tooNarrow.test(cell) ? (plain[row]?.[column] ?? cell) : cell,
    ),
  );
}

export function pastedFrom(html: string, text: string): Pasted {
  const lines = text.replace(/\r\n?/gu, '\n').replace(/\n+$/u, '');
  if (/<tr[\s>]/iu.test(html)) return readable(tableIn(html), lines);
  if (lines === '') return [];
  return lines.includes('\t') ? tabbed(lines) : linesIn(lines);
}
