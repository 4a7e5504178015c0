/** Edits one part as it stands in the cell, 〔fields〕 and all, and shows what it will print. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { writeText } from '../actions/write-text';
import type { Report } from '../form/report';
import type { TextKey } from '../form/text';
import { fieldGroups } from '../narrative/field-groups';
import { sheetNames } from '../workbook/layout';
import type { Pane } from './model';
import { Prose } from './narrative-view';
import { wording } from './wording';

interface EditorProps {
  readonly pane: Pane;
  readonly report: Report;
  readonly textKey: TextKey;
  readonly name: string;
  readonly done: () => void;
}

export function NarrativeEditor({ pane, report, textKey, name, done }: EditorProps): JSX.Element {
  const words = wording.narrative;
  // What is edited is what stood there when editing began; writing is refused where that has changed meanwhile.
  const [before] = useState(report.text[textKey] ?? '');
  const [text, setText] = useState(before);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    area.current?.closest('section')?.scrollIntoView({ block: 'start' });
    area.current?.focus();
  }, []);
  const insert = (field: string): void => {
    const box = area.current;
    if (!box || field === '') return;
    box.setRangeText(`〔${field}〕`, box.selectionStart, box.selectionEnd, 'end');
    setText(box.value);
    box.focus();
  };
  const save = async (): Promise<void> => {
    const written = await pane.task(
      wording.busy.writing,
      () => writeText(pane.host.workbook, textKey, { before, text }),
      () => void save(),
    );
    if (!written) return;
    pane.tell({ kind: 'done', text: words.saved });
    await pane.refresh();
    done();
  };
  return (
    <div class="editor">
      <textarea
        ref={area}
        aria-label={`${words.text}：${name}`}
        rows={8}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <select
        aria-label={words.insertHint}
        title={words.insertHint}
        value=""
        onChange={(event) => {
          insert(event.currentTarget.value);
          event.currentTarget.value = '';
        }}
      >
        <option value="">{words.choose}</option>
        {fieldGroups(report, sheetNames.facts).map(({ label, names }) => (
          <optgroup key={label} label={label}>
            {names.map((field) => (
              <option key={field} value={field}>
                {field}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <h4>{words.preview}</h4>
      <Prose {...{ text, report }} />
      <div class="buttons">
        <button type="button" class="primary" disabled={text === before} onClick={() => void save()}>
          {words.save}
        </button>
        <button type="button" onClick={done}>
          {wording.cancel}
        </button>
      </div>
    </div>
  );
}
