/**
 * A text as somebody edited it, with the 〔fields〕 it was printed from: a field whose number still stands there stays a
 * field, wherever its sentence was moved to; one whose number was changed by hand is what was written, unless the
 * workbook's number is wanted.
 */
import { diffArrays } from 'diff';
import { segmentsOf } from '../fields/segments';
import type { Report } from '../form/report';
import { alignSentences, type Sentence } from './align-sentences';
import { isNumber, unitsOf } from './units';

interface Unit {
  readonly text: string;
  /** The number of the field it is printed from. */
  readonly field?: number;
  /** Where it begins in the text as printed. */
  readonly start: number;
}

interface Field {
  /** `〔依申请·新收·总计〕` */
  readonly text: string;
  readonly value: string;
  readonly units: number;
}

/** A field whose number is another in the document, or no longer there. */
export interface ChangedField {
  /** Which of the fields of its text, from 0. */
  readonly index: number;
  readonly field: string;
  readonly workbook: string;
  /** What stands in its place; left out where it went with its words. */
  readonly document?: string;
}

export interface KeptText {
  /** Raw, with its fields. */
  readonly text: string;
  readonly changed: readonly ChangedField[];
}

function printedFrom(
  raw: string,
  report: Report,
): { readonly units: readonly Unit[]; readonly fields: readonly Field[] } {
  const fields: Field[] = [];
  const units: Unit[] = [];
  let start = 0;
  for (const segment of segmentsOf(raw, report)) {
    const isField = segment.kind === 'field' && segment.value !== undefined;
    const texts = unitsOf(isField ? (segment.value ?? '') : segment.text);
    for (const text of texts) {
      units.push({ text, start, ...(isField ? { field: fields.length } : {}) });
      start += text.length;
    }
    if (isField) fields.push({ text: segment.text, value: segment.value ?? '', units: texts.length });
  }
  return { units, fields };
}

type Written = Omit<Unit, 'start'>;

/** A sentence as edited, with the fields of the one it was; `wanted` ones stay although their number is another. */
function rewritten(
  ours: readonly Unit[],
  edited: string,
  wanted: ReadonlySet<number>,
  found: (field: number, number: string) => void,
): readonly Written[] {
  let at = 0;
  let gone: readonly number[] = [];
  return diffArrays(
    ours.map(({ text }) => text),
    [...unitsOf(edited)],
  ).flatMap(({ value, added, removed }): readonly Written[] => {
    if (added) {
      const numbers = value.flatMap((text, index) => (isNumber(text) ? [index] : []));
      const pairs = gone.length === numbers.length ? gone : [];
      gone = [];
      return value.map((text, index) => {
        const field = pairs[numbers.indexOf(index)];
        if (field === undefined) return { text };
        found(field, text);
        return wanted.has(field) ? { text, field } : { text };
      });
    }
    const units = ours.slice(at, (at += value.length));
    gone = removed ? [...new Set(units.flatMap(({ field }) => field ?? []))] : [];
    return removed ? [] : units;
  });
}

/** `wanted`: fields, by their number, that stay although the document has another number there. */
export function keepFields(
  raw: string,
  report: Report,
  edited: string,
  wanted: ReadonlySet<number> = new Set(),
): KeptText {
  const { units, fields } = printedFrom(raw, report);
  const { before, after, pairings, steps } = alignSentences(units.map(({ text }) => text).join(''), edited);
  const partner = new Map<number, number>();
  for (const { out, into } of [...pairings, ...steps.filter((step) => step.kind === 'same')])
    if (out !== undefined && into !== undefined) partner.set(into, out);
  const unitsIn = ({ start, text }: Sentence): readonly Unit[] =>
    units.filter((unit) => unit.start >= start && unit.start < start + text.length);
  const instead = new Map<number, string>();
  const written = after.flatMap((sentence, into): readonly Written[] => {
    const ours = before[partner.get(into) ?? -1];
    const kept = ours
      ? rewritten(unitsIn(ours), sentence.text, wanted, (field, number) => instead.set(field, number))
      : [{ text: sentence.text }];
    return [...kept, { text: sentence.gap }];
  });
  const lead = edited.slice(0, after[0]?.start ?? 0);
  const kept = new Set<number>();
  const text = written.map(({ text: plain, field }, at): string => {
    const whole = field === undefined ? undefined : fields[field];
    if (field === undefined || !whole) return plain;
    const isThere = (from: number): boolean =>
      (wanted.has(field) && instead.has(field)) ||
      written.slice(from, from + whole.units).filter((one) => one.field === field).length === whole.units;
    if (written[at - 1]?.field === field && kept.has(field)) return '';
    if (!isThere(at)) return plain;
    kept.add(field);
    return whole.text;
  });
  const changed = fields.flatMap(({ text: field, value }, index): readonly ChangedField[] => {
    const document = instead.get(index);
    if (kept.has(index) && document === undefined) return [];
    return [{ index, field, workbook: value, ...(document === undefined ? {} : { document }) }];
  });
  return { text: lead + text.join(''), changed };
}
