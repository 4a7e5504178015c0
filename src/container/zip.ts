/**
 * Reads a zip by its central directory (APPNOTE 4.3), inflating with a cap on the bytes that really come out:
 * declared sizes are not believed.
 */
import { Inflate, strFromU8 } from 'fflate';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly data: Uint8Array;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const chunk = 16 * 1024;

export class TooLarge extends Error {}
export class Broken extends Error {}

function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  throw new Broken('no end of central directory');
}

/** All entries, not yet inflated. Throws Broken for anything that is not a whole zip. */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = endOfDirectory(view);
    const count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    const entries: ZipEntry[] = [];
    for (let n = 0; n < count; n += 1) {
      if (view.getUint32(at, true) !== entrySignature) throw new Broken('central directory');
      const size = view.getUint32(at + 20, true);
      const nameLength = view.getUint16(at + 28, true);
      const local = view.getUint32(at + 42, true);
      if (view.getUint32(local, true) !== localSignature) throw new Broken('local header');
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      if (start + size > bytes.length) throw new Broken('truncated entry');
      entries.push({
        name: strFromU8(bytes.subarray(at + 46, at + 46 + nameLength)),
        method: view.getUint16(at + 10, true),
        encrypted: (view.getUint16(at + 8, true) & 1) === 1,
        data: bytes.subarray(start, start + size),
      });
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return entries;
  } catch (error) {
    if (error instanceof RangeError) throw new Broken('offset outside the file');
    throw error;
  }
}

/** The entry's bytes; throws TooLarge as soon as more than `most` come out. */
export function inflateEntry(entry: ZipEntry, most: number): Uint8Array {
  if (entry.method === 0) {
    if (entry.data.length > most) throw new TooLarge(entry.name);
    return entry.data;
  }
  if (entry.method !== 8) throw new Broken(`compression ${String(entry.method)}`);
  const pieces: Uint8Array[] = [];
  let size = 0;
  const state = { ended: false };
  const stream = new Inflate((piece, final) => {
    size += piece.length;
    state.ended ||= final;
    if (size > most) throw new TooLarge(entry.name);
    pieces.push(piece);
  });
  try {
    for (let at = 0; at < entry.data.length; at += chunk) {
      stream.push(entry.data.subarray(at, at + chunk), at + chunk >= entry.data.length);
    }
  } catch (error) {
    throw error instanceof TooLarge ? error : new Broken(entry.name);
  }
  if (!state.ended) throw new Broken(entry.name);
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
