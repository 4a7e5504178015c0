/**
 * What a part of the text looks like in print, as a formula beside it: its heading, and its words with the numbers of the
 * tables in the place of 〔fields〕. What it does not know (a name typed later, what only a ledger tells) stays as it is.
 * A part of more words than the highest row can show says so above them: a second row would stand between two cells that are
 * written in one after the other, and cells joined over two rows do not grow.
 */
import type { CellKey } from '../../form/cell';
import type { CellPlace } from '../../form/place';
import { partHeading, type TextKey } from '../../form/text';
import type { Report, Subject } from '../../form/report';
import { prescribed } from '../../form/report-tables';
import { fieldTarget, resolveFields } from '../../fields/field';
import { areaName, cellName, quotedSheet } from '../a1';
import { textColumns, textWidth } from '../layout';
import { charactersToLine, heightFor, mostLines } from './style';
import type { CellInput } from '../workbook';

export type Places = ReadonlyMap<Subject, CellPlace>;

/** A formula may nest 64 calls and have 8,192 characters. */
const mostFields = 55;
const longest = 8_000;

const field = /〔([^〔〕\n]{1,80})〕/gu;

const quoted = (text: string): string => `"${text.replace(/"/gu, '""')}"`;

/** Cells below one another are one area. */
function referenceTo(cells: readonly CellPlace[]): string {
  const areas: { readonly first: CellPlace; rows: number }[] = [];
  for (const cell of cells) {
    const last = areas[areas.length - 1];
    const { sheet, row, column } = cell;
    if (last?.first.sheet === sheet && last.first.column === column && last.first.row + last.rows === row)
      last.rows += 1;
    else areas.push({ first: cell, rows: 1 });
  }
  return areas
    .map(({ first: { sheet, row, column }, rows }) => {
      return `${quotedSheet(sheet)}!${areaName({ row, column, rows, columns: 1 })}`;
    })
    .join(',');
}

/** Where the cells of a field are; undefined where one of them has no place. */
function referencesOf(keys: readonly Subject[], places: Places): string | undefined {
  const cells = keys.flatMap((key) => places.get(key) ?? []);
  return cells.length > 0 && cells.length === keys.length ? referenceTo(cells) : undefined;
}

/** The number of a field, and the field itself while there is none. */
function numberOf(name: string, report: Report, places: Places): string | undefined {
  const raw = quoted(`〔${name}〕`);
  const target = fieldTarget(name, prescribed(report));
  if (target?.kind === 'cells' || target?.kind === 'fact') {
    const keys: readonly Subject[] = target.kind === 'cells' ? target.cells : [target.fact];
    const cells = referencesOf(keys, places);
    return cells === undefined ? undefined : `IF(COUNT(${cells})=0,${raw},SUM(${cells}))`;
  }
  if (target?.kind !== 'share') return undefined;
  const of = (keys: readonly CellKey[]): string | undefined => referencesOf(keys, places);
  const [part, whole] = [of(target.part), of(target.of)];
  if (part === undefined || whole === undefined) return undefined;
  return `IF(SUM(${whole})=0,${raw},ROUND(100*SUM(${part})/SUM(${whole}),1)&"%")`;
}

/** Points for the row of a part: what is written, and what is printed of it, both to be seen whole. */
export function partHeight(text: string, printed: CellInput, width: number): number {
  const shown = printed.kind === 'formula' ? String(printed.result) : '';
  return Math.max(64, heightFor(text, width), heightFor(shown, width));
}

const perLine = charactersToLine(textWidth);
/** Each paragraph leaves about half a line empty at its end; the heading and this note take a line each. */
const [mostCharacters, paragraphEnd] = [(mostLines() - 2) * perLine, Math.round(perLine / 2)];
const tooLong = '（这一部分较长，这里一格印不全；打印请用“生成报告”得到的文档）';

const isTooLong = (text: string): boolean =>
  text.length + paragraphEnd * (text.split('\n').length - 1) > mostCharacters;

/** The same of what stands in a cell. */
const tooLongIn = (cell: string): string =>
  `LEN(${cell})+${String(paragraphEnd)}*(LEN(${cell})-LEN(SUBSTITUTE(${cell},CHAR(10),"")))>${String(mostCharacters)}`;

/** For the row of a part whose text is `text`, raw; `report` has the numbers. */
export function printedText(
  row: number,
  key: TextKey,
  text: string,
  {
    report,
    places,
    shift = 0,
  }: { readonly report: Report; readonly places: Places; readonly shift?: number },
): CellInput {
  const at = (column: number): string => cellName(row, column + shift);
  const [heading, words] = [at(textColumns.heading), at(textColumns.text)];
  // Of a part without a heading in print, nothing stands above its words.
  const headed = partHeading(key) === undefined ? '' : `${heading}&CHAR(10)&`;
  const names = [...new Set([...text.matchAll(field)].map(([, name = '']) => name))].slice(0, mostFields);
  const filled = names.reduce((formula, name) => {
    const number = numberOf(name, report, places);
    const next = `SUBSTITUTE(${formula},${quoted(`〔${name}〕`)},${number ?? ''})`;
    return number === undefined || next.length > longest ? formula : next;
  }, words);
  // Room to write by hand where there is nothing yet; it also keeps the row from being low.
  const noted = `IF(${tooLongIn(words)},${quoted(tooLong)}&CHAR(10),"")`;
  const formula = `${headed}${noted}&IF(LEN(${words})=0,CHAR(10)&CHAR(10)&CHAR(10),${filled})`;
  const note = isTooLong(text) ? `${tooLong}\n` : '';
  const said = note + (text === '' ? '\n\n\n' : resolveFields(text, report, prescribed(report)).text);
  const above = partHeading(key);
  const result = above === undefined ? said : `${report.headings[key] ?? above}\n${said}`;
  return { kind: 'formula', formula, result };
}
