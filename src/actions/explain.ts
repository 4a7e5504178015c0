/**
 * 说明: a warning, or a difference from last year, is explained instead of corrected. The explanation stands in the
 * 说明 column of 校验结果 and holds for as long as rule and values stay the same.
 */
import type { CellPlace } from '../form/place';
import type { LocatedFinding } from '../rules/locate';
import { countLine } from '../workbook/plan/result-sheet';
import type { Block, Workbook } from '../workbook/workbook';
import { checkOpened, checkReport, planResults, type Checked, type CheckOptions } from './check-report';
import { isRefusal, type Refusal, refuse } from '../form/refusal';

/** More does not show in one cell of 校验结果. */
const longest = 500;

export interface Explained {
  readonly kind: 'explained';
  readonly key: string;
  /** As kept: without white space around it; '' when the explanation was taken back. */
  readonly text: string;
}

function reasonAgainst(finding: LocatedFinding | undefined, text: string): Refusal | undefined {
  if (!finding) {
    return refuse('finding-gone', '这个问题已经不在了，可能数字刚改过。没有写入说明，请重新校验。');
  }
  if (!finding.explainable) {
    const message =
      finding.severity === 'error'
        ? '这是表内的错误，只能改正，不能用说明代替。'
        : '提示不影响生成报告，不需要写说明。';
    return refuse('not-explainable', message);
  }
  if (text.length <= longest) return undefined;
  return refuse(
    'explanation-too-long',
    `说明有 ${String(text.length)} 个字，请控制在 ${String(longest)} 个字以内。`,
  );
}

/** What a check finds once `text` stands beside the finding. */
function checkedWith(text: string, key: string, { opened }: Checked, options: CheckOptions): Checked {
  const texts = new Map(opened.read.remarks.texts);
  if (text === '') texts.delete(key);
  else texts.set(key, text);
  const remarks = { ...opened.read.remarks, texts };
  return checkOpened({ ...opened, read: { ...opened.read, remarks } }, options);
}

/** The 说明 and the line that counts, on a 校验结果 that has the finding's row already. */
function blocksOn({ opened, findings }: Checked, key: string, text: string): readonly Block[] | undefined {
  const { rows, counts } = opened.read.remarks;
  const place = rows.find((row) => row.key === key)?.place;
  if (!place || !counts) return undefined;
  const put = ({ sheet, row, column }: CellPlace, content: string | null): Block => {
    return { sheet, row, column, inputs: [[{ kind: 'value', value: content }]] };
  };
  return [put(place, text === '' ? null : text), put(counts, countLine(findings))];
}

/**
 * Keeps `text` as the explanation of the finding with this key; '' takes it back. In-table errors and hints are
 * refused. Writes two cells of 校验结果 where the finding is on it, else that sheet anew. `options` as for the check.
 */
export async function explainFinding(
  workbook: Workbook,
  key: string,
  text: string,
  options: CheckOptions = {},
): Promise<Explained | Refusal> {
  const kept = text.trim();
  const checked = await checkReport(workbook, options);
  if (isRefusal(checked)) return checked;
  const finding = checked.findings.find((candidate) => candidate.key === key);
  const against = reasonAgainst(finding, kept);
  if (against) return against;
  if ((finding?.explanation ?? '') === kept) return { kind: 'explained', key, text: kept };
  const after = checkedWith(kept, key, checked, options);
  const blocks = blocksOn(after, key, kept);
  if (blocks) await workbook.write(blocks);
  else await workbook.replaceSheet(planResults(after, options.today));
  return { kind: 'explained', key, text: kept };
}
