/**
 * 〔fields〕: the human names of figures inside prose, e.g. 〔新收申请·总计〕. A field stays in the sheet's text and is
 * resolved on reading, so the number in the sentence is always the number in the table.
 * A name is `row·column`; a group of rows or columns names the sum of its leaves (〔不予公开·总计〕), and a fact of
 * 基础情况 is named by its label, as is a row the clerk added there; so is what only a ledger knows (〔台账·按期答复〕).
 * 〔A÷B〕 is the share of A in B, half-up to one decimal, with its % sign.
 */
import type { CellKey } from '../form/cell';
import { facts, type Answer, type FactKey, type Facts } from '../form/fact';
import { sumOf, type Figures } from '../form/figures';
import { ledgerFacts, type LedgerFactId, type LedgerFacts } from '../form/ledger-fact';
import { isGroup, type Band, type Edition, type Header } from '../form/form';
import { cellKey, leavesOf, shortName } from '../form/table';
import { tableIds } from '../form/index';

type Named = ReadonlyMap<string, readonly CellKey[]>;

/** Nodes that can be named: every leaf, and every group with a short name. */
function namedNodes(headers: readonly Header[]): readonly Header[] {
  return headers.flatMap((header) => {
    if (!isGroup(header)) return [header];
    return [...(header.short === undefined ? [] : [header]), ...namedNodes(header.members)];
  });
}

function bandFields(table: string, band: Band): [string, readonly CellKey[]][] {
  return namedNodes(band.rows).flatMap((row) =>
    namedNodes(band.columns).map((column): [string, readonly CellKey[]] => [
      `${shortName(row)}·${shortName(column)}`,
      leavesOf([row]).flatMap((r) =>
        // The keys are CellKeys because cell.ts reads the type off the same data.
        leavesOf([column]).map((c) => cellKey(table, r.id, c.id) as CellKey),
      ),
    ]),
  );
}

const cache = new Map<string, Named>();

/** Every field name of an edition with the cells it sums. */
export function fieldsOf(edition: Edition): Named {
  let fields = cache.get(edition.id);
  if (!fields) {
    fields = new Map(
      tableIds.flatMap((id) => edition.tables[id].bands.flatMap((band) => bandFields(id, band))),
    );
    cache.set(edition.id, fields);
  }
  return fields;
}

const factNames: ReadonlyMap<string, FactKey> = new Map(facts.map((fact) => [fact.label, fact.id]));

const ledgerNames: ReadonlyMap<string, LedgerFactId> = new Map(
  ledgerFacts.map(({ label, id }) => [label, id]),
);

/** What a field refers to; undefined for a name that is none. */
export type FieldTarget =
  | { readonly kind: 'cells'; readonly cells: readonly CellKey[] }
  | { readonly kind: 'fact'; readonly fact: FactKey }
  | { readonly kind: 'ledger'; readonly fact: LedgerFactId }
  | { readonly kind: 'share'; readonly part: readonly CellKey[]; readonly of: readonly CellKey[] }
  | { readonly kind: 'ledger-share'; readonly part: LedgerFactId; readonly of: LedgerFactId };

/** Looks a field name up, without its brackets. */
export function fieldTarget(name: string, edition: Edition): FieldTarget | undefined {
  const fields = fieldsOf(edition);
  const clean = name.replace(/\s+/gu, '');
  const cells = fields.get(clean);
  if (cells) return { kind: 'cells', cells };
  const fact = factNames.get(clean);
  if (fact) return { kind: 'fact', fact };
  const counted = ledgerNames.get(clean);
  if (counted) return { kind: 'ledger', fact: counted };
  const [left = '', right = '', ...more] = clean.split('÷');
  if (more.length > 0) return undefined;
  const [part, of] = [fields.get(left), fields.get(right)];
  if (part && of) return { kind: 'share', part, of };
  const [some, all] = [ledgerNames.get(left), ledgerNames.get(right)];
  return some && all ? { kind: 'ledger-share', part: some, of: all } : undefined;
}

/** A field in a text that could not be resolved, and why. */
export interface Unresolved {
  readonly field: string;
  readonly reason: 'unknown' | 'blank' | 'not-a-number' | 'zero-base';
}

export interface Resolved {
  readonly text: string;
  readonly unresolved: readonly Unresolved[];
}

/** The row of 基础情况 the clerk added under this label; a label used twice names none. */
function ownAnswer(name: string, from: Facts): Answer | undefined {
  const clean = name.replace(/\s+/gu, '');
  const rows = from.own.filter((row) => row.label.replace(/\s+/gu, '') === clean);
  return rows.length === 1 ? rows[0] : undefined;
}

const fieldPattern = /〔([^〔〕\n]{1,80})〕/gu;

/** Half-up to one decimal, without a trailing `.0`; exact for counts, where `toFixed` is not. */
export function percent(part: number, of: number): string {
  const tenths = Math.floor((part * 2000 + of) / (2 * of));
  return `${String(Math.floor(tenths / 10))}${tenths % 10 === 0 ? '' : `.${String(tenths % 10)}`}%`;
}

/**
 * Replaces each 〔field〕 by its number. A field that has none yet stays visible, brackets and all, and is listed.
 * Brackets that name no field and hold a year (the number of a 文号, 〔2021〕30号) are left as they are, unlisted.
 */
export function resolveFields(
  text: string,
  report: { readonly figures: Figures; readonly facts: Facts; readonly ledger?: LedgerFacts },
  edition: Edition,
): Resolved {
  const unresolved: Unresolved[] = [];
  const resolved = text.replace(fieldPattern, (whole, name: string) => {
    const fail = (reason: Unresolved['reason']): string => {
      unresolved.push({ field: name, reason });
      return whole;
    };
    const answered = (answer: Answer | undefined): string => {
      const value = answer?.value ?? null;
      if (value === null) return fail('blank');
      return typeof value === 'number' ? String(value) : fail('not-a-number');
    };
    if (/^\d{4}$/u.test(name.trim())) return whole;
    const target = fieldTarget(name, edition);
    switch (target?.kind) {
      case undefined: {
        const own = ownAnswer(name, report.facts);
        return own ? answered(own) : fail('unknown');
      }
      case 'fact':
        return answered(report.facts.answers[target.fact]);
      case 'ledger': {
        const value = report.ledger?.[target.fact];
        return value === undefined ? fail('blank') : String(value);
      }
      case 'ledger-share': {
        const [part, of] = [report.ledger?.[target.part], report.ledger?.[target.of]];
        if (part === undefined || of === undefined) return fail('blank');
        return of === 0 ? fail('zero-base') : percent(part, of);
      }
      case 'cells': {
        if (target.cells.every((key) => (report.figures[key] ?? null) === null)) return fail('blank');
        const sum = sumOf(report.figures, target.cells);
        return sum === undefined ? fail('not-a-number') : String(sum);
      }
      case 'share': {
        const part = sumOf(report.figures, target.part);
        const of = sumOf(report.figures, target.of);
        if (part === undefined || of === undefined) return fail('not-a-number');
        return of === 0 ? fail('zero-base') : percent(part, of);
      }
    }
  });
  return { text: resolved, unresolved };
}
