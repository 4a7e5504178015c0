/**
 * A .7z archive that only stores: WPS takes an offline add-in in no other form, and 7-Zip is not on every machine that
 * builds. After 7zFormat.txt of the LZMA SDK; the same files give the same bytes.
 */
import { Buffer } from 'node:buffer';

/** Numbers of the format: as many leading ones in the first byte as bytes follow it. */
function number(value) {
  const bytes = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) bytes.push(rest % 256);
  const length = bytes.length;
  if (length === 0) return [0];
  const top = bytes[length - 1];
  const room = 8 - length;
  // The highest bits fit beside the mark where there is room.
  if (top < 1 << room) {
    const mark = (0xff << (room + 1)) & 0xff;
    return [mark | top, ...bytes.slice(0, -1)];
  }
  const mark = (0xff << room) & 0xff;
  return [mark, ...bytes];
}

/** CRC-32 as in zip; Node has its own only since 20.15. */
function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

const uint32 = (value) => [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24];
const uint64 = (value) => [...uint32(value % 2 ** 32), ...uint32(Math.floor(value / 2 ** 32))];

const id = {
  end: 0x00,
  header: 0x01,
  mainStreams: 0x04,
  files: 0x05,
  pack: 0x06,
  unpack: 0x07,
  subStreams: 0x08,
  size: 0x09,
  crc: 0x0a,
  folder: 0x0b,
  unpackSize: 0x0c,
  streamCount: 0x0d,
  emptyStream: 0x0e,
  names: 0x11,
  attributes: 0x15,
};
const directory = 0x10;
const archive = 0x20;

const property = (kind, content) => [kind, ...number(content.length), ...content];

/** A bit for each, the first the highest. */
function bits(flags) {
  const bytes = new Array(Math.ceil(flags.length / 8)).fill(0);
  flags.forEach((flag, at) => {
    if (flag) bytes[at >> 3] |= 0x80 >> (at & 7);
  });
  return bytes;
}

function streams(contents) {
  const total = contents.reduce((sum, { length }) => sum + length, 0);
  return [
    id.mainStreams,
    ...[id.pack, ...number(0), ...number(1), id.size, ...number(total), id.end],
    // One folder, one coder: method 00 is Copy.
    ...[id.unpack, id.folder, ...number(1), 0, ...number(1), 0x01, 0x00],
    ...[id.unpackSize, ...number(total), id.end],
    ...[id.subStreams, id.streamCount, ...number(contents.length)],
    ...[id.size, ...contents.slice(0, -1).flatMap(({ length }) => number(length))],
    ...[id.crc, 1, ...contents.flatMap((content) => uint32(crc32(content))), id.end],
    id.end,
  ];
}

function listing(entries) {
  const names = entries.flatMap(({ name }) => [...Buffer.from(`${name}\0`, 'utf16le')]);
  const kinds = entries.flatMap(({ content }) => uint32(content ? archive : directory));
  return [
    id.files,
    ...number(entries.length),
    ...property(id.emptyStream, bits(entries.map(({ content }) => content === undefined))),
    ...property(id.names, [0, ...names]),
    ...property(id.attributes, [1, 0, ...kinds]),
    id.end,
  ];
}

/** `entries`: `{ name: 'folder/file', content }` with content not empty; `{ name: 'folder' }` for a folder. */
export function sevenZip(entries) {
  const contents = entries.flatMap(({ content }) => (content ? [content] : []));
  const header = Uint8Array.from([id.header, ...streams(contents), ...listing(entries), id.end]);
  const packed = Buffer.concat(contents);
  const start = Uint8Array.from([
    ...uint64(packed.length),
    ...uint64(header.length),
    ...uint32(crc32(header)),
  ]);
  const signature = [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4, ...uint32(crc32(start))];
  return Buffer.concat([Uint8Array.from(signature), start, packed, header]);
}
