/**
 * Whether the heads of a table stand in the form's order: numbers are read by their place, so heads that have changed
 * places make the numbers under them doubtful.
 */
import type { LabelCell } from '../../form/form';
import { likeness, normaliseLabel } from '../../form/label';
import type { Piece } from './pieces';

/** A head told by its words: below that it may be another. */
const sure = 0.8;

/** Whether labels that stand side by side in the form come in another order here. */
export function isMoved(pieces: readonly Piece[], expected: readonly LabelCell[], across: boolean): boolean {
  const heads = expected.filter(({ kind }) => kind === 'head');
  const leaves = [...new Set(heads.map(({ label }) => label))];
  const repeated = leaves.filter((label) => heads.filter((head) => head.label === label).length > 1);
  const rankIn = (list: readonly string[], text: string): number => {
    const same = list.findIndex((label) => normaliseLabel(label) === normaliseLabel(text));
    if (same >= 0) return same;
    const alike = list.map((label) =>
      likeness(text, heads.find((head) => head.label === label) ?? { label }),
    );
    const most = Math.max(...alike);
    return most >= sure ? alike.indexOf(most) : -1;
  };
  const restarts = (list: readonly string[]): number => {
    const ranks = pieces.map(({ text }) => rankIn(list, text)).filter((rank) => rank >= 0);
    return ranks.filter((rank, index) => index > 0 && rank <= (ranks[index - 1] ?? -1)).length;
  };
  if (!inPlace(pieces, heads, rankIn)) return true;
  if (repeated.length > 0 && across) {
    const groups = Math.max(...repeated.map((label) => heads.filter((head) => head.label === label).length));
    const [single, lone] = [leaves.filter((label) => !repeated.includes(label)), pieces];
    const rows = new Set(heads.filter(({ label }) => single.includes(label)).map(({ row }) => row));
    const order = [...rows].every((row) => {
      const list = heads
        .filter((head) => head.row === row && single.includes(head.label))
        .map(({ label }) => label);
      const ranks = lone.map(({ text }) => rankIn(list, text)).filter((rank) => rank >= 0);
      return ranks.every((rank, index) => index === 0 || rank > (ranks[index - 1] ?? -1));
    });
    return !order || restarts(repeated) > groups - 1;
  }
  // 总计 may come before or after the others, as the copy takes the rows of heads one after another.
  const lowest = heads.filter((head) => !heads.some((other) => other !== head && covers(head, other)));
  const list = lowest.map(({ label }) => label).filter((label) => !spans(lowest, label));
  return restarts(list) > 0;
}

/** In a real table all heads of a line go from left to right. */
function inPlace(
  pieces: readonly Piece[],
  heads: readonly LabelCell[],
  rankIn: (list: readonly string[], text: string) => number,
): boolean {
  const labels = heads.map(({ label }) => label);
  let line: Piece['line'] | undefined;
  let column = -1;
  for (const piece of pieces) {
    if (piece.line.table === undefined) continue;
    if (piece.line !== line) column = -1;
    line = piece.line;
    const label = labels[rankIn(labels, piece.text)];
    if (label === undefined) continue;
    const places = heads.filter((head) => head.label === label).map((head) => head.column);
    const next = places.find((place) => place > column);
    if (next === undefined) return false;
    column = next;
  }
  return true;
}

function covers(upper: LabelCell, lower: LabelCell): boolean {
  return (
    lower.row > upper.row && lower.column >= upper.column && lower.column < upper.column + upper.columnSpan
  );
}

/** A lowest head that reaches down over several rows of heads. */
function spans(heads: readonly LabelCell[], label: string): boolean {
  const deepest = Math.max(...heads.map(({ row }) => row));
  const head = heads.find((candidate) => candidate.label === label);
  return head !== undefined && head.rowSpan > 1 && head.row < deepest && label !== heads[0]?.label;
}
