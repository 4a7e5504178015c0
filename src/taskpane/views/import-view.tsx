/** 从已有年报建工作簿: this year's report, written elsewhere, into the workbook; compared first, nothing typed lost. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  compareReport,
  importReport,
  type ReportChange,
  type ReportComparison,
} from '../../actions/import-report';
import type { Source } from '../../actions/source';
import { isRefusal, type Refusal } from '../../form/refusal';
import type { Subject } from '../../form/report';
import { usePane } from '../frame/use-pane';
import type { Pane } from '../model';
import { unsavedKey } from '../unsaved';
import { wording } from '../wording';
import { readChosen, SourceChooser, type Bytes } from './source-chooser';
import { SourceNotes } from './source-notes';

interface Compared {
  readonly kind: 'compared';
  readonly source: Source;
  readonly comparison: ReportComparison;
}

type Taken = ReadonlySet<Subject>;

const words = wording.importing;

function Differences(props: {
  readonly differences: readonly ReportChange[];
  readonly taken: Taken;
  readonly take: (taken: Taken) => void;
}): JSX.Element {
  const { differences, taken, take } = props;
  const all = differences.every(({ subject }) => taken.has(subject));
  const turn = (subject: Subject): void => {
    const next = new Set(taken);
    if (!next.delete(subject)) next.add(subject);
    take(next);
  };
  return (
    <section>
      <h3>{words.differences(differences.length)}</h3>
      <p class="quiet">{words.differencesHint}</p>
      <label class="take">
        <input
          type="checkbox"
          checked={all}
          onChange={() => {
            take(new Set(all ? [] : differences.map(({ subject }) => subject)));
          }}
        />
        {words.takeAll}
      </label>
      <table class="changes">
        <tbody>
          {differences.map(({ subject, name, before, after }) => (
            <tr key={subject}>
              <td>
                <input
                  type="checkbox"
                  aria-label={words.take(name)}
                  checked={taken.has(subject)}
                  onChange={() => {
                    turn(subject);
                  }}
                />
              </td>
              <th scope="row">{name}</th>
              <td>
                {wording.source.before} {before ?? '—'}
              </td>
              <td>
                {wording.source.after} <b>{after}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Comparison(props: {
  readonly comparison: ReportComparison;
  readonly write: (taken: Taken) => void;
  readonly again: () => void;
}): JSX.Element {
  const { comparison, write, again } = props;
  const { adds, fills, differences } = comparison;
  const [taken, setTaken] = useState<Taken>(new Set());
  const nothing = fills.length + differences.length === 0;
  return (
    <>
      <SourceNotes {...comparison} />
      {adds ? <p>{words.adds}</p> : null}
      {!adds && fills.length > 0 ? <p>{words.fills(fills.length)}</p> : null}
      {differences.length > 0 ? <Differences {...{ differences, taken }} take={setTaken} /> : null}
      {nothing ? <p>{words.same}</p> : null}
      <div class="buttons">
        <button
          type="button"
          class="primary"
          disabled={fills.length + taken.size === 0}
          onClick={() => {
            write(taken);
          }}
        >
          {adds ? words.build : words.fill(fills.length, taken.size)}
        </button>
        <button type="button" onClick={again}>
          {wording.source.again}
        </button>
      </div>
    </>
  );
}

export function ImportView({ pane }: { readonly pane: Pane }): JSX.Element {
  const [compared, setCompared] = useState<Compared>();
  const { known } = usePane(pane);
  const { workbook } = pane;
  const read = async (name: string, bytesOf: Bytes): Promise<void> => {
    const compare = async (): Promise<Compared | Refusal> => {
      const source = await readChosen(pane, name, bytesOf);
      if (isRefusal(source)) return source;
      const comparison = await compareReport(workbook, source);
      return isRefusal(comparison) ? comparison : { kind: 'compared', source, comparison };
    };
    const result = await pane.task(wording.busy.reading, compare, () => void read(name, bytesOf));
    if (!result) return;
    pane.notify();
    setCompared(result);
  };
  const write = async ({ source, comparison }: Compared, taken: Taken): Promise<void> => {
    const written = await pane.task(
      comparison.adds ? wording.busy.adding : wording.busy.writing,
      () => importReport(workbook, source, comparison, taken),
      () => void write({ kind: 'compared', source, comparison }, taken),
    );
    if (!written) return;
    setCompared(undefined);
    pane.unsaved.delete(unsavedKey.pastedReport);
    const { added } = written;
    pane.open('findings');
    pane.notify({
      kind: 'done',
      text: added.length > 0 ? words.built(added.length) : words.filled(written.written),
    });
    await pane.recheck();
  };
  return compared ? (
    <Comparison
      comparison={compared.comparison}
      write={(taken) => void write(compared, taken)}
      again={() => {
        setCompared(undefined);
      }}
    />
  ) : (
    <>
      <SourceChooser
        {...{ pane, read }}
        intro={words.intro}
        paste={words.paste}
        unsaved={unsavedKey.pastedReport}
      />
      {known.kind === 'ready' ? (
        <p class="quiet">
          {wording.comparing.fromImport}{' '}
          <button
            type="button"
            onClick={() => {
              pane.open('compare');
            }}
          >
            {wording.comparing.open}
          </button>
        </p>
      ) : null}
    </>
  );
}
