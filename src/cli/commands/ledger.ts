/** `nianbao ledger FILE.xlsx`: tables 3 and 4 counted from the ledger, what is due, and what is wrong with it. */
import { countLedger, type LedgerSummary } from '../../actions/count-ledger';
import { today } from '../../actions/today';
import { isRefusal, refuse } from '../../form/refusal';
import { cellOf } from '../../form/index';
import { findingJson } from '../finding-json';
import { spellPlace } from '../../workbook/a1';
import { parseDay } from '../../ledger/day';
import { stateWords } from '../../ledger/state-words';
import { filesNamed } from '../arguments';
import { say, tell, type Command } from '../command';
import { openFile } from '../open-file';
import { wording } from '../wording';

function summaryJson({ year, counts, due, findings }: LedgerSummary): object {
  return {
    year,
    counts: Object.fromEntries(counts),
    due: due.map(({ id, received, due: day, state, article, provisional }) => ({
      id,
      received: received === '' ? null : received,
      due: day === '' ? null : day,
      state,
      article,
      provisional,
    })),
    findings: findings.map(findingJson),
  };
}

function describe({ year, counts, due, findings, uncounted }: LedgerSummary): void {
  say(wording.ledgerCounts(year));
  const totals = [...counts].filter(([key, count]) => key.endsWith('/total') && count > 0);
  for (const [key, count] of totals) say(`  ${cellOf(key).name}  ${String(count)}`);
  if (totals.length === 0) say(`  ${wording.ledgerEmpty}`);
  if (uncounted > 0) say(wording.ledgerUncounted(uncounted));
  say(wording.ledgerDue(due.length));
  for (const { id, due: day, state, article, provisional } of due) {
    const when = day === '' ? '' : `  ${day}${provisional ? wording.provisional : ''}`;
    say(`  ${id}  ${stateWords[state]}${when}  ${article}`);
  }
  for (const { message, where } of findings)
    say(`${message}  ${where.slice(0, 3).map(spellPlace).join('、')}`);
}

export const ledger: Command = {
  name: 'ledger',
  options: { json: { type: 'boolean' }, year: { type: 'string' }, today: { type: 'string' } },
  run: async (args) => {
    const files = filesNamed(args, ['工作簿文件名']);
    if (isRefusal(files)) return files;
    const year = args.value('year');
    if (year !== undefined && !/^20\d\d$/u.test(year)) return refuse('usage', wording.badYear(year));
    const day = args.value('today') ?? today();
    if (parseDay(day) === undefined) return refuse('usage', wording.badDay('today', day));
    const workbook = await openFile(files[0] ?? '');
    if (isRefusal(workbook)) return workbook;
    const summary = await countLedger(workbook, {
      today: day,
      ...(year === undefined ? {} : { year: Number(year) }),
    });
    if (isRefusal(summary)) return summary;
    if (args.flag('json')) say(JSON.stringify(summaryJson(summary), null, 2));
    else describe(summary);
    if (summary.uncounted > 0) tell(wording.ledgerUncounted(summary.uncounted));
    return 0;
  },
};
