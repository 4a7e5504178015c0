/** A command's picture: the strokes the ribbon's icons are drawn from. */
import type { JSX } from 'preact';
import type { CommandId } from '../ribbon/commands';
import { icons } from '../ribbon/icons';

export function CommandIcon({ id }: { readonly id: CommandId }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      {icons[id].map(({ d, accent }) => (
        <path key={d} d={d} class={accent === true ? 'accent' : undefined} />
      ))}
    </svg>
  );
}
