/** Reads the text parts, on whatever sheet and row they are; and finds what was written outside them. */
import { sections } from '../../form/editions/2021';
import type { SectionId } from '../../form/form';
import { normaliseLabel } from '../../form/label';
import type { CellPlace } from '../../form/place';
import type { Report, StrayKey, Subject } from '../../form/report';
import { partHeading, textKeys, textName, textParts, type TextKey, type TextPart } from '../../form/text';
import { keyedRows, type KeyedRow } from './keyed-rows';
import { printedNote, sectionSheet, textColumns, textHeads, textSection } from '../layout';
import { isHeading } from './sections';
import { isTold, refuseTwice, toldRows } from './identified-rows';
import { textsOn } from './texts-on';
import type { Contents, SheetContent } from '../workbook';
import type { Refusal } from '../../form/refusal';

export interface ReadTexts {
  readonly kind: 'texts';
  readonly text: Report['text'];
  readonly drafted: Report['drafted'];
  readonly headings: Report['headings'];
  readonly strays: Report['strays'];
  readonly places: readonly (readonly [Subject, CellPlace])[];
  readonly draftedPlaces: ReadonlyMap<TextKey, CellPlace>;
  /** Where what is printed of each part stands; none on sheets drawn before there was such a column. */
  readonly printedPlaces: ReadonlyMap<TextKey, CellPlace>;
  /** Where each text section begins. */
  readonly starts: ReadonlyMap<SectionId, { readonly sheet: string; readonly row: number }>;
}

const headingOf = (key: TextKey): string => partHeading(key) ?? textName(key);
const labels: ReadonlyMap<TextKey, string> = new Map(textKeys.map((key) => [key, headingOf(key)]));
/** How reports word these headings, with their numbers and without. */
const wordings: ReadonlyMap<string, TextKey> = new Map(
  textParts.flatMap(({ key, numeral = '', variants = [] }: TextPart & { readonly key: TextKey }) =>
    variants.flatMap((wording) =>
      [wording, `${numeral}${wording}`].map((label) => [normaliseLabel(label), key] as const),
    ),
  ),
);
const columns = { label: textColumns.heading, key: textColumns.key };
const tabs = new Set(sections.filter(({ table }) => table === undefined).map(sectionSheet));

type Row = KeyedRow<TextKey | undefined>;

/** The sheets that have parts, or the tab of a section of text. */
export function textSheets({ sheets }: Contents): readonly SheetContent[] {
  const hasParts = (sheet: SheetContent): boolean => keyedRows(sheet, textColumns.key, labels).length > 0;
  return sheets.filter((sheet) => tabs.has(sheet.name) || hasParts(sheet));
}

function hasPrinted(sheet: SheetContent): boolean {
  return textsOn(sheet).some(({ text }) => text === printedNote);
}

/** Rows below the heads of a sheet's columns that are no part, and yet say something where parts have their text. */
function straysIn(rows: readonly Row[]): readonly Row[] {
  if (!rows.some(isTold)) return [];
  const heading = (row: Row): string => row.text(textColumns.heading).trim();
  const isHead = (row: Row): boolean => heading(row) === textHeads[0];
  const first = rows.findIndex((row) => isHead(row) || isTold(row));
  return rows.slice(first).filter((row) => {
    if (isTold(row) || isHead(row) || heading(row) + row.text(textColumns.text).trim() === '') return false;
    return !sections.some((section) => isHeading(heading(row), section));
  });
}

/** With where they stand. */
function numbered(
  strays: readonly Row[],
): readonly (Report['strays'][number] & { readonly place: CellPlace })[] {
  return strays.map((row, index) => {
    const [heading, text] = [row.text(textColumns.heading).trim(), row.text(textColumns.text).trim()];
    const place = row.place(text === '' ? textColumns.heading : textColumns.text);
    return { key: `stray:${String(index)}` as StrayKey, text: `${heading}${text}`, place };
  });
}

/** `others`: the sheets that hold something else of the report, where rows between are no strays. */
export function readTexts(contents: Contents, others: ReadonlySet<SheetContent>): ReadTexts | Refusal {
  const all = textSheets(contents).map((sheet) => ({
    sheet,
    rows: toldRows(sheet, columns, labels, wordings),
  }));
  const parts = all.flatMap(({ rows }) => rows.filter(isTold));
  const twice = refuseTwice(parts, textColumns.text, textName);
  if (twice) return twice;
  const strays = numbered(
    all.filter(({ sheet }) => !others.has(sheet)).flatMap(({ rows }) => straysIn(rows)),
  );
  const text: Partial<Record<TextKey, string>> = {};
  const drafted: Partial<Record<TextKey, string>> = {};
  const headings: Partial<Record<TextKey, string>> = {};
  const starts = new Map<SectionId, { sheet: string; row: number }>();
  for (const row of parts) {
    const { key } = row;
    const written = row.text(textColumns.text);
    const fingerprint = row.text(textColumns.drafted);
    const heading = row.text(textColumns.heading).trim();
    if (written.trim() !== '') text[key] = written;
    if (fingerprint !== '') drafted[key] = fingerprint;
    if (heading !== '' && heading !== headingOf(key)) headings[key] = heading;
    const section = textSection(key);
    if (!starts.has(section)) starts.set(section, { sheet: row.sheet, row: row.row });
  }
  return {
    kind: 'texts',
    text,
    drafted,
    headings,
    strays: strays.map(({ key, text: stray }) => ({ key, text: stray })),
    places: [
      ...parts.map((row) => [row.key, row.place(textColumns.text)] as const),
      ...strays.map(({ key, place }) => [key, place] as const),
    ],
    printedPlaces: new Map(
      all
        .flatMap(({ sheet, rows }) => (hasPrinted(sheet) ? rows.filter(isTold) : []))
        .map((row) => {
          return [row.key, row.place(textColumns.printed)] as const;
        }),
    ),
    draftedPlaces: new Map(parts.map((row) => [row.key, row.place(textColumns.drafted)])),
    starts,
  };
}
