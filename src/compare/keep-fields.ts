/**
 * A text as somebody edited it, with the 〔fields〕 it was printed from: a field whose number still stands there stays a
 * field; one whose number was changed by hand is what was written.
 */
import { diffArrays } from 'diff';
import { segmentsOf } from '../fields/segments';
import type { Report } from '../form/report';
import { unitsOf } from './units';

interface Unit {
  readonly text: string;
  /** The field it is printed from, whole: one unit. */
  readonly field?: string;
}

function printedUnits(raw: string, report: Report): readonly Unit[] {
  return segmentsOf(raw, report).flatMap((segment): readonly Unit[] =>
    segment.kind === 'field' && segment.value !== undefined
      ? [{ text: segment.value, field: segment.text }]
      : unitsOf(segment.text).map((text) => ({ text })),
  );
}

export interface KeptText {
  /** Raw, with its fields. */
  readonly text: string;
  /** Fields whose number is another in the document, or no longer there. */
  readonly changed: readonly string[];
}

/** `raw` with its fields, as in the workbook; `edited` as in the document. */
export function keepFields(raw: string, report: Report, edited: string): KeptText {
  const ours = printedUnits(raw, report);
  let at = 0;
  const changed: string[] = [];
  const text = diffArrays(
    ours.map((unit) => unit.text),
    [...unitsOf(edited)],
  ).map(({ value, added, removed }) => {
    if (added) return value.join('');
    const units = ours.slice(at, (at += value.length));
    if (!removed) return units.map((unit) => unit.field ?? unit.text).join('');
    changed.push(...units.flatMap(({ field }) => field ?? []));
    return '';
  });
  return { text: text.join(''), changed };
}
