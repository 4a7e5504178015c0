/**
 * A look at a PDF's compressed streams before pdfjs unpacks them: a bomb is refused, and what does not agree with its
 * own checksum (RFC 1950) is told of, because pdfjs reads on over damage without a word.
 */
import { Inflate } from 'fflate';
import { TooMuch } from '../blocks';

/** All streams together; fonts of a long report unpack to some 30 MB. */
const mostUnpacked = 80 * 1024 * 1024;
const mostOfFont = 40 * 1024 * 1024;
/** A page of a report is under 300 KB; 3 MB are a drawing, or made to keep a reader busy. */
const mostOfOther = 3 * 1024 * 1024;
/** What is not read as the page's own words: fonts, attached files. */
const bulky = /\/(?:Length1|Length3|FontFile\d?|EmbeddedFile|CIDFontType0C|Type1C|OpenType)\b/u;
const chunk = 32 * 1024;

const codes = (text: string): readonly number[] => Array.from(text, (character) => character.charCodeAt(0));

function find(bytes: Uint8Array, wanted: readonly number[], from: number, to = bytes.length): number {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first, from); at >= 0 && at < to; at = bytes.indexOf(first, at + 1))
    if (wanted.every((code, index) => bytes[at + index] === code)) return at;
  return -1;
}

const stream = codes('stream');
const endStream = codes('endstream');
/** A stream's dictionary is shorter than this. */
const mostBefore = 1_024;

function textBefore(bytes: Uint8Array, at: number): string {
  const from = Math.max(0, at - mostBefore);
  const text = Array.from(bytes.subarray(from, at), (code) => String.fromCharCode(code)).join('');
  const object = text.lastIndexOf(' obj');
  return object < 0 ? text : text.slice(object);
}

/** Adler-32 over pieces as they come. */
function adler(): { readonly add: (piece: Uint8Array) => void; readonly sum: () => number } {
  let [a, b] = [1, 0];
  return {
    add: (piece) => {
      for (let at = 0; at < piece.length; at += 3_800) {
        for (const byte of piece.subarray(at, at + 3_800)) {
          a += byte;
          b += a;
        }
        a %= 65_521;
        b %= 65_521;
      }
    },
    sum: () => b * 65_536 + a,
  };
}

interface Unpacked {
  readonly size: number;
  readonly isWhole: boolean;
}

function unpack(bytes: Uint8Array, most: number): Unpacked {
  const check = adler();
  let size = 0;
  const state = { ended: false };
  const inflate = new Inflate((piece, final) => {
    size += piece.length;
    state.ended ||= final;
    if (size > most) throw new TooMuch();
    check.add(piece);
  });
  // The last four bytes are the checksum; a line end may follow.
  const data = bytes.subarray(2);
  try {
    for (let at = 0; at < data.length && !state.ended; at += chunk)
      inflate.push(data.subarray(at, at + chunk), at + chunk >= data.length);
  } catch (error) {
    if (error instanceof TooMuch) throw error;
    return { size, isWhole: false };
  }
  const sum = check.sum();
  const tail = bytes.subarray(Math.max(0, bytes.length - 8));
  const isSummed = Array.from(tail).some(
    (_, at) =>
      at + 4 <= tail.length && new DataView(tail.buffer, tail.byteOffset + at, 4).getUint32(0) === sum,
  );
  return { size, isWhole: isSummed };
}

/** Throws TooMuch for streams that unpack to more than any report; `damaged` counts those that are not whole. */
export function streamsOf(bytes: Uint8Array): { readonly damaged: number } {
  let damaged = 0;
  let left = mostUnpacked;
  let isLocked = false;
  for (let at = find(bytes, stream, 0); at >= 0; at = find(bytes, stream, at)) {
    const dictionary = textBefore(bytes, at);
    isLocked ||= dictionary.includes('/Encrypt');
    const start = at + stream.length + (bytes[at + stream.length] === 13 ? 2 : 1);
    const declared = Number(/\/Length\s+(\d+)\b(?!\s+\d+\s+R)/u.exec(dictionary)?.[1] ?? NaN);
    const near = find(bytes, endStream, start + (Number.isFinite(declared) ? declared : 0));
    const end = near >= 0 ? near : find(bytes, endStream, start);
    const filters = dictionary.match(/\/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b/gu) ?? [];
    if (filters.length > 2) throw new TooMuch();
    if (filters.length > 0 && !/\/Subtype\s*\/Image\b/u.test(dictionary) && /\/Fl/u.test(filters[0] ?? '')) {
      const stop =
        Number.isFinite(declared) && start + declared <= bytes.length
          ? start + declared
          : end < 0
            ? bytes.length
            : end;
      const { size, isWhole } = unpack(
        bytes.subarray(start, stop),
        Math.min(left, bulky.test(dictionary) ? mostOfFont : mostOfOther),
      );
      left -= size;
      if (!isWhole) damaged += 1;
    }
    if (end < 0) break;
    at = end + endStream.length;
  }
  return {
    damaged: isLocked || find(bytes, codes('/Encrypt'), Math.max(0, bytes.length - 4_096)) >= 0 ? 0 : damaged,
  };
}
