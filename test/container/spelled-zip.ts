/** Writes a zip the ways other programs do: for tests only. */
import { deflateSync, strToU8 } from 'fflate';
import { crc32 } from '../../src/container/crc32';

export interface Spelling {
  /** Sizes and offsets of the entries in Zip64 fields. */
  readonly zip64?: boolean;
  /** Count and place of the directory in a Zip64 end record. */
  readonly zip64End?: boolean;
  /** Sizes after the data, as streams write them. */
  readonly descriptors?: boolean;
  readonly stored?: boolean;
  /** A field nobody knows before the Zip64 one. */
  readonly extra?: boolean;
  readonly comment?: string;
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
  /** Overrides the checksum of the entry of this name. */
  readonly wrongChecksum?: string;
}

const ff32 = 0xffffffff;

function numbers(...values: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): number[] {
  return values.flatMap(([bytes, value]) =>
    Array.from({ length: bytes }, (_, n) => Math.floor(value / 256 ** n) % 256),
  );
}

export function spelledZip(files: Readonly<Record<string, Uint8Array>>, how: Spelling = {}): Uint8Array {
  const out: number[] = [];
  const records: number[] = [];
  const put = (target: number[], bytes: Iterable<number>): void => {
    for (const byte of bytes) target.push(byte);
  };
  const unknown = how.extra === true ? numbers([2, 0x7075], [2, 3], [2, 1], [2, 0]).slice(0, 7) : [];
  for (const [name, content] of Object.entries(files)) {
    const data = how.stored === true ? content : deflateSync(content);
    const bytes = strToU8(name);
    const crc = how.wrongChecksum === name ? crc32(content) ^ 1 : crc32(content);
    const at = out.length;
    const flags = 0x0800 | (how.descriptors === true ? 8 : 0);
    const method = how.stored === true ? 0 : 8;
    const localSizes = how.descriptors === true ? [0, 0, 0] : [crc >>> 0, data.length, content.length];
    put(out, numbers([4, 0x04034b50], [2, 20], [2, flags], [2, method], [2, 0], [2, 33]));
    put(out, numbers(...localSizes.map((value) => [4, value] as const), [2, bytes.length]));
    put(out, numbers([2, unknown.length]));
    put(out, bytes);
    put(out, unknown);
    put(out, data);
    if (how.descriptors === true)
      put(out, numbers([4, 0x08074b50], [4, crc >>> 0], [4, data.length], [4, content.length]));
    const long = how.zip64 === true;
    const field = long ? numbers([2, 1], [2, 24], [8, content.length], [8, data.length], [8, at]) : [];
    put(records, numbers([4, 0x02014b50], [2, 45], [2, 45], [2, flags], [2, method], [2, 0], [2, 33]));
    put(records, numbers([4, crc >>> 0], [4, long ? ff32 : data.length], [4, long ? ff32 : content.length]));
    put(records, numbers([2, bytes.length], [2, unknown.length + field.length], [2, 0], [2, 0], [2, 0]));
    put(records, numbers([4, 0], [4, long ? ff32 : at]));
    put(records, bytes);
    put(records, unknown);
    put(records, field);
  }
  const at = out.length;
  const count = Object.keys(files).length;
  put(out, records);
  if (how.zip64End === true) {
    const end = out.length;
    put(out, numbers([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, count], [8, count]));
    put(out, numbers([8, records.length], [8, at]));
    put(out, numbers([4, 0x07064b50], [4, 0], [8, end], [4, 1]));
  }
  const short = how.zip64End !== true;
  const comment = strToU8(how.comment ?? '');
  put(
    out,
    numbers([4, 0x06054b50], [2, 0], [2, 0], [2, short ? count : 0xffff], [2, short ? count : 0xffff]),
  );
  put(out, numbers([4, short ? records.length : ff32], [4, short ? at : ff32], [2, comment.length]));
  put(out, comment);
  return Uint8Array.from([...(how.before ?? []), ...out, ...(how.after ?? [])]);
}
