/** What the clerk has ticked of a comparison, by names that outlive a fresh look at the workbook. */
import { isTakeable, type Choice } from '../../../actions/compare/take-back';
import type { DocumentComparison } from '../../../actions/compare/compare-document';
import type { ChangedField } from '../../../compare/keep-fields';
import { sentenceChanges, type SentenceChange } from '../../../compare/sentence-changes';
import { spoken } from '../../../compare/spoken';
import type { FigureDifference, WordDifference } from '../../../compare/differences';
import type { TextKey } from '../../../form/text';

export type Ticks = ReadonlySet<string>;

/** As `Ticks`, to be changed. */
export interface Ticking {
  readonly ticks: Ticks;
  readonly turn: (tick: string) => void;
}

export const figureTick = ({ cell, document }: FigureDifference): string =>
  `figure ${cell} ${String(document)}`;
export const sentenceTick = (part: TextKey, change: SentenceChange): string =>
  `words ${part} ${spoken(change)}`;
export const headingTick = ({ part, document }: WordDifference): string => `heading ${part} ${document}`;
/** Ticked it keeps the workbook's number. */
export const fieldTick = (part: TextKey, { index, document = '' }: ChangedField): string =>
  `field ${part} ${String(index)} ${document}`;

export interface PartChanges extends WordDifference {
  readonly changes: readonly SentenceChange[];
}

export function partChanges({ words }: DocumentComparison): readonly PartChanges[] {
  return words.map((one) => ({ ...one, changes: sentenceChanges(one.workbook, one.document) }));
}

/** Everything that can be taken. */
export function allTicks(comparison: DocumentComparison): readonly string[] {
  return [
    ...comparison.figures.filter(isTakeable).map(figureTick),
    ...partChanges(comparison).flatMap(({ part, changes }) =>
      changes.map((change) => sentenceTick(part, change)),
    ),
    ...comparison.headings.map(headingTick),
  ];
}

export function choiceOf(comparison: DocumentComparison, ticks: Ticks): Choice {
  const { figures, headings, changedFields } = comparison;
  const numbers = (all: readonly (readonly [string, number])[]): ReadonlySet<number> =>
    new Set(all.filter(([tick]) => ticks.has(tick)).map(([, number]) => number));
  const parts = partChanges(comparison);
  return {
    figures: new Set(figures.filter((one) => ticks.has(figureTick(one))).map(({ cell }) => cell)),
    words: new Map(
      parts.map(({ part, changes }) => [
        part,
        numbers(changes.map((change) => [sentenceTick(part, change), change.id])),
      ]),
    ),
    headings: new Set(headings.filter((one) => ticks.has(headingTick(one))).map(({ part }) => part)),
    fields: new Map(
      parts.map(({ part }) => [
        part,
        numbers((changedFields[part] ?? []).map((field) => [fieldTick(part, field), field.index])),
      ]),
    ),
  };
}
