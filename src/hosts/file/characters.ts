/** Characters that XML 1.0 cannot hold (§2.2 Char): a file with one of them does not open. */

function legal(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

/** The text without them; lone surrogates count as illegal. */
export function legalText(text: string): string {
  let clean = '';
  for (const character of text) clean += legal(character.codePointAt(0) ?? 0) ? character : '';
  return clean;
}
