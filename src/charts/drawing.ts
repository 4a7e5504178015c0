/**
 * A drawing as a tree of SVG elements: written as markup by document/, shown as elements by the pane. Only attributes
 * are used, because a strict policy forbids styles; classes let a page give other colours in the dark.
 */

export interface Shape {
  readonly tag: 'g' | 'rect' | 'text' | 'line';
  readonly attributes: Readonly<Record<string, string>>;
  readonly text?: string;
}

export interface Drawing {
  /** Units of the drawing; it is shown as wide as its place allows. */
  readonly width: number;
  readonly height: number;
  /** For `<title>` and `<desc>`. */
  readonly title: string;
  readonly description: string;
  readonly shapes: readonly Shape[];
}

/** A length or place: two decimals, the same text every time. */
export function length(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** How wide a text is in a Chinese font, in units of its size: no browser is asked, so it is the same everywhere. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x2e80 ? narrow : 1;
  return width;
}

const narrow = 0.6;

/** What may not begin a line. */
const closing = /^[，。、；：）？！”%]/u;

function broken(pieces: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && textWidth(line + piece) > width && !closing.test(piece)) {
      lines.push(line);
      line = '';
    }
    line += piece;
  }
  return line === '' ? lines : [...lines, line];
}

/**
 * The text in lines of at most `width` (in units of its size); parts at characters, as Chinese is set, but not within a
 * number. `even`: lines about as long as each other, for a name of a few words.
 */
export function wrapped(text: string, width: number, even = false): readonly string[] {
  const pieces = text.match(/[\d.%]+|./gsu) ?? [];
  const lines = broken(pieces, width);
  if (!even || lines.length < 2) return lines;
  return broken(pieces, Math.min(width, Math.ceil(textWidth(text) / lines.length)));
}
