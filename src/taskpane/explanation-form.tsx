/** 说明: a warning or a difference from last year explained instead of corrected; kept in the workbook. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { LocatedFinding } from '../rules/check';
import type { Pane } from './model';
import { today } from './today';
import { wording } from './wording';

const words = wording.explain;

export function ExplanationForm(props: {
  readonly pane: Pane;
  readonly finding: LocatedFinding;
}): JSX.Element | null {
  const { pane, finding } = props;
  const { explainable, explanation = '', key } = finding;
  const [writing, setWriting] = useState(false);
  const [text, setText] = useState(explanation);
  if (!explainable) return null;
  const keep = async (said: string): Promise<void> => {
    const explained = await pane.task(
      wording.busy.writing,
      async () =>
        (await import('../actions/explain')).explainFinding(pane.host.workbook, key, said, {
          today: today(),
        }),
      () => void keep(said),
    );
    if (!explained) return;
    setWriting(false);
    pane.tell({ kind: 'done', text: explained.text === '' ? words.removed : words.kept });
    await pane.refresh();
  };
  if (!writing) {
    return (
      <button
        type="button"
        onClick={() => {
          setText(explanation);
          setWriting(true);
        }}
      >
        {explanation === '' ? words.offer : words.change}
      </button>
    );
  }
  return (
    <div class="explain">
      <textarea
        rows={3}
        maxLength={500}
        aria-label={words.label}
        placeholder={words.hint}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <div class="buttons">
        <button
          type="button"
          class="primary"
          disabled={text.trim() === explanation}
          onClick={() => void keep(text)}
        >
          {words.keep}
        </button>
        {explanation === '' ? null : (
          <button type="button" onClick={() => void keep('')}>
            {words.remove}
          </button>
        )}
        <button
          type="button"
          onClick={() => {
            setWriting(false);
          }}
        >
          {wording.cancel}
        </button>
      </div>
    </div>
  );
}
