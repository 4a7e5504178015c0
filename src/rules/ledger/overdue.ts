/** Time limits that were not kept (articles 30 to 35), or are about to be missed. A day beyond the last notice is no verdict. */
import { ledgerKey } from '../../form/report';
import type { Breach, BreachKind } from '../../ledger/time-limit';
import { dayText } from '../../ledger/day';
import { yearOf } from '../../ledger/day';
import type { DueApplication } from '../../ledger/assess';
import { defineRule, type Said } from '../rule';
import { byKind, groups } from './groups';
import { nameOf, namedRows } from './names';

interface Broken extends Breach {
  readonly due: DueApplication;
}

const on = (day: number | undefined): string => (day === undefined ? '' : dayText(day));

/** What happened to one application. */
function told({ kind, until, on: day }: Broken): string {
  switch (kind) {
    case 'overdue':
      return `应在 ${on(until)} 前答复，已经逾期，请尽快办理`;
    case 'late':
      return `应在 ${on(until)} 前答复，${on(day)} 才办结（邮寄的看交邮之日）`;
    case 'noticeLate':
      return `补正通知应在 ${on(until)} 前发出，发出日期是 ${on(day)}`;
    case 'extensionLate':
      return `延期应在 ${on(until)} 前告知申请人，告知日期是 ${on(day)}，期限没有延长`;
    case 'extensionTooLong':
      return '延长的期限最多20个工作日，按20个计算';
    case 'consultationLate':
      return `征求意见开始于 ${on(day)}，期限 ${on(until)} 已经届满，期限没有顺延`;
  }
}

const together: Readonly<Record<BreachKind, string>> = {
  overdue: '已经逾期没有答复，请尽快办理',
  late: '逾期才办结（邮寄的看交邮之日）',
  noticeLate: '补正通知晚于收到后7个工作日',
  extensionLate: '延期在期限届满后才告知申请人，期限没有延长',
  extensionTooLong: '延长的期限最多20个工作日，按20个计算',
  consultationLate: '征求意见开始时期限已经届满，期限没有顺延',
};

export const ledgerOverdue = defineRule({
  id: 'ledger-overdue',
  comment: 'No application is answered late, and none is open past its limit.',
  severity: 'warning',
  basis: '《条例》第三十三条',
  check: ({ ledger }) => {
    if (!ledger) return [];
    // What was settled in earlier years is no matter of this report.
    const current = ({ on: day, kind }: Breach): boolean =>
      kind === 'overdue' || day === undefined || yearOf(day) >= ledger.year;
    const broken = ledger.limits.flatMap((due): readonly Broken[] =>
      due.limit.breaches
        .filter(current)
        // A limit beyond the last notice may still move.
        .filter(({ kind }) => !due.limit.provisional || (kind !== 'overdue' && kind !== 'late'))
        .map((breach) => ({ ...breach, due })),
    );
    return [...byKind<BreachKind, Broken>(broken).values()].flatMap((same) =>
      groups(same).flatMap((rows): readonly Said[] => {
        const [first] = rows;
        if (!first) return [];
        const names = rows.map(({ due: { application } }) => nameOf(application.id, application.row));
        const single = rows.length === 1;
        return [
          {
            member: single ? (names[0] ?? '') : first.kind,
            cells: [],
            about: rows.map(({ due: { application } }) => ledgerKey('ledger', application.row)),
            message: `台账 ${namedRows(names)}：${single ? told(first) : together[first.kind]}。`,
            ...(single && first.until !== undefined ? { expected: dayText(first.until) } : {}),
            ...(single && first.on !== undefined ? { actual: dayText(first.on) } : {}),
            basis: first.article,
          },
        ];
      }),
    );
  },
});
