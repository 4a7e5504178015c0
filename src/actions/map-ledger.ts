/** An office's own ledger, used as it is: which of its columns means what is asked once and kept in the workbook. */
import { isRefusal, refuse, type Refusal } from '../form/refusal';
import { applicationColumns, type ApplicationColumn } from '../ledger/columns';
import { applicationHeads } from '../ledger/heads';
import type { Mapping } from '../ledger/mapping';
import { ledgerSheets } from '../ledger/sheets';
import { textOf } from '../workbook/entry';
import { mappingSheet } from '../workbook/plan/ledger-sheets';
import { readLedger } from '../workbook/read/ledger';
import type { Contents, Workbook } from '../workbook/workbook';

/** A sheet that looks like a ledger, with what its heads seem to mean. */
export interface LedgerCandidate {
  readonly kind: 'candidate';
  readonly sheet: string;
  /** Every head of the sheet, in its order. */
  readonly heads: readonly string[];
  readonly suggestion: ReadonlyMap<ApplicationColumn, string>;
}

export interface MappedLedger {
  readonly kind: 'mapped';
  readonly sheet: string;
  /** Rows read as applications. */
  readonly applications: number;
}

const headRows = 14;

/** The columns that can be mapped: those that are read. */
export const mappableColumns = applicationColumns.filter(
  ({ holds }) => holds !== 'private' && holds !== 'computed',
);

/** The first sheet that is none of ours and has such heads. Pure. */
export function candidateIn(contents: Contents): LedgerCandidate | undefined {
  const ours: readonly string[] = Object.values(ledgerSheets);
  for (const { name, cells } of contents.sheets) {
    if (ours.includes(name)) continue;
    const found = applicationHeads(cells.slice(0, headRows).map((row) => Array.from(row, textOf)));
    if (!found) continue;
    const { columns, texts } = found;
    const suggestion = new Map(
      [...columns].flatMap(([id, at]) => {
        const text = texts.get(at);
        return text === undefined ? [] : [[id, text] as const];
      }),
    );
    return { kind: 'candidate', sheet: name, heads: [...texts.values()], suggestion };
  }
  return undefined;
}

/** Keeps a mapping in the workbook, if applications can be read with it; no cell of the ledger is touched. */
export async function mapLedger(workbook: Workbook, mapping: Mapping): Promise<MappedLedger | Refusal> {
  if (!mapping.heads.has('received') || !mapping.heads.has('applicant'))
    return refuse('mapping-short', '至少要指明哪一列是收到（确认）日期、哪一列是申请人类型，没有保存。');
  const contents = await workbook.read();
  const plan = mappingSheet(mapping);
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
  const read = readLedger({ ...contents, sheets: [...others, planned] }, null);
  if (isRefusal(read)) return read;
  if (!read)
    return refuse('no-ledger', `在“${mapping.sheet}”里没有读到申请，没有保存。请检查选的是不是台账。`);
  await workbook.replaceSheet(plan);
  return { kind: 'mapped', sheet: mapping.sheet, applications: read.ledger.applications.length };
}
