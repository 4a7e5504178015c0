/** The text of an XML part: UTF-8 or, with its mark, UTF-16, the two encodings every reader of XML must know. */
import { Broken } from './zip-directory';

/** Of the WHATWG Encoding standard, in every host; the core rooms are compiled without the types of any. */
declare const TextDecoder: new (
  encoding: string,
  options: { readonly fatal: boolean },
) => { decode: (bytes: Uint8Array) => string };

/** The part is in neither of them. */
export class BadEncoding extends Broken {}

export function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new BadEncoding(encoding);
  }
}
