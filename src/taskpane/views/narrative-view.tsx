/** The prose, part by part: shown as it will be printed, edited with its linked 〔fields〕. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { partHeading, textKeys, textName, textParts, type TextKey } from '../../form/text';
import { isHandWritten } from '../../form/fingerprint';
import { segmentsOf } from '../../fields/segments';
import type { Report } from '../../form/report';
import { FindingsView } from './findings-view';
import type { Pane } from '../model';
import { NarrativeEditor } from './narrative-editor';
import { Prose } from '../frame/prose';
import { unsavedKey } from '../unsaved';
import { usePane } from '../frame/use-pane';
import { wording } from '../wording';

type State = keyof typeof wording.narrative.state;

function stateOf(report: Report, key: TextKey): State {
  const text = report.text[key] ?? '';
  if (text.trim() === '') return 'empty';
  if (segmentsOf(text, report).some(({ kind }) => kind === 'question')) return 'question';
  return isHandWritten(report, key) ? 'hand' : 'draft';
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
  const [open, setOpen] = useState<readonly TextKey[]>(() =>
    textKeys.filter((key) => pane.unsaved.has(unsavedKey.text(key))),
  );
  if (known.kind !== 'ready') return <FindingsView pane={pane} />;
  const { report } = known.checked.opened.read;
  const edit = async (key: TextKey, on: boolean): Promise<void> => {
    // With live checking off, what is shown may be of before.
    if (on && known.stale) await pane.recheck();
    setOpen((before) => [...before.filter((other) => other !== key), ...(on ? [key] : [])]);
  };
  return (
    <>
      <p class="quiet">
        {wording.narrative.intro}
        {pane.host.undoing}
      </p>
      {textParts.map(({ key }) => (
        <Part
          key={key}
          {...{ pane, report }}
          textKey={key}
          editing={open.includes(key)}
          edit={(on) => void edit(key, on)}
        />
      ))}
    </>
  );
}
