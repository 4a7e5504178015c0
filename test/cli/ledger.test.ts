/** `nianbao new --ledger` and `nianbao ledger`; and nobody's name in anything the command line says or writes. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { isRefusal } from '../../src/form/refusal';
import { openWorkbook } from '../../src/hosts/file/open';
import { ledgerSheets } from '../../src/ledger/sheets';
import { ledgerRows } from '../../src/workbook/ledger-layout';
import { ledgerColumn } from '../../src/workbook/plan/ledger-formulas';
import { workbookWithLedger, type TypedRow } from '../ledger/ledgers';
import { nianbao, workFolder, type Run } from './nianbao';

const { at, remove } = workFolder();
afterAll(remove);

/** Who applied, for what, and what is written beside it. */
const secrets = ['欧阳无双', '司徒代理', '青石桥', '梧桐里八号', '看情况'];
const person = {
  applicant: '自然人',
  applicantName: '欧阳无双',
  agentName: '司徒代理',
  summary: '求青石桥拆迁补偿方案',
  remark: '家住梧桐里八号',
  replyNumber: '欧阳无双〔2024〕1号',
} as const;
const rows: readonly TypedRow[] = [
  {
    ...person,
    id: '2024-01',
    received: '2024-03-01',
    channel: '网络',
    outcome: '予以公开',
    replied: '2024-03-20',
  },
  { ...person, id: '2024-02', received: '2024-12-20', channel: '网络' },
  {
    ...person,
    id: '2024-03',
    received: '2024-05-06',
    channel: '网络',
    outcome: '国家秘密',
    replied: '2024-07-01',
  },
  // Read by nobody, and told with its row.
  {
    ...person,
    id: '欧阳无双',
    received: '2024-06-03',
    channel: '网络',
    outcome: '看情况',
    replied: '2024-06-20',
  },
];
const file = at('台账.xlsx');

beforeAll(async () => {
  const workbook = await workbookWithLedger(rows, { year: 2024 });
  writeFileSync(file, await workbook.save());
});

interface LedgerJson {
  readonly year: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly due: readonly Readonly<Record<string, unknown>>[];
  readonly findings: readonly { readonly rule: string; readonly where: readonly string[] }[];
}

const run = (...args: readonly string[]): Run => nianbao('ledger', ...args);

async function contentsOf(path: string) {
  const opened = await openWorkbook(new Uint8Array(readFileSync(path)));
  if (isRefusal(opened)) throw new Error(opened.message);
  return opened.read();
}

describe('nianbao new --ledger', () => {
  const made = at('new.xlsx');
  const unit = ['--unit', '青石镇人民政府', '--level', '乡镇', '--year', '2024'];

  test('makes the sheets, and adds them to a workbook that has none without touching what is there', async () => {
    expect(nianbao('new', made, ...unit, '--ledger')).toMatchObject({ code: 0 });
    const { sheets } = await contentsOf(made);
    const tabs = [ledgerSheets.applications, ledgerSheets.cases, ledgerSheets.calendar];
    expect(sheets.map(({ name }) => name).slice(-3)).toEqual(tabs);
    const head = sheets.find(({ name }) => name === ledgerSheets.applications)?.cells[ledgerRows.heads];
    expect(head?.[ledgerColumn('received')]?.value).toBe('收到（确认）日期');

    const plain = at('plain.xlsx');
    expect(nianbao('new', plain, ...unit)).toMatchObject({ code: 0 });
    writeFileSync(at('none.xlsx'), readFileSync(plain));
    const before = await contentsOf(plain);
    const added = nianbao('new', plain, '--ledger');
    expect(added.code).toBe(0);
    for (const tab of tabs) expect(added.err).toContain(tab);
    const after = await contentsOf(plain);
    expect(after.sheets.slice(0, before.sheets.length)).toEqual(before.sheets);
    const bytes = readFileSync(plain);
    expect(nianbao('new', plain, '--ledger').err).toContain('没有改动');
    expect(readFileSync(plain).equals(bytes)).toBe(true);
  });
});

describe('nianbao ledger', () => {
  test('prints counts, what is due and findings as JSON', () => {
    const { code, out } = run(file, '--json', '--today', '2025-01-17');
    expect(code).toBe(0);
    const said = JSON.parse(out) as LedgerJson;
    expect(Object.keys(said)).toEqual(['year', 'counts', 'due', 'findings']);
    expect(said.year).toBe(2024);
    expect(said.counts).toMatchObject({
      'requests/received/total': 3,
      'requests/granted/naturalPerson': 1,
      'requests/refused.stateSecret/total': 1,
      'requests/carriedOut/total': 1,
      'requests/carriedIn/total': 0,
    });
    expect(said.due).toEqual([
      {
        id: '2024-02',
        received: '2024-12-20',
        due: '2025-01-20',
        state: 'dueSoon',
        article: '《条例》第三十三条第二款',
        provisional: false,
      },
    ]);
    expect(said.findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['ledger-row[第 6 行]', 'ledger-overdue[2024-03]']),
    );
  });

  test('says the same in words, and that a row is not counted', () => {
    const { code, out, err } = run(file, '--today', '2025-01-17');
    expect(code).toBe(0);
    expect(out).toMatch(/新收申请·总计 {2}3/u);
    expect(out).toContain('2024-02  临近到期  2025-01-20');
    expect(out).toContain(`${ledgerSheets.applications}!A6`);
    expect(err).toContain('1 行');
  });

  test('counts another year, and that year’s due list by its day', () => {
    const said = JSON.parse(run(file, '--json', '--year', '2025', '--today', '2025-02-05').out) as LedgerJson;
    expect(said.year).toBe(2025);
    expect(said.counts).toMatchObject({ 'requests/carriedIn/total': 1, 'requests/received/total': 0 });
    expect(said.due).toMatchObject([{ id: '2024-02', state: 'overdue' }]);
  });

  test.each<[string, readonly string[], RegExp]>([
    ['no file', [], /工作簿文件名/u],
    ['a year that is none', [file, '--year', '24'], /24/u],
    ['a day that is none', [file, '--today', '2025-02-30'], /2025-02-30/u],
    ['a file that is not there', [at('没有.xlsx')], /没有\.xlsx/u],
    [
      'a workbook without a ledger',
      [at('none.xlsx')],
      /没有在这个工作簿里找到依申请台账.*nianbao new --ledger/u,
    ],
    ['a year of the old form', [file, '--year', '2019'], /2019/u],
  ])('refuses %s with what to do, and exit code 2', (_, args, message) => {
    const { code, out, err } = run(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(message);
  });
});

/** Every text in a file; a .docx or .xlsx part by part, without the ledger's own sheet. */
function textsOf(path: string): readonly string[] {
  const bytes = new Uint8Array(readFileSync(path));
  return /\.(?:docx|xlsx|zip)$/u.test(path)
    ? Object.values(unzipSync(bytes)).map((part) => strFromU8(part))
    : [strFromU8(bytes)];
}

test('no name and no word of an applicant is in anything said or written', () => {
  const said: Run[] = [
    run(file, '--json', '--today', '2025-01-17'),
    run(file, '--today', '2025-01-17'),
    nianbao('check', file, '--json', '--ndjson', at('findings.ndjson')),
    nianbao('check', file),
    nianbao('figures', file),
  ];
  mkdirSync(at('in'));
  writeFileSync(at('in/D01 青石镇.xlsx'), readFileSync(file));
  writeFileSync(at('units.csv'), '编码,单位名称,类型\nD01,云岭县青石镇人民政府,乡镇街道\n');
  said.push(
    nianbao('draft', at('in/D01 青石镇.xlsx')),
    nianbao(
      'report',
      at('in/D01 青石镇.xlsx'),
      '--docx',
      at('report.docx'),
      '--html',
      at('report.html'),
      '--allow-errors',
    ),
    nianbao(
      'collect',
      at('area.xlsx'),
      at('in'),
      '--units',
      at('units.csv'),
      '--unit',
      '云岭县',
      '--year',
      '2024',
      '--slips',
      at('slips'),
      '--json',
    ),
  );
  const slips = readdirSync(at('slips'), { withFileTypes: true }).map(({ name }) => at(`slips/${name}`));
  const written = ['findings.ndjson', 'report.docx', 'report.html', 'area.xlsx'].map(at).concat(slips);
  const texts = [...said.flatMap(({ out, err }) => [out, err]), ...written.flatMap(textsOf)];
  expect(texts.join('').length).toBeGreaterThan(20_000);
  for (const secret of secrets)
    expect(texts.filter((text) => text.includes(secret)).map((text) => text.slice(0, 80))).toEqual([]);
  // They are there to be found.
  const own = textsOf(file).join('');
  for (const secret of secrets) expect(own).toContain(secret);
});
