/** Puts one text part, edited in the pane, into its cell; refused where the cell no longer holds what was edited. */
import { textName, type TextKey } from '../form/text';
import { textBlocks } from '../workbook/plan/text-blocks';
import type { Workbook } from '../workbook/workbook';
import { openReport } from './open-report';
import { isRefusal, type Refusal, refuse } from '../form/refusal';

export interface WrittenText {
  readonly kind: 'written';
}

const plain = (text: string): string => text.replace(/\r\n?/gu, '\n');

/** `before` and `text` are raw, with their 〔fields〕. Reads once, writes once. */
export async function writeText(
  workbook: Workbook,
  key: TextKey,
  { before, text }: { readonly before: string; readonly text: string },
): Promise<WrittenText | Refusal> {
  const opened = await openReport(workbook);
  if (isRefusal(opened)) return opened;
  const { read } = opened;
  const name = textName(key);
  if (!read.places.has(key))
    return refuse('no-place', `没有找到“${name}”的单元格，没有写入。请先点“新建年报”补上缺的表。`);
  if (plain(read.report.text[key] ?? '') !== plain(before))
    return refuse('changed', `“${name}”在表里刚被改过，没有写入。请看过表里的内容再改。`);
  const blocks = textBlocks(read, { texts: { [key]: text }, drafted: {}, written: [key] });
  await workbook.write(blocks);
  return { kind: 'written' };
}
