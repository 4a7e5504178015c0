/** Reads 基础情况, whatever its tab is called: asked facts, and the rows the clerk added by the group they stand in. */
import { factGroups, facts, type Answer, type FactKey, type Facts, type OwnFact } from '../../form/fact';
import type { CellPlace } from '../../form/place';
import type { Deviation, Subject } from '../../form/report';
import { entryOf } from '../entry';
import { keyedSheets, onlySheet, type KeyedRow } from './keyed-rows';
import { factColumns, factSumLabel, ownFactKey, sheetNames } from '../layout';
import { isTold, refuseTwice, relabelled, toldRows } from './identified-rows';
import type { Contents, SheetContent } from '../workbook';
import { isRefusal, type Refusal } from '../../form/refusal';

export interface ReadFacts {
  readonly kind: 'facts';
  readonly facts: Facts;
  readonly deviations: readonly Deviation[];
  readonly places: readonly (readonly [Subject, CellPlace])[];
  /** Of the numbers of the rows the clerk added, in the order of `facts.own`. */
  readonly ownPlaces: readonly CellPlace[];
}

const labels: ReadonlyMap<FactKey, string> = new Map(facts.map(({ id, label }) => [id, label]));

export function factSheets(contents: Contents): readonly SheetContent[] {
  return keyedSheets(contents, sheetNames.facts, factColumns.key, labels);
}

const groupLabelled: ReadonlyMap<string, (typeof factGroups)[number]> = new Map(
  factGroups.map((group) => [group.label, group]),
);
const factOf: ReadonlyMap<string, (typeof facts)[number]> = new Map(facts.map((fact) => [fact.id, fact]));

function answerOf(row: KeyedRow<unknown>): Answer {
  return { value: entryOf(row.content(factColumns.value)), note: row.text(factColumns.note) };
}

/** The rows that are none of the asked ones. */
function ownFacts(
  rows: readonly KeyedRow<FactKey | undefined>[],
): readonly { readonly fact: OwnFact; readonly place: CellPlace }[] {
  let group = '';
  return rows.flatMap((row) => {
    const label = row.text(factColumns.label).trim();
    const key = row.text(factColumns.key);
    const headed = key === '' ? groupLabelled.get(label) : undefined;
    const asked = row.key === undefined ? undefined : factOf.get(row.key);
    group = headed?.id ?? asked?.group ?? group;
    if (headed || asked || group === '' || label === '' || label === factSumLabel) return [];
    // A row inserted by hand has no key; it belongs where it stands.
    const own = key.startsWith(ownFactKey) ? key.slice(ownFactKey.length) : group;
    const fact: OwnFact = { group: own, label, unit: row.text(factColumns.unit), ...answerOf(row) };
    return [{ fact, place: row.place(factColumns.value) }];
  });
}

export function readFacts(contents: Contents): ReadFacts | Refusal {
  const sheet = onlySheet(sheetNames.facts, factSheets(contents));
  if (isRefusal(sheet)) return sheet;
  const rows = sheet ? toldRows(sheet, factColumns, labels) : [];
  const asked = rows.filter(isTold);
  const twice = refuseTwice(asked, factColumns.label, (key) => labels.get(key) ?? key);
  if (twice) return twice;
  const answers = asked
    .map((row) => [row.key, answerOf(row)] as const)
    .filter(([, { value, note }]) => value !== null || note !== '');
  const own = ownFacts(rows);
  return {
    kind: 'facts',
    facts: { answers: Object.fromEntries(answers), own: own.map(({ fact }) => fact) },
    deviations: relabelled(asked, factColumns.label, labels),
    places: asked.map((row) => [row.key, row.place(factColumns.value)] as const),
    ownPlaces: own.map(({ place }) => place),
  };
}
