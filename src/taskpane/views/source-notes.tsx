/** What was read of a report, and what of it is doubtful. */
import type { JSX } from 'preact';
import type { IntakeNote } from '../../intake/note';
import { wording } from '../wording';

const words = wording.source;

export function SourceNotes(props: {
  readonly unit: string;
  readonly year: number | null;
  readonly figures: number;
  readonly texts: number;
  readonly notes: readonly IntakeNote[];
}): JSX.Element {
  const { unit, year, figures, texts, notes } = props;
  const doubtful = notes.filter(({ severity }) => severity === 'doubtful');
  return (
    <>
      <p>
        <b>{words.read(unit, year)}</b>
      </p>
      <p>{words.figures(figures, texts)}</p>
      {doubtful.length > 0 ? (
        <section>
          <h3>{words.doubtful}</h3>
          <ul class="notes">
            {doubtful.map(({ message, quote }) => (
              <li key={message}>
                {message}
                {quote === undefined ? null : <q>{quote}</q>}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
