/** Searching many short words with few patterns. */

/**
 * As `[...text.matchAll(pattern)]`, which makes a new RegExp each time; that costs more than most of the searches.
 * `pattern` is global; whether it stands somewhere else in another text does not matter.
 */
export function matches(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return found;
}

/** A pattern with a year in it, made once for each year. */
export function ofYear(make: (year: number | null) => RegExp): (year: number | null) => RegExp {
  const made = new Map<number | null, RegExp>();
  return (year) => {
    const known = made.get(year) ?? make(year);
    made.set(year, known);
    return known;
  };
}

/** The last of them. */
export function lastMatch(text: string, pattern: RegExp): RegExpExecArray | undefined {
  const found = matches(text, pattern);
  return found[found.length - 1];
}
