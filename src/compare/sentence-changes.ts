/** How two texts differ, for people: sentence by sentence, what moved told as moved, what changed word by word. */
import { alignSentences, type Alignment, type Pairing } from './align-sentences';
import { piecesOf, type Piece } from './pieces';
import { isNumber, unitsOf } from './units';

export interface SentenceChange {
  readonly kind: Pairing['kind'];
  /** Of `workbook` what is same and removed, of the document what is same and added. */
  readonly pieces: readonly Piece[];
  /** A number is another: shown first. */
  readonly number: boolean;
  /** Its number among the changes of its part, in the order of the text: by it it is taken. */
  readonly id: number;
}

function change({ before, after }: Alignment, { kind, out, into }: Pairing, id: number): SentenceChange {
  const [ours, theirs] = [before[out ?? -1]?.text ?? '', after[into ?? -1]?.text ?? ''];
  const pieces: readonly Piece[] =
    kind === 'moved' ? [{ kind: 'same', text: theirs }] : piecesOf(ours, theirs);
  const number = pieces.some((piece) => piece.kind !== 'same' && unitsOf(piece.text).some(isNumber));
  return { kind, pieces, number, id };
}

/** Changed numbers first, then in the order of the text. Deterministic. */
export function sentenceChanges(before: string, after: string): readonly SentenceChange[] {
  const alignment = alignSentences(before, after);
  const all = alignment.pairings.map((pairing, id) => change(alignment, pairing, id));
  return [...all.filter(({ number }) => number), ...all.filter(({ number }) => !number)];
}
