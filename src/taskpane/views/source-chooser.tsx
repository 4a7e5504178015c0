/** A report in one drop: a file that is chosen or dragged here, or its text pasted. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Source } from '../../actions/source';
import { refuse, type Refusal } from '../../form/refusal';
import { pickerExtensions, spokenFormats } from '../../intake/formats/format-list';
import type { Pane } from '../model';
import { wording } from '../wording';

const words = wording.source;

/** The bytes are asked for when they are read: a folder, or a file that is locked, is told of like any trouble. */
export type Bytes = () => Promise<Uint8Array>;

/** What was chosen, read. */
export async function readChosen(pane: Pane, name: string, bytesOf: Bytes): Promise<Source | Refusal> {
  const bytes = await bytesOf().catch(() => undefined);
  return bytes ? pane.host.readSource({ name, bytes }) : refuse('unreadable', words.unreadable);
}

export function SourceChooser(props: {
  readonly pane: Pane;
  readonly intro: string;
  readonly paste: string;
  /** Where pasted text is kept until it is written. */
  readonly unsaved: string;
  readonly read: (name: string, bytes: Bytes) => Promise<void>;
}): JSX.Element {
  const { pane, intro, paste, unsaved, read } = props;
  const [pasted, setPasted] = useState(pane.unsaved.get(unsaved)?.text ?? '');
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined): void => {
    const file = files?.[0];
    if (file) void read(file.name, async () => new Uint8Array(await file.arrayBuffer()));
  };
  return (
    <>
      <p class="quiet">{intro}</p>
      <label
        class={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => {
          setOver(false);
        }}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer?.files);
        }}
      >
        <b>{words.choose}</b>
        <span>{words.kinds(spokenFormats)}</span>
        <span>{words.drop}</span>
        <input
          type="file"
          class="off-screen"
          accept={pickerExtensions}
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
      </label>
      <label class="paste">
        {paste}
        <textarea
          rows={4}
          value={pasted}
          onInput={(event) => {
            setPasted(event.currentTarget.value);
            pane.unsaved.set(unsaved, { before: '', text: event.currentTarget.value });
          }}
        />
      </label>
      <button
        type="button"
        disabled={pasted.trim() === ''}
        onClick={() => void read(words.pastedName, () => Promise.resolve(new TextEncoder().encode(pasted)))}
      >
        {words.readPasted}
      </button>
    </>
  );
}
