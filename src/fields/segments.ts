/** A text cut into what was written, the numbers that come from 〔fields〕, and the questions still open. */
import { resolveFields } from './field';
import type { Report } from '../form/report';
import { prescribed } from '../form/report-tables';

export type Segment =
  | { readonly kind: 'plain'; readonly text: string }
  /** `value` is absent where the field has no number yet. */
  | { readonly kind: 'field'; readonly text: string; readonly value?: string }
  | { readonly kind: 'question'; readonly text: string };

/** In the order of the text; joined, their `text` is the text again. */
export function segmentsOf(text: string, report: Report): readonly Segment[] {
  const edition = prescribed(report);
  return text
    .split(/(〔[^〔〕\n]{1,80}〕|【待补[^】\n]*】)/u)
    .filter((piece) => piece !== '')
    .map((piece): Segment => {
      if (piece.startsWith('【待补')) return { kind: 'question', text: piece };
      if (!piece.startsWith('〔')) return { kind: 'plain', text: piece };
      const { text: value, unresolved } = resolveFields(piece, report, edition);
      if (unresolved.length > 0) return { kind: 'field', text: piece };
      return value === piece ? { kind: 'plain', text: piece } : { kind: 'field', text: piece, value };
    });
}
