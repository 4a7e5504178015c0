/**
 * Which column of a sheet is which, by its heads: in one row, or in two where a merged head stands over others
 * (补正: 通知日期, 期限, 收到日期). A head names one column only; what fits two is left to the clerk.
 */
import { normaliseLabel } from '../form/label';
import {
  applicationColumns,
  caseColumns,
  type ApplicationColumn,
  type CaseColumn,
  type Column,
} from './columns';

export interface Heads<Id extends string> {
  /** The first row below the heads. */
  readonly firstRow: number;
  /** The head of every column that has one, both rows together: `补正 通知日期`. */
  readonly texts: ReadonlyMap<number, string>;
  readonly columns: ReadonlyMap<Id, number>;
}

/** Heads stand near the top; a title, a unit and a note may stand over them. */
const deepest = 12;

/** Where the heads of rows `row` to `row + depth - 1` are, an upper head holding for the blanks to its right. */
function textsAt(
  rows: readonly (readonly string[])[],
  row: number,
  depth: 1 | 2,
): ReadonlyMap<number, string> {
  const upper = rows[row] ?? [];
  if (depth === 1)
    return new Map(
      upper.flatMap((text, column) => (text.trim() === '' ? [] : [[column, text.trim()] as const])),
    );
  const lower = rows[row + 1] ?? [];
  const texts = new Map<number, string>();
  let over = '';
  for (let column = 0; column < Math.max(upper.length, lower.length); column += 1) {
    const [above, below] = [(upper[column] ?? '').trim(), (lower[column] ?? '').trim()];
    if (above !== '') over = above;
    if (below !== '') texts.set(column, above === '' && over === '' ? below : `${over} ${below}`);
    else if (above !== '') texts.set(column, above);
  }
  return texts;
}

export interface HeadTexts {
  /** The first row below them. */
  readonly firstRow: number;
  readonly texts: ReadonlyMap<number, string>;
}

/** Everything near the top that may be heads, in one row or in two. */
export function headTexts(rows: readonly (readonly string[])[]): readonly HeadTexts[] {
  return Array.from({ length: Math.min(deepest, rows.length) }, (_, row) => row).flatMap((row) =>
    ([1, 2] as const).map((depth) => ({ firstRow: row + depth, texts: textsAt(rows, row, depth) })),
  );
}

interface Reader<Id extends string> {
  readonly names: ReadonlyMap<string, Id>;
  /** The heads of our own sheets among them. */
  readonly own: ReadonlySet<string>;
  /** What makes a sheet one of these: without them a row of heads is none. */
  readonly needed: (found: ReadonlySet<Id>) => boolean;
}

function namesOf<Id extends string>(columns: readonly Column<Id>[]): ReadonlyMap<string, Id> {
  const names = new Map<string, Id>();
  for (const { id, head } of columns) names.set(normaliseLabel(head), id);
  for (const { id, also = [] } of columns)
    for (const other of also) {
      const name = normaliseLabel(other);
      if (!names.has(name)) names.set(name, id);
    }
  return names;
}

function matched<Id extends string>(
  texts: ReadonlyMap<number, string>,
  { names, own }: Reader<Id>,
): ReadonlyMap<Id, number> {
  const found = new Map<Id, number>();
  /** How well the head found for each says what it is. */
  const sure = new Map<Id, number>();
  for (const [column, text] of texts) {
    const words = text.split(' ');
    const last = words[words.length - 1] ?? '';
    const whole = names.get(normaliseLabel(text));
    // `补正 期限` before `期限`; a lower head alone only where nothing stands over it that changes it.
    const id = whole ?? names.get(normaliseLabel(last));
    if (id === undefined) continue;
    // A column put in beside ours (登记日期 before 收到（确认）日期) must not take its place.
    const spelled = normaliseLabel(whole === undefined ? last : text);
    const certainty = (whole === undefined ? 0 : 2) + (own.has(spelled) ? 1 : 0);
    if (certainty <= (sure.get(id) ?? -1)) continue;
    found.set(id, column);
    sure.set(id, certainty);
  }
  return found;
}

function findHeads<Id extends string>(
  rows: readonly (readonly string[])[],
  reader: Reader<Id>,
): Heads<Id> | undefined {
  let best: Heads<Id> | undefined;
  for (const { firstRow, texts } of headTexts(rows)) {
    const columns = matched(texts, reader);
    if (!reader.needed(new Set(columns.keys()))) continue;
    if (!best || columns.size > best.columns.size) best = { firstRow, texts, columns };
  }
  return best;
}

const ownHeads = (columns: readonly Column[]): ReadonlySet<string> =>
  new Set(columns.map(({ head }) => normaliseLabel(head)));

const applications: Reader<ApplicationColumn> = {
  names: namesOf<ApplicationColumn>(applicationColumns),
  own: ownHeads(applicationColumns),
  needed: (found) =>
    found.size >= 4 &&
    (found.has('received') || found.has('served')) &&
    (found.has('outcome') || found.has('replied')),
};

const cases: Reader<CaseColumn> = {
  names: namesOf<CaseColumn>(caseColumns),
  own: ownHeads(caseColumns),
  needed: (found) => found.size >= 4 && found.has('kind') && found.has('filed'),
};

/** `rows` as texts, from the first row of the sheet; only the first few are looked at. */
export function applicationHeads(rows: readonly (readonly string[])[]): Heads<ApplicationColumn> | undefined {
  const heads = findHeads(rows, applications);
  if (!heads || heads.columns.has('received')) return heads;
  // A ledger with one column for the day it came: that is the one that counts.
  const served = heads.columns.get('served');
  if (served === undefined) return heads;
  const columns = new Map([...heads.columns].filter(([id]) => id !== 'served'));
  return { ...heads, columns: columns.set('received', served) };
}

export function caseHeads(rows: readonly (readonly string[])[]): Heads<CaseColumn> | undefined {
  return findHeads(rows, cases);
}
