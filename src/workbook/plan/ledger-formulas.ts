/**
 * 到期日 and 状态 as formulas, so that the ledger watches its own limits without the add-in: the law of
 * ledger/time-limit.ts in the words of a spreadsheet. Working days are a list on 工作日历, and a limit is a position in it.
 */
import { feeDays } from '../../ledger/closing';
import type { Outcome } from '../../ledger/application';
import { outcomeTerms } from '../../ledger/terms';
import { applicationColumns, type ApplicationColumn } from '../../ledger/columns';
import { stateWords } from '../../ledger/state-words';
import { longestExtension, replyDays, soonDays } from '../../ledger/time-limit';
import { cellName } from '../a1';

/** The workbook's name for the list of working days. */
export const workdaysName = 'ogi_workdays';

/**
 * Hidden columns behind the shown ones: the day the limit starts, working days of an extension, positions in the list
 * (without and with what is excluded), days excluded for each consultation, what is waited for, the day it was closed.
 */
export const helperColumns = [
  'start',
  'extension',
  'position',
  'thirdParty',
  'organ',
  'base',
  'waits',
  'closing',
] as const;
type Helper = (typeof helperColumns)[number];

/** What is waited for, in `waits`. */
const waiting = { fee: 1, correction: 2, opinion: 3 } as const;

const shown = applicationColumns.map(({ id }) => id as string);
const columnOf = (id: ApplicationColumn | Helper): number => {
  const at = shown.indexOf(id);
  return at >= 0 ? at : shown.length + helperColumns.indexOf(id as Helper);
};

/** Where a shown column stands. */
export function ledgerColumn(id: ApplicationColumn): number {
  return columnOf(id);
}

export interface RowFormula {
  readonly column: number;
  readonly formula: string;
  /** What it gives in a blank row. */
  readonly blank: number | string;
}

type At = (id: ApplicationColumn | Helper) => string;

const position = (day: string): string => `MATCH(${day},${workdaysName},1)`;
/** The first working day from a day on. */
const from = (day: string): string => `MATCH(${day}-1,${workdaysName},1)+1`;
const dayAt = (place: string): string => `INDEX(${workdaysName},${place},1)`;
const quiet = (formula: string, otherwise = '""'): string => `IFERROR(${formula},${otherwise})`;
const word = (state: keyof typeof stateWords): string => `"${stateWords[state]}"`;

/** Nested IFs: the first case that holds, else the last value. */
function cases(all: readonly (readonly [string, string])[], otherwise: string): string {
  return all.reduceRight((rest, [test, value]) => `IF(${test},${value},${rest})`, otherwise);
}

/** Working days of a consultation that are excluded, if it began within the limit. */
function excluded(at: At, begin: ApplicationColumn, end: ApplicationColumn, more: string): string {
  const start = `MAX(${at(begin)},${at('start')})`;
  const days = `MAX(0,${position(at(end))}-${position(start)})`;
  return `IF(COUNT(${at(begin)},${at(end)})=2,IF(${from(start)}<=${at('position')}+${more},${days},0),0)`;
}

/** An opinion is awaited that was asked for within the limit. */
function asks(at: At, begin: ApplicationColumn, end: ApplicationColumn): string {
  const inTime = `${from(`MAX(${at(begin)},${at('start')})`)}<=${at('position')}+${at('extension')}`;
  return `IF(COUNT(${at(begin)})>COUNT(${at(end)}),${inTime},FALSE)`;
}

const nameOf = (id: Outcome): string => outcomeTerms.find((term) => term.id === id)?.name ?? '';

function helpers(at: At): readonly (readonly [Helper, string])[] {
  const is = (id: ApplicationColumn): string => `ISNUMBER(${at(id)})`;
  const days = `IF(${is('extensionDays')},${at('extensionDays')},${String(longestExtension)})`;
  const both = `${position(`MIN(${at('thirdPartyTo')},${at('organTo')})`)}-${position(`MAX(${at('thirdPartyFrom')},${at('organFrom')},${at('start')})`)}`;
  const overlap = `IF(MIN(${at('thirdParty')},${at('organ')})>0,MAX(0,${both}),0)`;
  const waits = cases(
    [
      [`AND(${is('feeNoticed')},NOT(${is('feePaid')}))`, String(waiting.fee)],
      [`AND(${is('correctionNoticed')},NOT(${is('correctionCame')}))`, String(waiting.correction)],
      [
        `OR(${asks(at, 'thirdPartyFrom', 'thirdPartyTo')},${asks(at, 'organFrom', 'organTo')})`,
        String(waiting.opinion),
      ],
    ],
    '0',
  );
  // As a platform exports it, a day has its time: answered at 16:20 on the last day is in time.
  const whole = (id: ApplicationColumn): string => `INT(${at(id)})`;
  const closing = cases(
    [
      [
        `AND(${is('withdrawn')},OR(${at('outcome')}="",${at('outcome')}="${nameOf('otherHandling.other')}"))`,
        whole('withdrawn'),
      ],
      [is('sent'), whole('sent')],
      [is('replied'), whole('replied')],
    ],
    '""',
  );
  return [
    ['start', `IF(${is('received')},MAX(${at('received')},${at('correctionCame')},${at('feePaid')}),"")`],
    ['extension', `IF(${is('extensionTold')},MIN(${String(longestExtension)},${days}),0)`],
    ['position', quiet(`${position(at('start'))}+${String(replyDays)}`)],
    ['thirdParty', quiet(excluded(at, 'thirdPartyFrom', 'thirdPartyTo', at('extension')), '0')],
    ['organ', quiet(excluded(at, 'organFrom', 'organTo', `${at('thirdParty')}+${at('extension')}`), '0')],
    ['base', quiet(`${at('position')}+${at('thirdParty')}+${at('organ')}-${overlap}`)],
    ['waits', quiet(waits, '0')],
    ['closing', closing],
  ];
}

function dueFormula(at: At): string {
  const is = (id: ApplicationColumn): string => `ISNUMBER(${at(id)})`;
  const told = `IF(${is('extensionTold')},IF(${from(at('extensionTold'))}<=${at('base')},${at('extension')},0),0)`;
  const feeDue = dayAt(`${position(at('feeNoticed'))}+${String(feeDays)}`);
  const lapsed = (['otherHandling.notCorrected', 'otherHandling.feeUnpaid'] as const).map(nameOf);
  const answered = `AND(${lapsed.map((name) => `${at('outcome')}<>"${name}"`).join(',')})`;
  const notDeferred = `OR(${at('waits')}<${String(waiting.opinion)},NOT(${is('deferredTo')}))`;
  const deadline = `IF(${is('correctionDeadline')},${at('correctionDeadline')},"")`;
  return cases(
    [
      [`${at('start')}=""`, '""'],
      // What was closed while something was awaited cannot be judged, unless it lapsed.
      [`IF(${at('waits')}>0,AND(ISNUMBER(${at('closing')}),${answered},${notDeferred}),FALSE)`, '""'],
      [`${at('waits')}=${String(waiting.fee)}`, feeDue],
      [`${at('waits')}=${String(waiting.correction)}`, deadline],
      [is('deferredTo'), at('deferredTo')],
      [`${at('waits')}=${String(waiting.opinion)}`, '""'],
    ],
    dayAt(`${at('base')}+${told}`),
  );
}

function stateFormula(at: At): string {
  const past = `TODAY()>${at('due')}`;
  const known = `ISNUMBER(${at('due')})`;
  const overdue = (over: string, else_: string): string =>
    `IF(${known},IF(${past},${over},${else_}),${else_})`;
  // A last day is known while an opinion is awaited only where it was deferred.
  const late = `IF(OR(${at('waits')}=0,${at('waits')}=${String(waiting.opinion)}),IF(${known},${at('closing')}>${at('due')},FALSE),FALSE)`;
  const soon = `${position(at('due'))}-${position('TODAY()')}<=${String(soonDays)}`;
  return cases(
    [
      [`ISNUMBER(${at('closing')})`, `IF(${late},${word('closedLate')},${word('closed')})`],
      [`${at('start')}=""`, `IF(ISNUMBER(${at('served')}),${word('unconfirmed')},"")`],
      [`${at('outcome')}<>""`, word('closed')],
      [`${at('waits')}=${String(waiting.fee)}`, overdue(word('feeLapsed'), word('awaitingFee'))],
      [
        `${at('waits')}=${String(waiting.correction)}`,
        overdue(word('correctionLapsed'), word('awaitingCorrection')),
      ],
      [`NOT(${known})`, `IF(${at('waits')}=${String(waiting.opinion)},${word('awaitingOpinion')},"")`],
      [past, word('overdue')],
      [soon, word('dueSoon')],
    ],
    word('running'),
  );
}

/** Helpers that count: nothing is 0. */
const counts: ReadonlySet<ApplicationColumn | Helper> = new Set([
  'extension',
  'thirdParty',
  'organ',
  'waits',
]);

/** The formulas of one row of 依申请台账. */
export function rowFormulas(row: number): readonly RowFormula[] {
  const at: At = (id) => cellName(row, columnOf(id));
  const formulas: readonly (readonly [ApplicationColumn | Helper, string])[] = [
    ['due', quiet(dueFormula(at))],
    ['state', quiet(stateFormula(at))],
    ...helpers(at),
  ];
  return formulas.map(([id, formula]) => ({
    column: columnOf(id),
    formula,
    blank: counts.has(id) ? 0 : '',
  }));
}
