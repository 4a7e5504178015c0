/** Which cell is wrong: measured on random forms with known mistakes, and shown on small ones. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { check } from '../../src/rules/check';
import { findSuspects, type SuspectCell } from '../../src/rules/suspects/suspects';
import type { CellValue } from '../../src/rules/suspects/system';
import type { CellKey } from '../../src/form/cell';
import type { Entry, Figures } from '../../src/form/figures';
import { editionFor, tableIds, type KeyedCell } from '../../src/form/index';
import type { Report } from '../../src/form/report';
import { numberInputs } from '../../src/workbook/plan/table-numbers';
import { cleanFigures, cleanReport } from './clean-report';
import { cells, Forms, recalculated, totals, transposed, type Numbers } from './suspect-forms';

const nothing: ReadonlySet<CellKey> = new Set();

const judged = (form: Numbers, live: ReadonlySet<CellKey> = nothing, lastYear?: Report) =>
  findSuspects({ report: { ...cleanReport, figures: form }, ...(lastYear ? { lastYear } : {}) }, live);

test('forms are sound', () => {
  const forms = new Forms(1);
  for (let at = 0; at < 200; at++) {
    const figures = forms.sound();
    expect(
      check({ report: { ...cleanReport, figures, text: {} } }).filter(({ rule }) =>
        /^t[34]-.*(sum|balance)/u.test(rule),
      ),
    ).toEqual([]);
    expect(judged(forms.sound()).size).toBe(0);
  }
});

interface Tally {
  /** Forms in which some equation fails. */
  seen: number;
  /** Of these, forms whose wrong cells all stand where two equations meet: in table 3. */
  decidable: number;
  /** Of the decidable: every wrong cell stands first, among the first three, and with its right value. */
  first: number;
  topThree: number;
  rightValue: number;
  /** Forms for which a cell was named as certain, and those where one of these was not so. */
  named: number;
  wronglyNamed: number;
  /** Forms of which nothing was said. */
  silent: number;
}

type Spoil = (forms: Forms, form: Numbers) => Numbers;

const tallies = new Map<string, Tally>();

/** As `nianbao new` and `import` write it: a total is a formula where the formula gives what was published. */
function keptFormulas(form: Numbers): ReadonlySet<CellKey> {
  const inputs = tableIds.flatMap((id) => [...numberInputs(editionFor(2024).tables[id], form)]);
  return new Set(inputs.flatMap(([key, { kind }]) => (kind === 'formula' ? [key] : [])));
}

/** What is said of `count` sound forms after `spoil`; totals in `live` are formulas and follow. */
function measure(
  name: string,
  count: number,
  seed: number,
  spoil: Spoil,
  live = nothing,
  formulas: (form: Numbers) => ReadonlySet<CellKey> = () => live,
  lastYearOf?: (forms: Forms, form: Numbers) => Report,
): Tally {
  const forms = new Forms(seed);
  const sum = {
    seen: 0,
    decidable: 0,
    first: 0,
    topThree: 0,
    rightValue: 0,
    named: 0,
    wronglyNamed: 0,
    silent: 0,
  };
  for (let at = 0; at < count; at++) {
    const right = forms.sound();
    const spoiled = spoil(forms, right);
    const shown = live.size > 0 ? recalculated(spoiled) : spoiled;
    const suspects = [...judged(shown, formulas(shown), lastYearOf?.(forms, right)).values()];
    if (suspects.length === 0) continue;
    const wrong = cells.map(({ key }) => key).filter((key) => !live.has(key) && shown[key] !== right[key]);
    const all = (one: SuspectCell | undefined) => (one ? [one, ...one.together] : []);
    const isRight = ({ cell, value }: CellValue) => right[cell] === value && wrong.includes(cell);
    const certain = suspects.flatMap(([one]) => (one?.certain === true ? all(one) : []));
    sum.seen++;
    if (certain.length > 0) sum.named++;
    if (!certain.every(isRight)) sum.wronglyNamed++;
    if (suspects.every(({ length }) => length === 0)) sum.silent++;
    if (!wrong.every((key) => key.startsWith('requests/'))) continue;
    const firsts = suspects.flatMap(([one]) => all(one));
    const anyOf = suspects.flatMap((list) => list.flatMap(all));
    const allAmong = (said: readonly CellValue[]) =>
      wrong.every((key) => said.some(({ cell }) => cell === key));
    sum.decidable++;
    if (allAmong(firsts)) sum.first++;
    if (allAmong(anyOf)) sum.topThree++;
    if (allAmong(anyOf.filter(isRight))) sum.rightValue++;
  }
  tallies.set(name, sum);
  return sum;
}

const set = (form: Numbers, key: CellKey, value: number): Numbers => ({ ...form, [key]: value });
const inTable3 = cells.filter(({ key }) => key.startsWith('requests/'));
const typedInTable3 = inTable3.filter(({ key }) => !totals.has(key));

const mistype = (forms: Forms, form: Numbers, among: readonly KeyedCell[] = cells): Numbers => {
  const { key } = forms.pick(among);
  return set(form, key, forms.mistyped(form[key]));
};

const transpose = (forms: Forms, form: Numbers, among: readonly KeyedCell[] = cells): Numbers => {
  const some = among.filter(({ key }) => transposed(form[key]) !== undefined);
  if (some.length === 0) return form;
  const { key } = forms.pick(some);
  return set(form, key, transposed(form[key])!);
};

/** Exchanges a number with its neighbour to the left or right: mostly a 0, so that the number slipped. */
const slipSideways: Spoil = (forms, form) => {
  const cell = forms.pick(typedInTable3.filter(({ key }) => form[key] > 0));
  const beside = typedInTable3.filter(
    (other) => other.rowId === cell.rowId && Math.abs(other.column - cell.column) === 1,
  );
  const other = forms.pick(beside);
  return { ...form, [cell.key]: form[other.key], [other.key]: form[cell.key] };
};

/** A whole row of table 3 one column too far to the right; what was in the last column is lost only where it is 0. */
const slideRow: Spoil = (forms, form) => {
  const rowId = forms.pick(typedInTable3).rowId;
  const row = typedInTable3.filter((cell) => cell.rowId === rowId);
  const last = row.at(-1);
  if (!last || form[last.key] !== 0) return form;
  const slid = { ...form };
  row.forEach(({ key }, at) => (slid[key] = at === 0 ? 0 : form[row[at - 1]!.key]));
  return slid;
};

/** Last year's report with which everything agrees: it closed as this year opens. */
function yearBefore(form: Numbers): Report {
  const figures = Object.fromEntries(
    inTable3.flatMap(({ key, rowId, columnId }) =>
      rowId === 'carriedIn' ? [[`requests/carriedOut/${columnId}`, form[key]]] : [],
    ),
  ) as Figures;
  const standing = (row: string) => {
    const at = (column: string) => `proactive/${row}/${column}` as CellKey;
    return [at('inForce'), form[at('inForce')] - form[at('issued')] + form[at('repealed')]] as const;
  };
  const inForce = Object.fromEntries([standing('regulations'), standing('normativeDocuments')]);
  return { ...cleanReport, year: 2023, figures: { ...figures, ...inForce } };
}

const share = (part: number, whole: number): number => part / whole;

describe('on random forms', () => {
  afterAll(() => {
    const lines = [...tallies].map(
      ([name, tally]) => `  ${name}: ${JSON.stringify(tally).replace(/[{}"]/gu, '')}`,
    );
    process.stdout.write(`which cell is wrong\n${lines.join('\n')}\n`);
  });

  test('one wrong cell in 10,000 forms', () => {
    const { seen, decidable, first, rightValue, wronglyNamed } = measure('one wrong', 10_000, 1, mistype);
    expect(decidable).toBeGreaterThan(8500);
    expect(share(first, decidable)).toBeGreaterThanOrEqual(0.98);
    expect(rightValue).toBe(decidable);
    expect(share(wronglyNamed, seen)).toBeLessThanOrEqual(0.01);
  });

  test('two wrong cells', () => {
    const two: Spoil = (forms, form) => mistype(forms, mistype(forms, form));
    const { seen, decidable, topThree, wronglyNamed } = measure('two wrong', 800, 2, two);
    expect(decidable).toBeGreaterThan(550);
    expect(share(topThree, decidable)).toBeGreaterThanOrEqual(0.85);
    expect(share(wronglyNamed, seen)).toBeLessThanOrEqual(0.01);
  });

  test('one wrong cell in a published report, opened as a workbook', () => {
    const tally = measure('one wrong, imported', 1000, 8, mistype, nothing, keptFormulas);
    expect(share(tally.first, tally.decidable)).toBeGreaterThanOrEqual(0.98);
    expect(tally.rightValue).toBe(tally.decidable);
    expect(share(tally.wronglyNamed, tally.seen)).toBeLessThanOrEqual(0.01);
  });

  test('with last year loaded: this year wrong, or last year', () => {
    const before = (_: Forms, form: Numbers) => yearBefore(form);
    const now = measure('one wrong, last year loaded', 1000, 10, mistype, nothing, undefined, before);
    expect(share(now.first, now.decidable)).toBeGreaterThanOrEqual(0.98);
    expect(share(now.wronglyNamed, now.seen)).toBeLessThanOrEqual(0.01);
    const misprinted = (forms: Forms, form: Numbers): Report => {
      const { figures, ...last } = yearBefore(form);
      const { key } = forms.pick(inTable3.filter(({ rowId }) => rowId === 'carriedOut'));
      return { ...last, figures: { ...figures, [key]: forms.mistyped(Number(figures[key])) } };
    };
    const last = measure('last year wrong', 300, 11, (_, form) => form, nothing, undefined, misprinted);
    expect(last.seen).toBeGreaterThan(250);
    expect(last.named).toBe(0);
  });

  test('two digits changed about', () => {
    const { seen, decidable, topThree, wronglyNamed } = measure('transposed', 1000, 3, transpose);
    expect(decidable).toBeGreaterThan(850);
    expect(share(topThree, decidable)).toBeGreaterThanOrEqual(0.85);
    expect(share(wronglyNamed, seen)).toBeLessThanOrEqual(0.01);
  });

  test.each<[string, Spoil, ReadonlySet<CellKey>]>([
    ['next column', slipSideways, nothing],
    ['next column, live totals', slipSideways, totals],
    ['row slid', slideRow, nothing],
  ])('%s', (name, spoil, live) => {
    const { seen, decidable, topThree, wronglyNamed } = measure(name, 300, 4, spoil, live);
    expect(decidable).toBeGreaterThan(100);
    expect(share(topThree, decidable)).toBeGreaterThanOrEqual(0.85);
    expect(share(wronglyNamed, seen)).toBeLessThanOrEqual(0.01);
  });

  test('under live totals a column is all the equations see, and no cell is named for certain', () => {
    const wrong = measure(
      'one wrong, live totals',
      500,
      5,
      (f, form) => mistype(f, form, typedInTable3),
      totals,
    );
    const turned = measure(
      'transposed, live totals',
      500,
      6,
      (f, form) => transpose(f, form, typedInTable3),
      totals,
    );
    for (const { seen, wronglyNamed } of [wrong, turned]) {
      expect(share(wronglyNamed, seen)).toBeLessThanOrEqual(0.01);
    }
    expect(share(turned.topThree, turned.decidable)).toBeGreaterThanOrEqual(0.8);
  });

  test('three wrong cells: never a wrong name', () => {
    const three: Spoil = (f, form) => mistype(f, mistype(f, mistype(f, form)));
    const { seen, wronglyNamed } = measure('three wrong', 100, 7, three);
    expect(share(wronglyNamed, seen)).toBeLessThanOrEqual(0.01);
  });
});

/** What is said of the clean report with some cells changed, by rule. */
function said(
  changes: Partial<Record<CellKey, Entry>>,
  live: ReadonlySet<CellKey> = nothing,
  lastYear?: Report,
): Readonly<Record<string, readonly string[]>> {
  const report = { ...cleanReport, figures: { ...cleanFigures, ...changes } };
  const found = findSuspects({ report, ...(lastYear ? { lastYear } : {}) }, live);
  return Object.fromEntries([...found].map(([rule, list]) => [rule, list.map(({ words }) => words)]));
}

const inForceBefore = { 'proactive/normativeDocuments/inForce': 6 };

describe('in words', () => {
  test('a number with its digits changed about', () => {
    const words = '新收申请·自然人 2 很可能应为 20（像是少打了一个 0）。';
    expect(said({ 'requests/received/naturalPerson': 2 })).toEqual({
      't3-col-sum[received]': [words],
      't3-balance[naturalPerson]': [words],
    });
  });

  test('a blank, a total, a stray minus', () => {
    expect(said({ 'requests/granted/business': null })).toMatchObject({
      't3-col-sum[granted]': ['予以公开·商业企业没有填，很可能是 2。'],
    });
    expect(said({ 'requests/outcomeTotal/total': 22 + 9 })).toMatchObject({
      't3-balance[total]': ['办理总计·总计 31 很可能应为 22。'],
    });
    expect(said({ 'requests/granted/business': -2 })).toMatchObject({
      't3-col-sum[granted]': ['予以公开·商业企业 -2 很可能应为 2（像是多写了一个负号）。'],
    });
  });

  test('a number in the next column', () => {
    const found = said({ 'requests/granted/business': 0, 'requests/granted/research': 2 });
    const because = '2 可能填错列：应从“科研机构”移到“商业企业”';
    expect(found).toEqual({
      't3-result-sum[business]': [`予以公开·商业企业 0 很可能应为 2（${because}）。`],
      't3-result-sum[research]': [`予以公开·科研机构 2 很可能应为 0（${because}）。`],
    });
  });

  test('few candidates are all shown; those whose digits speak come first', () => {
    expect(said({ 'cases/direct/total': 3 })).toEqual({ 't4-sum[direct]': [] });
    expect(said({ 'cases/direct/total': 10 })).toEqual({
      't4-sum[direct]': [
        '未经复议直接起诉·其他结果 1 可能应为 10（像是少打了一个 0）。',
        '未经复议直接起诉·总计 10 可能应为 1（像是多打了一个 0）。',
      ],
    });
    expect(
      said({ 'cases/direct/otherOutcome': 0, 'cases/direct/total': 0, 'cases/direct/upheld': 1 }),
    ).toEqual({
      't4-sum[direct]': ['未经复议直接起诉·结果维持 1 可能应为 0。', '未经复议直接起诉·总计 0 可能应为 1。'],
    });
  });

  test('an equation with words in it says nothing', () => {
    expect(said({ 'requests/received/naturalPerson': '2件' })).toEqual({});
  });

  test('under live totals: the column only, and then the digits', () => {
    const live = (changes: Partial<Record<CellKey, number>>) =>
      said(recalculated({ ...(cleanFigures as Numbers), ...changes }), totals);
    expect(live({ 'requests/carriedOut/naturalPerson': 5 })['t3-balance[naturalPerson]']).toEqual([]);
    const turned = live({ 'requests/received/naturalPerson': 2 });
    expect(turned['t3-balance[naturalPerson]']).toEqual([
      '新收申请·自然人 2 可能应为 20（像是少打了一个 0）。',
      '上年结转·自然人 1 可能应为 19（像是漏打了一位数字）。',
    ]);
  });

  test('last year’s figures decide where this year’s alone do not', () => {
    const live = (changes: Partial<Record<CellKey, number>>) =>
      recalculated({ ...(cleanFigures as Numbers), ...changes });
    const last: Report = {
      ...cleanReport,
      year: 2023,
      figures: live({ 'requests/carriedOut/naturalPerson': 1, ...inForceBefore }),
    };
    const words = '上年结转·自然人 11 很可能应为 1（像是多打了一位数字）。';
    const wrong = live({ 'requests/carriedIn/naturalPerson': 11 });
    expect(said(wrong, totals, last)).toEqual({
      't3-balance[naturalPerson]': [words],
      't3-balance[total]': [words],
      't3-xy-carry[naturalPerson]': [words],
      't3-xy-carry[total]': [words],
    });
    expect(said(wrong, totals)['t3-balance[naturalPerson]']).not.toEqual([words]);
  });

  test('of documents in force, any of three numbers may be it', () => {
    expect(said({}, nothing, { ...cleanReport, year: 2023 })['t2-xy-norm']).toEqual([
      '行政规范性文件·制发 2 可能应为 1。',
      '行政规范性文件·废止 1 可能应为 2。',
      '行政规范性文件·现行有效 7 可能应为 8。',
    ]);
  });

  test('where this year adds up, it may as well be last year that is wrong', () => {
    const last: Report = {
      ...cleanReport,
      year: 2023,
      figures: {
        ...cleanFigures,
        ...inForceBefore,
        'requests/carriedOut/naturalPerson': 9,
        'requests/carriedOut/total': 9,
      },
    };
    const nobodyKnows = { 't3-xy-carry[naturalPerson]': [], 't3-xy-carry[total]': [] };
    expect(said({}, nothing, last)).toEqual(nobodyKnows);
    expect(said({}, totals, last)).toEqual(nobodyKnows);
  });

  test('words in a cell leave the totals over it open', () => {
    const last: Report = { ...cleanReport, year: 2023, figures: { ...cleanFigures, ...inForceBefore } };
    const words = { 'requests/received/naturalPerson': '二十件', 'requests/received/total': 3 };
    const found = findSuspects(
      { report: { ...cleanReport, figures: { ...cleanFigures, ...words } }, lastYear: last },
      totals,
    );
    expect([...found.keys()]).toEqual(['t3-xy-carry[naturalPerson]', 't3-xy-carry[total]']);
    expect([...found.values()].flat().filter(({ certain }) => certain)).toEqual([]);
  });
});
