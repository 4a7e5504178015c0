/** 汇总 through any host: register, files in, kept, returned, mended, summed, explained, and traced to the unit. */
import { expect } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import {
  addRegister,
  gatherReports,
  keepReports,
  returnAll,
  type Received,
} from '../../src/actions/area/collect-files';
import { fillSums, rollUp } from '../../src/actions/area/roll-up';
import { writeTrace } from '../../src/actions/area/write-trace';
import { addSheets } from '../../src/actions/add-sheets';
import { checkReport } from '../../src/actions/check-report';
import { explainFinding } from '../../src/actions/explain';
import { cellOf } from '../../src/form/index';
import { emptyReport } from '../../src/form/report';
import { areaSheetNames, heldColumn, heldRows } from '../../src/workbook/area-layout';
import { cellArea } from '../../src/workbook/layout';
import type { Workbook as Port } from '../../src/workbook/workbook';
import { filled } from '../drafting/forms';
import { submissionOf } from '../rollup/units';
import { done } from './ledger-journey';

/** As copied from a sheet. */
const list = [
  ['编码', '单位名称', '简称和曾用名', '类型'],
  ['D00', '云岭县人民政府办公室', '县府办', '本级'],
  ['D01', '云岭县财政局', '', '部门'],
  ['T01', '青石镇人民政府', '', '乡镇街道'],
  ['V01', '云岭县税务局', '', '垂直管理'],
]
  .map((row) => row.join('\t'))
  .join('\n');

const wrong = {
  severity: 'error',
  where: '三、依申请公开：新收申请·总计',
  message: '不平。',
  basis: '30号',
} as const;
const office = submissionOf(
  '云岭县人民政府办公室',
  filled({ 'requests/received/naturalPerson': 3, 'requests/granted/naturalPerson': 3 }),
);
const finance = submissionOf(
  '云岭县财政局',
  filled({ 'proactive/penalties/decisions': 7, 'proactive/fees/amount': 18.871 }),
  {
    problems: [wrong],
  },
);
const mended = submissionOf(
  '云岭县财政局',
  filled({ 'proactive/penalties/decisions': 9, 'proactive/fees/amount': 18.871 }),
  {
    sha256: 'mended',
    receivedOn: '2025-01-16',
  },
);
const town = submissionOf('青石镇人民政府', filled({ 'proactive/penalties/decisions': 4 }), {
  receivedOn: '2025-01-16',
});

const received = (submissions: Received['submissions']): Received => ({
  submissions,
  deadline: '2025-01-20',
  answers: new Map(),
  today: '2025-01-15',
});

const decisionsName = cellOf('proactive/penalties/decisions').name;

/** `type` is a person at the sheet; `selected` what is selected there now. */
export async function areaJourney(
  workbook: Port,
  type: (sheet: string, row: number, column: number, value: number) => void,
  selected: () => { readonly sheet: string; readonly row: number } | undefined,
): Promise<void> {
  done(await addSheets(workbook, { ...emptyReport, unit: '云岭县', level: '县级政府', year: 2024 }));
  expect(await gatherReports(workbook, received([]))).toMatchObject({ reason: 'no-register' });
  expect(done(await addRegister(workbook, list)).units).toHaveLength(4);
  expect(await addRegister(workbook, list)).toMatchObject({ reason: 'register-there' });

  const first = received([office, finance]);
  const seen = done(await gatherReports(workbook, first));
  expect(seen.collected.collection.standings.map(({ state }) => state)).toEqual([
    '已报',
    '有错',
    '未报',
    '未报',
  ]);
  // Nothing was written yet.
  expect((await workbook.read()).sheets.map(({ name }) => name)).not.toContain(areaSheetNames.held);
  expect(done(await keepReports(workbook, first))).toEqual({ kind: 'kept', units: 2, written: true });
  expect(done(await keepReports(workbook, first))).toMatchObject({ written: false });

  const { zip, slips } = done(await returnAll(workbook, first));
  expect(slips).toBe(2);
  const names = Object.keys(unzipSync(zip)).sort();
  expect(names).toEqual(['催报单-青石镇人民政府.docx', '退回单-云岭县财政局.docx']);
  const slip = unzipSync(unzipSync(zip)['退回单-云岭县财政局.docx']!)['word/document.xml']!;
  expect(strFromU8(slip)).toMatch(/<w:jc w:val="right"\/>.{0,200}云岭县/u);

  expect(done(await keepReports(workbook, received([mended])))).toMatchObject({ units: 2, written: true });
  const again = done(await gatherReports(workbook, received([])));
  expect(again.area.returned).toMatchObject([{ code: 'D01', correctedOn: '2025-01-16' }]);
  expect(again.area.held.map(({ state }) => state)).toEqual(['已报', '已改']);

  // One unit is missing: its numbers never count as 0, and the area's own is compared with a warning.
  const rolled = done(await rollUp(workbook));
  expect(rolled.missing.map(({ name }) => name)).toEqual(['青石镇人民政府']);
  const filledCells = await fillSums(workbook, rolled);
  expect(filledCells.changes.length).toBeGreaterThan(50);
  const findings = async () => done(await checkReport(workbook, { today: '2025-01-15' })).findings;
  expect((await findings()).filter(({ rule }) => rule.startsWith('area-sum'))).toEqual([]);

  expect(done(await keepReports(workbook, received([town])))).toMatchObject({ units: 3 });
  const differs = (await findings()).find(({ rule }) => rule === 'area-sum[proactive/penalties/decisions]');
  expect(differs).toMatchObject({ severity: 'error', expected: 13, actual: 9, explainable: true });
  // A reason the office knows is kept in the workbook.
  done(
    await explainFinding(workbook, differs?.key ?? '', '青石镇的 4 件由县里移交，不重复计', {
      today: '2025-01-15',
    }),
  );
  const explained = (await findings()).find(({ rule }) => rule === 'area-sum[proactive/penalties/decisions]');
  expect(explained).toMatchObject({ explanation: expect.stringContaining('移交') as unknown });
  // What was typed by hand and differs stays, unless it is asked for.
  const kept = await fillSums(workbook, done(await rollUp(workbook)));
  expect(kept.kept).toEqual([{ cell: 'proactive/penalties/decisions', area: 9, sum: 13 }]);
  await fillSums(workbook, done(await rollUp(workbook)), true);
  expect(done(await rollUp(workbook)).differences).toEqual([]);

  expect(done(await writeTrace(workbook)).cells).toBeGreaterThan(3);
  expect(done(await writeTrace(workbook)).cells).toBeGreaterThan(3);
  const { sheets } = await workbook.read();
  const trace = sheets.find(({ name }) => name === areaSheetNames.trace)?.cells ?? [];
  const decisions = trace.filter((row) => row[0]?.value === decisionsName);
  expect(decisions.map((row) => [row[2]?.value, row[3]?.value])).toEqual([
    ['云岭县财政局', 9],
    ['青石镇人民政府', 4],
  ]);

  // A number typed into 各单位数据 from paper is held as it stands, and no file is written over it unasked.
  const cells = sheets.find(({ name }) => name === areaSheetNames.held)?.cells ?? [];
  const decisionColumn = cells[heldRows.head]!.findIndex(({ value }) => value === decisionsName);
  const vertical = heldRows.first + 3;
  type(areaSheetNames.held, vertical, decisionColumn, 2);
  const tax = submissionOf('云岭县税务局', filled({ 'proactive/penalties/decisions': 5 }));
  const typed = done(await gatherReports(workbook, received([tax])));
  expect(typed.collected.findings.map(({ rule }) => rule)).toContain('batch-typed');
  done(await keepReports(workbook, received([tax])));
  const held = done(await gatherReports(workbook, received([]))).area.held;
  expect(held.find(({ code }) => code === 'V01')?.figures).toEqual({ 'proactive/penalties/decisions': 2 });

  await workbook.select({
    sheet: areaSheetNames.held,
    area: cellArea(heldRows.first + 1, heldColumn('code'), 2),
  });
  expect(selected()).toEqual({ sheet: areaSheetNames.held, row: heldRows.first + 1 });
}

/** A year of a large area: 400 units, each with every number. */
export const manyUnits = 400;
export const manyList = [
  '编码\t单位名称',
  ...Array.from({ length: manyUnits }, (_, n) => `M${String(n)}\t第${String(n)}号局`),
].join('\n');
export const manyReports = (): Received =>
  received(
    Array.from({ length: manyUnits }, (_, n) =>
      submissionOf(
        `第${String(n)}号局`,
        filled({ 'requests/received/naturalPerson': n, 'requests/granted/naturalPerson': n }),
      ),
    ),
  );
