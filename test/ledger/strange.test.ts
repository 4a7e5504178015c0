/** A ledger as an office really keeps it: other columns, merged heads, dates as text, heads repeated, blank rows. */
import { describe, expect, test } from '@jest/globals';
import { addSheets } from '../../src/actions/add-sheets';
import { checkReport } from '../../src/actions/check-report';
import { countLedger } from '../../src/actions/count-ledger';
import { candidateIn, mapLedger, previewMapping } from '../../src/actions/map-ledger';
import { isRefusal, type Refusal } from '../../src/form/refusal';
import { newWorkbook } from '../../src/hosts/file/open';
import type { FileWorkbook } from '../../src/hosts/file/workbook';
import { dayText } from '../../src/ledger/day';
import { ledgerSheets } from '../../src/ledger/sheets';
import { spellPlace } from '../../src/workbook/a1';
import { reopened } from '../actions/workbooks';
import { cleanReport } from '../rules/clean-report';
import { strangeSheet, tab } from './strange-ledger';

function done<Result>(result: Result | Refusal): Result {
  if (isRefusal(result)) throw new Error(result.message);
  return result;
}

async function strangeWorkbook(): Promise<FileWorkbook> {
  const workbook = newWorkbook();
  done(await addSheets(workbook, { ...cleanReport, year: 2024 }));
  await workbook.addSheets([strangeSheet]);
  return reopened(workbook);
}

/** What the clerk chooses where the heads alone do not say it. */
const chosen = [
  ['id', '序号'],
  ['applicant', '申请人 类别'],
  ['received', '来件 时间'],
  ['correctionNoticed', '补正 通知日期'],
  ['correctionCame', '补正 收到日期'],
  ['outcome', '办理 结果'],
  ['replied', '办理 时间'],
] as const;

describe('a ledger with columns of its own', () => {
  test('is no matter of the check until it is mapped, and is mapped once', async () => {
    const workbook = await strangeWorkbook();
    const before = done(await checkReport(workbook, { today: '2025-01-10' }));
    expect(before.opened.ledger).toBeUndefined();
    expect(done(await mapLedger(workbook, { sheet: tab, heads: new Map(chosen) }))).toEqual({
      kind: 'mapped',
      sheet: tab,
      applications: 6,
    });
    const again = await reopened(workbook);
    const { opened, findings } = done(await checkReport(again, { today: '2025-01-10' }));
    const read = opened.ledger!.read.ledger.applications.map(
      ({ id, applicant, received, outcome, replied }) => [
        id,
        applicant,
        received === undefined ? undefined : dayText(received),
        outcome,
        replied === undefined ? undefined : dayText(replied),
      ],
    );
    expect(read).toEqual([
      ['1', 'naturalPerson', '2024-03-05', 'granted', '2024-03-20'],
      ['2', 'business', '2024-03-05', 'grantedInPart', '2024-04-01'],
      ['3', 'naturalPerson', '2024-03-05', 'unavailable.notHeld', '2024-04-01'],
      ['4', 'naturalPerson', undefined, undefined, undefined],
      ['5', undefined, '2024-12-25', undefined, undefined],
      ['6', 'naturalPerson', '2024-12-26', undefined, undefined],
    ]);
    const told = findings
      .filter(({ rule }) => rule.startsWith('ledger-row'))
      .map(({ rule, where, severity }) => [rule, where[0] && spellPlace(where[0]), severity]);
    expect(told).toEqual([
      ['ledger-row[4]', `${tab}!A9:I9`, 'warning'],
      ['ledger-row[5]', `${tab}!A10:I10`, 'warning'],
      ['ledger-row[2]', `${tab}!A5:I5`, 'hint'],
    ]);
    const texts = JSON.stringify([findings, opened.report, [...opened.read.places]]);
    for (const secret of ['欧阳无双', '青石置业', '司徒某', '去年腊月']) expect(texts).not.toContain(secret);
  });

  test('has its columns suggested where the heads say what they are', async () => {
    const workbook = await strangeWorkbook();
    const candidate = candidateIn(await workbook.read());
    expect(candidate).toMatchObject({ kind: 'candidate', sheet: tab });
    // 办理 时间 may be when it was answered or when it was worked on: that is for the clerk to say.
    expect(Object.fromEntries(candidate!.suggestion)).toEqual({
      id: '序号',
      applicantName: '申请人 姓名',
      applicant: '申请人 类别',
      received: '来件 时间',
      correctionNoticed: '补正 通知日期',
      correctionCame: '补正 收到日期',
      outcome: '办理 结果',
      remark: '备注',
    });
    expect(candidate!.heads).toContain('办理 时间');
    const plain = newWorkbook();
    await plain.addSheets([]);
    expect(candidateIn(await plain.read())).toBeUndefined();
  });

  test('has its own words asked once, and what cannot be read told by row', async () => {
    const workbook = await strangeWorkbook();
    const mapping = { sheet: tab, heads: new Map(chosen) };
    const preview = done(await previewMapping(workbook, mapping));
    expect(preview).toMatchObject({
      applications: 6,
      words: [{ column: 'applicant', word: '个体工商户', rows: [9] }],
      unread: [{ id: '4', columns: ['收到（确认）日期'], place: { sheet: tab, row: 8 } }],
    });
    expect((await workbook.read()).sheets.map(({ name }) => name)).not.toContain(ledgerSheets.mapping);

    const words = { applicant: new Map([['个体工商户', 'business']]) };
    done(await mapLedger(workbook, { ...mapping, words }));
    const again = await reopened(workbook);
    const { opened, findings } = done(await checkReport(again, { today: '2025-01-10' }));
    const read = opened.ledger!.read.ledger.applications.find(({ id }) => id === '5');
    expect(read).toMatchObject({ applicant: 'business', unreadable: [] });
    expect(findings.map(({ rule }) => rule)).not.toContain('ledger-row[5]');
    // Asked again, the pane starts from what was said.
    const contents = await again.read();
    expect(candidateIn(contents)).toMatchObject({ sheet: tab, suggestion: new Map(chosen), words });
    expect(done(await previewMapping(again, { ...mapping, words })).words).toEqual([]);
    // An id that means nothing is as if it had not been said.
    const odd = { applicant: new Map([['个体工商户', 'nonsense']]) };
    expect(done(await previewMapping(again, { ...mapping, words: odd })).words).toHaveLength(1);
  });

  test('has no word asked that holds the name of who applied', async () => {
    const workbook = await strangeWorkbook();
    await workbook.write([
      { sheet: tab, row: 9, column: 2, inputs: [[{ kind: 'value', value: '司徒某的代理' }]] },
    ]);
    const heads = new Map([...chosen, ['applicantName', '申请人 姓名'] as const]);
    const { words, unread } = done(await previewMapping(workbook, { sheet: tab, heads }));
    expect(words).toEqual([]);
    expect(unread.map(({ id, columns }) => [id, columns])).toContainEqual(['5', ['申请人类型']]);
  });

  test('is refused, and nothing written, where the mapping reads nothing', async () => {
    const workbook = await strangeWorkbook();
    const short = await mapLedger(workbook, { sheet: tab, heads: new Map([['id', '序号']]) });
    expect(short).toMatchObject({ kind: 'refusal', reason: 'mapping-short' });
    const other = await mapLedger(workbook, {
      sheet: tab,
      heads: new Map([
        ['received', '没有这一列'],
        ['applicant', '也没有'],
      ]),
    });
    expect(other).toMatchObject({ kind: 'refusal' });
    expect((await workbook.read()).sheets.map(({ name }) => name)).not.toContain(ledgerSheets.mapping);
  });

  test('whose heads have changed since is refused with what to do', async () => {
    const workbook = await strangeWorkbook();
    done(await mapLedger(workbook, { sheet: tab, heads: new Map(chosen) }));
    const blank = Array.from({ length: 9 }, () => ({ kind: 'value', value: null }) as const);
    await workbook.write([{ sheet: tab, row: 2, column: 0, inputs: [blank] }]);
    const result = await countLedger(workbook, { today: '2025-01-10' });
    expect(result).toMatchObject({ kind: 'refusal', reason: 'mapping-lost' });
  });
});
