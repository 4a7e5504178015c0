/** 说明: a warning or a difference from last year explained instead of corrected; kept in the workbook. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { today } from '../../actions/today';
import type { LocatedFinding } from '../../rules/locate';
import type { Pane } from '../model';
import { takeFocus } from '../frame/take-focus';
import { unsavedKey } from '../unsaved';
import { wording } from '../wording';

const words = wording.explain;

export function ExplanationForm(props: {
  readonly pane: Pane;
  readonly finding: LocatedFinding;
}): JSX.Element | null {
  const { pane, finding } = props;
  const { explainable, explanation = '', key } = finding;
  const place = unsavedKey.explanation(finding);
  const [text, setText] = useState(pane.unsaved.get(place)?.text);
  const [working, setWorking] = useState(false);
  if (!explainable) return null;
  const write = (typed: string | undefined): void => {
    if (typed === undefined) pane.unsaved.delete(place);
    else pane.unsaved.set(place, { before: explanation, text: typed });
    setText(typed);
  };
  const keep = async (said: string): Promise<void> => {
    setWorking(true);
    const explained = await pane.task(
      wording.busy.writing,
      async () =>
        (await import('../../actions/explain')).explainFinding(pane.workbook, key, said, {
          today: today(),
        }),
      // Whatever stands in the form by then is what is kept.
      () => void keep(pane.unsaved.get(place)?.text ?? said),
    );
    setWorking(false);
    if (!explained) return;
    write(undefined);
    pane.notify({ kind: 'done', text: explained.text === '' ? words.removed : words.kept });
    await pane.recheck();
  };
  if (text === undefined) {
    return (
      <button
        type="button"
        onClick={() => {
          write(explanation);
        }}
      >
        {explanation === '' ? words.offer : words.change}
      </button>
    );
  }
  return (
    <div class="explain">
      <textarea
        ref={takeFocus}
        rows={3}
        maxLength={500}
        aria-label={words.label}
        placeholder={words.hint}
        value={text}
        readOnly={working}
        onInput={(event) => {
          write(event.currentTarget.value);
        }}
      />
      <div class="buttons">
        <button
          type="button"
          class="primary"
          disabled={working || text.trim() === explanation}
          onClick={() => void keep(text)}
        >
          {words.keep}
        </button>
        {explanation === '' ? null : (
          <button type="button" disabled={working} onClick={() => void keep('')}>
            {words.remove}
          </button>
        )}
        <button
          type="button"
          disabled={working}
          onClick={() => {
            write(undefined);
          }}
        >
          {wording.cancel}
        </button>
      </div>
    </div>
  );
}
