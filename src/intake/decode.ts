/** Bytes of a text file → text: UTF-8, UTF-16 with a mark, or the GB18030 of older Chinese software. */

/** Decodes strictly, or says undefined; the caller's platform provides it (WHATWG Encoding names). */
export type Decode = (
  bytes: Uint8Array,
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030',
) => string | undefined;

/** The text, or undefined when it is in none of these encodings. */
export function decodeText(bytes: Uint8Array, decode: Decode): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, 'utf-16be');
  return decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030');
}
