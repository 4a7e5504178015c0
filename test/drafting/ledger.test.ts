/** What only a ledger knows, told in the prose as 〔fields〕, and under our own checks without a finding. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { draftTexts } from '../../src/drafting/draft';
import { resolveReport } from '../../src/fields/resolve';
import { channels } from '../../src/form/channel';
import { sectionHeading } from '../../src/form/form';
import { editionFor } from '../../src/form/index';
import type { LedgerFacts } from '../../src/form/ledger-fact';
import type { Report } from '../../src/form/report';
import { calendarWith } from '../../src/ledger/calendar';
import { assess } from '../../src/ledger/assess';
import { ledgerFactsOf } from '../../src/ledger/facts';
import { check } from '../../src/rules/check';
import { application, day } from '../ledger/applications';
import { cleanReport } from '../rules/clean-report';
import { consistentFigures, reportOf } from './forms';

const calendar = calendarWith();

const answered = (on: string, replied: string, more: object = {}) =>
  application({ on, replied: day(replied), outcome: 'granted', channel: 'online', ...more });

describe('what a ledger knows', () => {
  test('is counted: ways, answers in time, extensions, working days on average', () => {
    const applications = [
      // 13 and 42 working days.
      answered('2024-03-01', '2024-03-20'),
      answered('2024-05-06', '2024-07-03', { channel: 'letter' }),
      // Told on the 10th day, answered on the 29th.
      answered('2024-09-02', '2024-10-17', { extension: { told: day('2024-09-14'), days: 20 } }),
      application({ on: '2024-12-20', channel: 'online' }),
      application({ on: '2024-11-01', channel: 'inPerson', withdrawn: day('2024-11-04') }),
    ];
    expect(ledgerFactsOf(assess({ applications, cases: [] }, 2024, calendar), calendar)).toEqual({
      'channel.inPerson': 1,
      'channel.registeredPost': 0,
      'channel.letter': 1,
      'channel.online': 3,
      'channel.fax': 0,
      'channel.dictated': 0,
      answered: 3,
      inTime: 2,
      extended: 1,
      averageDays: 28,
    });
  });

  test.each<[string, Parameters<typeof application>[0][], LedgerFacts]>([
    ['a way is not told', [{ on: '2024-12-20' }], {}],
    ['a row cannot be counted', [{ on: '2024-12-20', channel: 'fax', unreadable: ['outcome'] }], {}],
  ])('says nothing where %s', (_, rows, expected) => {
    const applications = rows.map((row) => application(row));
    expect(ledgerFactsOf(assess({ applications, cases: [] }, 2024, calendar), calendar)).toEqual(expected);
  });
});

const ledger: LedgerFacts = {
  'channel.inPerson': 2,
  'channel.online': 1,
  answered: 2,
  inTime: 1,
  extended: 1,
  averageDays: 12.5,
};

function drafted(report: Report): { readonly raw: string; readonly shown: string } {
  const text = draftTexts(report);
  const { report: resolved, unresolved } = resolveReport({ ...report, text });
  expect(unresolved).toEqual([]);
  return {
    raw: text['overview/requests'] ?? '',
    shown: resolved.text['overview/requests'] ?? '',
  };
}

/** Three received, two closed. */
const small: Report = {
  ...cleanReport,
  facts: { ...cleanReport.facts, answers: {} },
  figures: {
    ...cleanReport.figures,
    'requests/received/total': 3,
    'requests/received/naturalPerson': 3,
    'requests/carriedIn/total': 0,
    'requests/outcomeTotal/total': 2,
    'requests/carriedOut/total': 1,
  },
  ledger,
};

describe('a draft', () => {
  test('tells it, linked', () => {
    const { raw, shown } = drafted(small);
    expect(raw).toContain('按提交方式分，当面〔台账·当面〕件、网络〔台账·网络〕件。');
    expect(shown).toContain('按提交方式分，当面2件、网络1件。');
    expect(raw).toContain('按期答复率为〔台账·按期答复÷台账·答复〕');
    expect(shown).toContain('按期答复率为50%，其中延期答复1件，平均办理时间为12.5个工作日。');
  });

  test('leaves to 基础情况 what was answered there, and asks where the ledger does not have the same number', () => {
    const facts = {
      ...small.facts,
      answers: {
        'channels.online': { value: 3, note: '' },
        'channels.letter': { value: 0, note: '' },
        'channels.inPerson': { value: 0, note: '' },
        'channels.other': { value: 0, note: '' },
      },
    };
    expect(drafted({ ...small, facts }).shown).toContain('提交方式均为网上申请');
    expect(drafted({ ...small, ledger: { ...ledger, 'channel.online': 5 } }).shown).toContain(
      '【待补：按提交方式分',
    );
    expect(drafted({ ...small, ledger: { ...ledger, answered: 5 } }).shown).not.toContain('按期');
  });

  test('of any consistent form passes the checks on prose', () => {
    const sections = editionFor(2024).sections.map((section) => ({
      id: section.id,
      heading: sectionHeading(section),
    }));
    fc.assert(
      fc.property(consistentFigures, fc.nat(), fc.nat(), fc.nat(400), (figures, cut, late, tenths) => {
        const received = Number(figures['requests/received/total']);
        const done = Number(figures['requests/outcomeTotal/total']);
        const first = received === 0 ? 0 : cut % (received + 1);
        const [one, other] = [channels[cut % 6]!, channels[(cut + 1) % 6]!];
        const report: Report = {
          ...reportOf(figures),
          tables: { proactive: '2021', requests: '2021', cases: '2021' },
          sections,
          ledger: {
            [`channel.${one.id}`]: first,
            [`channel.${other.id}`]: received - first,
            answered: done,
            inTime: done === 0 ? 0 : late % (done + 1),
            extended: done === 0 ? 0 : late % 3,
            averageDays: tenths / 10,
          },
        };
        const { report: resolved, unresolved } = resolveReport({ ...report, text: draftTexts(report) });
        const told = check({ report: resolved, unresolved }).filter(
          ({ quote }) => quote !== undefined && /提交方式|按期|办理时间/u.test(quote),
        );
        expect(told.map(({ rule, message, quote }) => [rule, message, quote])).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
