/** Reads 基础情况: asked facts by their hidden key, and the rows the clerk added by the group they stand in. */
import { factGroups, facts, type Answer, type FactKey, type Facts, type OwnFact } from '../form/fact';
import type { Subject } from '../form/report';
import { entryOf, textOf } from './entry';
import { keyedRows, rowAt, type KeyedRow } from './keyed-rows';
import { factColumns, factSumKey, firstRow, ownFactKey, sheetNames } from './layout';
import type { Contents, SheetContent } from './workbook';

export interface ReadFacts {
  readonly facts: Facts;
  readonly places: readonly (readonly [Subject, string])[];
}

function answerOf(row: KeyedRow<string>): Answer {
  return { value: entryOf(row.content(factColumns.value)), note: row.text(factColumns.note) };
}

/** How far the sheet's columns have been moved to the right: where its keys stand tells. */
function shiftOf(sheet: SheetContent): number {
  const keys: ReadonlySet<string> = new Set(facts.map(({ id }) => id));
  const columns = sheet.cells.map((cells) => cells.findIndex((content) => keys.has(textOf(content))));
  return Math.max(0, (columns.find((column) => column >= 0) ?? factColumns.key) - factColumns.key);
}

function ownFact(row: KeyedRow<string>, group: string): OwnFact | undefined {
  const label = row.text(factColumns.label).trim();
  return label === '' ? undefined : { group, label, unit: row.text(factColumns.unit), ...answerOf(row) };
}

export function readFacts(contents: Contents): ReadFacts {
  const sheet = contents.sheets.find(({ name }) => name === sheetNames.facts);
  if (!sheet) return { facts: { answers: {}, own: [] }, places: [] };
  const asked = new Map(
    keyedRows<FactKey>(sheet, factColumns.key, new Set(facts.map(({ id }) => id))).map((row) => [
      row.row,
      row,
    ]),
  );
  const shift = shiftOf(sheet);
  const answers: Partial<Record<FactKey, Answer>> = {};
  const own: OwnFact[] = [];
  const places: [Subject, string][] = [];
  let group = '';
  for (let row = firstRow; row < sheet.cells.length; row += 1) {
    const known = asked.get(row);
    if (known) {
      const answer = answerOf(known);
      group = facts.find(({ id }) => id === known.key)?.group ?? group;
      places.push([known.key, known.place(factColumns.value)]);
      if (answer.value !== null || answer.note !== '') answers[known.key] = answer;
      continue;
    }
    const line = rowAt(sheet, row, shift, 'own');
    const key = line.text(factColumns.key);
    const headed =
      key === '' && factGroups.find(({ label }) => label === line.text(factColumns.label).trim());
    if (headed) group = headed.id;
    else if (group !== '' && !key.startsWith(factSumKey)) {
      // A row inserted by hand has no key; it belongs where it stands.
      const fact = ownFact(line, key.startsWith(ownFactKey) ? key.slice(ownFactKey.length) : group);
      if (fact) own.push(fact);
    }
  }
  return { facts: { answers, own }, places };
}
