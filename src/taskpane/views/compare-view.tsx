/** 对照: an edited or published document beside the workbook; what the clerk wants of it is taken over, the rest kept in mind. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { compareDocument, type DocumentComparison } from '../../actions/compare/compare-document';
import { keepComparison } from '../../actions/compare/keep-comparison';
import { previewTaking, takeBack, type Choice, type TakingPreview } from '../../actions/compare/take-back';
import type { Source } from '../../actions/source';
import { today } from '../../actions/today';
import { isRefusal } from '../../form/refusal';
import { usePane } from '../frame/use-pane';
import type { Pane } from '../model';
import { unsavedKey } from '../unsaved';
import { wording } from '../wording';
import { Figures, Headings, Words } from './compare/differences';
import { Preview } from './compare/taking';
import { allTicks, choiceOf, type Ticks } from './compare/ticks';
import { Form, NotRead, Published } from './compare/told';
import { FindingsView } from './findings-view';
import { readChosen, SourceChooser, type Bytes } from './source-chooser';

const words = wording.comparing;

interface Chosen {
  /** Of which workbook it was asked. */
  readonly workbook: string;
  readonly name: string;
  readonly source: Source;
}

/** A clerk goes to the findings and comes back: the file need not be chosen again. */
const lastChosen = new WeakMap<Pane, Chosen>();

interface Previewed {
  readonly choice: Choice;
  readonly preview: TakingPreview;
}

function Comparison(props: {
  readonly pane: Pane;
  readonly chosen: Chosen;
  readonly comparison: DocumentComparison;
  readonly again: () => void;
}): JSX.Element {
  const { pane, chosen, comparison, again } = props;
  const { source, name } = chosen;
  const { workbook } = pane;
  const [ticks, setTicks] = useState<Ticks>(new Set());
  const [previewed, setPreviewed] = useState<Previewed>();
  // What was previewed of another state of the workbook is not what would be written.
  useEffect(() => {
    setPreviewed(undefined);
  }, [comparison]);
  const takeable = allTicks(comparison);
  const ticked = takeable.filter((tick) => ticks.has(tick)).length;
  const count = takeable.length + comparison.form.length + comparison.missing.length;
  const turn = (tick: string): void => {
    const next = new Set(ticks);
    if (!next.delete(tick)) next.add(tick);
    setTicks(next);
    setPreviewed(undefined);
  };
  const preview = async (): Promise<void> => {
    const choice = choiceOf(comparison, ticks);
    const found = await pane.task(
      wording.busy.comparing,
      () => previewTaking(workbook, source, choice, comparison),
      () => void preview(),
    );
    if (found) setPreviewed({ choice, preview: found });
    else await pane.recheck();
  };
  const apply = async (shown: Previewed): Promise<void> => {
    const taken = await pane.task(
      wording.busy.writing,
      () => takeBack(workbook, source, shown.choice, { comparison, preview: shown.preview }),
      () => void apply(shown),
    );
    setPreviewed(undefined);
    if (taken) {
      setTicks(new Set());
      pane.notify({ kind: 'done', text: words.taken(taken.written) });
      pane.backToSheet();
    }
    await pane.recheck();
  };
  const keep = async (): Promise<void> => {
    const kept = await pane.task(
      wording.busy.writing,
      () => keepComparison(workbook, source, name, today()),
      () => void keep(),
    );
    if (kept) await pane.run('check');
  };
  const shown = { pane, comparison, ticks, turn };
  const all = takeable.length > 0 && takeable.every((tick) => ticks.has(tick));
  return (
    <div class="compare">
      <h2>{words.against(name)}</h2>
      {comparison.same ? (
        <div class="empty clean">
          <h2>{words.same}</h2>
          <p>{words.sameText}</p>
        </div>
      ) : (
        <>
          <p>
            <b>{words.summary(count + (comparison.unread.length > 0 ? 1 : 0))}</b>{' '}
            <span class="quiet">{words.summaryHint}</span>
          </p>
          {takeable.length > 0 ? (
            <label class="take">
              <input
                type="checkbox"
                checked={all}
                onChange={() => {
                  setTicks(new Set(all ? [] : takeable));
                  setPreviewed(undefined);
                }}
              />
              {words.all(takeable.length)}
            </label>
          ) : null}
          <Figures {...shown} />
          <Words {...shown} />
          <Headings {...shown} />
        </>
      )}
      <Form comparison={comparison} />
      <NotRead comparison={comparison} />
      <Published {...{ pane, comparison }} />
      {previewed ? (
        <Preview
          {...{ pane }}
          preview={previewed.preview}
          apply={() => void apply(previewed)}
          cancel={() => {
            setPreviewed(undefined);
          }}
        />
      ) : (
        <div class="buttons">
          {takeable.length > 0 ? (
            <button type="button" class="primary" disabled={ticked === 0} onClick={() => void preview()}>
              {words.preview(ticked)}
            </button>
          ) : null}
          {count > 0 && ticked === 0 ? (
            <button type="button" onClick={() => void keep()}>
              {words.keep(count)}
            </button>
          ) : null}
          <button type="button" onClick={again}>
            {words.again}
          </button>
          {count > 0 && ticked === 0 ? <p class="quiet">{words.keepHint}</p> : null}
        </div>
      )}
    </div>
  );
}

export function CompareView({ pane }: { readonly pane: Pane }): JSX.Element {
  const { known, workbook } = usePane(pane);
  const last = lastChosen.get(pane);
  const [chosen, setChosen] = useState(last?.workbook === workbook ? last : undefined);
  const [comparison, setComparison] = useState<DocumentComparison>();
  const state = known.kind === 'ready' ? known.checked : known.kind;
  // Compared anew whenever the workbook has been read anew: what is mended on the sheet goes from the list.
  useEffect(() => {
    if (!chosen) return;
    let over = false;
    const compare = async (): Promise<void> => {
      const found = await pane.task(
        wording.busy.comparing,
        () => compareDocument(pane.workbook, chosen.source),
        () => void compare(),
      );
      if (over) return;
      // Nothing of it can be read in this workbook: another file may do.
      if (!found) setChosen(undefined);
      else setComparison((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
    };
    void compare();
    return () => {
      over = true;
    };
  }, [pane, chosen, state]);
  const choose = (next: Chosen | undefined): void => {
    if (next) lastChosen.set(pane, next);
    else lastChosen.delete(pane);
    setComparison(undefined);
    setChosen(next);
  };
  const read = async (name: string, bytesOf: Bytes): Promise<void> => {
    const source = await pane.task(
      wording.busy.reading,
      () => readChosen(pane, name, bytesOf),
      () => void read(name, bytesOf),
    );
    if (!source || isRefusal(source)) return;
    pane.notify();
    pane.unsaved.delete(unsavedKey.pastedDocument);
    choose({ workbook, name, source });
  };
  if (known.kind === 'no-report' || known.kind === 'unreadable') return <FindingsView pane={pane} />;
  if (!chosen)
    return (
      <SourceChooser
        {...{ pane, read }}
        intro={words.intro}
        paste={words.paste}
        unsaved={unsavedKey.pastedDocument}
      />
    );
  if (!comparison) return <></>;
  return (
    <Comparison
      {...{ pane, chosen, comparison }}
      again={() => {
        choose(undefined);
      }}
    />
  );
}
