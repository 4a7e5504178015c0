/** `--slips DIR`: one .docx a unit. */
import { join } from 'node:path';
import type { Slip } from '../actions/area/return-reports';
import { slipFiles } from '../actions/area/slip-files';
import { isRefusal, type Refusal } from '../form/refusal';
import { tell } from './command';
import { writeWhole } from './files';
import { wording } from './wording';

export async function writeSlips(folder: string, slips: readonly Slip[]): Promise<Refusal | undefined> {
  for (const { name, bytes } of await slipFiles(slips)) {
    const written = await writeWhole(join(folder, name), bytes, { keepOld: true });
    if (isRefusal(written)) return written;
  }
  if (slips.length > 0) tell(wording.slips(folder, slips.length));
  return undefined;
}
