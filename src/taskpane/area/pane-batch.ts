/** The files dropped on a pane: one batch a pane, for as long as the pane lasts. */
import { useEffect, useState } from 'preact/hooks';
import { dayOf, submissionOf } from '../../actions/area/read-submission';
import { today } from '../../actions/today';
import { refuse } from '../../form/refusal';
import type { Pane } from '../model';
import { wording } from '../wording';
import { createBatch, type Batch, type BatchState } from './batch';

const batches = new WeakMap<Pane, Batch<File>>();

/** No report or its source comes near this. */
const largest = 64 * 1024 * 1024;

/** A file of a dropped folder has its place in it; the name alone is what is shown. */
export function batchOf(pane: Pane): Batch<File> {
  const known = batches.get(pane);
  if (known) return known;
  const words = wording.rollup;
  const made = createBatch<File>(async (file) => {
    if (file.size > largest) return refuse('too-large', words.tooLarge);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { sha256Of } = await import('./sha256');
    const sent = {
      name: file.name,
      sha256: await sha256Of(bytes),
      receivedOn: dayOf(new Date(file.lastModified)),
    };
    return submissionOf(sent, await pane.host.readSource({ name: file.name, bytes }), today());
  }, words.unreadable);
  batches.set(pane, made);
  return made;
}

export function useBatch(batch: Batch<File>): BatchState {
  const [state, set] = useState(batch.state());
  useEffect(
    () =>
      batch.subscribe(() => {
        set(batch.state());
      }),
    [batch],
  );
  return state;
}
