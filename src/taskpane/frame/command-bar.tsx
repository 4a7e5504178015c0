/** The ribbon's commands, in the ribbon's order, so that the pane is enough by itself. */
import type { JSX } from 'preact';
import { commands } from '../commands/index';
import { CommandIcon } from './icon';
import type { Pane } from '../model';
import { usePane } from './use-pane';
import { wording } from '../wording';

type Listed = (typeof commands)[number];

export function CommandBar({ pane }: { readonly pane: Pane }): JSX.Element {
  const { busy, live } = usePane(pane);
  const button = (
    { id, label, tip, strokes, primary, anytime, toggle, group }: Listed,
    at: number,
  ): JSX.Element => {
    // Not `disabled`: that would take the focus away from the button just pressed.
    const waiting = busy !== undefined && anytime !== true;
    const begins = at > 0 && commands[at - 1]?.group !== group;
    return (
      <button
        key={id}
        type="button"
        class={`command${primary ? ' primary' : ''}${begins ? ' begins' : ''}`}
        title={tip}
        aria-disabled={waiting}
        onClick={() => {
          if (!waiting) void pane.run(id);
        }}
        {...(toggle ? { 'aria-pressed': live } : {})}
      >
        <CommandIcon strokes={strokes} />
        <span>{label}</span>
        {toggle ? <small>{live ? wording.on : wording.off}</small> : null}
      </button>
    );
  };
  return (
    <header class="commands" role="toolbar" aria-label={wording.commands}>
      {commands.map(button)}
    </header>
  );
}
