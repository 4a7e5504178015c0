/**
 * The heads of a table against the form's: worded otherwise, they are said; in another order, they make the numbers
 * under them doubtful, because numbers are read by their place.
 */
import type { LabelCell, Table } from '../../form/form';
import { leastLikeness, likeness, normaliseLabel } from '../../form/label';
import type { Deviation } from '../../form/report';
import { isMoved } from './head-order';
import { deviationOf } from './labels';
import type { Piece } from './pieces';

export interface ReadHeads {
  readonly deviations: readonly Deviation[];
  /** Whether columns may have changed places. */
  readonly moved: boolean;
  /** Heads that were found, of those there should be. */
  readonly found: number;
  /** Pieces that are no label of the form. */
  readonly leftover: readonly Piece[];
  /** Labels that came in pieces, out of their places: nothing is said of their wording. */
  readonly scattered: readonly LabelCell[];
}

/** A head is seldom broken in more pieces. */
const mostPieces = 5;
const mostLetters = 12;
/** The longest run of heads, table 4's, has 19. */
const mostRun = 80;

interface Found {
  readonly head: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly alike: number;
}

/** Which pieces, one or some together, are which of the expected labels, both in their order. */
function alignHeads(pieces: readonly Piece[], expected: readonly LabelCell[]): readonly Found[] {
  const memo = new Map<string, number>();
  const labels = expected.map(({ label }) => normaliseLabel(label));
  const alike = (text: string, head: LabelCell): number => {
    // A label may lose some of its characters, but not gain half as many again.
    if (text.length > head.label.length * 2 + 4) return 0;
    const key = `${text}\n${head.label}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const value = likeness(text, head);
    memo.set(key, value);
    return value;
  };
  const best: number[][] = Array.from({ length: pieces.length + 1 }, () =>
    Array.from({ length: expected.length + 1 }, () => 0),
  );
  const choice = new Map<string, Found>();
  const at = (p: number, e: number): number => best[p]?.[e] ?? 0;
  for (let p = pieces.length - 1; p >= 0; p -= 1) {
    for (let e = expected.length - 1; e >= 0; e -= 1) {
      let most = Math.max(at(p + 1, e), at(p, e + 1));
      const head = expected[e];
      let text = '';
      // A piece that is a label to the letter is that one and no other, and needs none beside it.
      const piece = normaliseLabel(pieces[p]?.text ?? '');
      const whole = labels.includes(piece);
      const last = whole ? (labels[e] === piece ? p + 1 : p) : Math.min(pieces.length, p + mostLetters);
      for (let to = p; head && to < last; to += 1) {
        text += pieces[to]?.text ?? '';
        // Written downwards, a label comes letter by letter.
        if (to >= p + mostPieces && text.length > to - p + 2) break;
        const value = alike(text, head);
        if (value < leastLikeness || value + at(to + 1, e + 1) <= most) continue;
        most = value + at(to + 1, e + 1);
        choice.set(`${String(p)} ${String(e)}`, { head: e, from: p, to, text, alike: value });
      }
      const row = best[p];
      if (row) row[e] = most;
    }
  }
  const found: Found[] = [];
  for (let p = 0, e = 0; p < pieces.length && e < expected.length;) {
    const chosen = choice.get(`${String(p)} ${String(e)}`);
    if (chosen && at(p, e) === chosen.alike + at(chosen.to + 1, e + 1)) {
      found.push(chosen);
      p = chosen.to + 1;
      e += 1;
    } else if (at(p, e) === at(p + 1, e)) p += 1;
    else e += 1;
  }
  return found;
}

/** Of the letters of labels that were not found whole, so many stand there in pieces: they were scattered, not misprinted. */
const mostlyThere = 0.8;

/** The share of the wanted letters that is among the given ones, each counted as often as it stands there. */
export function lettersThere(wanted: string, given: string): number {
  const left = new Map<string, number>();
  for (const letter of given) left.set(letter, (left.get(letter) ?? 0) + 1);
  let found = 0;
  for (const letter of wanted) {
    const count = left.get(letter) ?? 0;
    if (count > 0) found += 1;
    left.set(letter, count - 1);
  }
  return wanted === '' ? 0 : found / wanted.length;
}

/** Whether the labels stand whole and in their order in a text: with nothing between them, none is out of its place. */
function followEachOther(labels: readonly string[], text: string): boolean {
  let from = 0;
  return labels.every((label) => {
    const at = text.indexOf(label, from);
    from = at + label.length;
    return at >= 0;
  });
}

/** Reads the labels that stand before a row against those the form has there. */
export function readHeads(all: readonly Piece[], expected: readonly LabelCell[], table: Table): ReadHeads {
  const pieces = all.slice(-mostRun);
  const found = alignHeads(pieces, expected);
  const inexact = found.filter(({ head, alike }) => alike < 1 && expected[head]?.kind !== 'note');
  const used = new Set(found.flatMap(placesOf));
  const free = pieces.map((_, index) => index).filter((index) => !used.has(index));
  const byPlace = free.flatMap((index): readonly { index: number; head: number }[] => {
    const before = found.filter(({ to }) => to < index);
    const after = found.find(({ from }) => from > index);
    const last = before[before.length - 1];
    const place = (last?.head ?? -1) + 1;
    const label = expected[place];
    const neighbours = (last?.to ?? -1) === index - 1 && (after?.from ?? pieces.length) === index + 1;
    const one = (after?.head ?? expected.length) === place + 1;
    return label?.kind === 'head' && neighbours && one ? [{ index, head: place }] : [];
  });
  const exact = new Set(found.filter(({ alike }) => alike === 1));
  const whole = new Set([...exact].map(({ head }) => head));
  const inPieces = new Set([...exact].flatMap(placesOf));
  const lost = expected.filter(({ kind }, head) => kind === 'head' && !whole.has(head));
  const letters = (texts: readonly string[]): string => texts.map(normaliseLabel).join('');
  const given = letters(pieces.filter((_, index) => !inPieces.has(index)).map(({ text }) => text));
  const wanted = lost.map(({ label }) => normaliseLabel(label));
  const isScattered =
    lost.length > 1 && !followEachOther(wanted, given) && lettersThere(wanted.join(''), given) > mostlyThere;
  const deviations = inexact.flatMap(({ head, text }): readonly Deviation[] => {
    const label = expected[head];
    return label && !(isScattered && label.kind === 'head')
      ? [deviationOf(label, table, text, 'misprint')]
      : [];
  });
  // A label of the form itself stands in another's place, which is told of elsewhere.
  const labels = new Set(
    table.grid.flatMap((cell) => (cell.kind === 'number' ? [] : [normaliseLabel(cell.label)])),
  );
  const unknown = byPlace.flatMap(({ index, head }): readonly Deviation[] => {
    const [label, text = ''] = [expected[head], pieces[index]?.text];
    return label && !isScattered && !labels.has(normaliseLabel(text))
      ? [deviationOf(label, table, text, 'unknown')]
      : [];
  });
  return {
    deviations: [...deviations, ...unknown],
    moved: isMoved(
      pieces,
      expected,
      table.bands.some(({ across }) => across === true),
    ),
    found: found.filter(({ head }) => expected[head]?.kind === 'head').length,
    leftover: free
      .filter((index) => !byPlace.some((known) => known.index === index))
      .flatMap((index) => pieces[index] ?? []),
    scattered: isScattered ? lost : [],
  };
}

function placesOf({ from, to }: Found): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
