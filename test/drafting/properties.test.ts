/** What must hold of any draft of any consistent form, whatever is known and whatever is not. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { facts, type Answer } from '../../src/form/fact';
import { fieldsOf } from '../../src/fields/field';
import { sumOf, type Figures } from '../../src/form/figures';
import { editionFor } from '../../src/form/index';
import { emptyReport, type Report } from '../../src/form/report';
import { textKeys, type TextKey } from '../../src/form/text';
import { draftTexts } from '../../src/drafting/draft';
import { resolveReport } from '../../src/fields/resolve';
import { allFacts, consistentFigures, reportOf, someFacts, someReport, someUnit } from './forms';

const runs = { numRuns: 250 };
const lastYears = fc.option(
  fc.tuple(consistentFigures, someFacts).map(([figures, known]) => reportOf(figures, known, { year: 2023 })),
  { nil: undefined },
);

interface Resolved {
  readonly texts: Readonly<Partial<Record<TextKey, string>>>;
  readonly unresolved: readonly unknown[];
}

function resolved(report: Report, lastYear?: Report): Resolved {
  const { report: done, unresolved } = resolveReport({ ...report, text: draftTexts(report, lastYear) });
  return { texts: done.text, unresolved };
}

const withoutQuestions = (text: string) => text.replace(/【待补：[^【】]+？】/gu, '');

function each(check: (texts: Resolved['texts'], report: Report, lastYear?: Report) => void): void {
  fc.assert(
    fc.property(someReport, lastYears, (report, lastYear) => {
      check(resolved(report, lastYear).texts, report, lastYear);
    }),
    runs,
  );
}

test('every field resolves, every part is drafted', () => {
  fc.assert(
    fc.property(someReport, lastYears, (report, lastYear) => {
      const { texts, unresolved } = resolved(report, lastYear);
      expect(unresolved).toEqual([]);
      for (const key of textKeys) expect(texts[key]).not.toBe('');
    }),
    runs,
  );
});

test('is deterministic', () => {
  fc.assert(
    fc.property(someReport, (report) => {
      expect(draftTexts(structuredClone(report))).toEqual(draftTexts(report));
    }),
    { numRuns: 50 },
  );
});

test('is clean: no doubled punctuation, no bracket left, no count of 0 but last year’s', () => {
  each((texts) => {
    for (const text of Object.values(texts)) {
      expect(text).not.toMatch(/[，、；：。？]{2,}|（）|（[，；、]|[，；、]）|undefined|NaN|null|\s{2}/u);
      expect(withoutQuestions(text).replace(/〔20(?:19|21)〕/gu, '')).not.toMatch(/[〔〕【】]/u);
      expect(withoutQuestions(text)).toMatch(/^(?:.*。)?$/u);
      expect(withoutQuestions(text).replace(/上年为0[件条]/gu, '')).not.toMatch(
        /(?<![\d.])0(?:件|条|次|人|个|元|万元)/u,
      );
    }
  });
});

/** Rows of table 3 by the name a sentence calls them. */
const outcomeNames: Readonly<Record<string, RegExp>> = {
  予以公开: /^granted$/u,
  部分公开: /^grantedInPart$/u,
  不予公开: /^refused\./u,
  无法提供: /^unavailable\./u,
  不予处理: /^notProcessed\./u,
  其他处理: /^otherHandling/u,
};

function total(figures: Figures, table: string, row: RegExp, column = 'total'): number {
  return Object.entries(figures).reduce((sum, [key, value]) => {
    const [t, r = '', c] = key.split('/');
    return t === table && c === column && row.test(r) ? sum + Number(value) : sum;
  }, 0);
}

function numbers(text: string, pattern: RegExp): readonly number[] {
  return [...text.matchAll(pattern)].map(([, number]) => Number(number));
}

describe('no claim contradicts the tables', () => {
  test('received, carried in, done, carried out', () => {
    each((texts, { figures }) => {
      const text = withoutQuestions(`${texts['overview/lead'] ?? ''}\n${texts['overview/requests'] ?? ''}`);
      const cell = (row: string) => total(figures, 'requests', new RegExp(`^${row}$`, 'u'));
      const claim = (pattern: RegExp, row: string) => {
        for (const number of numbers(text, pattern)) expect([row, number]).toEqual([row, cell(row)]);
      };
      claim(/新收政府信息公开申请(\d+)件/gu, 'received');
      claim(/上年结转(\d+)件/gu, 'carriedIn');
      claim(/办结(\d+)件/gu, 'outcomeTotal');
      claim(/结转下年度继续办理(\d+)件/gu, 'carriedOut');
      if (/未收到(?:新的)?政府信息公开申请/u.test(text)) expect(cell('received')).toBe(0);
      if (text.includes('没有上年结转')) expect(cell('carriedIn')).toBe(0);
      if (text.includes('均未办结')) expect(cell('outcomeTotal')).toBe(0);
      if (text.includes('没有结转下年度')) expect(cell('carriedOut')).toBe(0);
      // Completeness: a received application is always spoken of.
      if (cell('received') > 0) expect(numbers(text, /新收政府信息公开申请(\d+)件/gu)).toHaveLength(2);
    });
  });

  test('outcomes: numbers, shares and the sum', () => {
    each((texts, { figures }) => {
      const text = withoutQuestions(texts['overview/requests'] ?? '');
      const done = total(figures, 'requests', /^outcomeTotal$/u);
      let sum = 0;
      for (const [name, rows] of Object.entries(outcomeNames)) {
        const n = total(figures, 'requests', rows);
        for (const said of numbers(text, new RegExp(`${name}(\\d+)件`, 'gu'))) {
          expect([name, said]).toEqual([name, n]);
          sum += said;
        }
        for (const share of text.matchAll(new RegExp(`${name}\\d+件(?:（[^（）]*）)?，占([\\d.]+)%`, 'gu'))) {
          expect(Math.abs(Number(share[1]) - (100 * n) / done)).toBeLessThanOrEqual(0.05 + 1e-9);
        }
        if (new RegExp(`办理结果(?:为|均为)${name}`, 'u').test(text)) expect([name, n]).toEqual([name, done]);
      }
      if (text.includes('办理结果为：')) expect(sum).toBe(done);
      else expect(sum).toBe(0);
    });
  });

  test('applicants: parts add up, 均 is only said of all', () => {
    each((texts, { figures }) => {
      const text = withoutQuestions(texts['overview/requests'] ?? '');
      const received = total(figures, 'requests', /^received$/u);
      const listed = /申请人中，([^。]*)。/u.exec(text)?.[1];
      if (listed !== undefined) {
        expect(numbers(listed, /(\d+)件/gu).reduce((sum, n) => sum + n, 0)).toBe(received);
      }
      if (/申请人(?:均为|为)自然人/u.test(text)) {
        expect(total(figures, 'requests', /^received$/u, 'naturalPerson')).toBe(received);
        expect(received).toBeGreaterThan(0);
      }
    });
  });

  test('cases, documents, decisions', () => {
    each((texts, { figures, level, year }) => {
      const text = withoutQuestions(Object.values(texts).join('\n'));
      const review = total(figures, 'cases', /^reconsideration$/u);
      const suits = total(figures, 'cases', /^(?:direct|afterReconsideration)$/u);
      for (const n of numbers(text, /行政复议(\d+)件/gu)) expect(n).toBe(review);
      for (const n of numbers(text, /行政诉讼(\d+)件/gu)) expect(n).toBe(suits);
      for (const none of text.matchAll(/未发生[^，。]*/gu)) {
        if (none[0].includes('复议')) expect(review).toBe(0);
        if (none[0].includes('诉讼')) expect(suits).toBe(0);
      }
      const corrected = total(figures, 'cases', /./u, 'corrected');
      expect((texts['problems/problems'] ?? '').includes('结果纠正')).toBe(corrected > 0);
      if (year === 2020) return;
      const management = withoutQuestions(texts['overview/management'] ?? '');
      const documents = (column: string) => total(figures, 'proactive', /^normativeDocuments$/u, column);
      const sentence = /[^。]*行政规范性文件[^。]*/u.exec(management)?.[0] ?? '';
      expect(numbers(sentence, /制发行政规范性文件(\d+)件/gu)).toEqual(
        documents('issued') > 0 ? [documents('issued')] : [],
      );
      expect(numbers(sentence, /废止(\d+)件/gu)).toEqual(
        documents('repealed') > 0 ? [documents('repealed')] : [],
      );
      expect(numbers(sentence, /现行有效(\d+)件/gu)).toEqual(
        documents('inForce') > 0 ? [documents('inForce')] : [],
      );
      expect(management.includes('规章')).toBe(level === '市级政府' || level === '省级政府');
      for (const [name, row] of [
        ['行政许可', 'licenses'],
        ['行政处罚', 'penalties'],
        ['行政强制', 'compulsion'],
      ] as const) {
        const n = total(figures, 'proactive', new RegExp(row, 'u'), 'decisions');
        expect(numbers(texts['overview/proactive'] ?? '', new RegExp(`${name}决定(\\d+)件`, 'gu'))).toEqual(
          n > 0 ? [n] : [],
        );
      }
    });
  });

  test('year-on-year words', () => {
    each((texts, report, lastYear) => {
      const adjacent = lastYear !== undefined && (report.year === null || report.year === 2024);
      const text = texts['overview/requests'] ?? '';
      const now = total(report.figures, 'requests', /^received$/u);
      const last = adjacent ? total(lastYear.figures, 'requests', /^received$/u) : undefined;
      const said = /比上年(增长|下降|增加|减少)([\d.]+)(%|件)/u.exec(text);
      if (said) {
        const up = said[1] === '增长' || said[1] === '增加';
        expect(up).toBe(now > last!);
        const expected = said[3] === '%' ? (100 * Math.abs(now - last!)) / last! : Math.abs(now - last!);
        expect(Math.abs(Number(said[2]) - expected)).toBeLessThanOrEqual(0.05 + 1e-9);
      }
      if (text.includes('持平')) expect(Math.abs(now - last!) / last!).toBeLessThan(0.0005);
      if (last === undefined) expect(text).not.toMatch(/比上年|与上年|上年为/u);
    });
  });
});

describe('nothing is invented', () => {
  test('with no facts, the parts that rest on facts are questions only', () => {
    fc.assert(
      fc.property(consistentFigures, someUnit, (figures, about) => {
        const { texts } = resolved(reportOf(figures, undefined, about));
        for (const key of ['overview/platform', 'overview/supervision', 'problems/improvement'] as const) {
          expect(withoutQuestions(texts[key]!)).toBe('');
        }
        const unpaid = total(figures, 'requests', /^otherHandling\.feeUnpaid$/u);
        if (unpaid === 0) expect(withoutQuestions(texts.otherMatters!)).toBe('');
      }),
      runs,
    );
  });

  test('every number is a cell, a sum the form names, a fact, last year’s, a difference or a share', () => {
    each((texts, report, lastYear) => {
      const from = (one: Report | undefined): number[] =>
        one === undefined
          ? []
          : [
              ...[...fieldsOf(editionFor(one.year ?? 2024)).values()].map(
                (keys) => sumOf(one.figures, keys) ?? 0,
              ),
              ...[...Object.values(one.facts.answers), ...one.facts.own].flatMap(({ value }) =>
                typeof value === 'number' ? [value] : [],
              ),
            ];
      const known = new Set([...from(report), ...from(lastYear)]);
      for (const key of textKeys.filter((candidate) => candidate !== 'preamble')) {
        const plain = withoutQuestions(texts[key]!)
          .replace(/20\d\d年/gu, '')
          .replace(/[\d.]+%|比上年(?:增加|减少)\d+/gu, '')
          .replace(/增配1名|约100|2021/gu, '');
        const strange = (plain.match(/\d+(?:\.\d+)?/gu) ?? []).filter((number) => !known.has(Number(number)));
        expect([key, strange]).toEqual([key, []]);
      }
    });
  });

  test('no padding', () => {
    each((texts) => {
      expect(Object.values(texts).join('')).not.toMatch(
        /认真|及时|严格|切实|扎实|深入|高度重视|不断|全面|有效提升|法定期限/u,
      );
    });
  });
});

test('a form with all cells and all facts leaves no question', () => {
  fc.assert(
    fc.property(consistentFigures, allFacts, lastYears, (figures, known, lastYear) => {
      const report = reportOf(figures, known(Number(figures['requests/received/total'])));
      const { texts } = resolved(report, lastYear);
      expect(Object.values(texts).filter((text) => text.includes('待补'))).toEqual([]);
    }),
    runs,
  );
});

test('a fact that is answered is not asked about', () => {
  const ask = (report: Report) =>
    Object.values(draftTexts(report))
      .join('')
      .match(/[^：？]+(?=？)/gu) ?? [];
  for (const { id, unit } of facts.filter(
    (fact) => !['published', 'themes', 'channels'].includes(fact.group),
  )) {
    const answer: Answer = unit === undefined ? { value: null, note: '说明文字' } : { value: 1, note: '' };
    const before = new Set(ask(emptyReport));
    const after = ask({ ...emptyReport, facts: { answers: { [id]: answer }, own: [] } });
    // A number of notices is only asked for where a fee was taken, and of trainees where a training was held.
    if (id === 'supervision.trainees' || id === 'processingFee.notices')
      expect(after.length).toBeLessThanOrEqual(before.size);
    else expect(after.filter((question) => before.has(question)).length).toBe(before.size - 1);
  }
});
