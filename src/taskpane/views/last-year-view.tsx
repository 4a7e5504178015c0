/** Last year's report in one drop: read, compared, and only then written. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  compareLastYear,
  importLastYear,
  type LastYearChange,
  type LastYearComparison,
} from '../../actions/import-last-year';
import type { Source } from '../../actions/source';
import type { Pane } from '../model';
import { unsavedKey } from '../unsaved';
import { wording } from '../wording';
import { isRefusal, type Refusal } from '../../form/refusal';
import { readChosen, SourceChooser, type Bytes } from './source-chooser';
import { SourceNotes } from './source-notes';

interface Compared {
  readonly kind: 'compared';
  readonly source: Source;
  readonly comparison: LastYearComparison;
}

const words = wording.lastYear;

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
                {wording.source.before} {before ?? '—'}
              </td>
              <td>
                {wording.source.after} <b>{after ?? '—'}</b>
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
  const { sheet, changes } = props.comparison;
  return (
    <>
      <SourceNotes {...props.comparison} />
      {sheet === 'filled' && changes.length > 0 ? <Changes changes={changes} /> : null}
      {changes.length === 0 ? <p>{words.same}</p> : null}
      <div class="buttons">
        <button type="button" class="primary" disabled={changes.length === 0} onClick={props.write}>
          {words.write}
        </button>
        <button type="button" onClick={props.again}>
          {wording.source.again}
        </button>
      </div>
    </>
  );
}

export function LastYearView({ pane }: { readonly pane: Pane }): JSX.Element {
  const [compared, setCompared] = useState<Compared>();
  const { workbook } = pane;
  const read = async (name: string, bytesOf: Bytes): Promise<void> => {
    const compare = async (): Promise<Compared | Refusal> => {
      const source = await readChosen(pane, name, bytesOf);
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
    <SourceChooser {...{ pane, read }} intro={words.intro} paste={words.paste} unsaved={unsavedKey.pasted} />
  );
}
