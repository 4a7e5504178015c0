/**
 * The document checked as published: the same rules over what it says. What was not read of it is taken to be as in the
 * workbook, so nobody is accused of it; labels and headings that differ are told by the comparison itself.
 */
import type { Differences, WordDifference } from '../../compare/differences';
import type { Report } from '../../form/report';
import type { Evidence } from '../../rules/rule';
import { checkOpened } from '../check-report';
import type { OpenedReport } from '../open-report';
import type { LocatedFinding } from '../../rules/locate';

/** The workbook's report with what the document says otherwise. */
function published(report: Report, document: Report, { figures, words, headings }: Differences): Report {
  const said = (all: readonly WordDifference[]) =>
    Object.fromEntries(all.map(({ part, document: text }) => [part, text]));
  return {
    ...report,
    tables: { ...report.tables, ...document.tables },
    figures: {
      ...report.figures,
      ...Object.fromEntries(figures.map(({ cell, document: entry }) => [cell, entry])),
    },
    text: { ...report.text, ...said(words) },
    headings: { ...report.headings, ...said(headings) },
  };
}

/** Only those that the workbook does not have too, as it stands. Pure. */
export function publishedFindings(
  opened: OpenedReport,
  document: Report,
  differences: Differences,
  unresolved: NonNullable<Evidence['unresolved']>,
): readonly LocatedFinding[] {
  const { words } = differences;
  if (differences.figures.length + words.length + differences.headings.length === 0) return [];
  const parts = new Set<string>(words.map(({ part }) => part));
  // What an earlier comparison has kept is said of the workbook, not of this document.
  const workbook = { ...opened };
  delete workbook.edited;
  const asPublished: OpenedReport = {
    ...workbook,
    report: published(opened.report, document, differences),
    unresolved: [
      ...opened.unresolved.filter(({ part }) => !parts.has(part)),
      ...unresolved.filter(({ part }) => parts.has(part)),
    ],
  };
  const known = new Set(checkOpened(opened, {}).findings.map(({ key }) => key));
  return checkOpened(asPublished, {}).findings.filter(({ key }) => !known.has(key));
}
