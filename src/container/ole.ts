/** The compound files of older Office programs (MS-CFB): a small file system of named streams, read under caps. */
import { Broken, TooLarge } from './zip';

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export function isCompoundFile(bytes: Uint8Array): boolean {
  return signature.slice(0, 4).every((byte, index) => bytes[index] === byte);
}

/** Whether the directory has an entry of this name (UTF-16LE, MS-CFB 2.6.1); told of damaged files too. */
export function hasStream(bytes: Uint8Array, name: string): boolean {
  const wanted = Array.from(`${name}\0`).flatMap((character) => [character.charCodeAt(0), 0]);
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

const endOfChain = 0xfffffffe;
const noSector = 0xffffffff;
/** A stream shorter than this lies in sectors of 64 bytes, inside the root's own stream (MS-CFB 2.2). */
const miniSector = 64;
const entrySize = 128;
const mostEntries = 4_096;

interface Entry {
  readonly name: string;
  /** 2 is a stream, 5 the root. */
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

export interface CompoundFile {
  /** Its bytes; undefined where there is none of this name. Throws Broken for a chain that leads nowhere or in a circle. */
  readonly stream: (name: string) => Uint8Array | undefined;
}

/** Opens the file. Throws Broken for what is none, TooLarge for more entries than any document has. */
export function openCompoundFile(bytes: Uint8Array, mostOfStream: number): CompoundFile {
  if (!signature.every((byte, index) => bytes[index] === byte) || bytes.length < 512)
    throw new Broken('header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) throw new Broken('sector size');
  const size = 2 ** shift;
  const sectors = Math.ceil(bytes.length / size);
  const at = (sector: number): number => (sector + 1) * size;
  const word = (offset: number): number => {
    if (offset + 4 > bytes.length) throw new Broken('offset outside the file');
    return view.getUint32(offset, true);
  };

  /** Sectors of the table of chains: 109 in the header, the rest in a chain of their own (MS-CFB 2.5). */
  const tables: number[] = [];
  for (let index = 0; index < 109; index += 1) tables.push(word(76 + index * 4));
  let more = word(68);
  for (let n = 0; more < noSector - 1 && n <= sectors; n += 1) {
    for (let index = 0; index < size / 4 - 1; index += 1) tables.push(word(at(more) + index * 4));
    more = word(at(more) + size - 4);
  }
  const used = tables.filter((sector) => sector < noSector - 1);
  const next = (sector: number): number => {
    const table = used[Math.floor(sector / (size / 4))];
    if (table === undefined) throw new Broken('chain');
    return word(at(table) + (sector % (size / 4)) * 4);
  };
  const chain = (first: number, step: (sector: number) => number, most: number): readonly number[] => {
    const found: number[] = [];
    for (let sector = first; sector !== endOfChain; sector = step(sector)) {
      if (sector >= noSector - 3 || found.length > most) throw new Broken('chain');
      found.push(sector);
    }
    return found;
  };
  const gather = (from: Uint8Array, starts: readonly number[], piece: number, length: number): Uint8Array => {
    const whole = new Uint8Array(Math.min(length, starts.length * piece));
    starts.forEach((start, index) => {
      const room = whole.length - index * piece;
      if (room > 0) whole.set(from.subarray(start, start + Math.min(piece, room)), index * piece);
    });
    return whole;
  };

  const directory = gather(bytes, chain(word(48), next, sectors).map(at), size, mostEntries * entrySize);
  const entries: Entry[] = [];
  const directoryView = new DataView(directory.buffer);
  for (let offset = 0; offset + entrySize <= directory.length; offset += entrySize) {
    const length = Math.min(directoryView.getUint16(offset + 64, true), 64);
    const codes = Array.from({ length: Math.max(0, length / 2 - 1) }, (_, index) =>
      directoryView.getUint16(offset + index * 2, true),
    );
    entries.push({
      name: String.fromCharCode(...codes),
      type: directory[offset + 66] ?? 0,
      start: directoryView.getUint32(offset + 116, true),
      size: directoryView.getUint32(offset + 120, true),
    });
  }
  const root = entries.find(({ type }) => type === 5);
  if (!root) throw new Broken('no root');
  const cutoff = word(56);

  const large = (entry: Entry): Uint8Array => {
    if (entry.size > mostOfStream) throw new TooLarge(entry.name);
    const read = gather(bytes, chain(entry.start, next, sectors).map(at), size, entry.size);
    if (read.length < entry.size) throw new Broken(entry.name);
    return read;
  };
  const small = (entry: Entry): Uint8Array => {
    const container = large(root);
    const table = chain(word(60), next, sectors);
    const step = (sector: number): number => {
      const holder = table[Math.floor(sector / (size / 4))];
      if (holder === undefined) throw new Broken('chain');
      return word(at(holder) + (sector % (size / 4)) * 4);
    };
    const starts = chain(entry.start, step, cutoff / miniSector).map((sector) => sector * miniSector);
    const read = gather(container, starts, miniSector, entry.size);
    if (read.length < entry.size) throw new Broken(entry.name);
    return read;
  };

  return {
    stream: (name) => {
      const entry = entries.find((candidate) => candidate.type === 2 && candidate.name === name);
      if (!entry) return undefined;
      if (entry.size === 0) return new Uint8Array(0);
      return entry.size < cutoff ? small(entry) : large(entry);
    },
  };
}
