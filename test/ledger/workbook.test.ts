/** The ledger in a workbook: the sheets as added, read back, checked, counted and filled in; and nobody's name outside. */
import { describe, expect, test } from '@jest/globals';
import { addLedger } from '../../src/actions/add-ledger';
import { checkAndWriteResults, checkReport } from '../../src/actions/check-report';
import { compareDocument } from '../../src/actions/compare/compare-document';
import { composeReport } from '../../src/actions/compose-report';
import { countLedger } from '../../src/actions/count-ledger';
import { draftNarrative } from '../../src/actions/draft-narrative';
import { explainFinding } from '../../src/actions/explain';
import { toDoIn } from '../../src/actions/to-do';
import { applyFix, previewFix } from '../../src/actions/fix';
import { readSource } from '../../src/actions/read-source';
import { writeReport } from '../../src/actions/write-report';
import { isRefusal, type Refusal } from '../../src/form/refusal';
import { ledgerSheets } from '../../src/ledger/sheets';
import { spellPlace } from '../../src/workbook/a1';
import { findingsIn, reopened, type } from '../actions/workbooks';
import { readers } from '../intake/files';
import { workbookWithLedger, type TypedRow } from './ledgers';

function done<Result>(result: Result | Refusal): Result {
  if (isRefusal(result)) throw new Error(result.message);
  return result;
}

const answered = (
  id: string,
  received: string,
  replied: string,
  outcome: string,
  more: TypedRow = {},
): TypedRow => ({
  id,
  received,
  channel: '网络',
  applicant: '自然人',
  applicantName: '欧阳无双',
  agentName: '司徒代理',
  summary: '求青石桥拆迁补偿方案',
  outcome,
  replied,
  remark: '家住梧桐里八号',
  ...more,
});

const rows: readonly TypedRow[] = [
  answered('2024-01', '2024-03-01', '2024-03-20', '予以公开'),
  answered('2024-02', '2024-03-01', '2024-04-30', '国家秘密'),
  answered('2024-03', '2024-05-06', '2024-05-20', '（三）1.属于国家秘密', { applicant: '商业企业' }),
  { id: '2024-04', received: '2024-12-20', applicant: '自然人', applicantName: '欧阳无双' },
  answered('2024-05', '2024-06-03', '2024-06-20', '看情况'),
  { id: '2023-77', received: '2023-12-20', applicant: '自然人', outcome: '部分公开', replied: '2024-01-10' },
  {
    id: '欧阳无双',
    received: '三月五日',
    applicant: '自然人',
    applicantName: '欧阳无双',
    outcome: '申请人撤回',
    withdrawn: '2024.3.8',
  },
];
const secrets = ['欧阳无双', '司徒代理', '青石桥', '梧桐里八号', '看情况'];
const today = '2025-01-10';

describe('a workbook with a ledger', () => {
  test('has its sheets added once, and left alone when they are there', async () => {
    const workbook = await workbookWithLedger([]);
    const { sheets } = await workbook.read();
    expect(sheets.map(({ name }) => name).slice(-3)).toEqual([
      ledgerSheets.applications,
      ledgerSheets.cases,
      ledgerSheets.calendar,
    ]);
    expect(await addLedger(workbook)).toMatchObject({
      added: [],
      kept: [ledgerSheets.applications, ledgerSheets.cases, ledgerSheets.calendar],
    });
  });

  test('is counted, and says what is due', async () => {
    const workbook = await workbookWithLedger(rows);
    const summary = done(await countLedger(await reopened(workbook), { today }));
    const nonZero = Object.fromEntries(
      [...summary.counts].filter(([key, n]) => n > 0 && key.endsWith('/total')),
    );
    expect(summary.year).toBe(2024);
    expect(nonZero).toEqual({
      'requests/received/total': 5,
      'requests/carriedIn/total': 1,
      'requests/granted/total': 1,
      'requests/grantedInPart/total': 1,
      'requests/refused.stateSecret/total': 2,
      'requests/otherHandling.other/total': 1,
      'requests/outcomeTotal/total': 5,
      'requests/carriedOut/total': 1,
    });
    expect(summary.counts.get('requests/refused.stateSecret/business')).toBe(1);
    expect(summary.uncounted).toBe(1);
    expect(summary.due).toEqual([
      {
        id: '2024-04',
        received: '2024-12-20',
        due: '2025-01-20',
        state: 'running',
        article: '《条例》第三十三条第二款',
        provisional: false,
        place: expect.objectContaining({ sheet: ledgerSheets.applications, row: 5 }) as unknown,
      },
    ]);
    expect(summary.rows.get('requests/refused.stateSecret/total')?.map(({ id }) => id)).toEqual([
      '2024-02',
      '2024-03',
    ]);
  });

  test('is told where a row cannot be read, was late, or disagrees with the table', async () => {
    const workbook = await workbookWithLedger(rows, { year: 2024 });
    const findings = (await findingsIn(workbook, { today })).filter(({ rule }) => rule.startsWith('ledger-'));
    const told = findings.map(({ rule, where }) => [rule, where[0] && spellPlace(where[0])]);
    expect(told).toContainEqual(['ledger-row[2024-05]', `${ledgerSheets.applications}!A7:AC7`]);
    expect(told).toContainEqual(['ledger-row[第 9 行]', `${ledgerSheets.applications}!A9:AC9`]);
    expect(told).toContainEqual(['ledger-overdue[2024-02]', `${ledgerSheets.applications}!A4:AC4`]);
    expect(findings.filter(({ rule }) => rule.startsWith('ledger-agrees[')).length).toBeGreaterThan(0);
    for (const { severity } of findings) expect(severity).not.toBe('error');
  });

  test('fills a cell from the ledger after a preview, and the finding is gone', async () => {
    const workbook = await workbookWithLedger(rows.slice(0, 4));
    await type(workbook, 'requests/received/naturalPerson', 7);
    const find = async () =>
      (await findingsIn(workbook, { today })).find(
        ({ rule }) => rule === 'ledger-agrees[received/naturalPerson]',
      );
    const finding = await find();
    expect(finding).toMatchObject({ expected: 3, actual: 7, explainable: true, fix: { kind: 'ledger' } });
    expect(finding?.message).toContain('2024-01、2024-02、2024-04');
    const preview = done(await previewFix(workbook, finding!.key, { today }));
    expect(preview.changes).toMatchObject([{ before: 7, after: 3 }]);
    done(await applyFix(workbook, finding!.key, preview, { today }));
    expect(await find()).toBeUndefined();
  });

  test('gives no name and no word of an applicant to anything outside its sheet', async () => {
    const workbook = await workbookWithLedger(rows);
    const checked = done(await checkAndWriteResults(workbook, { today }));
    const summary = done(await countLedger(workbook, { today }));
    const written = done(await writeReport(workbook, ['docx', 'html'], { today, allowErrors: true }));
    if (written.kind !== 'written') throw new Error(written.kind);
    // What the clerk keeps as reasons, what is drafted with 〔台账〕 fields, and what is copied from the pane.
    const explainable = checked.findings.filter(
      ({ rule, explainable }) => rule.startsWith('ledger-') && explainable,
    );
    expect(explainable.length).toBeGreaterThan(2);
    const explained = [];
    for (const { key } of explainable.slice(0, 3))
      explained.push(done(await explainFinding(workbook, key, '已与承办科室核对', { today })));
    const drafted = done(await draftNarrative(workbook, { force: true }));
    const after = done(await checkAndWriteResults(workbook, { today }));
    expect(after.findings.filter(({ explanation }) => explanation !== undefined).length).toBeGreaterThan(2);
    const [differs] = explainable.filter(({ fix }) => fix !== undefined);
    const preview = done(await previewFix(workbook, differs?.key ?? '', { today }));
    const { unzipSync, strFromU8, strToU8 } = await import('fflate');
    const documents = written.files.flatMap(({ format, bytes }) =>
      format === 'html' ? [strFromU8(bytes)] : Object.values(unzipSync(bytes)).map((part) => strFromU8(part)),
    );
    const [page] = written.files.filter(({ format }) => format === 'html');
    const edited = strToU8(strFromU8(page!.bytes).replace(/(?<=<td[^>]*>)1(?=<\/td>)/u, '9'));
    const compared = done(await compareDocument(workbook, done(await readSource(edited, '', readers))));
    expect(compared.same).toBe(false);
    const others = (await workbook.read()).sheets.filter(({ name }) => name !== ledgerSheets.applications);
    const { opened, findings } = checked;
    const texts = [
      ...documents,
      JSON.stringify(others),
      JSON.stringify(findings),
      JSON.stringify([opened.report, opened.read, [...opened.read.places]]),
      JSON.stringify([summary, [...summary.counts], [...summary.rows]]),
      JSON.stringify(opened.ledger?.read.ledger),
      JSON.stringify([explained, drafted, preview, after.findings, toDoIn(after)]),
      // What 复制全文 takes, and what 对照 says of another document.
      JSON.stringify(done(await composeReport(workbook, { today })).document),
      JSON.stringify(compared),
    ];
    for (const secret of secrets)
      for (const text of texts) expect(text.includes(secret) ? secret : '').toBe('');
    // The names are there to be found: on the ledger's own sheet.
    const own = JSON.stringify(
      (await workbook.read()).sheets.find(({ name }) => name === ledgerSheets.applications),
    );
    for (const secret of secrets) expect(own).toContain(secret);
  });

  test('of 3,000 rows is read once', async () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      answered(`N${String(index)}`, '2024-03-01', '2024-03-20', '予以公开'),
    );
    const workbook = await workbookWithLedger(many);
    let reads = 0;
    const read = workbook.read.bind(workbook);
    workbook.read = (wanted) => {
      reads += 1;
      return read(wanted);
    };
    const checked = done(await checkReport(workbook, { today }));
    expect(reads).toBe(1);
    expect(checked.opened.ledger?.read.ledger.applications).toHaveLength(3000);
  });
});
