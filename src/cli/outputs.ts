/** What a command may write to: never a file it reads, never one file twice, and a name that says what is in it. */
import { stat } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { wording } from './wording';
import { type Refusal, refuse } from '../form/refusal';

export interface Output {
  readonly path: string;
  /** Endings that say what is written. */
  readonly endings: readonly string[];
}

/** The same for every name of one file: another case, a link, a way round. */
async function identity(path: string): Promise<string> {
  return stat(path, { bigint: true }).then(
    ({ dev, ino }) => `${String(dev)}:${String(ino)}`,
    () => resolve(path),
  );
}

/** Why the outputs cannot be written as they are named; asked before anything is read or written. */
export async function refuseOutputs(
  inputs: readonly string[],
  outputs: readonly Output[],
): Promise<Refusal | undefined> {
  const misnamed = outputs.find(({ path, endings }) => !endings.includes(extname(path).toLowerCase()));
  if (misnamed) return refuse('usage', wording.outputType(misnamed.path, misnamed.endings.join(' 或 ')));
  const taken = new Map<string, string>();
  for (const path of inputs) taken.set(await identity(path), path);
  for (const { path } of outputs) {
    const file = await identity(path);
    const other = taken.get(file);
    if (other !== undefined) return refuse('usage', wording.sameFile(other, path));
    taken.set(file, path);
  }
  return undefined;
}
