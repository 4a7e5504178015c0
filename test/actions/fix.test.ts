/** One-click fixes: each kind, shown as it will be, written as it was shown, and never over something else. */
import { describe, expect, jest, test } from '@jest/globals';
import { applyFix, previewFix, type FixPreview } from '../../src/actions/fix';
import type { CheckOptions } from '../../src/actions/check-report';
import type { FileWorkbook } from '../../src/hosts/file/workbook';
import { emptyReport } from '../../src/form/report';
import { check } from '../../src/rules/check';
import { locate } from '../../src/rules/locate';
import { readReport } from '../../src/workbook/read/report';
import { planRepairs } from '../../src/workbook/plan/repairs';
import { retyped, shifted, workbookOf } from '../workbook/sheets';
import { cleanFigures, cleanReport, cleanText } from '../rules/clean-report';
import { findingIn, findingsIn, readBack, reopened, type, typeAt, workbookWith } from './workbooks';
import { placeAt } from '../place';
import { isRefusal } from '../../src/form/refusal';

async function preview(workbook: FileWorkbook, rule: string, options: CheckOptions = {}) {
  const { key } = await findingIn(workbook, rule, options);
  const shown = await previewFix(workbook, key, options);
  if (isRefusal(shown)) throw new Error(shown.message);
  return { key, shown };
}

/** Shows the fix of the only finding of `rule`, carries it out, and sees the finding gone after saving. */
async function fix(workbook: FileWorkbook, rule: string, options: CheckOptions = {}): Promise<FixPreview> {
  const { key, shown } = await preview(workbook, rule, options);
  expect(await applyFix(workbook, key, shown, options)).toMatchObject({
    kind: 'fixed',
    changes: shown.changes,
  });
  const rules = (await findingsIn(await reopened(workbook), options)).map((finding) => finding.rule);
  expect(rules).not.toContain(rule);
  return shown;
}

describe('what is fixed', () => {
  test('nothing, in a report without findings', async () => {
    expect(await findingsIn(await workbookWith())).toEqual([]);
  });

  test('a blank becomes 0', async () => {
    const workbook = await workbookWith();
    await type(workbook, 'cases/direct/upheld', '/');
    const shown = await fix(workbook, 'blank-zero');
    expect(shown).toEqual({
      kind: 'preview',
      label: '填 0',
      changes: [{ where: placeAt('四、复议诉讼!F5'), before: '/', after: 0 }],
    });
    expect((await readBack(workbook)).report.figures['cases/direct/upheld']).toBe(0);
    expect(await findingsIn(workbook)).toEqual([]);
  });

  test('many blanks at once, a blank total by its formula', async () => {
    const workbook = await workbookWith();
    for (const column of ['upheld', 'corrected', 'otherOutcome', 'pending', 'total'] as const)
      await type(workbook, `cases/afterReconsideration/${column}`, null);
    await type(workbook, 'cases/direct/corrected', null);
    const shown = await fix(workbook, 'blank-zero');
    expect(shown.label).toBe('这 5 格都填 0');
    expect(shown.changes).toHaveLength(6);
    expect(shown.changes.at(-1)).toMatchObject({ before: null, after: 0, formula: '=SUM(K5:N5)' });
    expect((await readBack(workbook)).formulas.get('cases/afterReconsideration/total')).toBe('SUM(K5:N5)');
    expect(await findingsIn(workbook)).toEqual([]);
  });

  test('a total typed over gets its formula back', async () => {
    const workbook = await workbookWith();
    await type(workbook, 'cases/direct/total', 9);
    const shown = await fix(workbook, 't4-sum[direct]');
    expect(shown.label).toBe('恢复合计公式');
    expect(shown.changes).toEqual([
      { where: placeAt('四、复议诉讼!J5'), before: 9, after: 1, formula: '=SUM(F5:I5)' },
    ]);
    const read = await readBack(workbook);
    expect(read.formulas.get('cases/direct/total')).toBe('SUM(F5:I5)');
    expect(read.report.figures['cases/direct/total']).toBe(1);
  });

  test('a damaged total gets its formula back', async () => {
    const workbook = await workbookWith();
    await type(workbook, 'requests/received/total', '#REF!');
    expect((await fix(workbook, 'type')).changes[0]).toMatchObject({ before: '#REF!', after: 23 });
    expect(await findingsIn(workbook)).toEqual([]);
  });

  test.each([
    ['２０', 20],
    ['20件', 20],
    ['二十', 20],
    [' 20 ', 20],
    ['1,020', 1020],
  ])('%s becomes the number it reads as', async (typed, number) => {
    const workbook = await workbookWith();
    await type(workbook, 'requests/received/naturalPerson', typed);
    const { shown } = await preview(workbook, 'type');
    expect(shown.label).toBe(`改为数字 ${String(number)}`);
    await fix(workbook, 'type');
    const { figures } = (await readBack(workbook)).report;
    expect(figures['requests/received/naturalPerson']).toBe(number);
    // The totals that follow have been given their results, for hosts that do not calculate.
    expect(figures['requests/received/total']).toBe(number + 3);
  });

  test('last year’s closing figure is taken over', async () => {
    const workbook = await workbookWith();
    const lastYear = {
      ...emptyReport,
      year: 2023,
      tables: cleanReport.tables,
      figures: { ...cleanFigures, 'requests/carriedOut/naturalPerson': 1, 'requests/carriedOut/total': 1 },
    };
    const options = {
      lastYear: {
        ...lastYear,
        figures: { ...lastYear.figures, 'requests/carriedOut/business': 4, 'requests/carriedOut/total': 5 },
      },
    };
    const business = (await findingsIn(workbook, options)).filter(
      ({ rule }) => rule === 't3-xy-carry[business]',
    );
    expect(business).toHaveLength(1);
    const shown = await fix(workbook, 't3-xy-carry[business]', options);
    expect(shown.label).toBe('按上年年报填 4');
    expect(shown.changes).toEqual([{ where: placeAt('三、依申请公开!E6'), before: 0, after: 4 }]);
    // The total is a formula: it followed, and is not offered a fix of its own before.
    expect((await readBack(workbook)).report.figures['requests/carriedIn/total']).toBe(5);
  });

  test('a misprinted label is worded as the form has it', async () => {
    const workbook = await workbookWith();
    await typeAt(workbook, '二、主动公开!C3', '本年度止件数');
    const shown = await fix(workbook, 'label');
    expect(shown.label).toBe('改为规定的标签');
    expect(shown.changes).toEqual([
      { where: placeAt('二、主动公开!C3'), before: '本年度止件数', after: '本年废止件数' },
    ]);
  });

  test('a reworded heading is worded as the form has it', async () => {
    const workbook = await workbookWith();
    await typeAt(workbook, '三、依申请公开!A1', '三、收到和处理申请情况');
    const shown = await fix(workbook, 's-six');
    expect(shown.label).toBe('改为规定的标题');
    expect(shown.changes).toEqual([
      {
        where: placeAt('三、依申请公开!A1'),
        before: '三、收到和处理申请情况',
        after: '三、收到和处理政府信息公开申请情况',
      },
    ]);
  });

  test('a fee in 元 is turned into 万元', async () => {
    const lastYear = { ...cleanReport, year: 2023 };
    const workbook = await workbookWith();
    await type(workbook, 'proactive/fees/amount', 188710.3);
    const shown = await fix(workbook, 't2-fee-unit', { lastYear });
    expect(shown.label).toBe('换算成万元，改为 18.87103');
    expect((await readBack(workbook)).report.figures['proactive/fees/amount']).toBe(18.87103);
  });

  test('characters nobody sees are taken out, 〔fields〕 stay', async () => {
    const text = '2024年，我街道新收\u200b申请〔新收申请·总计〕件，办结22件，\u200e结转下年度2件。';
    const workbook = await workbookWith({ text: { ...cleanText, 'overview/requests': text } });
    const shown = await fix(workbook, 'control-characters');
    expect(shown.label).toBe('删去 2 个看不见的字符');
    expect((await readBack(workbook)).report.text['overview/requests']).toBe(
      text.replace(/[\u200b\u200e]/gu, ''),
    );
  });

  test('a total never calculated gets its result', () => {
    const formula = 'SUM(F5:I5)';
    const contents = retyped(workbookOf(cleanReport), '四、复议诉讼', 4, 9, { value: null, formula });
    const read = readReport(contents);
    if (isRefusal(read)) throw new Error(read.message);
    const evidence = { report: read.report };
    const [finding, ...more] = locate(check(evidence), evidence, read);
    expect([finding?.rule, more]).toEqual(['type', []]);
    expect(planRepairs(read, finding!.fix!.changes).changes).toEqual([
      { where: placeAt('四、复议诉讼!J5'), before: `=${formula}`, after: 1, formula: `=${formula}` },
    ]);
  });

  test('in a table that was moved, the formula is that of its new place', () => {
    const moved = shifted(workbookOf(cleanReport), '四、复议诉讼', 'columns', 0, 2);
    const read = readReport(shifted(moved, '四、复议诉讼', 'rows', 0, 3));
    if (isRefusal(read)) throw new Error(read.message);
    const { changes, blocks } = planRepairs(read, [{ kind: 'sum', cell: 'cases/direct/total' }]);
    expect(changes).toEqual([
      { where: placeAt('四、复议诉讼!L8'), before: 1, after: 1, formula: '=SUM(H8:K8)' },
    ]);
    expect(blocks).toHaveLength(1);
  });
});

describe('what is not fixed', () => {
  test('a number that only a person can know: imbalance, unclear text, a strange label', async () => {
    const workbook = await workbookWith();
    await type(workbook, 'requests/carriedOut/naturalPerson', 5);
    await type(workbook, 'cases/direct/upheld', '约3');
    await typeAt(workbook, '二、主动公开!B3', '本年新增数');
    const found = await findingsIn(workbook);
    expect(found.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['t3-balance[naturalPerson]', 'type', 'label']),
    );
    expect(found.filter(({ fix }) => fix !== undefined)).toEqual([]);
    const answer = await previewFix(workbook, found[0]!.key);
    expect(answer).toMatchObject({ kind: 'refusal', reason: 'no-fix' });
  });

  test('a total, where one of its parts is known to be wrong', async () => {
    const workbook = await workbookWith();
    for (const cell of ['requests/granted/total', 'requests/outcomeTotal/naturalPerson'] as const)
      await type(workbook, cell, cleanFigures[cell] ?? null);
    await type(workbook, 'requests/granted/naturalPerson', 90);
    const found = await findingsIn(workbook);
    expect(found.map(({ rule, suspects, fix }) => [rule, suspects?.[0]?.cell, fix])).toEqual([
      ['t3-col-sum[granted]', 'requests/granted/naturalPerson', undefined],
      ['t3-result-sum[naturalPerson]', 'requests/granted/naturalPerson', undefined],
    ]);
  });

  test('cells that no longer hold what was shown', async () => {
    const workbook = await workbookWith();
    await type(workbook, 'cases/direct/upheld', null);
    const { key, shown } = await preview(workbook, 'blank-zero');
    await type(workbook, 'cases/direct/upheld', '12件');
    const before = await workbook.save();
    const answer = await applyFix(workbook, key, shown);
    expect(answer).toMatchObject({ kind: 'refusal', message: expect.stringContaining('没有改动') });
    expect(Buffer.from(await workbook.save()).equals(Buffer.from(before))).toBe(true);
  });

  test('anything but what was shown', async () => {
    const workbook = await workbookWith();
    await type(workbook, 'cases/direct/upheld', null);
    const { key, shown } = await preview(workbook, 'blank-zero');
    const other = { ...shown, changes: shown.changes.map((change) => ({ ...change, before: '7' })) };
    expect(await applyFix(workbook, key, other)).toMatchObject({ reason: 'cells-changed' });
    expect((await readBack(workbook)).report.figures['cases/direct/upheld']).toBe(null);
  });

  test('a fix is one write, and a preview none', async () => {
    const workbook = await workbookWith();
    for (const cell of [
      'cases/direct/upheld',
      'requests/granted/research',
      'requests/granted/total',
    ] as const)
      await type(workbook, cell, null);
    const write = jest.spyOn(workbook, 'write');
    // One fix may settle several findings, so they are asked for again each time.
    for (let rounds = 0; rounds < 3; rounds += 1) {
      const next = (await findingsIn(workbook)).find((finding) => finding.fix !== undefined);
      if (!next) break;
      write.mockClear();
      const shown = await previewFix(workbook, next.key);
      expect(write).not.toHaveBeenCalled();
      if (isRefusal(shown)) throw new Error(shown.message);
      expect((await applyFix(workbook, next.key, shown)).kind).toBe('fixed');
      expect(write).toHaveBeenCalledTimes(1);
    }
    expect(await findingsIn(workbook)).toEqual([]);
  });
});
