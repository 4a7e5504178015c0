/** Packs a zip again with fixed times, so that the same content is the same bytes. */
import { unzipSync, zipSync, type Zippable } from 'fflate';

/** The first day a zip can name. */
const mtime = new Date(1980, 0, 1);

export function fixedZip(bytes: Uint8Array): Uint8Array {
  const entries: Zippable = {};
  for (const [name, data] of Object.entries(unzipSync(bytes))) entries[name] = [data, { mtime, level: 6 }];
  return zipSync(entries, { mtime });
}
