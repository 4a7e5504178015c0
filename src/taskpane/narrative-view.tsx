/** The prose, part by part: shown as it will be printed, edited with its linked 〔fields〕. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { partHeading, textName, textParts, type TextKey } from '../form/text';
import { isHandWritten } from '../narrative/fingerprint';
import { segmentsOf } from '../narrative/segments';
import type { Report } from '../form/report';
import { FindingsView } from './findings-view';
import type { Pane } from './model';
import { NarrativeEditor } from './narrative-editor';
import { usePane } from './use-pane';
import { wording } from './wording';

type State = keyof typeof wording.narrative.state;

function stateOf(report: Report, key: TextKey): State {
  const text = report.text[key] ?? '';
  if (text.trim() === '') return 'empty';
  if (segmentsOf(text, report).some(({ kind }) => kind === 'question')) return 'question';
  return isHandWritten(report, key) ? 'hand' : 'draft';
}

/** A text with its numbers in their places; the name of a number under the pointer. */
export function Prose({ text, report }: { readonly text: string; readonly report: Report }): JSX.Element {
  return (
    <div class="prose">
      {segmentsOf(text, report).map((segment, index) => {
        switch (segment.kind) {
          case 'plain':
            return segment.text;
          case 'question':
            return <mark key={index}>{segment.text}</mark>;
          case 'field':
            return segment.value === undefined ? (
              <mark key={index}>
                {segment.text}
                {wording.narrative.blank}
              </mark>
            ) : (
              <span key={index} class="field" title={segment.text}>
                {segment.value}
              </span>
            );
        }
      })}
    </div>
  );
}

function Part(props: {
  readonly pane: Pane;
  readonly report: Report;
  readonly textKey: TextKey;
  readonly editing: boolean;
  readonly edit: (on: boolean) => void;
}): JSX.Element {
  const { pane, report, textKey: key, editing, edit } = props;
  const words = wording.narrative;
  const text = report.text[key] ?? '';
  const heading = report.headings[key] ?? partHeading(key) ?? textName(key);
  const state = stateOf(report, key);
  return (
    <section class="part">
      <h3>
        {heading} <span class={`state ${state}`}>{words.state[state]}</span>
        {text === '' ? null : <small>{words.length(text.length)}</small>}
        {editing ? null : (
          <button
            type="button"
            aria-label={`${words.edit}：${heading}`}
            onClick={() => {
              edit(true);
            }}
          >
            {words.edit}
          </button>
        )}
      </h3>
      {editing ? (
        <NarrativeEditor
          {...{ pane, report }}
          textKey={key}
          name={heading}
          done={() => {
            edit(false);
          }}
        />
      ) : (
        <Prose {...{ text, report }} />
      )}
    </section>
  );
}

export function NarrativeView({ pane }: { readonly pane: Pane }): JSX.Element {
  const { known } = usePane(pane);
  const [editing, setEditing] = useState<TextKey>();
  if (known.kind !== 'ready') return <FindingsView pane={pane} />;
  const { report } = known.checked.opened.read;
  return (
    <>
      <p class="quiet">{wording.narrative.intro}</p>
      {textParts.map(({ key }) => (
        <Part
          key={key}
          {...{ pane, report }}
          textKey={key}
          editing={editing === key}
          edit={(on) => {
            setEditing(on ? key : undefined);
          }}
        />
      ))}
    </>
  );
}
