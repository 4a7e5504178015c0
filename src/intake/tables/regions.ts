/**
 * Which lines of plain text are which table's: by the labels in them, and by the heading they stand under. Sentences
 * around a table are none of it.
 */
import type { TableId } from '../../form/form';
import { editions, tableIds } from '../../form/index';
import { normaliseLabel } from '../../form/label';
import { wordsOf, type Line } from '../line';
import { rowsOf } from './rows';
import { labelOwners } from './table-kind';
import { looksLikeValue } from './values';

/** Characters; longer, without a label of the form, is no cell of a table. */
const longestCell = 60;

function isSentence(text: string): boolean {
  return /[。！？；!?]|[：:]$/u.test(text) || text.length > longestCell;
}

interface Words {
  readonly labels: readonly string[];
  readonly values: number;
  /** The one table that these labels are of. */
  readonly owner: TableId | undefined;
  /** Whether every word is a value or a label of some table. */
  readonly all: boolean;
  /** Whether of its words that are no values half at least are labels: a page's navigation has but one (`> 其他 >`). */
  readonly mostly: boolean;
  readonly sentence: boolean;
}

/** What a line's cells, or its words where nothing parts them, say of tables. */
export function wordsIn(line: Line): Words {
  const cells = line.cells.length > 1 ? line.cells : [line.text];
  const whole = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const parts = whole.flatMap((cell) => (labelOwners(cell).length > 0 ? [cell] : cell.split(/\s+/u)));
  const labels = parts.filter((part) => part !== '' && !looksLikeValue(part));
  const owners = labels.map(labelOwners);
  const votes = tableIds.map((id) => ({
    id,
    votes: owners.filter((ids) => ids.length === 1 && ids[0] === id).length,
  }));
  const best = votes.reduce((a, b) => (b.votes > a.votes ? b : a));
  const known = owners.filter((ids) => ids.length > 0).length;
  const sentence = isSentence(wordsOf(line)) && known * 2 < labels.length + 1;
  return {
    labels,
    values: parts.length - labels.length,
    owner: best.votes > 0 && !sentence ? best.id : undefined,
    all: known === labels.length && parts.length > 0,
    mostly: known * 2 >= labels.length,
    sentence,
  };
}

/** A label of this table alone; a short one may be a piece of another, broken by a line end. */
function isTelling(label: string, id: TableId | undefined): boolean {
  const owners = labelOwners(label);
  return owners.length === 1 && owners[0] === id && normaliseLabel(label).length > 3;
}

/** The last label and how many values make a table complete. */
function ends(id: TableId): readonly { readonly label: string; readonly values: number }[] {
  return editions.flatMap((edition) => {
    const rows = rowsOf(edition.tables[id]);
    const last = rows[rows.length - 1];
    return last ? [{ label: normaliseLabel(last.stub?.label ?? ''), values: last.cells.length }] : [];
  });
}

/** The table each line is of; `under` says which table's heading a line is, null for a heading without one. */
export function tableLines(
  lines: readonly Line[],
  under: ReadonlyMap<Line, TableId | null>,
): ReadonlyMap<Line, TableId> {
  const found = new Map<Line, TableId>();
  let state: TableId | undefined;
  let complete = false;
  let last = '';
  let since = 0;
  for (const line of lines) {
    const heading = under.get(line);
    if (heading !== undefined || line.table !== undefined) {
      state = heading ?? undefined;
      complete = false;
      last = '';
      since = 0;
      continue;
    }
    if (line.text.trim() === '') continue;
    const words = wordsIn(line);
    const elsewhere = words.owner !== undefined && words.owner !== state;
    const tells = words.labels.some((label) => isTelling(label, words.owner));
    const begins = state === undefined ? words.mostly || tells : complete || tells;
    if (elsewhere && begins) {
      state = words.owner;
      complete = false;
      last = '';
      since = 0;
    }
    const own = (words.owner !== undefined && words.owner === state) || (words.all && state !== undefined);
    const fragment = state !== undefined && !complete && !words.sentence;
    if (state === undefined || !(own || fragment)) continue;
    if (complete && words.owner === undefined && words.labels.length > 0) continue;
    found.set(line, state);
    const label = words.labels[words.labels.length - 1];
    if (label !== undefined) {
      last = normaliseLabel(label);
      since = 0;
    }
    since += words.values;
    const current = state;
    complete = ends(current).some((end) => (end.label === '' || end.label === last) && since >= end.values);
  }
  return found;
}
