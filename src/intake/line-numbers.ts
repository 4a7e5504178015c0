/**
 * Numbers that a program put in front of the lines: of the line, or of its page. They go up and never down, on nearly every
 * line, and no report's own numbers do. Left where they are they would be read as one number more of each row.
 */

/** Fewer lines tell nothing. */
const least = 12;
/** Of the lines, so many must have the number that is theirs. */
const nearlyAll = 0.97;

/** What may stand before a number, and what between it and the line. */
const before = '^\\s*(?:[\\[(（【第]\\s*)?0*';
const behind = /^(?:\s*[\])）】页行])?(?:[:：、.．|>]\s?|\t| +)?/u;

interface Counted {
  readonly text: string;
  /** How many lines stand above it. */
  readonly above: number;
}

function strip(text: string, number: number): string | undefined {
  const found = new RegExp(`${before}${String(number)}`, 'u').exec(text)?.[0];
  return found === undefined ? undefined : text.slice(found.length).replace(behind, '');
}

/** Where the count begins with this number, the lines without it: the number may touch what follows. */
function counting(lines: readonly Counted[], from: number): readonly (string | undefined)[] | undefined {
  const stripped = lines.map(({ text, above }) => strip(text, from + above));
  const found = stripped.filter((text) => text !== undefined).length;
  return found >= lines.length * nearlyAll ? stripped : undefined;
}

/** Lines counted one by one, blank ones too or not. */
function withoutCount(lines: readonly string[]): readonly string[] | undefined {
  const filled = lines.flatMap((text, index) => (text.trim() === '' ? [] : [{ text, index }]));
  const digits = /^\s*(?:[[(（【第]\s*)?0*(\d{1,5})/u.exec(filled[0]?.text ?? '')?.[1];
  if (digits === undefined || filled.length < least) return undefined;
  for (const blanks of [true, false]) {
    const counted = filled.map(({ text, index }, place): Counted => ({
      text,
      above: blanks ? index - (filled[0]?.index ?? 0) : place,
    }));
    for (let length = digits.length; length > 0; length -= 1) {
      const stripped = counting(counted, Number(digits.slice(0, length)));
      if (!stripped) continue;
      const all = [...lines];
      filled.forEach(({ text, index }, place) => (all[index] = stripped[place] ?? text));
      return all;
    }
  }
  return undefined;
}

/** A page's number on each of its lines, parted from them; a blank line may have its number alone. */
const paged =
  /^\s*(?:[[(（【第]\s*)?(\d{1,3})(?:\s*[\])）】页]\s*[:：、.．|]?\s*|[:：|>]\s*|\t|\s+|$)(.*)$/su;
/** Of them, so many have words behind: a column of numbers has none. */
const worded = 0.4;

/** Lines with a number that stays the same or grows. */
function withoutPages(lines: readonly string[]): readonly string[] | undefined {
  const filled = lines.filter((line) => line.trim() !== '');
  const found = filled.flatMap((line) => {
    const [, number, rest] = paged.exec(line) ?? [];
    return number === undefined ? [] : [{ number: Number(number), rest: rest ?? '' }];
  });
  const [first, last] = [found[0]?.number ?? 0, found[found.length - 1]?.number ?? 0];
  const rises = found.every(({ number }, index) => number >= (found[index - 1]?.number ?? 0));
  const words = found.filter(({ rest }) => /\p{L}/u.test(rest)).length;
  if (found.length < Math.max(least, filled.length * nearlyAll) || !rises || last <= first) return undefined;
  if (words < found.length * worded) return undefined;
  return lines.map((line) => (line.trim() === '' ? line : (paged.exec(line)?.[2] ?? line)));
}

/** The lines without such numbers; the same lines where there are none. */
export function withoutLineNumbers(lines: readonly string[]): readonly string[] {
  return withoutCount(lines) ?? withoutPages(lines) ?? lines;
}
