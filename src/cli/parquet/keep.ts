/** `check --parquet`: results written to a store as they come, a batch at a time, each file once. */
import type { FileResult } from '../check-file';
import { version } from '../version';
import { isDead } from './dead';
import type { Occasion, Outcome } from './rows';
import { batchName, keyOf, type Store } from './store';

/** Files a batch: few enough to lose little when a batch is done again, enough for a file of Parquet to be worth it. */
export const filesABatch = 200;

/** As a path in a table is spelled on every system. */
function spelled(file: string): string {
  return file.replaceAll('\\', '/');
}

/** Whether a row would say something new: the file was never read, and was not tried in vain before and again now. */
function isNews(store: Store, { queued, dead }: Outcome): boolean {
  const state = store.states.get(queued.key);
  return state === undefined || (state === 'dead' && !dead);
}

/** Writes the rows of results that the store does not have. */
export async function keepResults(
  store: Store,
  results: readonly FileResult[],
  when: Omit<Occasion, 'version'>,
): Promise<void> {
  const outcomes = results
    .map((result): Outcome => {
      const file = spelled(result.json.file);
      const { sha256 } = result;
      return { queued: { key: keyOf(version, file, sha256), file, sha256 }, result, dead: isDead(result) };
    })
    .filter((outcome) => isNews(store, outcome))
    .filter(({ queued }, index, all) => all.findIndex((other) => other.queued.key === queued.key) === index);
  if (outcomes.length === 0) return;
  const keys = outcomes.map(({ queued }) => queued.key);
  const again = keys.some((key) => store.states.has(key)) ? when.added : undefined;
  await store.commit(batchName(keys, again), outcomes, { ...when, version });
}
