/**
 * 对照: the workbook against a document that was made from it and edited, or published. What differs is shown; what the
 * clerk wants of it is taken into the workbook, all or nothing.
 */
import { differencesOf, isSame, type Differences } from '../compare/differences';
import { keepFields } from '../compare/keep-fields';
import { resolveReport } from '../fields/resolve';
import type { CellKey } from '../form/cell';
import { cellsOf, tableIds } from '../form/index';
import { isRefusal, refuse, type Refusal } from '../form/refusal';
import type { Report } from '../form/report';
import { foundTable } from '../form/report-tables';
import type { TextKey } from '../form/text';
import { doubtful, type IntakeNote } from '../intake/note';
import { headingBlocks } from '../workbook/plan/text-blocks';
import { reportBlocks } from '../workbook/plan/report-blocks';
import type { ReadResult } from '../workbook/read/report';
import type { Workbook } from '../workbook/workbook';
import { openReport } from './open-report';
import type { Source } from './source';

/** What can be taken back. */
export const takings = ['figures', 'words', 'all'] as const;

export type Taking = (typeof takings)[number];

export interface DocumentComparison extends Differences {
  readonly kind: 'comparison';
  readonly same: boolean;
  /** 〔fields〕 whose number is another in the document, by part: taking the words over makes them plain text. */
  readonly changedFields: Readonly<Partial<Record<TextKey, readonly string[]>>>;
  /** What was doubtful in the document, and what does not go with this workbook. */
  readonly notes: readonly IntakeNote[];
}

export interface TakenBack {
  readonly kind: 'taken';
  /** Cells and parts written. */
  readonly written: number;
}

interface Prepared {
  readonly kind: 'prepared';
  readonly read: ReadResult;
  /** The document, as read. */
  readonly document: Report;
  /** As edited, the fields kept that still hold. */
  readonly texts: Readonly<Partial<Record<TextKey, string>>>;
  readonly comparison: DocumentComparison;
}

function notesOn(workbook: Report, document: Report): readonly IntakeNote[] {
  const notes: IntakeNote[] = [];
  if (workbook.year !== null && document.year !== null && workbook.year !== document.year)
    notes.push(
      doubtful(
        `工作簿是 ${String(workbook.year)} 年的，这份文件是 ${String(document.year)} 年的。请确认没有拿错文件。`,
      ),
    );
  return notes;
}

async function prepare(workbook: Workbook, source: Source): Promise<Prepared | Refusal> {
  const document = resolveReport(source.report).report;
  if (Object.keys(document.figures).length + Object.keys(document.text).length === 0)
    return refuse('nothing-read', '这份文件里没有读到年报的数字和文字，没法对照。请选择年报全文。');
  const opened = await openReport(workbook);
  if (isRefusal(opened)) return opened;
  const { read, report } = opened;
  const differences = differencesOf(report, document);
  const kept = differences.words.map(
    ({ part, document: edited }) => [part, keepFields(read.report.text[part] ?? '', report, edited)] as const,
  );
  return {
    kind: 'prepared',
    read,
    document,
    texts: Object.fromEntries(kept.map(([part, { text }]) => [part, text])),
    comparison: {
      kind: 'comparison',
      same: isSame(differences),
      ...differences,
      changedFields: Object.fromEntries(
        kept.filter(([, { changed }]) => changed.length > 0).map(([part, { changed }]) => [part, changed]),
      ),
      notes: [...notesOn(report, document), ...source.notes],
    },
  };
}

/** Reads only. */
export async function compareDocument(
  workbook: Workbook,
  source: Source,
): Promise<DocumentComparison | Refusal> {
  const prepared = await prepare(workbook, source);
  return isRefusal(prepared) ? prepared : prepared.comparison;
}

/** What differs, and every total as printed: one that its parts no longer come to is typed over. */
function numbersOf(
  document: Report,
  figures: Differences['figures'],
): readonly { readonly subject: CellKey; readonly value: number | string }[] {
  const different = new Set(figures.map(({ cell }) => cell));
  return tableIds
    .flatMap((id) => cellsOf(foundTable(document, id)))
    .filter(({ key, sumOf }) => different.has(key) || sumOf !== undefined)
    .flatMap(({ key }) => {
      const value = document.figures[key] ?? null;
      return value === null ? [] : [{ subject: key, value }];
    });
}

/**
 * Takes the document's word for its numbers, its words (headings among them), or both. What the document does not have
 * stays in the workbook. With `shown` nothing is written that was not shown.
 */
export async function takeBack(
  workbook: Workbook,
  source: Source,
  taking: Taking,
  shown?: DocumentComparison,
): Promise<TakenBack | Refusal> {
  const prepared = await prepare(workbook, source);
  if (isRefusal(prepared)) return prepared;
  const { read, document, texts, comparison } = prepared;
  if (shown && JSON.stringify(shown) !== JSON.stringify(comparison))
    return refuse('changed', '工作簿刚被改过，和看到的对照不一样了，没有写入。请重新对照一次。');
  const figures = taking === 'words' ? [] : comparison.figures;
  const words = taking === 'figures' ? [] : comparison.words;
  const headings = taking === 'figures' ? [] : comparison.headings;
  const values = [
    ...(figures.length > 0 ? numbersOf(document, figures) : []),
    ...words.map(({ part }) => ({ subject: part, value: texts[part] ?? '' })),
  ];
  const lost = values.filter(({ subject }) => !read.places.has(subject));
  if (lost.length > 0)
    return refuse(
      'no-place',
      `有 ${String(lost.length)} 处在本工作簿里没有位置，没有写入。请先点“新建年报”补上缺的表，再对照一次。`,
    );
  const blocks = [
    ...reportBlocks(read, { ...read.report, text: texts, drafted: {} }, values),
    ...headingBlocks(
      read,
      headings.map(({ part, document }) => [part, document]),
    ),
  ];
  if (blocks.length > 0) await workbook.write(blocks);
  return { kind: 'taken', written: figures.length + words.length + headings.length };
}
