/** The ledger in a workbook: which sheets hold it, by their heads, and the applications and cases on them. */
import type { CellPlace } from '../../form/place';
import { isRefusal, refuse, type Refusal } from '../../form/refusal';
import type { Application, CaseRow, Ledger } from '../../ledger/application';
import { firstYear, lastYear, type LocalDays } from '../../ledger/calendar';
import { ledgerSheets } from '../../ledger/sheets';
import type { ApplicationColumn } from '../../ledger/columns';
import type { Day } from '../../ledger/day';
import { applicationHeads, caseHeads, type Heads } from '../../ledger/heads';
import { mappedHeads } from '../../ledger/mapping';
import { readDay } from '../../ledger/read-day';
import { kindColumns, type KindColumn } from '../../ledger/terms';
import { entryOf, textOf } from '../entry';
import { onlySheet } from './keyed-rows';
import { calendarColumns, calendarRows } from '../ledger-layout';
import type { Content, Contents, SheetContent } from '../workbook';
import { readMapping } from './ledger-mapping';
import { applicationReader, readCase, type ReadRow } from './ledger-rows';

export interface ReadLedger {
  readonly kind: 'ledger';
  readonly ledger: Ledger;
  readonly local: LocalDays;
  /** The row of an application (of a case), whole. */
  readonly place: (row: number) => CellPlace;
  readonly casePlace: (row: number) => CellPlace;
  /** For the clerk's own eyes, who is asked what they mean: words for kinds that are in no list. */
  readonly unreadWords: () => readonly UnreadWord[];
}

/** A word of a column of kinds, with the rows it stands in. */
export interface UnreadWord {
  readonly column: KindColumn;
  readonly word: string;
  readonly rows: readonly number[];
}

/** Longer than this it is a sentence, and one sentence means one application. */
const longestWord = 20;

/** Longer than this it is no title of a part of the sheet. */
const longestTitle = 30;

/** Rows enough to find heads in. */
const headRows = 14;

const textsOf = (cells: readonly (readonly Content[])[]): readonly (readonly string[])[] =>
  cells.map((row) => Array.from(row, textOf));

interface Found<Id extends string> {
  readonly sheet: SheetContent;
  readonly heads: Heads<Id>;
}

/** The sheet of this name, else the one that has the heads; a second one with them is refused. */
function findSheet<Id extends string>(
  contents: Contents,
  name: string,
  headsOn: (rows: readonly (readonly string[])[]) => Heads<Id> | undefined,
): Found<Id> | Refusal | undefined {
  const ours: readonly string[] = [ledgerSheets.mapping, ledgerSheets.calendar];
  const found = contents.sheets.flatMap((sheet): readonly Found<Id>[] => {
    if (ours.includes(sheet.name)) return [];
    const heads = headsOn(textsOf(sheet.cells.slice(0, headRows)));
    return heads ? [{ sheet, heads }] : [];
  });
  const named = found.filter(({ sheet }) => sheet.name === name);
  const candidates = named.length > 0 ? named : found;
  const only = onlySheet(
    name,
    candidates.map(({ sheet }) => sheet),
  );
  if (only === undefined || isRefusal(only)) return only;
  return candidates[0];
}

/** A row that repeats the heads, as on every printed page. */
function repeatsHeads<Id extends string>(row: readonly Content[], heads: Heads<Id>): boolean {
  let same = 0;
  for (const [column, text] of heads.texts) {
    const here = textOf(row[column]).trim();
    // Of heads in two rows either may be repeated.
    if (here !== '' && (here === text || text.split(' ').includes(here))) same += 1;
  }
  return same >= 3;
}

const yearIn = (text: string): number | undefined => {
  const year = /(20\d\d)\s*年/u.exec(text)?.[1];
  return year === undefined ? undefined : Number(year);
};

/** `2024年` in a title over the heads; undefined where there is none or more than one. */
function yearOver(sheet: SheetContent, firstRow: number): number | undefined {
  const texts = sheet.cells.slice(0, firstRow).flatMap((row) => row.map(textOf));
  const years = new Set([sheet.name, ...texts].flatMap((text) => yearIn(text) ?? []));
  const [year] = years;
  return years.size === 1 ? year : undefined;
}

/** A title further down, where another year begins: a text alone in its row that names one. */
function yearBegun(row: readonly Content[]): number | undefined {
  const [text = '', ...others] = row.map(textOf).filter((one) => one.trim() !== '');
  return others.length === 0 && text.length <= longestTitle ? yearIn(text) : undefined;
}

/** 合计, 小计: what stands in such a row is counted in others. */
function isSum(row: readonly Content[]): boolean {
  const first = row.map(textOf).find((one) => one.trim() !== '') ?? '';
  return /^(?:本[页月季年])?(?:合计|小计|总计|共计|累计)[:：]?$/u.test(first.replace(/\s+/gu, ''));
}

function rowsOf<Id extends string, Row>(
  found: Found<Id> | undefined,
  read: ReadRow<Id, Row>,
  year: number | null,
): readonly Row[] {
  if (!found) return [];
  const { sheet, heads } = found;
  let assumed = yearOver(sheet, heads.firstRow) ?? year;
  return sheet.cells.slice(heads.firstRow).flatMap((row, index): readonly Row[] => {
    if (row.length === 0) return [];
    const begun = yearBegun(row);
    if (begun !== undefined) assumed = begun;
    if (begun !== undefined || repeatsHeads(row, heads) || isSum(row)) return [];
    const one = read(row, heads.columns, heads.firstRow + index, assumed);
    return one ? [one] : [];
  });
}

/** Days the office entered on 工作日历, and the year through which it says they are complete. */
function readLocalDays({ sheets }: Contents): LocalDays {
  const sheet = sheets.find(({ name }) => name === ledgerSheets.calendar);
  const days = (column: number): readonly Day[] =>
    (sheet?.cells.slice(calendarRows.first) ?? []).flatMap((row) => {
      const entry = entryOf(row[column]);
      return entry === null ? [] : (readDay(entry)?.day ?? []);
    });
  const through = Number(textOf(sheet?.cells[calendarRows.through]?.[calendarColumns.on]));
  const known = Number.isInteger(through) && through >= firstYear && through <= lastYear;
  return {
    off: days(calendarColumns.off),
    on: days(calendarColumns.on),
    ...(known ? { throughYear: through } : {}),
  };
}

const rowPlace = (sheet: SheetContent | undefined, name: string, width: number, row: number): CellPlace => ({
  sheet: sheet?.name ?? name,
  row,
  column: 0,
  columns: Math.max(1, width),
});

const widthOf = <Id extends string>(found: Found<Id> | undefined): number =>
  Math.max(1, ...Array.from(found?.heads.texts.keys() ?? [], (column) => column + 1));

/** The office's own ledger where it was mapped, else the sheet of ours, else the one with such heads. */
function findApplications(contents: Contents): Found<ApplicationColumn> | Refusal | undefined {
  const mapping = readMapping(contents);
  if (!mapping) return findSheet(contents, ledgerSheets.applications, applicationHeads);
  const sheet = contents.sheets.find(({ name }) => name === mapping.sheet);
  const heads = sheet && mappedHeads(textsOf(sheet.cells.slice(0, headRows)), mapping);
  if (sheet && heads) return { sheet, heads };
  return refuse(
    'mapping-lost',
    `“${ledgerSheets.mapping}”里写的台账“${mapping.sheet}”找不到了，或者表头改过了。请在“台账”里重新对应，或删去“${ledgerSheets.mapping}”这张表。`,
  );
}

/** No word that holds the name of the row's applicant or agent is among them. */
function unreadWords(
  { sheet, heads: { columns } }: Found<ApplicationColumn>,
  applications: readonly Application[],
): readonly UnreadWord[] {
  const words = new Map<string, { readonly column: KindColumn; readonly word: string; rows: number[] }>();
  for (const { row, unreadable } of applications) {
    const at = (id: ApplicationColumn): string => {
      const column = columns.get(id);
      return column === undefined ? '' : textOf(sheet.cells[row]?.[column]).trim();
    };
    const names = [at('applicantName'), at('agentName')].filter((name) => name.length > 1);
    for (const column of kindColumns) {
      const word = unreadable.includes(column) ? at(column) : '';
      if (word === '' || word.length > longestWord || names.some((name) => word.includes(name))) continue;
      const known = words.get(`${column} ${word}`) ?? { column, word, rows: [] };
      known.rows.push(row);
      words.set(`${column} ${word}`, known);
    }
  }
  return [...words.values()];
}

/** Undefined where the workbook has no ledger. `year` is the report's, for days without a year. */
export function readLedger(contents: Contents, year: number | null): ReadLedger | Refusal | undefined {
  const found = findApplications(contents);
  if (found === undefined || isRefusal(found)) return found;
  const others = contents.sheets.filter((sheet) => sheet !== found.sheet);
  const cases = findSheet({ ...contents, sheets: others }, ledgerSheets.cases, caseHeads);
  if (isRefusal(cases)) return cases;
  const applications: readonly Application[] = rowsOf(
    found,
    applicationReader(readMapping(contents)?.words),
    year,
  );
  const caseRows: readonly CaseRow[] = rowsOf(cases, readCase, year);
  return {
    kind: 'ledger',
    ledger: { applications, cases: caseRows },
    local: readLocalDays(contents),
    place: (row) => rowPlace(found.sheet, ledgerSheets.applications, widthOf(found), row),
    unreadWords: () => unreadWords(found, applications),
    casePlace: (row) => rowPlace(cases?.sheet, ledgerSheets.cases, widthOf(cases), row),
  };
}
