/** Reads the text parts, on whatever sheet and row they are. */
import type { SectionId } from '../form/form';
import type { Report, Subject } from '../form/report';
import { partHeading, textKeys, textName, type TextKey } from '../form/text';
import { keyedRows } from './keyed-rows';
import { textColumns, textSection } from './layout';
import type { Contents } from './workbook';

export interface ReadTexts {
  readonly text: Report['text'];
  readonly drafted: Report['drafted'];
  readonly headings: Report['headings'];
  readonly places: readonly (readonly [Subject, string])[];
  readonly draftedPlaces: ReadonlyMap<TextKey, string>;
  /** Where each text section begins. */
  readonly starts: ReadonlyMap<SectionId, { readonly sheet: string; readonly row: number }>;
}

export function readTexts(contents: Contents): ReadTexts {
  const text: Partial<Record<TextKey, string>> = {};
  const drafted: Partial<Record<TextKey, string>> = {};
  const headings: Partial<Record<TextKey, string>> = {};
  const places: [Subject, string][] = [];
  const draftedPlaces = new Map<TextKey, string>();
  const starts = new Map<SectionId, { sheet: string; row: number }>();
  const keys = new Set(textKeys);
  for (const row of contents.sheets.flatMap((sheet) => keyedRows(sheet, textColumns.key, keys))) {
    const { key } = row;
    // A copied sheet repeats the keys; the first one counts.
    if (draftedPlaces.has(key)) continue;
    const written = row.text(textColumns.text);
    const fingerprint = row.text(textColumns.drafted);
    const heading = row.text(textColumns.heading).trim();
    if (written.trim() !== '') text[key] = written;
    if (fingerprint !== '') drafted[key] = fingerprint;
    if (heading !== '' && heading !== (partHeading(key) ?? textName(key))) headings[key] = heading;
    places.push([key, row.place(textColumns.text)]);
    draftedPlaces.set(key, row.place(textColumns.drafted));
    const section = textSection(key);
    if (!starts.has(section)) starts.set(section, { sheet: row.sheet, row: row.row });
  }
  return { text, drafted, headings, places, draftedPlaces, starts };
}
