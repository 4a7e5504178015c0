/** One printed character and where it stands: page space in points, y downwards, upright pages. */

export interface Letter {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly baseline: number;
  /** Of the font, in points. */
  readonly size: number;
  /** Quarter turns clockwise of the line it is written on; 0 is upright. */
  readonly turned: 0 | 1 | 2 | 3;
}

/** What stands for a character whose font does not say which it is. */
export const unreadable = '□';

/**
 * Radicals that fonts give for the characters that look the same, and that NFKC leaves alone (CJK Radicals Supplement,
 * U+2E80 to U+2EFF); `⼈⺠政府` is as common in PDF files as 人民政府.
 */
const radicals = new Map(
  Array.from(
    '⺠民⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻁虎⺩王⻌辶⺝月⺼月⻟食',
  )
    .join('')
    .match(/.{2}/gsu)
    ?.map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);

/** Presentation forms, ligatures, compatibility ideographs and Kangxi radicals: NFKC gives the character meant. */
const compatible = /[\u2f00-\u2fdf\uf900-\ufaff\ufb00-\ufb06\ufe10-\ufe1f\ufe30-\ufe4f]/gu;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const unknown = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd\ue000-\uf8ff]|^$/gu;

/** A radical and the character that looks the same, for one glyph: what macOS writes (`电⼦子科技`). */
const doubled = /([\u2e80-\u2fdf])(.)/gu;

/** The character meant. */
export function meant(unicode: string): string {
  return unicode
    .replace(doubled, (pair, radical: string, character: string) =>
      (radicals.get(radical) ?? radical.normalize('NFKC')) === character ? character : pair,
    )
    .replace(compatible, (one) => one.normalize('NFKC'))
    .replace(/[\u2e80-\u2eff]/gu, (one) => radicals.get(one) ?? one)
    .replace(unknown, unreadable);
}

export function middle({ left, right }: Letter): number {
  return (left + right) / 2;
}

export function height({ top, bottom }: Letter): number {
  return (top + bottom) / 2;
}
