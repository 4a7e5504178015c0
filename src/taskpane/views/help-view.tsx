/** How it is used, in six lines. */
import type { JSX } from 'preact';
import { wording } from '../wording';

export function HelpView(): JSX.Element {
  const { title, steps, promise, colors } = wording.help;
  return (
    <article class="help">
      <h2>{title}</h2>
      <ol>
        {steps.map(([name, text]) => (
          <li key={name}>
            <b>{name}</b>
            {text}
          </li>
        ))}
      </ol>
      <p>{colors}</p>
      <p>{promise}</p>
    </article>
  );
}
