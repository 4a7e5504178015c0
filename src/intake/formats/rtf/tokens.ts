/** RTF (specification 1.9.1) as tokens: groups, control words and bytes of text. */
import { Broken } from '../../../container/zip';

export type Token =
  | { readonly kind: 'open' | 'close' }
  /** A control word, or a sign such as `*` or `~`; `value` is undefined where no number follows. */
  | { readonly kind: 'word'; readonly name: string; readonly value: number | undefined }
  /** One byte of text, written as itself or as `\'hh`. */
  | { readonly kind: 'byte'; readonly code: number };

const code = (character: string): number => character.charCodeAt(0);
const [openBrace, closeBrace, backslash, quote, minus, space] = ['{', '}', '\\', "'", '-', ' '].map(code);

const isLetter = (byte: number): boolean => (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90);
const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;

/** Longer ones are none of RTF's. */
const longestWord = 40;

function hexOf(bytes: Uint8Array, at: number): number {
  const value = parseInt(String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0), 16);
  if (Number.isNaN(value)) throw new Broken('hex');
  return value;
}

/** The tokens in order. Throws Broken for what cannot be one. */
export function* tokensOf(bytes: Uint8Array): Generator<Token> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    at += 1;
    if (byte === openBrace) yield { kind: 'open' };
    else if (byte === closeBrace) yield { kind: 'close' };
    else if (byte === 10 || byte === 13 || byte === 0) continue;
    else if (byte !== backslash) yield { kind: 'byte', code: byte };
    else if (bytes[at] === quote) {
      yield { kind: 'byte', code: hexOf(bytes, at + 1) };
      at += 3;
    } else if (!isLetter(bytes[at] ?? 0)) {
      yield { kind: 'word', name: String.fromCharCode(bytes[at] ?? 0), value: undefined };
      at += 1;
    } else {
      const start = at;
      while (isLetter(bytes[at] ?? 0)) at += 1;
      if (at - start > longestWord) throw new Broken('word');
      const name = String.fromCharCode(...bytes.subarray(start, at));
      const from = at;
      if (bytes[at] === minus) at += 1;
      while (isDigit(bytes[at] ?? 0) && at - from < 12) at += 1;
      const digits = String.fromCharCode(...bytes.subarray(from, at));
      const value = /\d/u.test(digits) ? Number(digits) : undefined;
      if (bytes[at] === space) at += 1;
      // What follows is no text: so many bytes as they are.
      if (name === 'bin') at += Math.max(0, value ?? 0);
      else yield { kind: 'word', name, value };
    }
  }
}
