/** The files of one job, checked as `check` does, each in a process that may die of it. */
import { setTimeout as delay } from 'node:timers/promises';
import { isRefusal, refuse } from '../../form/refusal';
import { refused, type FileResult } from '../check-file';
import { isDead } from '../parquet/dead';
import type { Outcome } from '../parquet/rows';
import { checkInPool } from '../pool/check-pool';
import type { FilePool } from '../pool/file-pool';
import { wording } from '../wording';
import type { Batch } from './batch-job';
import { pathInside } from './inside';

type QueuedFile = Batch['files'][number];

/** As often as a file is tried before it is called dead: what is wrong may be the network, or a machine that is busy. */
const tries = 3;

async function checkOnce(
  pool: FilePool,
  folder: string,
  { file, sha256 }: QueuedFile,
  today: string,
): Promise<FileResult> {
  const place = await pathInside(folder, file);
  if (isRefusal(place)) return refused(file, place, sha256);
  const result = await checkInPool(pool, place.path, { today, write: false });
  if (result.sha256 !== null && result.sha256 !== sha256)
    return refused(file, refuse('changed', wording.changed(file)), sha256);
  return { ...result, json: { ...result.json, file } };
}

/** Checks all; `onDone` hears of each. Never throws for what a file may hold or do. */
export async function checkBatch(
  pool: FilePool,
  folder: string,
  { files, occasion }: Batch,
  onDone: () => void,
): Promise<readonly Outcome[]> {
  return Promise.all(
    files.map(async (queued): Promise<Outcome> => {
      let result = await checkOnce(pool, folder, queued, occasion.asOf);
      for (let turn = 1; turn < tries && isDead(result); turn += 1) {
        await delay(turn * 500);
        result = await checkOnce(pool, folder, queued, occasion.asOf);
      }
      onDone();
      return { queued, result, dead: isDead(result) };
    }),
  );
}
