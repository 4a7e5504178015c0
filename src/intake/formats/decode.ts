/** Bytes of a text file → text: UTF-8, UTF-16 with a mark, or the GB18030 of older Chinese software. */

/** Of the WHATWG Encoding standard, in every host; the core rooms are compiled without the types of any. */
declare const TextDecoder: new (
  encoding: string,
  options: { readonly fatal: boolean },
) => { decode: (bytes: Uint8Array) => string };

/** Decodes strictly: text that is not in this encoding (a label of the Encoding standard) is undefined. */
export function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * The text, or undefined when it is in none of these encodings. What a page or file declares of itself is not asked:
 * Chinese text in GB18030 is never valid UTF-8, and pages are often saved again in another encoding than they declare.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, 'utf-16be');
  return decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030');
}
