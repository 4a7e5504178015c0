/** 退回 and 催报: a page for each unit whose report has errors, and for each that has not reported; and what is noted of it. */
import type { ReportDocument } from '../../document/document';
import type { HeldReport, Returned } from '../../form/unit';
import { dueOn } from '../../rollup/collect';
import { reminder, returnSlip, type SlipSender } from '../../rollup/slip';
import { countOf } from '../../rollup/submission';
import type { Collected } from './collect-reports';

export interface Slip {
  /** Without ending: `退回单-云岭县财政局` */
  readonly name: string;
  readonly document: ReportDocument;
}

export interface Returning {
  readonly slips: readonly Slip[];
  /** With the units returned now. */
  readonly held: readonly HeldReport[];
  readonly returned: readonly Returned[];
}

/** A unit's errors in one line, for 退回记录. */
function reasonOf(messages: readonly string[]): string {
  const [first = ''] = messages;
  return messages.length === 1 ? first : `${first}等 ${String(messages.length)} 处`;
}

/** Pure. What was returned already and has not come back is not returned again. */
export function returnReports(
  { collection, held, returned }: Collected,
  sender: SlipSender,
  deadline: string | null = null,
): Returning {
  const slips: Slip[] = [];
  const entries: Returned[] = [...returned];
  const states = new Map<string, '退回'>();
  for (const { unit, state, taken, held: before, files } of collection.standings) {
    const current = taken ?? files.find(({ sha256 }) => sha256 === before?.sha256);
    if (state === '未报' && unit.counts) {
      slips.push({ name: `催报单-${unit.name}`, document: reminder(unit, dueOn(unit, deadline), sender) });
    }
    if (!current || countOf(current, 'error') === 0) continue;
    slips.push({
      name: `退回单-${unit.name}`,
      document: returnSlip(
        unit,
        current.file.split(/[\\/]/u).pop() ?? current.file,
        current.problems,
        sender,
      ),
    });
    states.set(unit.code, '退回');
    if (entries.some(({ code, sha256 }) => code === unit.code && sha256 === current.sha256)) continue;
    const errors = current.problems.filter(({ severity }) => severity === 'error');
    entries.push({
      code: unit.code,
      returnedOn: sender.today,
      sha256: current.sha256,
      reason: reasonOf(errors.map(({ message }) => message)),
      correctedOn: null,
    });
  }
  return {
    slips,
    returned: entries,
    held: held.map((one) => ({ ...one, state: states.get(one.code) ?? one.state })),
  };
}
