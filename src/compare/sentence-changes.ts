/** How two texts differ, for people: sentence by sentence, what moved told as moved, what changed word by word. */
import { diffArrays } from 'diff';
import { plainWords } from './plain-words';
import { isNumber, unitsOf } from './units';

export interface Piece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

export interface SentenceChange {
  readonly kind: 'changed' | 'added' | 'removed' | 'moved';
  /** Of `workbook` what is same and removed, of the document what is same and added. */
  readonly pieces: readonly Piece[];
  /** A number is another: shown first. */
  readonly number: boolean;
}

/** With their stops. */
function sentencesOf(text: string): readonly string[] {
  return (text.match(/[^。！？；\n]+[。！？；]?/gu) ?? []).filter((sentence) => sentence.trim() !== '');
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.reduce<readonly Piece[]>((done, piece) => {
    const last = done[done.length - 1];
    if (last?.kind !== piece.kind) return [...done, piece];
    return [...done.slice(0, -1), { kind: piece.kind, text: last.text + piece.text }];
  }, []);
}

function changed(before: string, after: string): SentenceChange {
  const pieces = diffArrays([...unitsOf(before)], [...unitsOf(after)]).map(({ value, added, removed }) => ({
    kind: added ? ('added' as const) : removed ? ('removed' as const) : ('same' as const),
    units: value,
  }));
  return {
    kind: 'changed',
    pieces: joined(pieces.map(({ kind, units }) => ({ kind, text: units.join('') }))),
    number: pieces.some(({ kind, units }) => kind !== 'same' && units.some(isNumber)),
  };
}

/** Half its words or more are those of the other, whatever its numbers: the same sentence, reworded. */
function isReworded(before: string, after: string): boolean {
  const words = (text: string): readonly string[] => unitsOf(text).filter((unit) => !isNumber(unit));
  const [ours, theirs] = [[...words(before)], [...words(after)]];
  const same = diffArrays(ours, theirs)
    .filter(({ added, removed }) => !added && !removed)
    .reduce((sum, { value }) => sum + value.length, 0);
  return same * 2 >= Math.max(ours.length, theirs.length);
}

const whole = (kind: 'added' | 'removed' | 'moved', text: string): SentenceChange => ({
  kind,
  pieces: [{ kind: kind === 'moved' ? 'same' : kind, text }],
  number: kind !== 'moved' && unitsOf(text).some(isNumber),
});

/** What was taken out and what was put in, wherever: reworded where they are alike, in order. */
function pairs(out: readonly string[], into: readonly string[]): readonly SentenceChange[] {
  const left = [...into];
  const found = out.map((sentence) => {
    const at = left.findIndex((other) => isReworded(sentence, other));
    if (at < 0) return whole('removed', sentence);
    const [other = ''] = left.splice(at, 1);
    return changed(sentence, other);
  });
  return [...found, ...left.map((sentence) => whole('added', sentence))];
}

/** Changed numbers first, then in the order of the text. Deterministic. */
export function sentenceChanges(before: string, after: string): readonly SentenceChange[] {
  const runs = diffArrays([...sentencesOf(before)], [...sentencesOf(after)], {
    comparator: (a, b) => plainWords(a) === plainWords(b),
  });
  const sentences = (of: 'added' | 'removed'): readonly string[] =>
    runs.filter((run) => run[of]).flatMap(({ value }) => value);
  const outside = new Set(sentences('removed').map(plainWords));
  const moved = new Set(
    sentences('added')
      .map(plainWords)
      .filter((sentence) => outside.has(sentence)),
  );
  const stays = (sentence: string): boolean => !moved.has(plainWords(sentence));
  const found = [
    ...pairs(sentences('removed').filter(stays), sentences('added').filter(stays)),
    ...sentences('added')
      .filter((sentence) => !stays(sentence))
      .map((sentence) => whole('moved', sentence)),
  ];
  return [...found.filter(({ number }) => number), ...found.filter(({ number }) => !number)];
}
