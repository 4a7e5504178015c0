/** What the checks of words against tables share: the prose read once, cells in numbers and in names, what to quote. */
import type { CellKey } from '../../form/cell';
import { fieldsOf } from '../../fields/field';
import { areRead } from '../../form/evidence';
import { sumOf, type Figures } from '../../form/figures';
import type { TableId } from '../../form/form';
import { cellOf, editions } from '../../form/index';
import { remembering } from '../../form/memory/remembering';
import type { TextKey } from '../../form/text';
import type { Report } from '../../form/report';
import { clauseAround, quoted, wordsOf, type PlainSentence } from '../../reading/plain-sentence';
import { readPart, readProse, type ReadProse } from '../../reading/read-prose';
import type { CellSet } from '../../reading/mention';
import { tableHeading } from '../tables/cell-group';
import { foundTable } from '../../form/report-tables';
import type { Said } from '../rule';

/** The last reading of each part: a changed cell re-reads no sentence. */
const remembered = new Map<TextKey, { readonly context: readonly unknown[]; readonly read: ReadProse }>();

/** As `readPart`, which depends on nothing but what is in the context. */
const readOnce: typeof readPart = (report, tables, part, text) => {
  const { unit, level, year } = report;
  const context = [unit, level, year, tables.proactive, tables.requests, tables.cases, text];
  const known = remembered.get(part);
  if (known && context.every((one, index) => one === known.context[index])) return known.read;
  const read = readPart(report, tables, part, text);
  remembered.set(part, { context, read });
  return read;
};

/** Many rules ask for the same reading of one report. */
export const proseRead = remembering<Report, ReadProse>(2, (report) =>
  readProse(
    report,
    {
      proactive: foundTable(report, 'proactive'),
      requests: foundTable(report, 'requests'),
      cases: foundTable(report, 'cases'),
    },
    readOnce,
  ),
);

/** The sum where it is known: its rows were read, at least one of its cells holds a number, and none holds text. */
export function known(figures: Figures, sum: CellSet): number | undefined {
  const told = sum.some((key) => typeof figures[key] === 'number') && areRead(figures, sum);
  return told ? sumOf(figures, sum) : undefined;
}

const names = new Map<string, string>();
for (const edition of [...editions].reverse()) {
  for (const [name, cells] of fieldsOf(edition)) names.set(cells.join('+'), name);
}

/** The name of a sum as the form has it, `“不予公开·总计”`; the names of its cells where it has none. */
export function nameOf(sum: CellSet): string {
  const name = names.get(sum.join('+'));
  if (name !== undefined) return `“${name}”`;
  const [first] = sum;
  if (first !== undefined && sum.length > 3) return `“${cellOf(first).name}”等 ${String(sum.length)} 格之和`;
  return sum.map((key) => `“${cellOf(key).name}”`).join(' + ');
}

/** That prose agrees with a table, by its heading. */
export function restating(table: TableId): string {
  return `文字复述的数应与“${tableHeading(table)}”一致`;
}

/** The table the cells stand in. */
export function basisOf([first]: CellSet): string {
  return restating(first === undefined ? 'requests' : cellOf(first).table);
}

interface Spoken {
  readonly part: Said['about'] extends readonly (infer S)[] | undefined ? S : never;
  readonly sentence: PlainSentence;
  readonly at: number;
  readonly end: number;
  /** A number whose name stands apart from it is spoken of with the whole list. */
  readonly shared?: { readonly at: number; readonly end: number };
}

/** The clause that is spoken of, for the message. */
export function clauseOf({ sentence, at, end, shared }: Spoken): string {
  return shared ? wordsOf(sentence, shared.at, shared.end) : clauseAround(sentence, at, end);
}

/** Both sides of a number in the prose, as they are shown. */
export function tableAndText(table: string | number, text: string | number): Pick<Said, 'compared'> {
  return {
    compared: [
      { name: '表中', value: table },
      { name: '文中', value: text },
    ],
  };
}

/** What quotes the sentence and points at the text and its cells. */
export function spoken(
  words: Spoken,
  cells: readonly CellKey[],
  more: Pick<Said, 'message'> & Partial<Said>,
): Said {
  return { cells, about: [words.part], quote: quoted(words.sentence, words.at, words.end), ...more };
}
