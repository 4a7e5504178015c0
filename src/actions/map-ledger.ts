/**
 * An office's own ledger, used as it is: which of its columns means what, and what its own words mean, is asked once and
 * kept in the workbook.
 */
import { isRefusal, refuse, type Refusal } from '../form/refusal';
import { calendarWith } from '../ledger/calendar';
import { applicationColumns, applicationHead, type ApplicationColumn } from '../ledger/columns';
import { applicationHeads, headTexts } from '../ledger/heads';
import { mappedHeads, type Mapping } from '../ledger/mapping';
import { rowProblems } from '../ledger/row-problems';
import { ledgerSheets } from '../ledger/sheets';
import type { OwnWords } from '../ledger/terms';
import { textOf } from '../workbook/entry';
import { mappingSheet } from '../workbook/plan/ledger-sheets';
import { readInfo } from '../workbook/read/info';
import { readLedger, type ReadLedger, type UnreadWord } from '../workbook/read/ledger';
import { readMapping } from '../workbook/read/ledger-mapping';
import type { CellPlace } from '../form/place';
import type { Contents, SheetPlan, Workbook } from '../workbook/workbook';

/** A sheet that looks like a ledger, or was mapped as one, with what its heads seem to mean. */
export interface LedgerCandidate {
  readonly kind: 'candidate';
  readonly sheet: string;
  /** Every head of the sheet, in its order. */
  readonly heads: readonly string[];
  readonly suggestion: ReadonlyMap<ApplicationColumn, string>;
  /** What the clerk has said before of words that are in no list. */
  readonly words: OwnWords;
}

export interface MappedLedger {
  readonly kind: 'mapped';
  readonly sheet: string;
  /** Rows read as applications. */
  readonly applications: number;
}

/** A row of the office's ledger in which something cannot be read; no cell of it is quoted. */
export interface UnreadRow {
  readonly id: string;
  readonly place: CellPlace;
  /** Heads of the columns, as people know them. */
  readonly columns: readonly string[];
}

/** What a mapping would come to. */
export interface MappingPreview extends Omit<MappedLedger, 'kind'> {
  readonly kind: 'preview';
  /** Words to be asked for, those in most rows first. */
  readonly words: readonly UnreadWord[];
  readonly unread: readonly UnreadRow[];
}

const headRows = 14;

/** The columns that can be mapped: those that are read. */
export const mappableColumns = applicationColumns.filter(
  ({ holds }) => holds !== 'private' && holds !== 'computed',
);

/** What was mapped, else the first sheet that is none of ours and has such heads. Pure. */
export function candidateIn(contents: Contents): LedgerCandidate | undefined {
  const mapping = readMapping(contents);
  const ours: readonly string[] = Object.values(ledgerSheets);
  for (const { name, cells } of contents.sheets) {
    if (mapping ? name !== mapping.sheet : ours.includes(name)) continue;
    const rows = cells.slice(0, headRows).map((row) => Array.from(row, textOf));
    if (mapping) {
      const found = mappedHeads(rows, mapping);
      const heads = [...(found ?? fullest(rows)).texts.values()];
      return { kind: 'candidate', sheet: name, heads, suggestion: mapping.heads, words: mapping.words ?? {} };
    }
    const found = applicationHeads(rows);
    if (!found) continue;
    const { columns, texts } = found;
    const suggestion = new Map(
      [...columns].flatMap(([id, at]) => {
        const text = texts.get(at);
        return text === undefined ? [] : [[id, text] as const];
      }),
    );
    return { kind: 'candidate', sheet: name, heads: [...texts.values()], suggestion, words: {} };
  }
  return undefined;
}

/** Where mapped heads are gone: the row near the top with most texts. */
function fullest(rows: readonly (readonly string[])[]): { readonly texts: ReadonlyMap<number, string> } {
  return headTexts(rows).reduce<{ readonly texts: ReadonlyMap<number, string> }>(
    (best, one) => (one.texts.size > best.texts.size ? one : best),
    { texts: new Map() },
  );
}

/** The workbook as if this sheet stood in it. */
function withSheet(contents: Contents, plan: SheetPlan): Contents {
  const others = contents.sheets.filter(({ name }) => name !== plan.name);
  const cells = plan.cells.reduce<{ value: number | string | null }[][]>((rows, { row, column, input }) => {
    const line = (rows[row] ??= []);
    while (line.length < column) line.push({ value: null });
    if (input.kind === 'value') line[column] = { value: input.value };
    return rows;
  }, []);
  const planned = {
    name: plan.name,
    cells: Array.from({ length: cells.length }, (_, row) => cells[row] ?? []),
  };
  return { ...contents, sheets: [...others, planned] };
}

interface Tried {
  readonly kind: 'tried';
  readonly plan: SheetPlan;
  readonly read: ReadLedger;
}

function tryMapping(contents: Contents, mapping: Mapping): Tried | Refusal {
  if (!mapping.heads.has('received') || !mapping.heads.has('applicant'))
    return refuse('mapping-short', '至少要指明哪一列是收到（确认）日期、哪一列是申请人类型，没有保存。');
  const plan = mappingSheet(mapping);
  const info = readInfo(contents);
  const read = readLedger(withSheet(contents, plan), isRefusal(info) ? null : info.year);
  if (isRefusal(read)) return read;
  if (!read)
    return refuse('no-ledger', `在“${mapping.sheet}”里没有读到申请，没有保存。请检查选的是不是台账。`);
  return { kind: 'tried', plan, read };
}

/** What would be read, and what not; writes nothing. */
export async function previewMapping(
  workbook: Workbook,
  mapping: Mapping,
): Promise<MappingPreview | Refusal> {
  const tried = tryMapping(await workbook.read(), mapping);
  if (isRefusal(tried)) return tried;
  const { applications } = tried.read.ledger;
  const problems = rowProblems(applications, calendarWith(tried.read.local));
  const words = [...tried.read.unreadWords()].sort((a, b) => b.rows.length - a.rows.length);
  // What a word's meaning will settle is asked once, not told row by row.
  const asked = new Set(words.flatMap(({ column, rows }) => rows.map((row) => `${String(row)} ${column}`)));
  return {
    kind: 'preview',
    sheet: mapping.sheet,
    applications: applications.length,
    words,
    unread: problems.flatMap(({ kind, row, id, columns }): readonly UnreadRow[] => {
      const heads = columns.filter((column) => !asked.has(`${String(row)} ${column}`)).map(applicationHead);
      return kind === 'unreadable' && heads.length > 0
        ? [{ id, place: tried.read.place(row), columns: heads }]
        : [];
    }),
  };
}

/** Keeps a mapping in the workbook, if applications can be read with it; no cell of the ledger is touched. */
export async function mapLedger(workbook: Workbook, mapping: Mapping): Promise<MappedLedger | Refusal> {
  const tried = tryMapping(await workbook.read(), mapping);
  if (isRefusal(tried)) return tried;
  await workbook.replaceSheet(tried.plan);
  return { kind: 'mapped', sheet: mapping.sheet, applications: tried.read.ledger.applications.length };
}
