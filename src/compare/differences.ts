/**
 * 对照: what a document says otherwise than the workbook it was made from, part by part. Only what was read of the
 * document is held against the workbook; a table or part that was not found is missing, once.
 */
import type { CellKey } from '../form/cell';
import type { Entry } from '../form/figures';
import type { TableId } from '../form/form';
import { cellsOf, tableIds } from '../form/index';
import { normaliseLabel } from '../form/label';
import type { Report } from '../form/report';
import { foundTable } from '../form/report-tables';
import { partHeading, textKeys, textName, type TextKey } from '../form/text';
import { plainWords } from './plain-words';

export interface FigureDifference {
  readonly cell: CellKey;
  /** For people: `新收申请·总计`. */
  readonly name: string;
  readonly workbook: Entry;
  readonly document: Entry;
}

/** Both as written, whole. */
export interface WordDifference {
  readonly part: TextKey;
  readonly name: string;
  readonly workbook: string;
  readonly document: string;
}

export interface Differences {
  readonly figures: readonly FigureDifference[];
  /** One a part that differs; `workbook` is empty for a part that is only in the document. */
  readonly words: readonly WordDifference[];
  /** Headings of parts, as printed. */
  readonly headings: readonly WordDifference[];
  /** In the workbook and not in the document. */
  readonly missing: readonly (TextKey | TableId)[];
  /** In the document and not in the workbook. */
  readonly added: readonly TextKey[];
}

function isMissing(document: Report, table: TableId): boolean {
  return document.tables[table] === undefined;
}

function figuresOf(workbook: Report, document: Report): readonly FigureDifference[] {
  return tableIds
    .filter((id) => !isMissing(document, id))
    .flatMap((id) => cellsOf(foundTable(workbook, id)))
    .flatMap(({ key, name }) => {
      const [ours, theirs] = [workbook.figures[key] ?? null, document.figures[key]];
      // A cell that was not read says nothing.
      if (theirs === undefined || theirs === ours) return [];
      return [{ cell: key, name, workbook: ours, document: theirs }];
    });
}

/** Texts with their 〔fields〕 resolved. */
export function differencesOf(workbook: Report, document: Report): Differences {
  const parts = textKeys.map((part) => {
    const [ours, theirs] = [workbook.text[part] ?? '', document.text[part] ?? ''];
    return { part, name: textName(part), workbook: ours, document: theirs };
  });
  const silent = (text: string): boolean => plainWords(text) === '';
  const words = parts.filter(
    ({ workbook: ours, document: theirs }) => !silent(theirs) && plainWords(ours) !== plainWords(theirs),
  );
  const printed = ({ headings }: Report, part: TextKey): string => headings[part] ?? partHeading(part) ?? '';
  const headings = parts
    .filter((one) => !silent(one.workbook) && !silent(one.document))
    .map(({ part, name }) => {
      return { part, name, workbook: printed(workbook, part), document: printed(document, part) };
    })
    .filter((one) => normaliseLabel(one.workbook) !== normaliseLabel(one.document));
  return {
    figures: figuresOf(workbook, document),
    words,
    headings,
    missing: [
      ...tableIds.filter((id) => workbook.tables[id] !== undefined && isMissing(document, id)),
      ...parts.filter((one) => !silent(one.workbook) && silent(one.document)).map(({ part }) => part),
    ],
    added: words.filter((one) => silent(one.workbook)).map(({ part }) => part),
  };
}

/** Nothing differs. */
export function isSame({ figures, words, headings, missing }: Differences): boolean {
  return figures.length + words.length + headings.length + missing.length === 0;
}
