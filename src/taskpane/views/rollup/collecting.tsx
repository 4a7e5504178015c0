/** 收报, 看, 退回: files in, each told whose it is and what is odd about it; written only when asked. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import {
  gatherReports,
  keepReports,
  returnAll,
  type Gathered,
  type Received,
} from '../../../actions/area/collect-files';
import { today } from '../../../actions/today';
import type { Pane } from '../../model';
import { batchOf, useBatch } from '../../area/pane-batch';
import { wording } from '../../wording';
import { DropZone } from './drop-zone';
import { Standings } from './standings';

const words = wording.rollup;

/** Files of which the pane asks whose they are. */
function Doubtful(props: {
  readonly gathered: Gathered;
  readonly answers: ReadonlyMap<string, string>;
  readonly answer: (file: string, code: string) => void;
}): JSX.Element {
  const { units } = props.gathered.area;
  const asked = props.gathered.collected.collection.unmatched.filter(({ reason }) => reason !== 'otherYear');
  const files = [...new Set([...asked.map(({ submission }) => submission.file), ...props.answers.keys()])];
  return (
    <>
      {files.map((file) => {
        const likely = asked.find(({ submission }) => submission.file === file)?.candidates ?? [];
        const choices = [...likely, ...units.filter((unit) => !likely.includes(unit))];
        return (
          <label key={file} class="whose">
            <span>{words.whose(file)}</span>
            <select
              value={props.answers.get(file) ?? ''}
              onChange={(event) => {
                props.answer(file, event.currentTarget.value);
              }}
            >
              <option value="">{words.nobody}</option>
              {choices.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        );
      })}
    </>
  );
}

export function Collecting({ pane }: { readonly pane: Pane }): JSX.Element {
  const batch = batchOf(pane);
  const state = useBatch(batch);
  const { known } = pane.state();
  const [deadline, setDeadline] = useState('');
  const [answers, setAnswers] = useState<ReadonlyMap<string, string>>(new Map());
  const [gathered, setGathered] = useState<Gathered>();
  const { workbook } = pane;
  const received = (): Received => ({
    submissions: batch.state().submissions,
    deadline: deadline === '' ? null : deadline,
    answers,
    today: today(),
  });
  const gather = async (): Promise<void> => {
    const found = await pane.task(
      words.gathering,
      () => gatherReports(workbook, received()),
      () => void gather(),
    );
    if (found) setGathered(found);
  };
  // While files are being read the sheet is left to the clerk; what they come to is looked at when they are done.
  const resting = state.current === undefined;
  useEffect(() => {
    if (resting) void gather();
  }, [resting, state.submissions.length, known, deadline, answers]);
  const keep = async (): Promise<void> => {
    const kept = await pane.task(
      wording.busy.writing,
      () => keepReports(workbook, received()),
      () => void keep(),
    );
    if (!kept) return;
    pane.notify({ kind: 'done', text: kept.written ? words.written(kept.units) : words.same });
    await pane.recheck();
  };
  const giveBack = async (): Promise<void> => {
    const returned = await pane.task(
      wording.busy.writing,
      () => returnAll(workbook, received()),
      () => void giveBack(),
    );
    if (!returned || !gathered) return;
    const { unit } = gathered.area.opened.report;
    await pane.save({
      name: words.slipsName(unit, gathered.area.year),
      mediaType: 'application/zip',
      bytes: returned.zip,
    });
    await pane.recheck();
  };
  const findings = gathered?.collected.findings ?? [];
  return (
    <section>
      <h2>{words.collect}</h2>
      <DropZone batch={batch} state={state} />
      <label class="deadline">
        {words.deadline}
        <input
          type="date"
          value={deadline}
          onInput={(event) => {
            setDeadline(event.currentTarget.value);
          }}
        />
      </label>
      {gathered ? (
        <>
          <Doubtful
            gathered={gathered}
            answers={answers}
            answer={(file, code) => {
              const next = new Map(answers);
              if (code === '') next.delete(file);
              else next.set(file, code);
              setAnswers(next);
            }}
          />
          <Standings pane={pane} gathered={gathered} />
          {findings.length > 0 ? (
            <details open>
              <summary>{words.findings(findings.length)}</summary>
              <ul class="notes">
                {findings.map(({ rule, severity, message }, index) => (
                  <li key={`${rule} ${String(index)}`} class={severity}>
                    {message}
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
          <div class="buttons">
            <button
              type="button"
              class="primary"
              disabled={!resting || state.submissions.length === 0}
              onClick={() => void keep()}
            >
              {words.write}
            </button>
            <button type="button" disabled={!resting} onClick={() => void giveBack()}>
              {words.slips}
            </button>
            {state.submissions.length + state.unread.length > 0 ? (
              <button type="button" onClick={batch.clear}>
                {words.clear}
              </button>
            ) : null}
          </div>
        </>
      ) : null}
    </section>
  );
}
