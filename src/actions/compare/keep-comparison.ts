/** What stays different is kept in the workbook, on 对照记录, so that every check lists it until it is the same or explained. */
import { isRefusal, refuse, type Refusal } from '../../form/refusal';
import { sectionHeading, type SectionId, type TableId } from '../../form/form';
import { textKeys, textName, type TextKey } from '../../form/text';
import { keptComparison, sectionOf } from '../../workbook/layout';
import { keptComparisonSheet } from '../../workbook/plan/kept-comparison-sheet';
import { readKeptComparison, type KeptRow } from '../../workbook/read/kept-comparison';
import type { Workbook } from '../../workbook/workbook';
import { prepareComparison, type DocumentComparison } from './compare-document';
import type { Source } from '../source';

export interface ComparisonKept {
  readonly kind: 'kept';
  readonly differences: number;
}

/** More does not stand in one cell. */
const longest = 32_000;

/** For people: `依申请公开`, `三、收到和处理政府信息公开申请情况`. */
export function partName(part: TextKey | TableId | SectionId): string {
  const text = textKeys.find((key) => key === part);
  return text === undefined ? sectionHeading(sectionOf(part as SectionId)) : textName(text);
}

function rowsOf(comparison: DocumentComparison): readonly KeptRow[] {
  const { figures, words, headings, form, missing } = comparison;
  return [
    ...figures.map(({ cell, ...rest }) => ({ key: `figure ${cell}`, ...rest })),
    ...words.map(({ part, ...rest }) => ({ key: `words ${part}`, ...rest })),
    ...headings.map(({ part, ...rest }) => ({ key: `heading ${part}`, ...rest })),
    ...form.map(({ part, ...rest }) => ({ key: `form ${part}`, name: partName(part), ...rest })),
    ...missing.map((part) => {
      return { key: `missing ${part}`, name: partName(part), workbook: '有', document: '没有读到' };
    }),
  ];
}

/** How many differences a check will list from now on: with none the sheet says so, where it is there. */
export async function keepComparison(
  workbook: Workbook,
  source: Source,
  file: string,
  date: string,
): Promise<ComparisonKept | Refusal> {
  const prepared = await prepareComparison(workbook, source);
  if (isRefusal(prepared)) return prepared;
  const rows = rowsOf(prepared.comparison);
  if (rows.some(({ document }) => String(document ?? '').length > longest))
    return refuse('too-long', '有一部分文字太长，一格写不下，没有记。请先收回这一部分，再记其余的。');
  const { sheet } = keptComparison;
  const contents = await workbook.read({ sheets: [sheet], names: [] });
  const there = contents.sheets.some(({ name }) => name === sheet);
  if (there && !readKeptComparison(contents))
    return refuse('kept-taken', `已经有一张“${sheet}”，不是这里生成的，没有改动。请把它改个名称再试。`);
  if (there || rows.length > 0) await workbook.replaceSheet(keptComparisonSheet(file, date, rows));
  return { kind: 'kept', differences: rows.length };
}
