/**
 * Reads a zip by its central directory (APPNOTE 4.3), Zip64 or not, inflating under a cap: sizes a file declares are
 * checked, not believed, and so is the CRC-32 of what is read.
 */
import { Inflate, inflateSync, strFromU8 } from 'fflate';
import { crc32 } from './crc32';
import { Broken, findDirectory, recordSignature, zip64Values } from './zip-directory';

export { Broken };

export interface ZipEntry {
  /** With `/` between folders and none in front, however the file spells it. */
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly encrypted: boolean;
  /** As it is compressed. */
  readonly data: Uint8Array;
  /** Bytes when inflated, as declared. */
  readonly size: number;
  readonly crc: number;
  /** Its record in the central directory: names, times and attributes for whoever copies it. */
  readonly record: Uint8Array;
}

/**
 * What a host has that inflates quicker than this project's own code: gives what comes out, or throws where more than
 * `most` bytes would, or it is no deflated data. What it gives is checked as any other.
 */
export interface Inflater {
  (deflated: Uint8Array, most: number): Uint8Array;
  /** CRC-32, where the host has that too. */
  readonly checksum?: (bytes: Uint8Array) => number;
  /** UTF-8 as text without its mark, where the host has something quicker than TextDecoder; undefined for what is none. */
  readonly text?: (bytes: Uint8Array) => string | undefined;
}

/** More comes out of the file than the caller allows. */
export class TooLarge extends Error {}

const localSignature = 0x04034b50;
const recordLength = 46;
const tooLarge32 = 0xffffffff;
/** Of what is compressed, at a time: no more than 4 MB come of it before they are counted. */
const chunk = 4 * 1024;
/** Deflate makes at most 1,032 bytes of one: what stays under this is inflated at once, whatever it declares. */
const atOnce = 16 * 1024 * 1024;
const mostGrowth = 1032;

function nameOf(bytes: Uint8Array): string {
  return strFromU8(bytes).replace(/\\/gu, '/').replace(/^\/+/u, '');
}

function entryAt(bytes: Uint8Array, view: DataView, at: number, shift: number): ZipEntry {
  if (view.getUint32(at, true) !== recordSignature) throw new Broken('central directory');
  const nameEnd = at + recordLength + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  if (extraEnd > bytes.length) throw new Broken('central directory');
  // In this order in the Zip64 field, those only that do not fit here.
  const told = [at + 24, at + 20, at + 42].map((place) => view.getUint32(place, true));
  const missing = told.filter((value) => value === tooLarge32).length;
  const long = missing === 0 ? [] : [...zip64Values(view, nameEnd, extraEnd, missing)];
  const [size = 0, packed = 0, offset = 0] = told.map((value) =>
    value === tooLarge32 ? (long.shift() ?? 0) : value,
  );
  const local = offset + shift;
  if (view.getUint32(local, true) !== localSignature) throw new Broken('local header');
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packed > bytes.length) throw new Broken('truncated entry');
  return {
    name: nameOf(bytes.subarray(at + recordLength, nameEnd)),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    data: bytes.subarray(start, start + packed),
    size,
    crc: view.getUint32(at + 16, true),
    record: bytes.subarray(at, extraEnd + view.getUint16(at + 32, true)),
  };
}

/** All entries, not yet inflated. Throws Broken for anything that is not a whole zip. */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const { at: first, count, shift } = findDirectory(view);
    const entries: ZipEntry[] = [];
    let at = first;
    for (let n = 0; n < count; n += 1) {
      const entry = entryAt(bytes, view, at, shift);
      entries.push(entry);
      at += entry.record.length;
    }
    return entries;
  } catch (error) {
    if (error instanceof RangeError) throw new Broken('offset outside the file');
    throw error;
  }
}

/** At once, into the declared size; undefined where that cannot be done, or goes wrong. */
function inflateAtOnce({ data, size }: ZipEntry, inflater: Inflater | undefined): Uint8Array | undefined {
  if (!inflater && data.length * mostGrowth > atOnce) return undefined;
  try {
    return inflater ? inflater(data, size) : inflateSync(data, { out: new Uint8Array(size) });
  } catch {
    return undefined;
  }
}

/** Piece by piece, whatever was declared, as long as no more than `most` come out. */
function inflateWarily({ data, name }: ZipEntry, most: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  const state = { ended: false };
  let size = 0;
  const stream = new Inflate((piece, final) => {
    state.ended ||= final;
    size += piece.length;
    if (size > most) throw new TooLarge(name);
    pieces.push(piece);
  });
  try {
    for (let at = 0; at < data.length; at += chunk)
      stream.push(data.subarray(at, at + chunk), at + chunk >= data.length);
  } catch (error) {
    throw error instanceof TooLarge ? error : new Broken(name);
  }
  if (!state.ended) throw new Broken(name);
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/**
 * The entry's bytes. Throws TooLarge where more than `most` come out, or are declared; Broken where they do not fit their
 * checksum.
 */
export function inflateEntry(entry: ZipEntry, most: number, inflater?: Inflater): Uint8Array {
  const { name, method, data, size, crc } = entry;
  if (size > most || (method === 0 && data.length > most)) throw new TooLarge(name);
  if (method !== 0 && method !== 8) throw new Broken(`compression ${String(method)}`);
  const checksum = inflater?.checksum ?? crc32;
  const quick = method === 0 ? data : inflateAtOnce(entry, inflater);
  if (quick && checksum(quick) === crc) return quick;
  const bytes = method === 0 ? data : inflateWarily(entry, most);
  if (checksum(bytes) !== crc) throw new Broken(name);
  return bytes;
}
