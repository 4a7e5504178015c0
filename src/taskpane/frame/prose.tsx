/** A text as it will be printed. */
import type { JSX } from 'preact';
import type { Report } from '../../form/report';
import { segmentsOf } from '../../fields/segments';
import { wording } from '../wording';

/** A text with its numbers in their places; the name of a number under the pointer. */
export function Prose({ text, report }: { readonly text: string; readonly report: Report }): JSX.Element {
  return (
    <div class="prose">
      {segmentsOf(text, report).map((segment, index) => {
        switch (segment.kind) {
          case 'plain':
            return segment.text;
          case 'question':
            return <mark key={index}>{segment.text}</mark>;
          case 'field':
            return segment.value === undefined ? (
              <mark key={index}>
                {segment.text}
                {wording.narrative.blank}
              </mark>
            ) : (
              <span key={index} class="field" title={segment.text}>
                {segment.value}
              </span>
            );
        }
      })}
    </div>
  );
}
