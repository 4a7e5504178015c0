/** One-click fixes: what would change is shown first, and then exactly that is written, at once or not at all. */
import { planRepairs, type FixChange, type RepairPlan } from '../workbook/plan/repairs';
import type { Workbook } from '../workbook/workbook';
import { checkReport, type CheckOptions } from './check-report';
import { isRefusal, type Refusal, refuse } from '../form/refusal';

export interface FixPreview {
  readonly kind: 'preview';
  /** What the fix does, as its button says. */
  readonly label: string;
  /** Never empty; in the order of the finding's cells. */
  readonly changes: readonly FixChange[];
}

export interface Fixed {
  readonly kind: 'fixed';
  readonly label: string;
  readonly changes: readonly FixChange[];
}

interface Planned {
  readonly kind: 'planned';
  readonly label: string;
  readonly plan: RepairPlan;
}

const changed = '这里的内容已经变了，没有改动任何单元格。请重新校验，再看要不要这样改。';

export interface FixOptions extends CheckOptions {
  /** The number that the finding comes from (its cause), instead of what is offered for the finding itself. */
  readonly ofCause?: boolean;
}

async function plan(workbook: Workbook, key: string, options: FixOptions): Promise<Planned | Refusal> {
  const checked = await checkReport(workbook, options);
  if (isRefusal(checked)) return checked;
  const finding = checked.findings.find((candidate) => candidate.key === key);
  if (!finding) return refuse('finding-gone', changed);
  const none = refuse('no-fix', '这个问题要由您来判断，不能自动修改。请按提示核对后，在表中直接改。');
  const fix = options.ofCause === true ? finding.cause?.fix : finding.fix;
  if (!fix) return none;
  const repairs = planRepairs(checked.opened.read, fix.changes);
  return repairs.changes.length === 0 ? none : { kind: 'planned', label: fix.label, plan: repairs };
}

/** What the fix of a finding would change. Reads once, writes nothing. `options` as for the check that found it. */
export async function previewFix(
  workbook: Workbook,
  key: string,
  options: FixOptions = {},
): Promise<FixPreview | Refusal> {
  const planned = await plan(workbook, key, options);
  if (isRefusal(planned)) return planned;
  return { kind: 'preview', label: planned.label, changes: planned.plan.changes };
}

/** Writes what was previewed, in one write; refused when any cell no longer holds what the preview showed. */
export async function applyFix(
  workbook: Workbook,
  key: string,
  preview: FixPreview,
  options: FixOptions = {},
): Promise<Fixed | Refusal> {
  const planned = await plan(workbook, key, options);
  if (isRefusal(planned)) return planned;
  const { changes, blocks } = planned.plan;
  if (JSON.stringify(changes) !== JSON.stringify(preview.changes)) return refuse('cells-changed', changed);
  await workbook.write(blocks);
  return { kind: 'fixed', label: planned.label, changes };
}
