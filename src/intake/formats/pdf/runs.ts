/** Letters of one line that stand close together: what a cell holds of it, where no rule says so. */
import { middle, unreadable, type Letter } from './letter';
import { letterRows, textOf } from './lines';
import type { Rule } from './page-marks';

export interface Run {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  /** A number, or a mark for none. */
  readonly isValue: boolean;
  readonly letters: readonly Letter[];
}

export interface RunLine {
  readonly runs: readonly Run[];
  readonly baseline: number;
  readonly size: number;
}

/** Gaps wider than these, in font sizes, part two cells: between figures, and between anything else. */
const betweenFigures = 0.4;
const betweenWords = 0.7;

const figure = /[\d０-９]/u;
const value =
  /^(?:[+\-−－＋]?[\d０-９□][\d０-９□,，]*(?:[.．][\d０-９□]+)?|[—–―－─-]{1,4}|[/／\\＼]|无|零)$/u;

function isParted(before: Letter, next: Letter, rules: readonly Rule[]): boolean {
  const size = Math.max(before.size, 1);
  const limit = figure.test(before.text) && figure.test(next.text) ? betweenFigures : betweenWords;
  if (next.left - before.right > limit * size) return true;
  const [from, to] = [middle(before), middle(next)];
  const y = (next.top + next.bottom) / 2;
  return rules.some((rule) => rule.at > from && rule.at < to && rule.from <= y && rule.to >= y);
}

const digits = /[\d０-９]/gu;

/** The text with its digits made unreadable. */
export function masked(text: string): string {
  return text.replace(digits, unreadable);
}

/** Digits printed over each other, and those of one number on both sides of a rule: which number they are is not known. */
function isClash(before: Letter, next: Letter, rules: readonly Rule[]): boolean {
  if (!figure.test(before.text) || !figure.test(next.text)) return false;
  const gap = next.left - before.right;
  const isEcho = before.text === next.text && next.left - before.left < 0.15 * next.size;
  if (gap < -0.3 * next.size) return !isEcho;
  return gap < 0.25 * next.size && isParted(before, next, rules);
}

function runOf(letters: readonly Letter[], clashing: ReadonlySet<Letter>): Run {
  const printed = textOf(letters);
  const text = letters.some((letter) => clashing.has(letter)) ? masked(printed) : printed;
  return {
    text,
    left: Math.min(...letters.map(({ left }) => left)),
    right: Math.max(...letters.map(({ right }) => right)),
    baseline: letters[0]?.baseline ?? 0,
    size: Math.max(...letters.map(({ size }) => size)),
    isValue: value.test(text),
    letters,
  };
}

/** A label begins with its number; a remark under a table is none. */
const beginning =
  /^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]?\d{1,2}[）)、.．](?!\d)|注[：:\d]|备注|说明[：:])/u;

export function beginsLabel(text: string): boolean {
  return beginning.test(text);
}

/** Labels beside each other may stand nearer than cells do: where the second begins with its number. */
const betweenLabels = 0.15;

function withLabelsParted(letters: readonly Letter[]): readonly (readonly Letter[])[] {
  const at = letters.findIndex((letter, index) => {
    const before = letters[index - 1];
    return (
      before !== undefined &&
      letter.left - before.right > betweenLabels * letter.size &&
      beginsLabel(textOf(letters.slice(index, index + 5)))
    );
  });
  return at > 0 ? [letters.slice(0, at), ...withLabelsParted(letters.slice(at))] : [letters];
}

/** The lines of upright letters, from the top, in runs; `vertical` rules part what stands on both sides of them. */
export function runLines(letters: readonly Letter[], vertical: readonly Rule[]): readonly RunLine[] {
  return letterRows(letters).map((row) => {
    const runs: Letter[][] = [];
    const clashing = new Set<Letter>();
    let last: Letter | undefined;
    for (const letter of [...row].sort((a, b) => a.left - b.left)) {
      if (last && !isParted(last, letter, vertical)) runs[runs.length - 1]?.push(letter);
      else runs.push([letter]);
      if (last && isClash(last, letter, vertical)) [last, letter].forEach((one) => clashing.add(one));
      last = letter;
    }
    const [first] = row;
    return {
      runs: runs.flatMap(withLabelsParted).map((run) => runOf(run, clashing)),
      baseline: first?.baseline ?? 0,
      size: first?.size ?? 0,
    };
  });
}

/** How much two runs overlap, of the narrower one: 1 where one stands wholly under the other. */
export function overlap(a: Pick<Run, 'left' | 'right'>, b: Pick<Run, 'left' | 'right'>): number {
  const shared = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  return shared / Math.max(1, Math.min(a.right - a.left, b.right - b.left));
}
