/** The ribbon's commands, in the ribbon's order, so that the pane is enough by itself. */
import type { JSX } from 'preact';
import { commands, type CommandId } from '../ribbon/commands';
import { CommandIcon } from './icon';
import type { Pane } from './model';
import { usePane } from './use-pane';
import { wording } from './wording';

export function CommandBar({ pane }: { readonly pane: Pane }): JSX.Element {
  const { busy, live } = usePane(pane);
  const { collapse } = pane.host;
  const button = (id: CommandId, label: string, tip: string): JSX.Element => {
    const toggle = id === 'live-check';
    const state = toggle ? { 'aria-pressed': live } : {};
    // Not `disabled`: that would take the focus away from the button just pressed.
    const waiting = busy !== undefined && !toggle && id !== 'help';
    return (
      <button
        key={id}
        type="button"
        class={`command${id === 'check' ? ' primary' : ''}`}
        title={tip}
        aria-disabled={waiting}
        onClick={() => {
          if (!waiting) void pane.run(id);
        }}
        {...state}
      >
        <CommandIcon id={id} />
        <span>{label}</span>
        {toggle ? <small>{live ? wording.on : wording.off}</small> : null}
      </button>
    );
  };
  return (
    <header class="commands" role="toolbar" aria-label={wording.commands}>
      {commands.map(({ id, label, tip }) => button(id, label, tip))}
      {collapse ? (
        <button type="button" class="command" onClick={collapse}>
          <span>{wording.collapse}</span>
        </button>
      ) : null}
    </header>
  );
}
