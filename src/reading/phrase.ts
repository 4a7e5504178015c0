/** The words around a number, within its clause: what it is read by. */
import type { Quantity } from './numbers';

export interface Phrase {
  /** From the last mark or number up to it. */
  readonly before: string;
  /** From it to the next mark or number. */
  readonly after: string;
}

/** Marks that end a clause. */
export const marks = /[，；：。（）]/u;
/** Characters on either side that decide; a sentence may be as long as a pasted book. */
const near = 80;
const nearer = 30;

/** The phrase of one of a sentence's numbers. */
export function phraseOf(plain: string, quantities: readonly Quantity[], index: number): Phrase {
  const { at, end } = quantities[index] ?? { at: 0, end: 0 };
  const from = Math.max(quantities[index - 1]?.end ?? 0, at - near);
  const before = plain.slice(from, at).split(marks).pop() ?? '';
  const next = quantities[index + 1]?.at ?? plain.length;
  const rest = plain.slice(end, Math.min(next, end + nearer));
  const [after = ''] = rest.split(/[，；：。、（）]/u);
  // Up to the next number without a mark, the words are the next number's.
  const closed = after.length < rest.length || next === plain.length || next > end + nearer;
  return { before: before.replace(/^(?:、|和|及|以及|与|其中)+/u, ''), after: closed ? after : '' };
}
