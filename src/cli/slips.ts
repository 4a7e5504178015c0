/** `--slips DIR`: one .docx a unit. */
import { join } from 'node:path';
import type { Slip } from '../actions/area/return-reports';
import { formats } from '../document/index';
import { isRefusal, type Refusal } from '../form/refusal';
import { tell } from './command';
import { writeWhole } from './files';
import { wording } from './wording';

/** Names of units become names of files: what no file system takes is left out, so that no path leaves the folder. */
function fileName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, '').replace(/^\.+/u, '');
}

export async function writeSlips(folder: string, slips: readonly Slip[]): Promise<Refusal | undefined> {
  const docx = formats.find(({ id }) => id === 'docx');
  if (!docx) throw new Error('no .docx writer');
  for (const { name, document } of slips) {
    const path = join(folder, `${fileName(name)}.docx`);
    const written = await writeWhole(path, await docx.write(document), { keepOld: true });
    if (isRefusal(written)) return written;
  }
  if (slips.length > 0) tell(wording.slips(folder, slips.length));
  return undefined;
}
