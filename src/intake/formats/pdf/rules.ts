/** Ruled lines as drawn → lines as seen: pieces joined, and parted into groups that touch, one a table. */
import type { Rule } from './page-marks';

export interface RuleGroup {
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
}

/** Rules nearer than this are one. */
const near = 2.5;
/** How far the ends of rules may stay apart that are meant to meet; and dashes. */
const meeting = 4;
/** No row or column is as small: what is shorter, when all its pieces are joined, is a dash or a stroke of a letter. */
const shortest = 4.5;
/** A page with more distinct rules than this is a drawing. */
const most = 3_000;

/** Pieces on one line that touch or overlap are one rule. */
export function joined(rules: readonly Rule[]): readonly Rule[] {
  const lines: { readonly first: number; readonly pieces: Rule[] }[] = [];
  for (const rule of [...rules].sort((a, b) => a.at - b.at)) {
    const line = lines[lines.length - 1];
    if (line && rule.at - line.first <= near) line.pieces.push(rule);
    else lines.push({ first: rule.at, pieces: [rule] });
  }
  return lines.flatMap(({ pieces }) => {
    const at = pieces.reduce((sum, piece) => sum + piece.at, 0) / pieces.length;
    const whole: Rule[] = [];
    for (const piece of [...pieces].sort((a, b) => a.from - b.from)) {
      const last = whole[whole.length - 1];
      if (last && piece.from <= last.to + meeting)
        whole[whole.length - 1] = { at, from: last.from, to: Math.max(last.to, piece.to) };
      else whole.push({ at, from: piece.from, to: piece.to });
    }
    return whole.filter(({ from, to }) => to - from > shortest);
  });
}

function meet(horizontal: Rule, vertical: Rule): boolean {
  return (
    vertical.at >= horizontal.from - meeting &&
    vertical.at <= horizontal.to + meeting &&
    horizontal.at >= vertical.from - meeting &&
    horizontal.at <= vertical.to + meeting
  );
}

/** The groups of rules that touch each other, those with rules both ways; rules of a drawing are no table's. */
export function ruleGroups(across: readonly Rule[], down: readonly Rule[]): readonly RuleGroup[] {
  const horizontal = joined(across);
  const vertical = joined(down);
  if (horizontal.length + vertical.length > most) return [];
  const groups: RuleGroup[] = [];
  const waiting = new Set(vertical);
  const apart = new Set(horizontal);
  for (const seed of vertical) {
    if (!waiting.delete(seed)) continue;
    const own = { horizontal: [] as Rule[], vertical: [seed] };
    const open: { readonly rule: Rule; readonly down: boolean }[] = [{ rule: seed, down: true }];
    for (let next = open.pop(); next; next = open.pop()) {
      const { rule, down: isDown } = next;
      for (const other of isDown ? apart : waiting) {
        if (!(isDown ? meet(other, rule) : meet(rule, other))) continue;
        (isDown ? apart : waiting).delete(other);
        (isDown ? own.horizontal : own.vertical).push(other);
        open.push({ rule: other, down: !isDown });
      }
    }
    if (own.horizontal.length > 0) groups.push(own);
  }
  return groups;
}

/** Places of lines, from the smallest; those too near for a row or column of text between them are one. */
export function places(values: readonly number[], apart = 3.5): readonly number[] {
  const found: { readonly first: number; readonly all: number[] }[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = found[found.length - 1];
    if (last && value - last.first <= apart) last.all.push(value);
    else found.push({ first: value, all: [value] });
  }
  return found.map(({ all }) => all.reduce((sum, value) => sum + value, 0) / all.length);
}
