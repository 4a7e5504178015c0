/**
 * What a ledger knows beyond tables 3 and 4, for the prose. An answer is judged where its last day is known; what was
 * withdrawn or lapsed was not answered. Working days are those from the day after it was received to the day it was closed.
 */
import { channels } from '../form/channel';
import type { LedgerFacts } from '../form/ledger-fact';
import type { Assessment, DueApplication } from './assess';
import type { Calendar } from './calendar';
import { closingDay } from './closing';
import { yearBounds } from './day';

/** Nothing where rows could not be counted; no ways of applying where one is not told: part of a truth is none. */
export function ledgerFactsOf(assessment: Assessment, calendar: Calendar): LedgerFacts {
  if (assessment.uncounted.applications > 0) return {};
  const { first, last } = yearBounds(assessment.year);
  const within = (day: number | undefined): day is number => day !== undefined && day >= first && day <= last;
  const received = assessment.limits.filter(({ application }) => within(application.received));
  const ways = received.map(({ application }) => application.channel);
  const answered = assessment.limits.filter(
    ({ application, limit }: DueApplication) =>
      (application.replied ?? application.sent) !== undefined &&
      application.withdrawn === undefined &&
      within(closingDay(application, calendar)) &&
      limit.due !== undefined &&
      !limit.provisional,
  );
  const days = answered.map(({ application: { received: from = 0, ...rest } }) =>
    calendar.between(from, closingDay({ ...rest, received: from }, calendar) ?? from),
  );
  const sum = days.reduce((all, one) => all + one, 0);
  const told = (way: (typeof channels)[number]['id']): number =>
    ways.filter((channel) => channel === way).length;
  return {
    ...(received.length > 0 && ways.every((way) => way !== undefined)
      ? Object.fromEntries(channels.map(({ id }) => [`channel.${id}`, told(id)] as const))
      : {}),
    ...(answered.length === 0
      ? {}
      : {
          answered: answered.length,
          inTime: answered.filter(({ limit }) => limit.state === 'closed').length,
          extended: answered.filter(({ application }) => application.extension !== undefined).length,
          averageDays: Math.round((sum * 10) / answered.length) / 10,
        }),
  };
}
