/** Which sentence of an edited text is which of the text before: the same, moved, reworded, new or gone. */
import { diffArrays } from 'diff';
import { plainWords } from './plain-words';
import { isNumber, unitsOf } from './units';

export interface Sentence {
  /** With its stop. */
  readonly text: string;
  /** White space and line breaks after it. */
  readonly gap: string;
  /** Where it begins in the whole. */
  readonly start: number;
}

export interface Pairing {
  readonly kind: 'changed' | 'added' | 'removed' | 'moved';
  /** Their numbers in `before` and `after`, where it has one there. */
  readonly out?: number;
  readonly into?: number;
}

/** One after the other they are both texts; `pairing` by its number. */
export type Step =
  | { readonly kind: 'same'; readonly out: number; readonly into: number }
  | { readonly kind: 'out'; readonly out: number; readonly pairing: number }
  | { readonly kind: 'into'; readonly into: number; readonly pairing: number };

export interface Alignment {
  readonly before: readonly Sentence[];
  readonly after: readonly Sentence[];
  readonly pairings: readonly Pairing[];
  readonly steps: readonly Step[];
}

/** Every character but white space before the first is in one of them. */
export function sentencesOf(whole: string): readonly Sentence[] {
  return [...whole.matchAll(/([^。！？；\n]*[。！？；]|[^。！？；\n]+)(\s*)/gu)]
    .map(([, text = '', gap = ''], index, all) => ({ text, gap, start: all[index]?.index ?? 0 }))
    .filter(({ text }) => text.trim() !== '');
}

const withoutNumbers = (text: string): readonly string[] => unitsOf(text).filter((unit) => !isNumber(unit));

/** Half its words or more are those of the other, whatever its numbers: the same sentence, reworded. */
function isReworded(before: string, after: string): boolean {
  const [ours, theirs] = [withoutNumbers(before), withoutNumbers(after)];
  const same = diffArrays([...ours], [...theirs])
    .filter(({ added, removed }) => !added && !removed)
    .reduce((sum, { value }) => sum + value.length, 0);
  return same * 2 >= Math.max(ours.length, theirs.length);
}

/** Takes the first of `left` that fits away from it. */
function takeFirst(left: number[], fits: (index: number) => boolean): number | undefined {
  const at = left.findIndex(fits);
  return at < 0 ? undefined : left.splice(at, 1)[0];
}

/** In the order of the texts. Deterministic. */
export function alignSentences(workbook: string, document: string): Alignment {
  const [before, after] = [sentencesOf(workbook), sentencesOf(document)];
  const [ours, theirs] = [before, after].map((all) => all.map(({ text }) => plainWords(text)));
  const same: [number, number][] = [];
  const [gone, come]: [number[], number[]] = [[], []];
  let [out, into] = [0, 0];
  for (const { count, added, removed } of diffArrays(ours ?? [], theirs ?? []))
    for (let step = 0; step < count; step += 1) {
      if (added) come.push(into++);
      else if (removed) gone.push(out++);
      else same.push([out++, into++]);
    }
  const moved = come.flatMap((at): readonly Pairing[] => {
    const from = takeFirst(gone, (index) => ours?.[index] === theirs?.[at]);
    return from === undefined ? [] : [{ kind: 'moved', out: from, into: at }];
  });
  const left = come.filter((at) => !moved.some((pairing) => pairing.into === at));
  const others = gone.map((from): Pairing => {
    const to = takeFirst(left, (at) => isReworded(before[from]?.text ?? '', after[at]?.text ?? ''));
    return to === undefined ? { kind: 'removed', out: from } : { kind: 'changed', out: from, into: to };
  });
  const pairings = [...others, ...left.map((at): Pairing => ({ kind: 'added', into: at })), ...moved];
  return { before, after, pairings, steps: stepsOf(same, pairings, before.length, after.length) };
}

/** Both texts at once: what went stands before what came. */
function stepsOf(
  same: readonly (readonly [number, number])[],
  pairings: readonly Pairing[],
  ours: number,
  theirs: number,
): readonly Step[] {
  const steps: Step[] = [];
  let [out, into] = [0, 0];
  for (const [nextOut, nextInto] of [...same, [ours, theirs] as const]) {
    for (; out < nextOut; out += 1)
      steps.push({ kind: 'out', out, pairing: pairings.findIndex((one) => one.out === out) });
    for (; into < nextInto; into += 1)
      steps.push({ kind: 'into', into, pairing: pairings.findIndex((one) => one.into === into) });
    if (out < ours) steps.push({ kind: 'same', out: out++, into: into++ });
  }
  return steps;
}
