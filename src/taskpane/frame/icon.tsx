/** A command's picture: the strokes the ribbon's icons are drawn from. */
import type { JSX } from 'preact';
import type { Stroke } from '../commands/command';

export function CommandIcon({ strokes }: { readonly strokes: readonly Stroke[] }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      {strokes.map(({ d, accent }) => (
        <path key={d} d={d} class={accent === true ? 'accent' : undefined} />
      ))}
    </svg>
  );
}
