/**
 * The pictures of a year (图解), derived from the form and a report. A number that is blank or unsound is not drawn, 0 is
 * said in words, and last year's is compared with only where it is known: as drafts have it (drafting/source.ts).
 */
import type { Report } from '../form/report';
import { sourceOf } from '../drafting/source';
import type { Figure } from './figure';
import { documentsFigure, publishedFigure } from './proactive-figures';
import { applicantsFigure, outcomesFigure, receivedFigure } from './request-figures';
import { casesFigure } from './cases-figure';

/** In the order of the form. A figure on which nothing at all is known is left out. Pure. */
export function figuresOf(report: Report, lastYear?: Report): readonly Figure[] {
  const source = sourceOf(report, lastYear);
  return [
    publishedFigure(source),
    documentsFigure(source),
    receivedFigure(source),
    outcomesFigure(source),
    applicantsFigure(source),
    casesFigure(source),
  ].flatMap((figure) => (figure ? [figure] : []));
}
