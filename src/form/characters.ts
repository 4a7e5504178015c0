/** Characters that XML 1.0 cannot hold (§2.2 Char): a file with one of them does not open. */

function legal(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

/** Positions (in UTF-16 units) of the illegal characters; a lone surrogate is one. */
export function illegalCharacters(
  text: string,
): readonly { readonly index: number; readonly code: number }[] {
  const found: { index: number; code: number }[] = [];
  let index = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (!legal(code)) found.push({ index, code });
    index += character.length;
  }
  return found;
}

/** The text without them. */
export function legalText(text: string): string {
  if (illegalCharacters(text).length === 0) return text;
  let clean = '';
  for (const character of text) clean += legal(character.codePointAt(0) ?? 0) ? character : '';
  return clean;
}

/**
 * Characters nobody sees: those XML 1.0 forbids, those that turn the direction of writing, those of no width. Tab and
 * line ends are allowed; U+2028 and U+2029 end lines in some programs and not in others.
 */
export const unseenCharacters = /[^\P{Cc}\t\n\r]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;
