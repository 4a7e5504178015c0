/**
 * Time limits worked out by hand on the notices of the State Council for 2023 to 2026, each with its article. Days in
 * 2027 are provisional: only weekends and the fixed holidays are known of them.
 */
import { describe, expect, test } from '@jest/globals';
import type { Application } from '../../src/ledger/application';
import { calendarWith } from '../../src/ledger/calendar';
import { dayText } from '../../src/ledger/day';
import { correctionDays, timeLimit, type BreachKind, type State } from '../../src/ledger/time-limit';
import { application, day } from './applications';

const calendar = calendarWith();
const due = (given: Application): string | undefined => {
  const limit = timeLimit(given, calendar);
  return limit.due === undefined ? undefined : dayText(limit.due);
};

describe('article 33: 20 working days after the day of receipt', () => {
  test.each([
    ['2022-09-30', '2022-11-02', 'National Day between, 8 and 9 October worked'],
    ['2023-01-20', '2023-02-22', 'Spring Festival, two Saturdays and Sundays worked'],
    ['2023-04-21', '2023-05-22', '23 April and 6 May worked, five days of May off'],
    ['2023-09-28', '2023-11-01', 'eight days off, 7 and 8 October worked'],
    ['2024-02-08', '2024-03-13', '9 February is a working day, 18 February too'],
    ['2024-03-01', '2024-03-29', 'no holiday'],
    ['2024-03-02', '2024-03-29', 'received on a Saturday'],
    ['2024-09-29', '2024-10-31', '29 September itself is worked; 12 October too'],
    ['2024-12-31', '2025-02-05', 'over the year and Spring Festival; 26 January worked'],
    ['2025-01-24', '2025-02-27', 'Spring Festival, 26 January and 8 February worked'],
    ['2025-09-29', '2025-11-03', 'eight days off, 11 October worked'],
    ['2025-12-31', '2026-01-29', 'new 2025, carried over; 4 January worked'],
    ['2026-02-13', '2026-03-19', 'nine days off, 14 and 28 February worked'],
    ['2026-02-14', '2026-03-20', 'a Saturday that is a working day'],
    ['2026-02-24', '2026-03-23', 'sent on 16 February, confirmed on the 24th'],
    ['2026-04-30', '2026-06-01', '9 May worked'],
    ['2026-09-18', '2026-10-22', '20 September and 10 October worked'],
    ['2026-12-03', '2026-12-31', 'the last that ends in 2026'],
  ])('%s → %s (%s)', (received, expected) => {
    const given = application({ on: received });
    expect(due(given)).toBe(expected);
    expect(timeLimit(given, calendar)).toMatchObject({
      article: '《条例》第三十三条第二款',
      provisional: false,
    });
  });

  test.each([
    ['2026-12-04', '2027-01-04'],
    ['2026-12-31', '2027-01-29'],
  ])('%s → %s, provisional until the notice for 2027 is entered', (received, expected) => {
    const given = application({ on: received });
    // New Year's Day is off by the State Council's own regulation, whatever the notice adds.
    expect(timeLimit(given, calendar)).toMatchObject({ due: day(expected), provisional: true });
    const known = calendarWith({ off: [], on: [], throughYear: 2027 });
    expect(timeLimit(given, known)).toMatchObject({ due: day(expected), provisional: false });
    const more = calendarWith({ off: [day('2027-01-04')], on: [], throughYear: 2027 });
    expect(timeLimit(given, more).due).toBeGreaterThan(day(expected));
  });
});

const extended = (told: string, days?: number): Partial<Application> => ({
  extension: { told: day(told), ...(days === undefined ? {} : { days }) },
});

describe('article 33: one extension, told within the running limit', () => {
  test.each<[string, Partial<Application>, string, readonly BreachKind[]]>([
    ['2026-04-30', extended('2026-05-20', 20), '2026-06-30', []],
    ['2026-04-30', extended('2026-06-01', 20), '2026-06-30', []],
    ['2026-04-30', extended('2026-06-01', 5), '2026-06-08', []],
    ['2026-04-30', extended('2026-06-02', 20), '2026-06-01', ['extensionLate']],
    ['2026-04-30', extended('2026-05-20', 30), '2026-06-30', ['extensionTooLong']],
    ['2026-04-30', extended('2026-05-20'), '2026-06-30', []],
    ['2025-12-31', extended('2026-01-29', 20), '2026-03-04', []],
  ])('%s, %j → %s', (received, more, expected, breaches) => {
    const limit = timeLimit(application({ on: received, ...more }), calendar);
    expect(limit.due).toBe(day(expected));
    expect(limit.breaches.map(({ kind }) => kind)).toEqual(breaches);
  });

  test('20 days are assumed and said where the ledger has no number', () => {
    const limit = timeLimit(application({ on: '2026-04-30', ...extended('2026-05-20') }), calendar);
    expect(limit.extensionAssumed).toBe(true);
  });
});

describe('articles 32 and 33: the time of asking others is not counted', () => {
  const asked = (from: string, to?: string): Application['thirdParty'] & object => ({
    from: day(from),
    ...(to === undefined ? {} : { to: day(to) }),
  });

  test.each<[string, Partial<Application>, string, readonly BreachKind[]]>([
    ['2026-09-01', { thirdParty: asked('2026-09-10', '2026-09-30') }, '2026-10-23', []],
    [
      '2026-09-01',
      { thirdParty: asked('2026-09-10', '2026-09-30'), ...extended('2026-10-23', 20) },
      '2026-11-20',
      [],
    ],
    ['2024-03-01', { otherOrgan: asked('2024-03-11', '2024-03-15') }, '2024-04-07', []],
    // The days both take count once.
    [
      '2024-03-01',
      { thirdParty: asked('2024-03-08', '2024-03-15'), otherOrgan: asked('2024-03-12', '2024-03-20') },
      '2024-04-11',
      [],
    ],
    // One after the other, the second within the limit only because of the first.
    [
      '2024-03-01',
      { thirdParty: asked('2024-03-28', '2024-04-03'), otherOrgan: asked('2024-04-02', '2024-04-10') },
      '2024-04-11',
      [],
    ],
    // Asked when the limit was over: nothing is excluded.
    ['2024-03-01', { thirdParty: asked('2024-04-01', '2024-04-10') }, '2024-03-29', ['consultationLate']],
  ])('%s, %j → %s', (received, more, expected, breaches) => {
    const limit = timeLimit(application({ on: received, ...more }), calendar);
    expect(limit.due).toBe(day(expected));
    expect(limit.breaches.map(({ kind }) => kind)).toEqual(breaches);
  });

  test('nothing runs while an opinion is awaited, and what was answered meanwhile is not called late', () => {
    const open = application({ on: '2024-03-01', thirdParty: asked('2024-03-08') });
    expect(timeLimit(open, calendar, day('2024-12-01'))).toMatchObject({
      state: 'awaitingOpinion',
      breaches: [],
    });
    const answered = { ...open, outcome: 'granted', replied: day('2024-05-01') } as const;
    expect(timeLimit(answered, calendar)).toMatchObject({ state: 'closed', breaches: [] });
  });
});

describe('article 30: correction', () => {
  test.each([
    ['2026-09-18', '2026-09-29', '20 September worked, 25 September off'],
    ['2024-04-30', '2024-05-13', 'five days of May off, 11 May worked'],
    ['2024-03-01', '2024-03-12', 'no holiday'],
  ])('received %s: to be asked for by %s (%s)', (received, last) => {
    expect(dayText(calendar.after(day(received), correctionDays))).toBe(last);
    const told = (on: string): readonly BreachKind[] =>
      timeLimit(
        application({ on: received, correction: { noticed: day(on), came: day(on) + 5 } }),
        calendar,
      ).breaches.map(({ kind }) => kind);
    expect(told(last)).toEqual([]);
    expect(told(dayText(day(last) + 1))).toEqual(['noticeLate']);
  });

  test('the limit starts anew when it comes', () => {
    const given = application({
      on: '2026-12-21',
      correction: { noticed: day('2026-12-23'), came: day('2026-12-30') },
    });
    expect(timeLimit(given, calendar)).toMatchObject({ due: day('2027-01-28'), article: '《条例》第三十条' });
    expect(
      due(
        application({
          on: '2024-03-01',
          correction: { noticed: day('2024-03-05'), came: day('2024-03-20') },
        }),
      ),
    ).toBe('2024-04-18');
  });

  test.each<[string, State]>([
    ['2024-03-20', 'awaitingCorrection'],
    ['2024-03-21', 'correctionLapsed'],
  ])('not come by 2024-03-20, on %s: %s', (today, state) => {
    const given = application({
      on: '2024-03-01',
      correction: { noticed: day('2024-03-05'), deadline: day('2024-03-20') },
    });
    expect(timeLimit(given, calendar, day(today))).toMatchObject({
      state,
      due: day('2024-03-20'),
      breaches: [],
    });
  });
});

describe('articles 35 and 42, and how it ends', () => {
  test('a deferred date replaces the limit', () => {
    const given = application({ on: '2024-03-01', deferredTo: day('2024-06-28') });
    expect(timeLimit(given, calendar)).toMatchObject({
      due: day('2024-06-28'),
      article: '《条例》第三十五条',
    });
  });

  test('a fee is waited for 20 working days, and the limit starts anew when it is paid', () => {
    const noticed = application({ on: '2024-03-01', fee: { noticed: day('2024-03-08') } });
    expect(timeLimit(noticed, calendar, day('2024-03-20'))).toMatchObject({
      state: 'awaitingFee',
      due: day('2024-04-08'),
    });
    expect(timeLimit(noticed, calendar, day('2024-04-09'))).toMatchObject({
      state: 'feeLapsed',
      breaches: [],
    });
    expect(due({ ...noticed, fee: { noticed: day('2024-03-08'), paid: day('2024-03-15') } })).toBe(
      '2024-04-15',
    );
  });

  const answered = (replied: string, sent?: string): Application =>
    application({
      on: '2024-03-01',
      outcome: 'granted',
      replied: day(replied),
      ...(sent === undefined ? {} : { sent: day(sent) }),
    });

  test.each<[string, Application, State]>([
    ['on the last day', answered('2024-03-29'), 'closed'],
    ['on the last day and posted then', answered('2024-03-29', '2024-03-29'), 'closed'],
    ['on the last day but posted on the next', answered('2024-03-29', '2024-03-30'), 'closedLate'],
    ['a day late', answered('2024-03-30'), 'closedLate'],
  ])('answered %s', (_, given, state) => {
    const limit = timeLimit(given, calendar);
    expect(limit.state).toBe(state);
    expect(limit.breaches.map(({ kind }) => kind)).toEqual(state === 'closed' ? [] : ['late']);
  });

  test.each<[string, State]>([
    ['2024-03-25', 'running'],
    ['2024-03-26', 'dueSoon'],
    ['2024-03-29', 'dueSoon'],
    ['2024-03-30', 'overdue'],
  ])('open on %s: %s', (today, state) => {
    expect(timeLimit(application({ on: '2024-03-01' }), calendar, day(today)).state).toBe(state);
  });

  test('a letter that is not confirmed yet has no limit', () => {
    const letter = application({ served: day('2026-12-30'), channel: 'letter' });
    expect(timeLimit(letter, calendar, day('2027-03-01'))).toMatchObject({
      state: 'unconfirmed',
      breaches: [],
    });
  });
});
