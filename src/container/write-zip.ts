/**
 * Writes a zip (APPNOTE 4.3): entries of another zip are copied as they are compressed, new content is deflated. The
 * same content is the same bytes, whenever it is written.
 */
import { deflateSync, strToU8 } from 'fflate';
import { crc32 } from './crc32';
import type { ZipEntry } from './zip';
import { recordSignature } from './zip-directory';

export interface NewEntry {
  readonly name: string;
  readonly content: Uint8Array;
}

const localSignature = 0x04034b50;
const endSignature = 0x06054b50;
const localLength = 30;
const recordLength = 46;
const endLength = 22;
/** Deflate, and names in UTF-8 that need it: what APPNOTE calls version 2.0. */
const version = 20;
const utf8 = 0x0800;
/** The bits of a copied entry that still hold: how it was deflated, and that its name is in UTF-8. */
const lasting = 0x0006 | utf8;
/** 1980-01-01, the first day a zip can name. */
const firstDay = 0x0021;

interface Written {
  readonly name: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly time: number;
  readonly date: number;
  readonly crc: number;
  readonly size: number;
  readonly data: Uint8Array;
  /** Who made it, and its attributes, as the record of the directory has them. */
  readonly madeBy: number;
  readonly attributes: readonly [number, number];
}

function created({ name, content }: NewEntry): Written {
  const packed = deflateSync(content, { level: 6 });
  const bytes = strToU8(name);
  return {
    name: bytes,
    flags: bytes.length === name.length ? 0 : utf8,
    method: 8,
    time: 0,
    date: firstDay,
    crc: crc32(content),
    size: content.length,
    data: packed,
    madeBy: version,
    attributes: [0, 0],
  };
}

/** New content as it is compressed: to be written again and again. */
export interface Packed {
  readonly packed: Written;
}

export function pack(entry: NewEntry): Packed {
  return { packed: created(entry) };
}

function written(entry: ZipEntry | NewEntry | Packed): Written {
  if ('packed' in entry) return entry.packed;
  return 'content' in entry ? created(entry) : copied(entry);
}

function copied({ record, method, crc, size, data }: ZipEntry): Written {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  return {
    name: record.subarray(recordLength, recordLength + view.getUint16(28, true)),
    flags: view.getUint16(8, true) & lasting,
    method,
    time: view.getUint16(12, true),
    date: view.getUint16(14, true),
    crc,
    size,
    data,
    madeBy: view.getUint16(4, true),
    attributes: [view.getUint16(36, true), view.getUint32(38, true)],
  };
}

/** From the version needed to the length of the name: the same in both headers. */
function writeShared(view: DataView, at: number, entry: Written): void {
  view.setUint16(at, version, true);
  view.setUint16(at + 2, entry.flags, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint16(at + 6, entry.time, true);
  view.setUint16(at + 8, entry.date, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.data.length, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, entry.name.length, true);
}

/** The zip, entries in the order given. Not for more than Zip32 holds: 65,535 entries, 4 GB. */
export function writeZip(entries: readonly (ZipEntry | NewEntry | Packed)[]): Uint8Array {
  const all = entries.map(written);
  const local = all.reduce((sum, { name, data }) => sum + localLength + name.length + data.length, 0);
  const listed = all.reduce((sum, { name }) => sum + recordLength + name.length, 0);
  const length = local + listed + endLength;
  if (all.length >= 0xffff || length >= 0xffffffff) throw new RangeError('more than a zip holds');
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  let record = local;
  for (const entry of all) {
    view.setUint32(record, recordSignature, true);
    view.setUint16(record + 4, entry.madeBy, true);
    writeShared(view, record + 6, entry);
    view.setUint16(record + 36, entry.attributes[0], true);
    view.setUint32(record + 38, entry.attributes[1], true);
    view.setUint32(record + 42, at, true);
    bytes.set(entry.name, record + recordLength);
    record += recordLength + entry.name.length;
    view.setUint32(at, localSignature, true);
    writeShared(view, at + 4, entry);
    bytes.set(entry.name, at + localLength);
    bytes.set(entry.data, at + localLength + entry.name.length);
    at += localLength + entry.name.length + entry.data.length;
  }
  view.setUint32(record, endSignature, true);
  view.setUint16(record + 8, all.length, true);
  view.setUint16(record + 10, all.length, true);
  view.setUint32(record + 12, listed, true);
  view.setUint32(record + 16, local, true);
  return bytes;
}
