/**
 * Prose made ready for reading: sentence by sentence, without white space, in one width, with what holds no statistics
 * (titles, quoted words, open questions) blanked out. Places lead back to the words as written.
 */
import { matches } from './matches';

export interface PlainSentence {
  /** As written. */
  readonly written: string;
  /** One width, no white space; what is not to be read is `□`. */
  readonly plain: string;
  /** The place in `written` of each character of `plain`. */
  readonly places: readonly number[];
}

/** Titles, quoted words and 文号. */
const notRead = /《[^《》\n]*》|“[^“”\n]*”|"[^"\n]*"|〔[^〔〕\n]*〕(?:第?\d+号)?/gu;
/** A term in quotes is read like any other: 以“本机关不掌握”为由. */
const term = /^[“"][^\d一二三四五六七八九十百千]{2,12}[”"]$/u;

/** A drafted question is no sentence, and ends the one before. */
const question = /【[^【】]*】/gu;
/** Up to a stop; what runs on for pages is cut at a comma, so that reading it stays quick. */
const sentences =
  /[^。！？!?\n\r]{1,1200}(?:(?=[。！？!?\n\r])|$)|[^。！？!?\n\r]{600,1200}[，；]|[^。！？!?\n\r]{1,1200}/gu;

const punctuation: Readonly<Record<string, string>> = {
  '(': '（',
  ')': '）',
  ';': '；',
  ':': '：',
  '﹪': '%',
};

const wideMarks: ReadonlySet<number> = new Set(Array.from('，。、；：（）□', (mark) => mark.charCodeAt(0)));

/** Most of the prose is Chinese characters, digits and wide marks, which stay as they are. */
function isAsItIs(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x30 && code <= 0x39) || wideMarks.has(code);
}

/** Widths as Chinese prose has them: digits, letters and % narrow, marks wide; white space and quotation marks go. */
function oneWidth(character: string, code: number): string {
  if (/[\s“”"\u200b-\u200d\ufeff]/u.test(character)) return '';
  const narrow =
    code >= 0xff01 && code <= 0xff5e && !/[，（）；：！？]/u.test(character)
      ? String.fromCharCode(code - 0xfee0)
      : character;
  return punctuation[narrow] ?? narrow;
}

/** A comma only inside a number is narrow. */
function made(written: string, masked: string): PlainSentence {
  let plain = '';
  const places: number[] = [];
  for (let at = 0; at < masked.length; at++) {
    const code = masked.charCodeAt(at);
    const character = masked.charAt(at);
    const read = isAsItIs(code) ? character : oneWidth(character, code);
    if (read === '') continue;
    plain += read;
    places.push(at);
  }
  plain = plain.replace(/(?<!\d),|,(?!\d{3}(?!\d))/gu, '，').replace(/(?<=\d)，(?=\d{3}(?!\d))/gu, ',');
  return { written, plain, places };
}

/** A text's sentences, in order. A semicolon does not end one. */
export function plainSentences(text: string): readonly PlainSentence[] {
  const masked = text
    .replace(question, (words) => '\n'.repeat(words.length))
    .replace(notRead, (words) => (term.test(words) ? words : '□'.repeat(words.length)));
  return matches(masked, sentences)
    .filter(([sentence]) => sentence.trim() !== '')
    .map((match) => made(text.slice(match.index, match.index + match[0].length), match[0]));
}

/** What was written between two places of `plain`. */
export function wordsOf({ written, places }: PlainSentence, at: number, end: number): string {
  return written.slice(places[at] ?? 0, (places[end - 1] ?? written.length - 1) + 1).trim();
}

/** Longest words to quote. */
const longest = 120;

/** The sentence as written; where it is long, the words around a place of `plain`. */
export function quoted(sentence: PlainSentence, at: number, end: number): string {
  const { written, places } = sentence;
  if (written.trim().length <= longest) return written.trim();
  const from = places[at] ?? 0;
  const to = (places[end - 1] ?? from) + 1;
  const before = written.slice(Math.max(0, from - longest / 2), from).replace(/^[^，,；;]*[，,；;]/u, '');
  const after = written.slice(to, to + longest / 2).replace(/[，,；;][^，,；;]*$/u, '');
  return `${before}${written.slice(from, to)}${after}`.trim();
}

/** The clause around a place of `plain`, as written, cut where it is long. */
export function clauseAround(sentence: PlainSentence, at: number, end: number): string {
  const { plain } = sentence;
  const marks = /[，；：。（）、]/u;
  const before =
    plain
      .slice(Math.max(0, at - 24), at)
      .split(marks)
      .pop() ?? '';
  const after = plain.slice(end, end + 12).split(marks)[0] ?? '';
  return wordsOf(sentence, at - before.length, end + after.length);
}
