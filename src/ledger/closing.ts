/** When an application was closed, and how. */
import type { Application, Outcome } from './application';
import type { Calendar } from './calendar';
import type { Day } from './day';

/** Working days an applicant has to pay after a fee notice (国办函〔2020〕109号). */
export const feeDays = 20;

/** The last day to pay; the day of the notice is not counted. */
export function feeDeadline({ fee }: Application, calendar: Calendar): Day | undefined {
  return fee && calendar.after(fee.noticed, feeDays);
}

/** Withdrawn counts as 其他处理·其他; everything else is as the ledger has it. */
export function outcomeOf({ outcome, withdrawn }: Application): Outcome | undefined {
  return outcome ?? (withdrawn === undefined ? undefined : 'otherHandling.other');
}

/**
 * The day it was closed: withdrawn; else sent off (by post: handed to the post office), else answered; without either
 * an application that lapsed is closed on the day after the last one left to the applicant. Undefined while it is open.
 */
export function closingDay(application: Application, calendar: Calendar): Day | undefined {
  const { withdrawn, sent, replied, correction } = application;
  const outcome = outcomeOf(application);
  if (outcome === 'otherHandling.other' && withdrawn !== undefined) return withdrawn;
  const answered = sent ?? replied;
  if (answered !== undefined) return answered;
  const left =
    outcome === 'otherHandling.notCorrected'
      ? correction?.deadline
      : outcome === 'otherHandling.feeUnpaid'
        ? feeDeadline(application, calendar)
        : undefined;
  return left === undefined ? undefined : left + 1;
}
