/** Findings as the clerk meets them: blanks that are unknown, one cause, what is shown beside each, where a click leads. */
import { describe, expect, test } from '@jest/globals';
import type { CellKey } from '../../src/form/cell';
import type { Entry, Figures } from '../../src/form/figures';
import { cellsOf, editionFor, tableIds } from '../../src/form/index';
import type { CellPlace } from '../../src/form/place';
import type { Subject } from '../../src/form/report';
import { textKeys } from '../../src/form/text';
import { progressOf } from '../../src/form/progress';
import { check } from '../../src/rules/check';
import { locate, type LocatedFinding } from '../../src/rules/locate';
import type { Evidence } from '../../src/rules/rule';
import { readPart, readProse } from '../../src/reading/read-prose';
import { foundTable } from '../../src/form/report-tables';
import { proseRead } from '../../src/rules/words/evidence';
import { randomEdits } from './random-edits';
import { cleanFigures, cleanReport, cleanText } from './clean-report';

const cells = tableIds.flatMap((id) => cellsOf(editionFor(2024).tables[id]));
const totals = cells.filter(({ sumOf }) => sumOf).map(({ key }) => key);
const places = new Map<Subject, CellPlace>([
  ...cells.map(({ key, row, column }) => [key, { sheet: 'T', row, column }] as const),
  ...textKeys.map((key, row) => [key, { sheet: 'W', row, column: 1 }] as const),
]);

/** As a workbook would have it: totals that nobody typed over follow their parts. */
function live(changes: Readonly<Record<string, Entry>>): Figures {
  const figures: Partial<Record<CellKey, Entry>> = { ...cleanFigures, ...(changes as Figures) };
  for (let round = 0; round < 2; round += 1)
    for (const { key, sumOf } of cells)
      if (sumOf && !(key in changes))
        figures[key] = sumOf.reduce((sum, part) => sum + (Number(figures[part as CellKey]) || 0), 0);
  return figures;
}

function located(
  changes: Readonly<Record<string, Entry>>,
  more: Partial<Evidence> & { readonly texts?: ReadonlyMap<string, string>; readonly text?: object } = {},
): readonly LocatedFinding[] {
  const { texts, text, ...others } = more;
  const report = { ...cleanReport, figures: live(changes), text: { ...cleanText, ...text } };
  const evidence: Evidence = { report, ...others };
  const formulas = new Map(totals.filter((key) => !(key in changes)).map((key) => [key, 'SUM']));
  return locate(check(evidence), evidence, {
    places,
    formulas,
    labelPlace: () => undefined,
    remarks: { texts: texts ?? new Map<string, string>() },
  });
}

const notHeld = 'requests/unavailable.notHeld/naturalPerson';

describe('a blank is an unknown', () => {
  test('the only blank of a column that is short says what it is, and is filled with it', () => {
    const findings = located({ [notHeld]: null });
    const blank = findings.find(({ rule }) => rule === 'blank-zero')!;
    expect(blank.message).toContain('没有填，表里的数字因此对不上');
    expect(blank.suspects).toMatchObject([{ cell: notHeld, value: 3, certain: true }]);
    expect(blank.suspects?.[0]?.words).toContain('没有填，很可能是 3');
    expect(blank.fix).toMatchObject({ label: '填 3', changes: [{ cell: notHeld, value: 3 }] });
    expect(blank.expected).toBeUndefined();
    // One thing to do, whatever else fails with it.
    expect(new Set(findings.map(({ cause }) => `${String(cause?.cell)} ${String(cause?.value)}`))).toEqual(
      new Set([`${notHeld} 3`]),
    );
    expect(findings.length).toBeGreaterThan(2);
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.every(({ where: [first] }) => first?.row === places.get(notHeld)!.row)).toBe(true);
  });

  test('0 is offered where it balances, and where a stroke says so', () => {
    const empty = 'requests/granted/research';
    for (const entry of [null, '/']) {
      const [blank, ...more] = located({ [empty]: entry });
      expect(more).toEqual([]);
      expect(blank).toMatchObject({ rule: 'blank-zero', expected: 0, fix: { label: '填 0' } });
      expect(blank?.cause).toBeUndefined();
    }
  });

  test('two blanks that may be it are not told apart, and neither is filled', () => {
    const findings = located({ [notHeld]: null, 'requests/granted/naturalPerson': null });
    for (const { fix, suspects, cause } of findings) {
      expect(fix).toBeUndefined();
      expect(cause).toBeUndefined();
      expect(suspects?.some(({ certain }) => certain) ?? false).toBe(false);
    }
  });

  test('a blank total is one finding with its formula', () => {
    const total = 'cases/direct/total';
    const findings = located({ [total]: null });
    expect(findings.map(({ rule }) => rule).sort()).toEqual(['blank-zero', 't4-sum[direct]']);
    expect(findings.every(({ cause }) => cause?.cell === total && cause.value === 1)).toBe(true);
    expect(findings.map(({ fix }) => fix?.kind)).toEqual(['formula', 'formula']);
  });
});

describe('still to do', () => {
  test('an equation waits for blanks that may settle it, and for none that cannot', () => {
    const of = (changes: Readonly<Record<string, Entry>>) =>
      located(changes).find(({ rule }) => rule === 't3-balance[naturalPerson]')!;
    // Two blanks on the right: 21 come in, less is accounted for.
    const open = { [notHeld]: null, 'requests/granted/naturalPerson': null };
    expect(of(open).unfilled).toBe(true);
    // With more accounted for than came in, no blank there makes up for it.
    expect(of({ ...open, 'requests/carriedOut/naturalPerson': 90 }).unfilled).toBeUndefined();
  });

  test('a fresh form has nothing but what is still to fill in', () => {
    const blank = Object.fromEntries(cells.flatMap(({ key, sumOf }) => (sumOf ? [] : [[key, null]])));
    const text = Object.fromEntries(textKeys.map((key) => [key, '']));
    const findings = located(blank, { text });
    expect(findings.length).toBeGreaterThan(4);
    expect(findings.filter(({ unfilled }) => !unfilled).map(({ rule }) => rule)).toEqual([]);
    const report = { ...cleanReport, figures: live(blank) };
    expect(progressOf(report)).toMatchObject({ filled: 0, cells: 200 });
    expect(progressOf({ ...report, figures: live({ ...blank, [notHeld]: 3 }) }).filled).toBe(4);
    expect(progressOf(cleanReport).filled).toBe(200);
  });

  test('what was typed wrong is a mistake at once', () => {
    const findings = located({ [notHeld]: 'x', 'requests/granted/business': null, 'cases/direct/total': 5 });
    const of = (rule: string) => findings.find((finding) => finding.rule === rule)!;
    expect(of('type').unfilled).toBeUndefined();
    expect(of('t4-sum[direct]').unfilled).toBeUndefined();
    expect(of('blank-zero').unfilled).toBe(true);
  });
});

describe('one cause', () => {
  const key = 'requests/received/total';

  test('one wrong number has all it upsets with it, the words included', () => {
    // 23 typed over the formula as 32.
    const findings = located({ [key]: 32 });
    expect(findings.map(({ rule }) => rule)).toEqual(['t3-col-sum[received]', 't3-balance[total]', 'tx-new']);
    expect(findings.map(({ cause }) => [cause?.cell, cause?.value])).toEqual(findings.map(() => [key, 23]));
    expect(findings[0]?.where[0]).toEqual(places.get(key));
  });

  test('where the equations leave one number, it is what the fix writes, shown first', () => {
    const wrong = 'requests/received/business';
    const findings = located({ [wrong]: 20, 'requests/received/total': 23 });
    expect(findings.length).toBeGreaterThan(1);
    for (const { cause } of findings)
      expect([cause?.cell, cause?.held, cause?.fix]).toEqual([
        wrong,
        20,
        { kind: 'number', label: '改为 3', changes: [{ kind: 'value', cell: wrong, value: 3 }] },
      ]);
  });

  test('words that read as a number have all that the totals without them upset', () => {
    const wrong = 'requests/granted/naturalPerson';
    const findings = located({ [wrong]: '9件' });
    expect(findings.length).toBeGreaterThan(1);
    for (const { cause } of findings)
      expect(cause).toMatchObject({ cell: wrong, value: 9, held: '9件', fix: { label: '改为 9' } });
  });

  test('another mistake is none of it', () => {
    const findings = located({ [key]: 32, 'cases/direct/upheld': 5, 'cases/direct/total': 1 });
    const of = (rule: string) => findings.find((finding) => finding.rule === rule)!;
    expect(of('t3-balance[total]').cause?.cell).toBe(key);
    expect(of('t4-sum[direct]').cause).toBeUndefined();
  });
});

describe('what is shown', () => {
  test('应为 and 实为 only of what the cell holds', () => {
    expect(located({ [notHeld]: '３' }).find(({ rule }) => rule === 'type')?.values).toEqual([
      { name: '应为', value: 3 },
      { name: '实为', value: '３' },
    ]);
    const balance = located({ [notHeld]: 30 }).find(({ rule }) => rule === 't3-balance[naturalPerson]')!;
    expect(balance.values).toEqual([
      { name: '左边', value: 21 },
      { name: '右边', value: 48 },
    ]);
    const [aspects] = located({}, { text: { 'overview/platform': '' } });
    expect(aspects).toMatchObject({ rule: 's1-five', actual: 4 });
    expect(aspects?.values).toBeUndefined();
  });

  test('a mistake in the prose leads to its own sentence, with both sides', () => {
    const wrong = located({}, { text: { 'overview/requests': '2024年，我街道新收申请39件，办结22件。' } });
    const finding = wrong.find(({ rule }) => rule === 'tx-new')!;
    expect(finding.where.map(({ sheet }) => sheet)).toEqual(['W', 'T']);
    expect(finding.values).toEqual([
      { name: '表中', value: 23 },
      { name: '文中', value: 39 },
    ]);
  });
});

test('a difference explained in its parts explains the live total, and no more than that', () => {
  const last = { ...cleanReport, year: 2023, figures: live({ 'requests/carriedOut/naturalPerson': 4 }) };
  const lastYear = { ...last, figures: { ...last.figures, 'requests/carriedOut/business': 0 } };
  const [person, total] = ['t3-xy-carry[naturalPerson]', 't3-xy-carry[total]'];
  const before = located({}, { lastYear });
  const key = before.find(({ rule }) => rule === person)!.key;
  const after = located({}, { lastYear, texts: new Map([[key, '上年误报']]) });
  expect(after.find(({ rule }) => rule === total)?.explanation).toBe('上年误报');
  // With last year's total wrong by itself the parts do not make up the difference.
  const odd = { ...lastYear, figures: { ...lastYear.figures, 'requests/carriedOut/total': 9 } };
  const still = located({}, { lastYear: odd, texts: new Map([[key, '上年误报']]) });
  expect(still.find(({ rule }) => rule === total)?.explanation).toBeUndefined();
});

test('what is remembered of the prose is what would be read again, over random edits', () => {
  let report = { ...cleanReport };
  for (const edit of randomEdits(200)) {
    report = edit(report);
    const tables = {
      proactive: foundTable(report, 'proactive'),
      requests: foundTable(report, 'requests'),
      cases: foundTable(report, 'cases'),
    };
    const fresh = readProse(report, tables, readPart);
    const { readings, breakdowns, claims } = proseRead(report);
    const plain = (value: unknown): string => JSON.stringify(value);
    expect([plain(readings), plain(breakdowns), plain(claims)]).toEqual([
      plain(fresh.readings),
      plain(fresh.breakdowns),
      plain(fresh.claims),
    ]);
  }
});
