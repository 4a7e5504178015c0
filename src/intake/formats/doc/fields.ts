/** Numbers out of a stream of a Word 97 file (MS-DOC), little-endian; what lies outside is a damaged file. */
import { Broken } from '../../../container/zip';

export interface Fields {
  readonly length: number;
  readonly byte: (at: number) => number;
  readonly short: (at: number) => number;
  readonly int: (at: number) => number;
  readonly signed: (at: number) => number;
  readonly part: (at: number, length: number) => Uint8Array;
}

export function fieldsOf(bytes: Uint8Array): Fields {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const within = (at: number, length: number): number => {
    if (at < 0 || length < 0 || at + length > bytes.length) throw new Broken('offset outside the stream');
    return at;
  };
  return {
    length: bytes.length,
    byte: (at) => view.getUint8(within(at, 1)),
    short: (at) => view.getUint16(within(at, 2), true),
    int: (at) => view.getUint32(within(at, 4), true),
    signed: (at) => view.getInt32(within(at, 4), true),
    part: (at, length) => bytes.subarray(within(at, length), at + length),
  };
}
