/** Node's own zlib for what zip files hold: several times as quick as code that runs in every host. */
import { isAscii, isUtf8, transcode } from 'node:buffer';
import * as zlib from 'node:zlib';
import type { Inflater } from '../container/zip';

/** Not in the first releases of Node 20. */
const { crc32 } = zlib as Partial<typeof zlib>;

/** Asked for at once: zlib's own pieces of 16 KB would have to be put together. */
const [leastChunk, mostChunk] = [64, 1024 * 1024];

function inflate(deflated: Uint8Array, most: number): Uint8Array {
  const chunkSize = Math.min(mostChunk, Math.max(leastChunk, most));
  // Node takes no cap of 0.
  const bytes = zlib.inflateRawSync(deflated, { maxOutputLength: Math.max(1, most), chunkSize });
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

const mark = 0xfeff;

/** Through UTF-16, which Node makes of Chinese in a third of the time of its TextDecoder. */
function text(bytes: Uint8Array): string | undefined {
  if (isAscii(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  if (!isUtf8(bytes)) return undefined;
  const decoded = transcode(bytes, 'utf8', 'utf16le').toString('utf16le');
  return decoded.charCodeAt(0) === mark ? decoded.slice(1) : decoded;
}

export const inflater: Inflater = Object.assign(
  inflate,
  { text },
  crc32 ? { checksum: (bytes: Uint8Array) => crc32(bytes) } : {},
);
