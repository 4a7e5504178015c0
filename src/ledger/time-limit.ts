/**
 * Time limits of 《政府信息公开条例》 (2019, 国务院令第711号), articles 30–35, and of 国办函〔2020〕109号 for fees. All in
 * working days; the day something happens on is not counted. What was not told in time has no effect, and is a breach.
 */
import type { Application, Consultation } from './application';
import type { Calendar } from './calendar';
import { closingDay, feeDeadline, outcomeOf } from './closing';
import type { Day } from './day';

/** Article 33: to reply, and to extend once. */
export const replyDays = 20;
export const longestExtension = 20;
/** Article 30: to ask for a correction. */
export const correctionDays = 7;
/** Working days within which an open application is 临近到期. */
export const soonDays = 3;

export type State =
  /** 收到日期 is missing: nothing runs yet. */
  | 'unconfirmed'
  | 'running'
  | 'dueSoon'
  | 'overdue'
  /** Waiting for the applicant's correction, or past its deadline. */
  | 'awaitingCorrection'
  | 'correctionLapsed'
  | 'awaitingOpinion'
  | 'awaitingFee'
  | 'feeLapsed'
  | 'closed'
  | 'closedLate';

export type BreachKind =
  /** Open, and the last day is past; or closed after it. */
  'overdue' | 'late' | 'noticeLate' | 'extensionLate' | 'extensionTooLong' | 'consultationLate';

export interface Breach {
  readonly kind: BreachKind;
  /** The last day on which it would have been right; for an extension too long, undefined. */
  readonly until?: Day;
  /** The day it happened; undefined for what has not happened yet. */
  readonly on?: Day;
  readonly article: string;
}

export interface TimeLimit {
  readonly state: State;
  /** The last day to reply, or the last day that is waited for; undefined where nothing runs. */
  readonly due?: Day;
  /** Where the limit comes from: `第三十三条第二款`. */
  readonly article: string;
  /** `due` lies beyond the last notice on holidays that is known. */
  readonly provisional: boolean;
  /** Whether the 20 days of an extension were assumed because the ledger has no number. */
  readonly extensionAssumed: boolean;
  readonly breaches: readonly Breach[];
}

export const articles = {
  correction: '《条例》第三十条',
  receipt: '《条例》第三十一条',
  consultation: '《条例》第三十二条、第三十三条第三款',
  reply: '《条例》第三十三条第二款',
  excessive: '《条例》第三十五条',
  fee: '国办函〔2020〕109号',
} as const;

/** Something that moves the limit, if it happens while the limit runs. */
interface Event {
  readonly day: Day;
  readonly days: number;
  readonly late: BreachKind;
}

interface Running {
  readonly due: Day;
  readonly breaches: readonly Breach[];
  /** Whether a consultation that counts is still open. */
  readonly waiting: boolean;
  readonly extended: boolean;
  readonly consulted: boolean;
}

/** Working days of both consultations together from `start` on; days both took count once. */
function overlap(
  a: Consultation | undefined,
  b: Consultation | undefined,
  start: Day,
  calendar: Calendar,
): number {
  if (a?.to === undefined || b?.to === undefined) return 0;
  return calendar.between(Math.max(a.from, b.from, start), Math.min(a.to, b.to));
}

function runningLimit(application: Application, start: Day, calendar: Calendar): Running {
  const { thirdParty, otherOrgan, extension } = application;
  const events: Event[] = [];
  const consultations = [thirdParty, otherOrgan].filter((each) => each !== undefined);
  for (const { from, to } of consultations) {
    if (to !== undefined && to <= start) continue;
    const days = to === undefined ? 0 : calendar.between(Math.max(from, start), to);
    events.push({ day: Math.max(from, start), days, late: 'consultationLate' });
  }
  if (extension) {
    const days = Math.min(extension.days ?? longestExtension, longestExtension);
    events.push({ day: extension.told, days, late: 'extensionLate' });
  }
  events.sort((a, b) => a.day - b.day);
  let position = calendar.position(start) + replyDays;
  let counted = 0;
  const breaches: Breach[] = [];
  for (const { day, days, late } of events) {
    const until = calendar.at(position);
    if (day <= until) {
      position += days;
      if (late === 'consultationLate') counted += 1;
      // What both took is excluded once, as soon as both are.
      if (late === 'consultationLate' && counted === 2)
        position -= overlap(thirdParty, otherOrgan, start, calendar);
    } else {
      const article = late === 'extensionLate' ? articles.reply : articles.consultation;
      breaches.push({ kind: late, until, on: day, article });
    }
  }
  const inTime = (kind: BreachKind): boolean => !breaches.some((breach) => breach.kind === kind);
  return {
    due: calendar.at(position),
    breaches,
    waiting: consultations.some(({ to }) => to === undefined) && inTime('consultationLate'),
    extended: extension !== undefined && inTime('extensionLate'),
    consulted: counted > 0,
  };
}

/** From which day the limit runs: anew from a correction, and anew from the payment of a fee. */
function startOf({ received, correction, fee }: Application): Day | undefined {
  if (received === undefined) return undefined;
  return Math.max(received, correction?.came ?? received, fee?.paid ?? received);
}

/** What is waited for from the applicant, and until when. */
function awaited(
  application: Application,
  calendar: Calendar,
): { readonly state: 'correction' | 'fee'; readonly until: Day | undefined } | undefined {
  const { correction, fee } = application;
  if (fee && fee.paid === undefined) return { state: 'fee', until: feeDeadline(application, calendar) };
  if (correction?.noticed !== undefined && correction.came === undefined)
    return { state: 'correction', until: correction.deadline };
  return undefined;
}

function noticeBreach({ received, correction }: Application, calendar: Calendar): readonly Breach[] {
  if (received === undefined || correction?.noticed === undefined) return [];
  const until = calendar.after(received, correctionDays);
  if (correction.noticed <= until) return [];
  return [{ kind: 'noticeLate', until, on: correction.noticed, article: articles.correction }];
}

/** Where `today` is left out, what is open is neither soon due nor overdue. */
export function timeLimit(application: Application, calendar: Calendar, today?: Day): TimeLimit {
  const { extension, deferredTo } = application;
  const notice = noticeBreach(application, calendar);
  const long: readonly Breach[] =
    extension?.days !== undefined && extension.days > longestExtension
      ? [{ kind: 'extensionTooLong', on: extension.told, article: articles.reply }]
      : [];
  const extensionAssumed = extension !== undefined && extension.days === undefined;
  const past = (day: Day): boolean => today !== undefined && today > day;
  const provisional = (day: Day | undefined): boolean => day !== undefined && day > calendar.coveredThrough;
  const result = (
    limit: Pick<TimeLimit, 'state' | 'article'> & { readonly due?: Day },
    breaches: readonly Breach[] = [],
  ): TimeLimit => ({
    ...limit,
    provisional: provisional(limit.due),
    extensionAssumed,
    breaches: [...notice, ...long, ...breaches],
  });

  const start = startOf(application);
  const closed = closingDay(application, calendar);
  if (start === undefined)
    return result({ state: closed === undefined ? 'unconfirmed' : 'closed', article: articles.receipt });
  const lapsed = ['otherHandling.notCorrected', 'otherHandling.feeUnpaid'].includes(
    outcomeOf(application) ?? '',
  );
  const waits = awaited(application, calendar);
  // While the applicant is waited for no limit of the office's runs; what was closed all the same cannot be judged.
  if (waits) {
    const { state, until } = waits;
    const article = state === 'fee' ? articles.fee : articles.correction;
    const due = until === undefined || (closed !== undefined && !lapsed) ? {} : { due: until };
    if (closed !== undefined) return result({ state: 'closed', article, ...due });
    const over = until !== undefined && past(until);
    if (state === 'fee') return result({ state: over ? 'feeLapsed' : 'awaitingFee', article, ...due });
    return result({ state: over ? 'correctionLapsed' : 'awaitingCorrection', article, ...due });
  }
  const running = runningLimit(application, start, calendar);
  const due = deferredTo ?? running.due;
  const article =
    deferredTo !== undefined
      ? articles.excessive
      : running.consulted
        ? articles.consultation
        : start === application.correction?.came
          ? articles.correction
          : start === application.fee?.paid
            ? articles.fee
            : articles.reply;
  if (running.waiting && deferredTo === undefined) {
    const state = closed === undefined ? 'awaitingOpinion' : 'closed';
    return result({ state, article: articles.consultation }, running.breaches);
  }
  if (closed !== undefined) {
    const late = closed > due;
    const breach: readonly Breach[] = late ? [{ kind: 'late', until: due, on: closed, article }] : [];
    return result({ state: late ? 'closedLate' : 'closed', article, due }, [...running.breaches, ...breach]);
  }
  if (past(due)) {
    const breach: Breach = { kind: 'overdue', until: due, article };
    return result({ state: 'overdue', article, due }, [...running.breaches, breach]);
  }
  const soon = today !== undefined && calendar.between(today, due) <= soonDays;
  return result({ state: soon ? 'dueSoon' : 'running', article, due }, running.breaches);
}
