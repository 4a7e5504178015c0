/** Where files, hundreds at once, or a folder are dropped or chosen; and how far the reading is. */
import type { JSX, TargetedEvent } from 'preact';
import { useState } from 'preact/hooks';
import { importableExtensions, pickerExtensions } from '../../../intake/formats/format-list';
import type { Batch, BatchState } from '../../area/batch';
import { wording } from '../../wording';

const words = wording.rollup;

/** Of a folder only what can be a report; `~$…` is the lock of an open file. */
const isReport = ({ name }: File): boolean =>
  !name.startsWith('~$') && importableExtensions.some((ending) => name.toLowerCase().endsWith(ending));

/** All files of a dropped folder, however deep. */
async function filesUnder(entry: FileSystemEntry): Promise<readonly File[]> {
  if (entry.isFile)
    return new Promise((done) => {
      (entry as FileSystemFileEntry).file(
        (file) => {
          done([file]);
        },
        () => {
          done([]);
        },
      );
    });
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const all: File[] = [];
  for (;;) {
    // A reader gives at most a hundred at a time.
    const some = await new Promise<readonly FileSystemEntry[]>((done) => {
      reader.readEntries(done, () => {
        done([]);
      });
    });
    if (some.length === 0) return all;
    for (const one of some) all.push(...(await filesUnder(one)));
  }
}

async function dropped(transfer: DataTransfer | null): Promise<readonly File[]> {
  const entries = [...(transfer?.items ?? [])].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return [...(transfer?.files ?? [])];
  const found = await Promise.all(entries.map(filesUnder));
  return found.flat();
}

export function DropZone(props: { readonly batch: Batch<File>; readonly state: BatchState }): JSX.Element {
  const { batch, state } = props;
  const [over, setOver] = useState(false);
  const take = (files: readonly File[]): void => {
    batch.add(files.filter(isReport).sort((a, b) => (a.name < b.name ? -1 : 1)));
  };
  const pick = (event: TargetedEvent<HTMLInputElement>): void => {
    take([...(event.currentTarget.files ?? [])]);
    event.currentTarget.value = '';
  };
  const read = state.submissions.length + state.unread.length;
  const all = read + state.waiting + (state.current === undefined ? 0 : 1);
  return (
    <>
      <label
        class={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => {
          setOver(false);
        }}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void dropped(event.dataTransfer).then(take);
        }}
      >
        <b>{words.drop}</b>
        <input type="file" multiple class="off-screen" accept={pickerExtensions} onChange={pick} />
      </label>
      <label class="folder">
        {words.folder}
        <input type="file" class="off-screen" {...{ webkitdirectory: true }} onChange={pick} />
      </label>
      {state.current === undefined ? null : (
        <div class="reading">
          <progress max={all} value={read} />
          <span>{words.reading(read + 1, all, state.current)}</span>
          <button type="button" onClick={batch.stop}>
            {words.stop}
          </button>
        </div>
      )}
      {state.stopped && state.current === undefined && state.waiting > 0 ? (
        <p class="reading">
          {words.stopped(state.waiting)}{' '}
          <button type="button" onClick={batch.resume}>
            {words.resume}
          </button>
        </p>
      ) : null}
      {state.unread.length > 0 ? (
        <details>
          <summary>{words.unread(state.unread.length)}</summary>
          <ul class="notes">
            {state.unread.map(({ file, reason }) => (
              <li key={file}>
                <b>{file}</b> {reason}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
