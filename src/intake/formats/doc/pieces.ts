/**
 * The pieces of a Word 97 text (MS-DOC 2.8.35 and 2.9.38): a file saved fast keeps the order of its text here only,
 * and what was deleted is in no piece.
 */
import { Broken } from '../../../container/zip';
import { TooMuch } from '../blocks';
import type { Fields } from './fields';
import type { Place } from './file-information';

export interface Piece {
  readonly text: string;
  /** Where its first character lies in the stream WordDocument, and how many bytes each takes there. */
  readonly at: number;
  readonly width: 1 | 2;
  /** Changes of properties that a fast save left for all of the piece. */
  readonly changes: Uint8Array;
}

const none = new Uint8Array(0);
const mostCharacters = 2_000_000;

/** Of the code page 1252 what is not Latin-1 (MS-DOC 2.9.73): first code → characters. */
const western = new Map(
  (
    [
      [0x82, '‚ƒ„…†‡ˆ‰Š‹Œ'],
      [0x91, '‘’“”•–—˜™š›œ'],
      [0x9f, 'Ÿ'],
    ] as const
  ).flatMap(([first, characters]) =>
    Array.from(characters, (character, index) => [first + index, character] as const),
  ),
);

function decode(bytes: Uint8Array, width: 1 | 2): string {
  const codes: string[] = [];
  for (let at = 0; at + width <= bytes.length; at += width) {
    const low = bytes[at] ?? 0;
    codes.push(
      width === 2
        ? String.fromCharCode(low + (bytes[at + 1] ?? 0) * 256)
        : (western.get(low) ?? String.fromCharCode(low)),
    );
  }
  return codes.join('');
}

/** The pieces of the main text, in reading order. */
export function piecesOf(
  word: Fields,
  table: Fields,
  { at, length }: Place,
  characters: number,
): readonly Piece[] {
  if (characters > mostCharacters) throw new TooMuch();
  const changes: Uint8Array[] = [];
  let here = at;
  const end = at + length;
  while (here < end && table.byte(here) === 1) {
    const size = table.short(here + 1);
    changes.push(table.part(here + 3, size));
    here += 3 + size;
  }
  if (here >= end || table.byte(here) !== 2) throw new Broken('no pieces');
  const size = table.int(here + 1);
  const count = Math.floor((size - 4) / 12);
  const starts = here + 5;
  const descriptors = starts + (count + 1) * 4;
  const pieces: Piece[] = [];
  for (let index = 0; index < count; index += 1) {
    const from = table.int(starts + index * 4);
    const to = Math.min(table.int(starts + index * 4 + 4), characters);
    if (from >= characters || to <= from) continue;
    const place = table.int(descriptors + index * 8 + 2);
    const change = table.short(descriptors + index * 8 + 6);
    const width = (place & 0x40000000) !== 0 ? 1 : 2;
    const start = width === 1 ? (place & 0x3fffffff) / 2 : place & 0x3fffffff;
    pieces.push({
      text: decode(word.part(start, (to - from) * width), width),
      at: start,
      width,
      changes: (change & 1) === 1 ? (changes[change >> 1] ?? none) : none,
    });
  }
  return pieces;
}
