/** 单位名单, pasted from whatever list the office has. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addRegister } from '../../../actions/area/collect-files';
import type { Pane } from '../../model';
import { wording } from '../../wording';

const words = wording.rollup.register;

export function RegisterForm({ pane }: { readonly pane: Pane }): JSX.Element {
  const [text, setText] = useState('');
  const make = async (): Promise<void> => {
    const made = await pane.task(
      wording.busy.writing,
      () => addRegister(pane.workbook, text),
      () => void make(),
    );
    if (!made) return;
    const detail = made.notes.map(({ row, message }) => words.note(row, message)).join('\n');
    pane.notify({
      kind: 'done',
      text: words.done(made.units.length, made.notes.length),
      ...(detail === '' ? {} : { detail }),
    });
    await pane.recheck();
  };
  return (
    <section>
      <h2>{words.title}</h2>
      <p class="quiet">{words.text}</p>
      <label class="paste">
        {words.label}
        <textarea
          rows={6}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
          }}
        />
      </label>
      <button type="button" class="primary" disabled={text.trim() === ''} onClick={() => void make()}>
        {words.button}
      </button>
    </section>
  );
}
