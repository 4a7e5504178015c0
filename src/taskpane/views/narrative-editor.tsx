/** Edits one part as it stands in the cell, 〔fields〕 and all, and shows what it will print. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { writeText, type WrittenText } from '../../actions/write-text';
import type { Report } from '../../form/report';
import type { TextKey } from '../../form/text';
import { fieldGroups } from '../../fields/field-groups';
import { ledgerSheets } from '../../ledger/sheets';
import { sheetNames } from '../../workbook/layout';
import type { Pane } from '../model';
import { Prose } from '../frame/prose';
import { unsavedKey } from '../unsaved';
import { wording } from '../wording';
import type { Refusal } from '../../form/refusal';

interface EditorProps {
  readonly pane: Pane;
  readonly report: Report;
  readonly textKey: TextKey;
  readonly name: string;
  /** Closes this editor. */
  readonly done: () => void;
}

const words = wording.narrative;

interface Result {
  readonly kind: 'result';
  readonly result: WrittenText | Refusal;
}

function FieldPicker(props: {
  readonly report: Report;
  readonly insert: (name: string) => void;
}): JSX.Element {
  const [name, setName] = useState('');
  return (
    <div class="picker">
      <select
        aria-label={words.insertHint}
        title={words.insertHint}
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value);
        }}
      >
        <option value="">{words.choose}</option>
        {fieldGroups(props.report, { facts: sheetNames.facts, ledger: ledgerSheets.applications }).map(
          ({ label, names }) => (
            <optgroup key={label} label={label}>
              {names.map((field) => (
                <option key={field} value={field}>
                  {field}
                </option>
              ))}
            </optgroup>
          ),
        )}
      </select>
      <button
        type="button"
        disabled={name === ''}
        onClick={() => {
          props.insert(name);
        }}
      >
        {words.insert}
      </button>
    </div>
  );
}

export function NarrativeEditor({ pane, report, textKey, name, done }: EditorProps): JSX.Element {
  const place = unsavedKey.text(textKey);
  const inCell = report.text[textKey] ?? '';
  // What is edited is what stood there when editing began; writing is refused where that has changed meanwhile.
  const [{ before, text }, setNow] = useState(pane.unsaved.get(place) ?? { before: inCell, text: inCell });
  const [changed, setChanged] = useState(false);
  const [working, setWorking] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const keep = (next: { readonly before: string; readonly text: string }): void => {
    pane.unsaved.set(place, next);
    setNow(next);
  };
  useEffect(() => {
    if (!pane.unsaved.has(place)) pane.unsaved.set(place, { before, text });
    area.current?.closest('section')?.scrollIntoView({ block: 'start' });
    area.current?.focus();
  }, []);
  const close = (): void => {
    pane.unsaved.delete(place);
    done();
  };
  const insert = (field: string): void => {
    const box = area.current;
    if (!box) return;
    box.setRangeText(`〔${field}〕`, box.selectionStart, box.selectionEnd, 'end');
    keep({ before, text: box.value });
    box.focus();
  };
  const save = async (): Promise<void> => {
    // Not what stood here when the button was pressed first: trying again writes what is typed by then.
    const now = pane.unsaved.get(place) ?? { before, text };
    setWorking(true);
    const tried = await pane.task(
      wording.busy.writing,
      async (): Promise<Result> => ({
        kind: 'result',
        result: await writeText(pane.workbook, textKey, now),
      }),
      () => void save(),
    );
    setWorking(false);
    if (!tried) return;
    const { result } = tried;
    if (result.kind === 'written') {
      close();
      pane.notify({ kind: 'done', text: words.saved });
    } else {
      pane.notify({ kind: 'trouble', text: result.message });
      setChanged(result.reason === 'changed');
    }
    await pane.recheck();
  };
  return (
    <div class="editor">
      {changed && inCell !== before ? (
        <div class="stale">
          <p>{words.otherText}</p>
          <Prose text={inCell} report={report} />
          <button
            type="button"
            onClick={() => {
              keep({ before: inCell, text });
              setChanged(false);
            }}
          >
            {words.keepMine}
          </button>
        </div>
      ) : null}
      <textarea
        ref={area}
        aria-label={`${words.text}：${name}`}
        rows={8}
        value={text}
        readOnly={working}
        onInput={(event) => {
          keep({ before, text: event.currentTarget.value });
        }}
      />
      <FieldPicker {...{ report, insert }} />
      <h4>{words.preview}</h4>
      <Prose {...{ text, report }} />
      <div class="buttons">
        <button
          type="button"
          class="primary"
          disabled={working || text === before}
          onClick={() => void save()}
        >
          {words.save}
        </button>
        <button type="button" disabled={working} onClick={close}>
          {wording.cancel}
        </button>
      </div>
    </div>
  );
}
