/**
 * A folder of results. Each batch of files is a folder in it that appears whole or not at all, under a name made of
 * what is in it: whoever checks the same files again, here or on another machine, adds nothing.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRefusal, refuse, type Refusal } from '../../form/refusal';
import { exists } from '../files';
import { wording } from '../wording';
import { parquetFiles, type Head } from './files';
import { rowsOf, type Occasion, type Outcome } from './rows';
import { tableNames } from './schema';

const digest = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);

/** A file as it is, checked by one version of the program. */
export function keyOf(version: string, file: string, sha256: string | null): string {
  return digest([version, file, sha256 ?? '']);
}

/** What a batch is called: the same files, the same name. `again`: they are tried once more, at this time. */
export function batchName(keys: readonly string[], again?: Date): string {
  return digest([...keys, ...(again ? [again.toISOString()] : [])]);
}

const folderOf = (batch: string): string => `batch-${batch}`;
const temporaryOf = (batch: string): string => `.batch-${batch}-`;
const isBatch = (name: string): boolean => /^batch-[0-9a-f]{32}$/u.test(name);

export interface Store {
  readonly kind: 'store';
  /** Every file with a row here, by its key, with its state: once read stays read, however often it was tried. */
  readonly states: ReadonlyMap<string, string>;
  /** The latest row of each file, by its name. */
  readonly latest: ReadonlyMap<string, Head>;
  readonly batches: number;
  readonly has: (batch: string) => Promise<boolean>;
  /** Writes a batch, unless it is there. Throws what the file system says. */
  readonly commit: (batch: string, outcomes: readonly Outcome[], occasion: Occasion) => Promise<void>;
}

/** So that a batch whose job is done is still there after the power has failed; not every system can. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** Opens the folder, which is made where it is not there; refused where it holds results of another schema. */
export async function openStore(folder: string): Promise<Store | Refusal> {
  const parquet = await parquetFiles();
  if (isRefusal(parquet)) return parquet;
  const names = await mkdir(folder, { recursive: true })
    .then(() => readdir(folder))
    .catch(() => undefined);
  if (names === undefined) return refuse('unwritable', wording.cannotWrite(folder));
  const batches = names.filter(isBatch);
  const states = new Map<string, string>();
  const latest = new Map<string, Head>();
  for (const name of batches) {
    const heads = await parquet.heads(join(folder, name, 'files.parquet')).catch(() => undefined);
    if (heads === undefined) return refuse('other-schema', wording.otherSchema(join(folder, name)));
    for (const head of heads) {
      if (head.state !== 'dead' || !states.has(head.key)) states.set(head.key, head.state);
      if ((latest.get(head.file)?.added ?? 0) <= head.added) latest.set(head.file, head);
    }
  }
  const has = (batch: string): Promise<boolean> => exists(join(folder, folderOf(batch)));
  return {
    kind: 'store',
    states,
    latest,
    batches: batches.length,
    has,
    commit: async (batch, outcomes, occasion) => {
      if (await has(batch)) return;
      const temporary = join(folder, `${temporaryOf(batch)}${randomUUID()}`);
      try {
        // Not `mkdtemp`, whose folders nobody else may read.
        await mkdir(temporary);
        const rows = rowsOf(outcomes, occasion);
        for (const table of tableNames) {
          const bytes = parquet.write(table, rows[table], occasion.version);
          await writeFile(join(temporary, `${table}.parquet`), bytes, { flush: true });
        }
        await rename(temporary, join(folder, folderOf(batch)));
        await flushFolder(folder);
      } catch (error) {
        // Another worker was first with the same rows.
        if (!(await has(batch))) throw error;
      } finally {
        await rm(temporary, { recursive: true, force: true });
      }
      for (const { queued, result, dead } of outcomes)
        states.set(queued.key, dead ? 'dead' : result.json.status);
      // What workers left that were ended over this batch.
      for (const name of await readdir(folder))
        if (name.startsWith(temporaryOf(batch)))
          await rm(join(folder, name), { recursive: true, force: true });
    },
  };
}
