/** The text of an XML part: UTF-8 or, with its mark, UTF-16, the two encodings every reader of XML must know. */
import { Broken } from './zip-directory';

/** Of the WHATWG Encoding standard, in every host; the core rooms are compiled without the types of any. */
declare const TextDecoder: new (
  encoding: string,
  options: { readonly fatal: boolean },
) => { decode: (bytes: Uint8Array) => string };

/** The part is in neither of them. */
export class BadEncoding extends Broken {}

/** `quick`: what the host has that decodes UTF-8 quicker; undefined for bytes that it leaves to the standard's decoder. */
export function decodeXml(bytes: Uint8Array, quick?: (bytes: Uint8Array) => string | undefined): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  const known = encoding === 'utf-8' ? quick?.(bytes) : undefined;
  if (known !== undefined) return known;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new BadEncoding(encoding);
  }
}
