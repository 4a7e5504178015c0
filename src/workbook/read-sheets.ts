/** Reads the sheets whose rows carry a hidden key: 填报说明, 基础情况 and the text sections. Moved rows are found. */
import {
  factGroups,
  facts as askedFacts,
  type Answer,
  type FactKey,
  type Facts,
  type OwnFact,
} from '../form/fact';
import type { SectionId } from '../form/form';
import {
  infoKeys,
  unitLevels,
  type InfoKey,
  type Report,
  type Subject,
  type UnitLevel,
} from '../form/report';
import { partHeading, textKeys, textName, type TextKey } from '../form/text';
import { placeName } from './a1';
import { factColumns, infoColumns, ownFactKey, sheetNames, textColumns, textSection } from './layout';
import type { Content, Contents, SheetContent } from './workbook';

type PlaceList = readonly (readonly [Subject, string])[];

function textOf(content: Content | undefined): string {
  const value = content?.value ?? null;
  return value === null ? '' : String(value);
}

interface KeyedRow {
  readonly sheet: string;
  readonly row: number;
  readonly key: string;
  readonly cells: readonly Content[];
}

function keyedRows(sheet: SheetContent, column: number): readonly KeyedRow[] {
  return sheet.cells.flatMap((cells, row) => {
    const key = textOf(cells[column]);
    return key === '' ? [] : [{ sheet: sheet.name, row, key, cells }];
  });
}

function place(row: KeyedRow, column: number): string {
  return placeName(row.sheet, { row: row.row, column, rows: 1, columns: 1 });
}

function sheetNamed(contents: Contents, name: string): SheetContent | undefined {
  return contents.sheets.find((sheet) => sheet.name === name);
}

export interface ReadInfo {
  readonly unit: string;
  readonly level: UnitLevel | null;
  readonly year: number | null;
  readonly rest: Report['info'];
  readonly places: PlaceList;
}

function yearOf(text: string): number | null {
  const digits = /^\s*(20\d\d)\s*年?(?:度)?\s*$/u.exec(text.normalize('NFKC'))?.[1];
  return digits === undefined ? null : Number(digits);
}

/** 填报说明. */
export function readInfo(contents: Contents): ReadInfo {
  const sheet = sheetNamed(contents, sheetNames.info);
  const rows = sheet ? keyedRows(sheet, infoColumns.key) : [];
  const found = new Map(
    rows.flatMap((row) => {
      const key = infoKeys.find((candidate) => candidate === row.key);
      return key === undefined ? [] : [[key, row] as const];
    }),
  );
  const text = (key: InfoKey): string => textOf(found.get(key)?.cells[infoColumns.value]).trim();
  const rest = (['period', 'contact', 'deadline'] as const).filter((key) => text(key) !== '');
  return {
    unit: text('unit'),
    level: unitLevels.find((level) => level === text('level')) ?? null,
    year: yearOf(text('year')),
    rest: Object.fromEntries(rest.map((key) => [key, text(key)])),
    places: [...found].map(([key, row]) => [key, place(row, infoColumns.value)] as const),
  };
}

function answerOf(cells: readonly Content[]): Answer {
  const value = cells[factColumns.value]?.value ?? null;
  const typed = typeof value === 'boolean' ? String(value).toUpperCase() : value;
  return { value: typed === '' ? null : typed, note: textOf(cells[factColumns.note]) };
}

/** 基础情况; rows the clerk added have no key of their own and belong to the group they stand in. */
export function readFacts(contents: Contents): { readonly facts: Facts; readonly places: PlaceList } {
  const sheet = sheetNamed(contents, sheetNames.facts);
  const answers: Partial<Record<FactKey, Answer>> = {};
  const own: OwnFact[] = [];
  const places: [Subject, string][] = [];
  let group = '';
  sheet?.cells.forEach((cells, row) => {
    const label = textOf(cells[factColumns.label]).trim();
    const key = textOf(cells[factColumns.key]);
    const headed = factGroups.find((candidate) => candidate.label === label);
    if (headed) group = headed.id;
    const asked = askedFacts.find((fact) => fact.id === key);
    const answer = answerOf(cells);
    if (asked) {
      group = asked.group;
      places.push([asked.id, place({ sheet: sheet.name, row, key, cells }, factColumns.value)]);
      if (answer.value !== null || answer.note !== '') answers[asked.id] = answer;
    } else if (!headed && group !== '' && (key === '' || key.startsWith(ownFactKey)) && label !== '') {
      const within = key.startsWith(ownFactKey) ? key.slice(ownFactKey.length) : group;
      own.push({ group: within, label, unit: textOf(cells[factColumns.unit]), ...answer });
    }
  });
  return { facts: { answers, own }, places };
}

export interface ReadTexts {
  readonly text: Report['text'];
  readonly drafted: Report['drafted'];
  readonly headings: Report['headings'];
  readonly places: PlaceList;
  readonly draftedPlaces: ReadonlyMap<TextKey, string>;
  /** The sheet that holds each text section. */
  readonly sheets: ReadonlyMap<SectionId, string>;
}

/** The text parts, on whatever sheet their rows are. */
export function readTexts(contents: Contents): ReadTexts {
  const text: Partial<Record<TextKey, string>> = {};
  const drafted: Partial<Record<TextKey, string>> = {};
  const headings: Partial<Record<TextKey, string>> = {};
  const places: [Subject, string][] = [];
  const draftedPlaces = new Map<TextKey, string>();
  const sheets = new Map<SectionId, string>();
  for (const row of contents.sheets.flatMap((sheet) => keyedRows(sheet, textColumns.key))) {
    const key = textKeys.find((candidate) => candidate === row.key);
    if (key === undefined || draftedPlaces.has(key)) continue;
    const written = textOf(row.cells[textColumns.text]);
    const fingerprint = textOf(row.cells[textColumns.drafted]);
    const heading = textOf(row.cells[textColumns.heading]).trim();
    if (written.trim() !== '') text[key] = written;
    if (fingerprint !== '') drafted[key] = fingerprint;
    if (heading !== '' && heading !== (partHeading(key) ?? textName(key))) headings[key] = heading;
    places.push([key, place(row, textColumns.text)]);
    draftedPlaces.set(key, place(row, textColumns.drafted));
    sheets.set(textSection(key), row.sheet);
  }
  return { text, drafted, headings, places, draftedPlaces, sheets };
}
