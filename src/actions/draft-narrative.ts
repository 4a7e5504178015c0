/** 生成文字: drafts the prose from the cells and 基础情况; what the clerk wrote by hand stays. */
import type { TextKey } from '../form/text';
import { redraft } from '../drafting/redraft';
import { textBlocks } from '../workbook/plan/text-blocks';
import type { Workbook } from '../workbook/workbook';
import { openReport } from './open-report';
import { isRefusal, type Refusal } from '../form/refusal';

export interface Drafted {
  readonly kind: 'drafted';
  readonly written: readonly TextKey[];
  /** Hand-written, left alone. */
  readonly kept: readonly TextKey[];
  /** Only when forced: what stood there before. */
  readonly overwritten: readonly { readonly key: TextKey; readonly old: string }[];
  /** Visible questions in the new drafts: facts that are missing. */
  readonly questions: number;
}

/** Reads once, writes once; nothing when no part needs a draft. */
export async function draftNarrative(
  workbook: Workbook,
  options: { readonly force?: boolean } = {},
): Promise<Drafted | Refusal> {
  const opened = await openReport(workbook);
  if (isRefusal(opened)) return opened;
  const { read } = opened;
  const result = redraft(read.report, read.lastYear, options);
  if (result.written.length > 0) await workbook.write(textBlocks(read, result));
  const { written, kept, overwritten } = result;
  const questions = Object.values(result.texts).reduce(
    (sum, text) => sum + text.split('【待补').length - 1,
    0,
  );
  return { kind: 'drafted', written, kept, overwritten, questions };
}
