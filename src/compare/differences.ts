/**
 * 对照: what a document says otherwise than the workbook it was made from, part by part. Only what was read of the
 * document is held against the workbook; a table or part that was not found is missing, once.
 */
import type { CellKey } from '../form/cell';
import type { Entry } from '../form/figures';
import { sectionHeading, type SectionId, type TableId } from '../form/form';
import { cellsOf, editions, tableIds } from '../form/index';
import { normaliseLabel } from '../form/label';
import type { Deviation, Report } from '../form/report';
import { foundTable, prescribed } from '../form/report-tables';
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

/** A table, or a section's heading, edited away from what the form prints: nothing that a workbook could take over. */
export interface FormDifference {
  readonly part: TableId | SectionId;
  readonly workbook: string;
  readonly document: string;
}

export interface Differences {
  readonly figures: readonly FigureDifference[];
  /** One a part that differs; `workbook` is empty for a part that is only in the document. */
  readonly words: readonly WordDifference[];
  /** Headings of parts, as printed. */
  readonly headings: readonly WordDifference[];
  /** Labels of tables and headings of sections. */
  readonly form: readonly FormDifference[];
  /** Cells of tables that were found, which were not: a row that is gone, a number that cannot be read. */
  readonly unread: readonly CellKey[];
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

/** Rows and columns that the document's table has no more, or that cannot be read there. */
function unreadIn(workbook: Report, document: Report): readonly CellKey[] {
  return tableIds
    .filter((id) => !isMissing(document, id))
    .flatMap((id) => cellsOf(foundTable(workbook, id)).map(({ key }) => key))
    .filter((key) => document.figures[key] === undefined && (workbook.figures[key] ?? null) !== null);
}

/** Our documents print the form's own labels, whatever the workbook has; a label it has too was taken over from there. */
function formOf(workbook: Report, document: Report): readonly FormDifference[] {
  const spelled = ({ table, at, found }: Deviation): string =>
    JSON.stringify([table, at?.row, at?.column, normaliseLabel(found)]);
  const known = new Set(workbook.deviations.map(spelled));
  const basisOf = (report: Report, id: TableId): string =>
    editions.find((edition) => edition.id === report.tables[id])?.basis ?? '';
  const old = tableIds
    .filter((id) => workbook.tables[id] !== undefined && !isMissing(document, id))
    .filter(
      (id) =>
        JSON.stringify(cellsOf(foundTable(workbook, id))) !==
        JSON.stringify(cellsOf(foundTable(document, id))),
    )
    .map((part) => ({ part, workbook: basisOf(workbook, part), document: basisOf(document, part) }));
  const labels = document.deviations.flatMap((deviation): readonly FormDifference[] => {
    const { table: part, found, expected } = deviation;
    if (part === undefined || known.has(spelled(deviation))) return [];
    return [{ part, workbook: expected, document: found }];
  });
  const sections = prescribed(workbook).sections.flatMap((section): readonly FormDifference[] => {
    const expected = sectionHeading(section);
    const found = document.sections.filter(({ id }) => id === section.id).map(({ heading }) => heading);
    const other = found.find((heading) => normaliseLabel(heading) !== normaliseLabel(expected));
    return other === undefined ? [] : [{ part: section.id, workbook: expected, document: other }];
  });
  return [...old, ...labels, ...sections];
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
    form: formOf(workbook, document),
    unread: unreadIn(workbook, document),
    missing: [
      ...tableIds.filter((id) => workbook.tables[id] !== undefined && isMissing(document, id)),
      ...parts.filter((one) => !silent(one.workbook) && silent(one.document)).map(({ part }) => part),
    ],
    added: words.filter((one) => silent(one.workbook)).map(({ part }) => part),
  };
}

/** Nothing differs. */
export function isSame({ figures, words, headings, form, unread, missing }: Differences): boolean {
  return [figures, words, headings, form, unread, missing].every(({ length }) => length === 0);
}
