/** Last year's report in one drop: read, compared, and only then written. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { pickerExtensions } from '../../intake/formats/format-list';
import {
  compareLastYear,
  importLastYear,
  type LastYearChange,
  type LastYearComparison,
} from '../../actions/import-last-year';
import type { Source } from '../../actions/read-source';
import type { Pane } from '../model';
import { unsavedKey } from '../unsaved';
import { wording } from '../wording';
import { isRefusal, type Refusal, refuse } from '../../form/refusal';

interface Compared {
  readonly kind: 'compared';
  readonly source: Source;
  readonly comparison: LastYearComparison;
}

const words = wording.lastYear;

/** The bytes are asked for when they are read: a folder, or a file that is locked, is told of like any trouble. */
type Bytes = () => Promise<Uint8Array>;

function Choose(props: {
  readonly pane: Pane;
  readonly read: (name: string, bytes: Bytes) => Promise<void>;
}): JSX.Element {
  const { pane, read } = props;
  const [pasted, setPasted] = useState(pane.unsaved.get(unsavedKey.pasted)?.text ?? '');
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined): void => {
    const file = files?.[0];
    if (file) void read(file.name, async () => new Uint8Array(await file.arrayBuffer()));
  };
  return (
    <>
      <p class="quiet">{words.intro}</p>
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
          take(event.dataTransfer?.files);
        }}
      >
        <b>{words.choose}</b>
        <span>{words.kinds}</span>
        <span>{words.drop}</span>
        <input
          type="file"
          class="off-screen"
          accept={pickerExtensions}
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
      </label>
      <label class="paste">
        {words.paste}
        <textarea
          rows={4}
          value={pasted}
          onInput={(event) => {
            setPasted(event.currentTarget.value);
            pane.unsaved.set(unsavedKey.pasted, { before: '', text: event.currentTarget.value });
          }}
        />
      </label>
      <button
        type="button"
        disabled={pasted.trim() === ''}
        onClick={() => void read(words.pastedName, () => Promise.resolve(new TextEncoder().encode(pasted)))}
      >
        {words.readPasted}
      </button>
    </>
  );
}

function Changes({ changes }: { readonly changes: readonly LastYearChange[] }): JSX.Element {
  return (
    <details>
      <summary>{words.changes(changes.length)}</summary>
      <table class="changes">
        <tbody>
          {changes.map(({ subject, name, before, after }) => (
            <tr key={subject}>
              <th scope="row">{name}</th>
              <td>
                {words.before} {before ?? '—'}
              </td>
              <td>
                {words.after} <b>{after ?? '—'}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Comparison(props: {
  readonly comparison: LastYearComparison;
  readonly write: () => void;
  readonly again: () => void;
}): JSX.Element {
  const { unit, year, sheet, figures, texts, changes, notes } = props.comparison;
  const doubtful = notes.filter(({ severity }) => severity === 'doubtful');
  return (
    <>
      <p>
        <b>{words.read(unit, year)}</b>
      </p>
      <p>{words.figures(figures, texts)}</p>
      {doubtful.length > 0 ? (
        <section>
          <h3>{words.doubtful}</h3>
          <ul class="notes">
            {doubtful.map(({ message, quote }) => (
              <li key={message}>
                {message}
                {quote === undefined ? null : <q>{quote}</q>}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {sheet === 'filled' && changes.length > 0 ? <Changes changes={changes} /> : null}
      {changes.length === 0 ? <p>{words.same}</p> : null}
      <div class="buttons">
        <button type="button" class="primary" disabled={changes.length === 0} onClick={props.write}>
          {words.write}
        </button>
        <button type="button" onClick={props.again}>
          {words.again}
        </button>
      </div>
    </>
  );
}

export function LastYearView({ pane }: { readonly pane: Pane }): JSX.Element {
  const [compared, setCompared] = useState<Compared>();
  const { workbook, readSource } = pane.host;
  const read = async (name: string, bytesOf: Bytes): Promise<void> => {
    const compare = async (): Promise<Compared | Refusal> => {
      const bytes = await bytesOf().catch(() => undefined);
      if (!bytes) return refuse('unreadable', words.unreadable);
      const source = await readSource({ name, bytes });
      if (isRefusal(source)) return source;
      const comparison = await compareLastYear(workbook, source);
      return isRefusal(comparison) ? comparison : { kind: 'compared', source, comparison };
    };
    const result = await pane.task(wording.busy.reading, compare, () => void read(name, bytesOf));
    if (!result) return;
    pane.notify();
    setCompared(result);
  };
  const write = async ({ source, comparison }: Compared): Promise<void> => {
    const written = await pane.task(
      wording.busy.writing,
      () => importLastYear(workbook, source, comparison),
      () => void write({ kind: 'compared', source, comparison }),
    );
    if (!written) return;
    setCompared(undefined);
    pane.unsaved.delete(unsavedKey.pasted);
    pane.notify({
      kind: 'done',
      text: words.written(written.figures),
      next: { label: words.draft, run: () => void pane.run('draft') },
    });
    await pane.recheck();
  };
  return compared ? (
    <Comparison
      comparison={compared.comparison}
      write={() => void write(compared)}
      again={() => {
        setCompared(undefined);
      }}
    />
  ) : (
    <Choose {...{ pane, read }} />
  );
}
