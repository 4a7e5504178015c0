/**
 * 对照: the workbook against a document that was made from it and edited, or published. What differs is shown; what the
 * clerk wants of it is taken into the workbook (take-back.ts), what stays can be kept in mind (keep-comparison.ts).
 */
import { differencesOf, isSame, type Differences } from '../../compare/differences';
import { keepFields, type ChangedField } from '../../compare/keep-fields';
import { resolveReport } from '../../fields/resolve';
import type { CellPlace } from '../../form/place';
import { isRefusal, refuse, type Refusal } from '../../form/refusal';
import type { Report, Subject } from '../../form/report';
import type { TextKey } from '../../form/text';
import { doubtful, type IntakeNote } from '../../intake/note';
import type { LocatedFinding } from '../../rules/locate';
import type { ReadResult } from '../../workbook/read/report';
import type { Workbook } from '../../workbook/workbook';
import { openReport } from '../open-report';
import { publishedFindings } from './published-findings';
import type { Source } from '../source';

export interface DocumentComparison extends Differences {
  readonly kind: 'comparison';
  readonly same: boolean;
  /** 〔fields〕 whose number is another in the document, by part: taking the words over makes them plain text. */
  readonly changedFields: Readonly<Partial<Record<TextKey, readonly ChangedField[]>>>;
  /** Where what differs stands in the workbook. */
  readonly where: Readonly<Partial<Record<Subject, CellPlace>>>;
  /** What the rules say of the document and not of the workbook. */
  readonly findings: readonly LocatedFinding[];
  /** What was doubtful in the document, and what does not go with this workbook. */
  readonly notes: readonly IntakeNote[];
}

export interface PreparedComparison {
  readonly kind: 'prepared';
  readonly read: ReadResult;
  /** The workbook's, with its fields resolved. */
  readonly report: Report;
  /** As read. */
  readonly document: Report;
  readonly comparison: DocumentComparison;
}

function notesOn(workbook: Report, document: Report): readonly IntakeNote[] {
  if (workbook.year === null || document.year === null || workbook.year === document.year) return [];
  const [ours, theirs] = [String(workbook.year), String(document.year)];
  return [doubtful(`工作簿是 ${ours} 年的，这份文件是 ${theirs} 年的。请确认没有拿错文件。`)];
}

/** What every step of it starts from: the workbook read anew, and the document against it. */
export async function prepareComparison(
  workbook: Workbook,
  source: Source,
): Promise<PreparedComparison | Refusal> {
  const { report: document, unresolved } = resolveReport(source.report);
  if (Object.keys(document.figures).length + Object.keys(document.text).length === 0)
    return refuse('nothing-read', '这份文件里没有读到年报的数字和文字，没法对照。请选择年报全文。');
  const opened = await openReport(workbook);
  if (isRefusal(opened)) return opened;
  const { read, report } = opened;
  const differences = differencesOf(report, document);
  const { figures, words, headings } = differences;
  const changedFields = words.flatMap(({ part, document: edited }) => {
    const { changed } = keepFields(read.report.text[part] ?? '', report, edited);
    return changed.length > 0 ? [[part, changed] as const] : [];
  });
  const subjects: readonly Subject[] = [
    ...figures.map(({ cell }) => cell),
    ...differences.unread,
    ...[...words, ...headings].map(({ part }) => part),
  ];
  return {
    kind: 'prepared',
    read,
    report,
    document,
    comparison: {
      kind: 'comparison',
      same: isSame(differences),
      ...differences,
      changedFields: Object.fromEntries(changedFields),
      where: Object.fromEntries(
        subjects.flatMap((subject) => {
          const place = read.places.get(subject);
          return place ? [[subject, place] as const] : [];
        }),
      ),
      findings: publishedFindings(opened, document, differences, unresolved),
      notes: [...notesOn(report, document), ...source.notes],
    },
  };
}

/** Reads only. */
export async function compareDocument(
  workbook: Workbook,
  source: Source,
): Promise<DocumentComparison | Refusal> {
  const prepared = await prepareComparison(workbook, source);
  return isRefusal(prepared) ? prepared : prepared.comparison;
}
