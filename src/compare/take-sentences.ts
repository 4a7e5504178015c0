/** A text with some of the changes that an edited one has: each as a whole, the rest as it was. */
import { alignSentences } from './align-sentences';

/** `taken`: ids of the changes (sentence-changes.ts). With all of them it is the edited text, with none the one before. */
export function takeSentences(before: string, after: string, taken: ReadonlySet<number>): string {
  const { before: ours, after: theirs, pairings, steps } = alignSentences(before, after);
  if (pairings.every((_, id) => taken.has(id))) return after;
  if (taken.size === 0) return before;
  const lead = before.slice(0, ours[0]?.start ?? 0);
  const pieces = steps.map((step, at): string => {
    switch (step.kind) {
      case 'out': {
        const sentence = ours[step.out];
        if (!sentence || taken.has(step.pairing)) return '';
        // It may have become the end of a paragraph.
        const { gap = '' } = theirs[pairings[step.pairing]?.into ?? -1] ?? {};
        return sentence.text + (sentence.gap === '' ? gap : sentence.gap);
      }
      case 'into': {
        const sentence = theirs[step.into];
        return sentence && taken.has(step.pairing) ? sentence.text + sentence.gap : '';
      }
      case 'same': {
        const sentence = ours[step.out];
        const next = steps[at + 1];
        // Where the paragraph ends is theirs to say where what follows is.
        const follows = next && next.kind !== 'same' && taken.has(next.pairing);
        return `${sentence?.text ?? ''}${(follows ? theirs[step.into] : sentence)?.gap ?? ''}`;
      }
    }
  });
  const text = lead + pieces.join('');
  return before.trimEnd() === before ? text.trimEnd() : text;
}
