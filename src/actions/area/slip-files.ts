/** Slips as files: one .docx a unit, and all of them in one .zip. The same slips are the same bytes. */
import { formats } from '../../document/index';
import type { Slip } from './return-reports';

export interface SlipFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Names of units become names of files: what no file system takes is left out, so that no path leaves the folder. */
function fileName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, '').replace(/^\.+/u, '');
}

export async function slipFiles(slips: readonly Slip[]): Promise<readonly SlipFile[]> {
  const docx = formats.find(({ id }) => id === 'docx');
  if (!docx) throw new Error('no .docx writer');
  const files: SlipFile[] = [];
  for (const { name, document } of slips)
    files.push({ name: `${fileName(name)}.docx`, bytes: await docx.write(document) });
  return files;
}

/** The first day a zip can name. */
const mtime = new Date(1980, 0, 1);

export async function zipOf(files: readonly SlipFile[]): Promise<Uint8Array> {
  const { zipSync } = await import('fflate');
  // A .docx is compressed already.
  return zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), { level: 0, mtime });
}
