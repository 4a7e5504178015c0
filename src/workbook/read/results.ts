/**
 * What a clerk has added to 校验结果: explanations beside the findings, names on the signature lines, anything else.
 * The sheet is the store of the explanations; it is found by the hidden keys, whatever was moved, renamed or sorted.
 */
import { entryOf, textOf } from '../entry';
import { findingKey, resultColumns, sheetNames } from '../layout';
import { textsOn } from './texts-on';
import { resultTexts } from '../result-texts';
import type { CellPlace } from '../../form/place';
import type { Entry } from '../../form/figures';
import type { Contents, SheetContent } from '../workbook';

/** A row of the findings table as it stood when the explanation was written: its visible cells, from 序号 to 依据. */
export interface RemarkedRow {
  /** Empty where the row has lost its key, or never had one. */
  readonly key: string;
  readonly cells: readonly Entry[];
  readonly text: string;
  /** Where the explanation is written. */
  readonly place: CellPlace;
}

export interface Remarks {
  /** By the key of the finding; blank ones are left out. */
  readonly texts: ReadonlyMap<string, string>;
  /** All rows of 校验结果, blank ones too. */
  readonly rows: readonly RemarkedRow[];
  /** The three signature fields in full, where they stand. */
  readonly signatures: readonly string[];
  /** Rows with anything typed outside the table, by column. */
  readonly others: readonly ReadonlyMap<number, number | string>[];
  /** `YYYY-MM-DD`, as last written. */
  readonly date?: string;
  /** The line that counts the findings. */
  readonly counts?: CellPlace;
}

export const noRemarks: Remarks = {
  texts: new Map(),
  rows: [],
  signatures: [],
  others: [],
};

/** Where the table stands on the sheet. */
interface Frame {
  readonly head: number;
  /** Columns inserted on the left. */
  readonly shift: number;
  readonly remark: number;
}

function frameOf(sheet: SheetContent): Frame | undefined {
  const isHead = (row: number): boolean =>
    sheet.cells[row]?.some((content) => textOf(content) === resultTexts.remark) === true;
  const head = textsOn(sheet).find(({ row, text }) => text === resultTexts.problem && isHead(row))?.row ?? -1;
  const texts = sheet.cells[head]?.map(textOf);
  if (!texts) return undefined;
  const shift = Math.max(0, texts.indexOf(resultTexts.problem) - resultColumns.problem);
  return { head, shift, remark: texts.lastIndexOf(resultTexts.remark) };
}

/** The key of a finding's row; undefined for any other row. */
function keyIn(sheet: SheetContent, row: number, { shift }: Frame): string | undefined {
  const texts = sheet.cells[row]?.map(textOf) ?? [];
  const found = texts.find((text) => text.startsWith(findingKey));
  if (found !== undefined) return found.slice(findingKey.length);
  return severityWords.includes(texts[shift + resultColumns.severity] ?? '') ? '' : undefined;
}

function rowsOf(sheet: SheetContent, frame: Frame): readonly RemarkedRow[] {
  const { shift, remark } = frame;
  return sheet.cells.flatMap((cells, row) => {
    const key = row > frame.head ? keyIn(sheet, row, frame) : undefined;
    if (key === undefined) return [];
    const visible = cells.slice(shift, shift + resultColumns.remark).map(entryOf);
    const text = textOf(cells[remark]).trim();
    return [{ key, cells: visible, text, place: { sheet: sheet.name, row, column: remark } }];
  });
}

const severityWords: readonly string[] = Object.values(resultTexts.severity);
const fixedLines: readonly string[] = [resultTexts.none, resultTexts.earlier];

const isSignature = (text: string): boolean =>
  resultTexts.signatures.some((label) => text.trim().startsWith(label));

/** Cells that no check has written: outside the table, or in rows of the clerk's own. */
function othersOn(sheet: SheetContent, frame: Frame): Remarks['others'] {
  return sheet.cells.flatMap((cells, row) => {
    const ours = row <= frame.head || keyIn(sheet, row, frame) !== undefined;
    const mine = new Map<number, number | string>();
    cells.forEach((content, column) => {
      const entry = entryOf(content);
      const text = textOf(content);
      if (entry === null || text.trim() === '' || text.startsWith(findingKey)) return;
      const within =
        column >= frame.shift && column <= Math.max(frame.remark, frame.shift + resultColumns.remark);
      if ((ours && within) || fixedLines.includes(text) || isSignature(text)) return;
      mine.set(Math.max(0, column - frame.shift), entry);
    });
    return mine.size === 0 ? [] : [mine];
  });
}

function signaturesOn(sheet: SheetContent): readonly string[] {
  return resultTexts.signatures.map((label) => {
    const texts = sheet.cells.flatMap((cells) => cells.map(textOf));
    return texts.find((text) => text.trim().startsWith(label)) ?? label;
  });
}

function dateOn(sheet: SheetContent): string | undefined {
  const line = sheet.cells
    .flatMap((cells) => cells.map(textOf))
    .find((text) => text.includes(resultTexts.date));
  return line?.split(resultTexts.date)[1]?.trim();
}

const textsIn = (rows: readonly RemarkedRow[]): ReadonlyMap<string, string> =>
  new Map([...rows].reverse().flatMap(({ key, text }) => (key === '' || text === '' ? [] : [[key, text]])));

/** Reads them from the whole workbook; a copy of 校验结果 counts for what 校验结果 itself does not speak of. */
export function readRemarks(contents: Contents): Remarks {
  const framed = contents.sheets.flatMap((sheet) => {
    const frame = frameOf(sheet);
    return frame ? [{ sheet, frame, rows: rowsOf(sheet, frame) }] : [];
  });
  const own = framed.find(({ sheet }) => sheet.name === sheetNames.result);
  const spoken = new Set(own?.rows.map(({ key }) => key));
  const copied = framed.filter((each) => each !== own).flatMap(({ rows }) => rows);
  const texts = new Map([
    ...textsIn(copied.filter(({ key }) => !spoken.has(key))),
    ...textsIn(own?.rows ?? []),
  ]);
  if (!own) return { ...noRemarks, texts };
  const { sheet, frame, rows } = own;
  const date = dateOn(sheet);
  return {
    texts,
    rows,
    signatures: signaturesOn(sheet),
    others: othersOn(sheet, frame),
    counts: { sheet: sheet.name, row: frame.head - 1, column: frame.shift },
    ...(date === undefined || date === '' ? {} : { date }),
  };
}
