/** Letters → lines as they are read: by baseline, left to right, with the spaces that the gaps between letters are. */
import type { Letter } from './letter';

export interface TextLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly baseline: number;
  readonly size: number;
  /** How wide the first piece is that no line break parts: a number, a word, or a character with what must follow it. */
  readonly head: number;
}

/** A pair of the same letters as near as this, in font sizes, is one, printed twice to look bold. */
const twice = 0.15;
/** Gaps wider than these, in font sizes, are a space, and the space between two columns. */
const spaceFrom = 0.3;
const wideSpaceFrom = 0.55;
const columnFrom = 2;

const wide = /[\u2e80-\u303f\u3400-\u9fff\uff00-\uffef\u2018-\u201d\u2460-\u24ff]/u;
const closing = /[，。、；：！？）〕》】”’％%]/u;
const word = /[A-Za-z0-9.,:/_@-]/u;

function gapText(before: Letter, after: Letter): string {
  const gap = (after.left - before.right) / Math.max(before.size, 1);
  if (gap >= columnFrom) return '\t';
  const both = wide.test(before.text) && wide.test(after.text);
  return gap >= (both ? wideSpaceFrom : spaceFrom) ? ' ' : '';
}

function headWidth(letters: readonly Letter[]): number {
  const [first] = letters;
  if (!first) return 0;
  let last = first;
  for (const letter of letters.slice(1)) {
    const goesOn = word.test(last.text) && word.test(letter.text);
    if (!goesOn && !closing.test(letter.text)) break;
    last = letter;
  }
  return last.right - first.left;
}

/** From the left, without what is printed twice to look bold. */
function printedOnce(letters: readonly Letter[]): readonly Letter[] {
  const sorted = [...letters].sort((a, b) => a.left - b.left);
  const kept: Letter[] = [];
  for (const letter of sorted) {
    const isEcho = kept
      .slice(-3)
      .some(
        (other) =>
          other.text === letter.text &&
          letter.left - other.left < twice * letter.size &&
          Math.abs(letter.baseline - other.baseline) < twice * letter.size,
      );
    if (!isEcho) kept.push(letter);
  }
  return kept;
}

function spaced(letters: readonly Letter[]): string {
  const text = letters.map((letter, index) => {
    const before = letters[index - 1];
    return (before ? gapText(before, letter) : '') + letter.text;
  });
  return text.join('');
}

/** Letters of one line as text. */
export function textOf(letters: readonly Letter[]): string {
  return spaced(printedOnce(letters));
}

function lineOf(letters: readonly Letter[]): TextLine {
  const kept = printedOnce(letters);
  const sizes = kept.map(({ size }) => size).sort((a, b) => a - b);
  const baselines = kept.map(({ baseline }) => baseline).sort((a, b) => a - b);
  const half = Math.floor(kept.length / 2);
  return {
    text: spaced(kept),
    left: Math.min(...kept.map(({ left }) => left)),
    right: Math.max(...kept.map(({ right }) => right)),
    top: Math.min(...kept.map(({ top }) => top)),
    bottom: Math.max(...kept.map(({ bottom }) => bottom)),
    baseline: baselines[half] ?? 0,
    size: sizes[half] ?? 0,
    head: headWidth(kept),
  };
}

/** Letters of one text direction, grouped by baseline, from the top. */
export function letterRows(letters: readonly Letter[]): readonly (readonly Letter[])[] {
  const sorted = [...letters].sort((a, b) => a.baseline - b.baseline || a.left - b.left);
  const rows: Letter[][] = [];
  let row: Letter[] = [];
  for (const letter of sorted) {
    const [first] = row;
    if (first && letter.baseline - first.baseline > 0.35 * Math.max(first.size, letter.size)) {
      rows.push(row);
      row = [];
    }
    row.push(letter);
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** Upright letters as lines, from the top. */
export function linesOf(letters: readonly Letter[]): readonly TextLine[] {
  return letterRows(letters).map(lineOf);
}

/** As if the page had been turned until letters that are `turned` stand upright. */
export function upright(letter: Letter): Letter {
  const { left, right, top, bottom, size, turned } = letter;
  switch (turned) {
    case 0:
      return letter;
    case 1:
      return {
        ...letter,
        left: top,
        right: bottom,
        top: -right,
        bottom: -left,
        baseline: -left - 0.14 * size,
        turned: 0,
      };
    case 2:
      return {
        ...letter,
        left: -right,
        right: -left,
        top: -bottom,
        bottom: -top,
        baseline: -top - 0.14 * size,
        turned: 0,
      };
    case 3:
      return {
        ...letter,
        left: -bottom,
        right: -top,
        top: left,
        bottom: right,
        baseline: right - 0.14 * size,
        turned: 0,
      };
  }
}
