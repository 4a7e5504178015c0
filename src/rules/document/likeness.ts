/** How alike two texts are, five characters at a time; years, spaces and punctuation do not count. */

const span = 5;

/** As compared. `masked`: names that are not to count, such as the units' own. */
export function comparable(text: string, masked: readonly string[] = []): string {
  const bare = masked.reduce((seen, name) => (name === '' ? seen : seen.replaceAll(name, '')), text);
  return bare
    .normalize('NFKC')
    .replace(/20\d\d/gu, '')
    .replace(/[\s\p{P}]+/gu, '');
}

/** Every five characters of a comparable text, with how often. */
export function spansOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + span <= text.length; at += 1) {
    const piece = text.slice(at, at + span);
    counts.set(piece, (counts.get(piece) ?? 0) + 1);
  }
  return counts;
}

/** From 0, nothing in common, to 1: all of `now` is in `before`. */
export function shareOf(now: ReadonlyMap<string, number>, before: ReadonlyMap<string, number>): number {
  let all = 0;
  let same = 0;
  for (const [piece, count] of now) {
    all += count;
    same += Math.min(count, before.get(piece) ?? 0);
  }
  return all === 0 ? 0 : same / all;
}

/** The longest sentence of `texts` that stands in `before` word for word, as written. */
export function longestSame(
  texts: readonly string[],
  before: string,
  masked: readonly string[] = [],
): string | undefined {
  const other = comparable(before, masked);
  return texts
    .flatMap((text) => text.split(/(?<=[。；\n])/u))
    .map((sentence) => sentence.trim())
    .filter((sentence) => {
      const seen = comparable(sentence, masked);
      return seen !== '' && other.includes(seen);
    })
    .sort((a, b) => b.length - a.length)[0];
}
