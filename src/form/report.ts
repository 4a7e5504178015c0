/** One unit's report for one year, as the clerk has filled it: what every check, draft and document starts from. */
import type { CellKey } from './cell';
import type { FactKey, Facts } from './fact';
import { noFacts } from './fact';
import type { Figures } from './figures';
import type { EditionId, SectionId, TableId } from './form';
import type { LedgerFacts } from './ledger-fact';
import type { TextKey, Texts } from './text';

/** 单位类型, as shown in the list on 填报说明. */
export const unitLevels = [
  '街道',
  '乡镇',
  '县级部门',
  '县级政府',
  '市级部门',
  '市级政府',
  '省级部门',
  '省级政府',
] as const;

export type UnitLevel = (typeof unitLevels)[number];

/** Whether units of this level can make 规章: of those listed, only governments of provinces and of cities with districts. */
export function makesRegulations(level: UnitLevel): boolean {
  return level === '省级政府' || level === '市级政府';
}

/** The choices of the row 图解 on 填报说明; left blank, there are none. */
export const picturePlaces = [
  { id: 'none', label: '不配图' },
  { id: 'sections', label: '配图，放在各部分之后' },
  { id: 'end', label: '配图，放在全文最后' },
] as const;

export type PicturePlace = (typeof picturePlaces)[number]['id'];

/** Rows of 填报说明. */
export const infoKeys = ['unit', 'level', 'year', 'period', 'contact', 'deadline', 'pictures'] as const;

export type InfoKey = (typeof infoKeys)[number];

/** A row of text that is no part of the form, by its number on the list. */
export type StrayKey = `stray:${number}`;

/** A row of the ledger of applications, or of cases, as its sheet counts rows (zero-based). */
export type LedgerKey = `ledger:${number}` | `case:${number}`;

export function ledgerKey(of: 'ledger' | 'case', row: number): LedgerKey {
  return `${of}:${String(row)}` as LedgerKey;
}

/** Anything on a sheet that a finding can point at. */
export type Subject = CellKey | TextKey | FactKey | InfoKey | StrayKey | LedgerKey;

/** A printed label or heading that is not the form's, as found. */
export interface Deviation {
  readonly found: string;
  readonly expected: string;
  /** `misprint`: recognised but worded otherwise; `unknown`: taken for this label by its place only. */
  readonly kind: 'misprint' | 'unknown';
  /** Cells the label stands for, where it is a row or column label. */
  readonly cells: readonly CellKey[];
  readonly table?: TableId;
  /** The row it labels, where that is no table's. */
  readonly about?: readonly Subject[];
  /** Place of the label in its table, zero-based, so that it can be shown and restored. */
  readonly at?: { readonly row: number; readonly column: number };
}

export interface Report {
  readonly unit: string;
  readonly level: UnitLevel | null;
  readonly year: number | null;
  /** As typed; level and year only where they cannot be understood. */
  readonly info: Readonly<Partial<Record<Exclude<InfoKey, 'unit'>, string>>>;
  /** The edition whose rows and columns each table has; a table not found has none. */
  readonly tables: Readonly<Partial<Record<TableId, EditionId>>>;
  readonly figures: Figures;
  /** As written, with 〔fields〕 unresolved; see field.ts. */
  readonly text: Texts;
  /** Fingerprint of the last generated draft by part; text that no longer matches was edited by hand and is kept. */
  readonly drafted: Readonly<Partial<Record<TextKey, string>>>;
  /** Headings of text parts that the clerk has worded otherwise than the form. */
  readonly headings: Readonly<Partial<Record<TextKey, string>>>;
  readonly facts: Facts;
  /** Counted from a ledger of applications; only where the workbook has one. */
  readonly ledger?: LedgerFacts;
  /** Section headings in the order found, as printed. */
  readonly sections: readonly { readonly id: SectionId; readonly heading: string }[];
  readonly deviations: readonly Deviation[];
  /** What stands on the sheets of text outside its parts, and so would not be printed. */
  readonly strays: readonly { readonly key: StrayKey; readonly text: string }[];
}

export const emptyReport: Report = {
  unit: '',
  level: null,
  year: null,
  info: {},
  tables: {},
  figures: {},
  text: {},
  drafted: {},
  headings: {},
  facts: noFacts,
  sections: [],
  deviations: [],
  strays: [],
};

/** What is chosen on 填报说明; what is not understood is no wish. */
export function picturesIn({ info }: Report): PicturePlace {
  return picturePlaces.find(({ label }) => label === info.pictures)?.id ?? 'none';
}

/** On every page of a document made while errors stand. */
export const draftMark = '未通过校验（草稿，不得发布）';

/** Whether a line is that mark, which is no part of the report. */
export function isDraftMark(text: string): boolean {
  return text.replace(/\s+/gu, '') === draftMark;
}

/** 图解1, a wide space, 新收申请和办理: the caption of the n-th picture of a report, from 1. */
export function pictureCaption(number: number, title: string): string {
  return `图解${String(number)}\u3000${title}`;
}

/** What folds the numbers of a picture. */
export function pictureNumbers(number: number): string {
  return `图解${String(number)}的数字`;
}

const caption = /^图解\d{1,2}(?:\s|的数字$)/u;

/** Whether a line or the first cell of a table is of a picture of ours: it repeats numbers, and is no part of the report. */
export function isPictureCaption(text: string): boolean {
  return caption.test(text.trim());
}
