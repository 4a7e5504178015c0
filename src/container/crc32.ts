/** CRC-32 as zip files use it (APPNOTE 4.4.7, ITU-T V.42), eight bytes a step. */

const polynomial = 0xedb88320;
const lanes = 8;

/** `tables[n][byte]`: what a byte does to the remainder from `n` bytes before the end of a step. */
const tables: readonly Int32Array[] = (() => {
  const first = Int32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ polynomial : rest >>> 1;
    return rest;
  });
  const made = [first];
  for (let n = 1; n < lanes; n += 1) {
    const before = made[n - 1] as Int32Array;
    made.push(before.map((rest) => (rest >>> 8) ^ (first[rest & 255] as number)));
  }
  return made;
})();
const [t0, t1, t2, t3, t4, t5, t6, t7] = tables as readonly [
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
];

/** The checksum, as an unsigned number of 32 bits. */
export function crc32(bytes: Uint8Array): number {
  const at8 = (at: number): number => bytes[at] as number;
  const look = (table: Int32Array, byte: number): number => table[byte & 255] as number;
  let rest = -1;
  let at = 0;
  for (const end = bytes.length - (bytes.length % lanes); at < end; at += lanes) {
    const low = rest ^ (at8(at) | (at8(at + 1) << 8) | (at8(at + 2) << 16) | (at8(at + 3) << 24));
    rest =
      look(t7, low) ^
      look(t6, low >>> 8) ^
      look(t5, low >>> 16) ^
      look(t4, low >>> 24) ^
      look(t3, at8(at + 4)) ^
      look(t2, at8(at + 5)) ^
      look(t1, at8(at + 6)) ^
      look(t0, at8(at + 7));
  }
  for (; at < bytes.length; at += 1) rest = (rest >>> 8) ^ look(t0, rest ^ at8(at));
  return ~rest >>> 0;
}
