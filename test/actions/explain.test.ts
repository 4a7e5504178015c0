/** 说明: kept for as long as rule and values stay, on the sheet the clerk sees; nothing typed there is ever lost. */
import { describe, expect, jest, test } from '@jest/globals';
import { readers } from '../intake/files';
import { checkAndWriteResults } from '../../src/actions/check-report';
import { addSheets } from '../../src/actions/add-sheets';
import { explainFinding } from '../../src/actions/explain';
import { importLastYear } from '../../src/actions/import-last-year';
import { readSource } from '../../src/actions/read-source';
import { restoreRemarks } from '../../src/actions/restore-remarks';
import { newWorkbook, openWorkbook } from '../../src/hosts/file/open';
import { writeReport } from '../../src/actions/write-report';
import type { CellKey } from '../../src/form/cell';
import type { Report } from '../../src/form/report';
import type { FileWorkbook } from '../../src/hosts/file/workbook';
import { isOpen } from '../../src/form/severity';
import { placeName } from '../../src/workbook/a1';
import { cellArea } from '../../src/workbook/layout';
import type { SheetPlan } from '../../src/workbook/workbook';
import { cleanFigures, cleanReport, cleanText } from '../rules/clean-report';
import { recalculated } from '../libreoffice';
import { testWith } from '../tools';
import { findingIn, findingsIn, reopened, type, typeAt, workbookWith } from './workbooks';
import { isRefusal } from '../../src/form/refusal';

const today = '2025-01-10';

/** Last year closed otherwise in every column, and had more documents in force. */
const lastYear: Report = {
  ...cleanReport,
  year: 2023,
  figures: {
    ...cleanFigures,
    'requests/carriedOut/naturalPerson': 4,
    'requests/carriedOut/business': 2,
    'requests/carriedOut/research': 1,
    'requests/carriedOut/publicBenefit': 3,
    'requests/carriedOut/legalService': 6,
    'requests/carriedOut/otherOrganization': 7,
    'requests/carriedOut/total': 23,
    'proactive/normativeDocuments/inForce': 9,
  },
};
const options = { lastYear, today };

/** Seven differences from last year, all errors; and warnings of several rules. */
async function workbookToExplain(): Promise<FileWorkbook> {
  const workbook = await workbookWith({
    text: {
      ...cleanText,
      'overview/management': '',
      'overview/lead': `${cleanText['overview/lead'] ?? ''}2021年起步。`,
    },
  });
  await typeAt(workbook, '二、主动公开!C3', '本年度止件数');
  return workbook;
}

async function explainAll(workbook: FileWorkbook): Promise<ReadonlyMap<string, string>> {
  const explained = new Map<string, string>();
  for (const { key, explainable } of await findingsIn(workbook, options)) {
    if (!explainable) continue;
    const text = `已与上年底稿核对，差异原因见附件 ${String(explained.size + 1)}。`;
    expect(await explainFinding(workbook, key, text, options)).toEqual({ kind: 'explained', key, text });
    explained.set(key, text);
  }
  return explained;
}

async function explanations(workbook: FileWorkbook): Promise<ReadonlyMap<string, string>> {
  const found = await findingsIn(workbook, options);
  return new Map(
    found.flatMap(({ key, explanation }) => (explanation === undefined ? [] : [[key, explanation]])),
  );
}

async function check(workbook: FileWorkbook, date = today): Promise<void> {
  expect((await checkAndWriteResults(workbook, { lastYear, today: date })).kind).toBe('checked');
}

/** Every cell of 校验结果, row by row, that holds anything. */
async function resultRows(workbook: FileWorkbook): Promise<readonly (readonly string[])[]> {
  const { sheets } = await workbook.read({ sheets: ['校验结果'], names: [] });
  return (sheets[0]?.cells ?? []).map((cells) => cells.map(({ value }) => String(value ?? '')));
}

const remarkPlace = async (workbook: FileWorkbook, words: string): Promise<string> => {
  const rows = await resultRows(workbook);
  const row = rows.findIndex((cells) => cells[3]?.includes(words));
  expect(row).toBeGreaterThan(0);
  return placeName('校验结果', cellArea(row, 7));
};

const emptyPlan: Omit<SheetPlan, 'name' | 'cells'> = {
  styles: [],
  merges: [],
  columnWidths: [],
  rowHeights: new Map(),
  validations: [],
  highlights: [],
  names: [],
  print: { orientation: 'portrait', area: cellArea(0, 0) },
  protect: false,
};

describe('explanations', () => {
  test('all survive saving, opening, checking again and again, on another day', async () => {
    const workbook = await workbookToExplain();
    const explained = await explainAll(workbook);
    expect(explained.size).toBeGreaterThanOrEqual(10);
    expect(await explanations(workbook)).toEqual(explained);
    let again = await reopened(workbook);
    expect(await explanations(again)).toEqual(explained);
    for (const day of ['2025-01-10', '2025-01-11', '2025-02-01']) {
      await check(again, day);
      again = await reopened(again);
      expect(await explanations(again)).toEqual(explained);
    }
    const text = (await resultRows(again)).flat().join('|');
    for (const said of explained.values()) expect(text.split(said)).toHaveLength(2);
    expect(text).toContain(`其中 ${String(explained.size)} 条已写说明。没有未说明的错误，可以生成报告。`);
  });

  testWith('soffice', 'all survive another program opening and saving the file', async () => {
    const workbook = await workbookToExplain();
    const explained = await explainAll(workbook);
    const [bytes] = recalculated([await workbook.save()]);
    const again = await openWorkbook(bytes!, { forWriting: true });
    if (isRefusal(again)) throw new Error(again.message);
    expect(await explanations(again)).toEqual(explained);
    await check(again);
    expect(await explanations(await reopened(again))).toEqual(explained);
  });

  test('without a 校验结果 one is made; on one that is there only two cells are written', async () => {
    const workbook = await workbookToExplain();
    const replace = jest.spyOn(workbook, 'replaceSheet');
    const write = jest.spyOn(workbook, 'write');
    const [first, second] = (await findingsIn(workbook, options)).filter(({ explainable }) => explainable);
    await explainFinding(workbook, first!.key, '甲', options);
    expect([replace.mock.calls.length, write.mock.calls.length]).toEqual([1, 0]);
    await explainFinding(workbook, second!.key, '乙', options);
    expect([replace.mock.calls.length, write.mock.calls.length]).toEqual([1, 1]);
    expect(write.mock.calls[0]![0]).toHaveLength(2);
    await explainFinding(workbook, second!.key, ' 乙 ', options);
    expect(write.mock.calls).toHaveLength(1);
  });

  test.each<[CellKey, number, readonly string[]]>([
    ['requests/carriedIn/research', 5, ['t3-xy-carry[research]', 't3-xy-carry[total]', 'tx-carryin']],
    [
      'requests/carriedIn/naturalPerson',
      2,
      ['t3-xy-carry[naturalPerson]', 't3-xy-carry[total]', 'tx-carryin'],
    ],
    ['proactive/normativeDocuments/issued', 3, ['t2-xy-norm']],
    // Its totals follow: 办结 is 23 now, where the prose says 22.
    ['requests/granted/business', 3, ['tx-done']],
  ])('a changed %s reopens exactly its own', async (cell, value, reopenedRules) => {
    const workbook = await workbookToExplain();
    await explainAll(workbook);
    await type(workbook, cell, value);
    if (cell.includes('carriedIn')) await type(workbook, 'requests/carriedIn/total', value + 1);
    const after = await findingsIn(await reopened(workbook), options);
    const open = after.filter((finding) => finding.explainable && isOpen(finding)).map(({ rule }) => rule);
    expect(open.sort()).toEqual([...reopenedRules].sort());
  });

  test('other values with the same outcome are other values', async () => {
    const workbook = await workbookToExplain();
    await explainAll(workbook);
    const before = await findingIn(workbook, 't2-xy-norm', options);
    await type(workbook, 'proactive/normativeDocuments/issued', 3);
    await type(workbook, 'proactive/normativeDocuments/repealed', 2);
    const after = await findingIn(workbook, 't2-xy-norm', options);
    expect([after.expected, after.actual]).toEqual([before.expected, before.actual]);
    expect(isOpen(after)).toBe(true);
  });

  test('what is reopened keeps its old words in sight, and has them back with the old value', async () => {
    const workbook = await workbookToExplain();
    const explained = await explainAll(workbook);
    const { key } = await findingIn(workbook, 't2-xy-norm', options);
    await type(workbook, 'proactive/normativeDocuments/issued', 3);
    await check(workbook);
    await check(workbook);
    const rows = await resultRows(workbook);
    const at = rows.findIndex((cells) => cells[0]?.startsWith('以前写的说明'));
    expect(rows[at + 1]).toEqual(expect.arrayContaining([explained.get(key)]));
    expect(rows.flat().filter((text) => text === explained.get(key))).toHaveLength(1);
    await type(workbook, 'proactive/normativeDocuments/issued', 2);
    const again = await reopened(workbook);
    expect(await explanations(again)).toEqual(explained);
    await check(again);
    expect((await resultRows(again)).flat().join()).not.toContain('以前写的说明');
    expect(await explanations(again)).toEqual(explained);
  });

  test('an empty text takes an explanation back', async () => {
    const workbook = await workbookToExplain();
    await explainAll(workbook);
    const { key } = await findingIn(workbook, 't2-xy-norm', options);
    await explainFinding(workbook, key, ' ', options);
    expect((await findingIn(workbook, 't2-xy-norm', options)).explanation).toBeUndefined();
    expect((await resultRows(workbook))[2]?.[0]).toContain('条已写说明');
  });

  test('in-table errors cannot be explained, hints need not, and too much does not fit', async () => {
    const workbook = await workbookWith();
    await type(workbook, 'cases/direct/total', 9);
    await type(workbook, 'proactive/regulations/inForce', 2);
    const error = await findingIn(workbook, 't4-sum');
    const hint = await findingIn(workbook, 't2-reg-scope');
    const refused = { kind: 'refusal', reason: 'not-explainable' };
    expect(await explainFinding(workbook, error.key, '就是这样')).toMatchObject(refused);
    expect(await explainFinding(workbook, hint.key, '就是这样')).toMatchObject(refused);
    expect(await explainFinding(workbook, 'nothing~1', '甲')).toMatchObject({ reason: 'finding-gone' });
    const warned = await workbookToExplain();
    const { key } = await findingIn(warned, 'label', options);
    expect(await explainFinding(warned, key, '长'.repeat(501), options)).toMatchObject({
      reason: 'explanation-too-long',
    });
    expect((await resultRows(workbook)).length + (await resultRows(warned)).length).toBe(0);
  });

  test('an explained difference from last year does not hold up the report; an unexplained one does', async () => {
    const workbook = await workbookToExplain();
    const explained = await explainAll(workbook);
    const written = await writeReport(workbook, ['html'], options);
    expect(written.kind).toBe('written');
    if (written.kind === 'written')
      expect(new TextDecoder().decode(written.files[0]!.bytes)).not.toContain('未通过校验');
    const carry = [...explained.keys()].find((key) => key.startsWith('t3-xy-carry'))!;
    await explainFinding(workbook, carry, '', options);
    expect((await writeReport(workbook, ['html'], options)).kind).toBe('errors-stand');
  });
});

describe('re-import', () => {
  const source = { kind: 'source', report: lastYear, notes: [] } as const;

  test('last year imported again leaves the explanations; other figures reopen theirs', async () => {
    const workbook = await workbookToExplain();
    expect((await importLastYear(workbook, source)).kind).toBe('imported');
    const given: string[] = [];
    for (const { key, explainable } of await findingsIn(workbook, { today })) {
      if (!explainable) continue;
      given.push(key);
      await explainFinding(workbook, key, `说明 ${key}`, { today });
    }
    const explainedNow = async (): Promise<readonly string[]> =>
      (await findingsIn(workbook, { today })).filter((finding) => !isOpen(finding)).map(({ key }) => key);
    expect(await importLastYear(workbook, source)).toMatchObject({ kind: 'imported' });
    expect(await explainedNow()).toEqual(given);
    const figures = { ...lastYear.figures, 'proactive/normativeDocuments/inForce': 8 };
    await importLastYear(workbook, { ...source, report: { ...lastYear, figures } });
    expect(await explainedNow()).toEqual(given.filter((key) => !key.startsWith('t2-xy-norm')));
    await importLastYear(workbook, source);
    expect(await explainedNow()).toEqual(given);
  });

  test('imported into a new workbook, all come along; those on last year wait for last year', async () => {
    const old = await workbookToExplain();
    const explained = await explainAll(old);
    const bytes = await old.save();
    const read = await readSource(bytes, 'a.xlsx', readers);
    if (isRefusal(read)) throw new Error(read.message);
    const workbook = newWorkbook();
    await addSheets(workbook, read.report);
    await restoreRemarks(workbook, read.remarks!);
    const again = await reopened(workbook);
    const thisYear = (await findingsIn(again)).filter((finding) => !isOpen(finding));
    expect(thisYear.map(({ rule }) => rule).sort()).toEqual(['label', 's1-five']);
    expect(await explanations(again)).toEqual(explained);
  });
});

describe('what a clerk writes on 校验结果 by hand', () => {
  test('beside a warning is an explanation; beside an in-table error it stays, and explains nothing', async () => {
    const workbook = await workbookToExplain();
    await type(workbook, 'cases/direct/total', 9);
    await check(workbook);
    await typeAt(workbook, await remarkPlace(workbook, '行政规范性文件·现行有效'), '区里收回两件，已备案');
    await typeAt(workbook, await remarkPlace(workbook, '未经复议直接起诉'), '找小李核对');
    expect((await findingIn(workbook, 't2-xy-norm', options)).explanation).toBe('区里收回两件，已备案');
    expect((await findingIn(workbook, 't4-sum', options)).explanation).toBeUndefined();
    await check(workbook);
    const again = await reopened(workbook);
    await check(again);
    const text = (await resultRows(again)).flat();
    expect(text.filter((cell) => cell === '找小李核对')).toHaveLength(1);
    expect(text.filter((cell) => cell === '区里收回两件，已备案')).toHaveLength(1);
    expect(text.join()).not.toContain('以前写的说明');
  });

  test('signatures and anything else are carried over, once, wherever they stand', async () => {
    const workbook = await workbookToExplain();
    await check(workbook);
    const end = (await resultRows(workbook)).findIndex((cells) => cells[0] === '填报人：');
    await typeAt(workbook, placeName('校验结果', cellArea(end, 0)), '填报人：张三');
    await typeAt(workbook, placeName('校验结果', cellArea(end, 5)), '日期：2025年1月12日');
    await typeAt(workbook, placeName('校验结果', cellArea(end + 1, 3)), '已报区政府办');
    await typeAt(workbook, placeName('校验结果', cellArea(5, 10)), '这条问过市局');
    await type(workbook, 'requests/granted/business', 3);
    for (let round = 0; round < 3; round += 1) await check(workbook, `2025-01-1${String(round)}`);
    const text = (await resultRows(await reopened(workbook))).flat();
    for (const kept of ['填报人：张三', '日期：2025年1月12日', '已报区政府办', '这条问过市局'])
      expect(text.filter((cell) => cell === kept)).toHaveLength(1);
    expect(text.filter((cell) => cell.startsWith('填报人'))).toHaveLength(1);
    expect(text).toContain('审核人：');
  });

  test('rows sorted, columns inserted, and a sheet renamed do no harm', async () => {
    const workbook = await workbookToExplain();
    const explained = await explainAll(workbook);
    await check(workbook);
    const { sheets } = await workbook.read({ sheets: ['校验结果'], names: [] });
    const copy = sheets[0]!.cells.map((cells) => [{ value: null }, ...cells]);
    const findings = copy.splice(4, explained.size).reverse();
    copy.splice(4, 0, ...findings);
    const plan: SheetPlan = {
      ...emptyPlan,
      name: '校验结果（1月）',
      cells: copy.flatMap((cells, row) =>
        cells.map(({ value }, column) => {
          const content = typeof value === 'boolean' ? String(value) : value;
          return { row, column, input: { kind: 'value', value: content } as const };
        }),
      ),
    };
    const renamed = await workbookToExplain();
    await renamed.addSheets([plan]);
    expect(await explanations(renamed)).toEqual(explained);
    await check(renamed);
    expect(await explanations(await reopened(renamed))).toEqual(explained);
    await workbook.addSheets([plan]);
    const { key } = await findingIn(workbook, 't2-xy-norm', options);
    // What 校验结果 itself says comes first, blanks too.
    await explainFinding(workbook, key, '', options);
    const rest = new Map([...explained].filter(([other]) => other !== key));
    expect(await explanations(workbook)).toEqual(rest);
  });
});
