/** Fixes and explanations do the same in Excel, in WPS and in a file. */
import { describe, expect, test } from '@jest/globals';
import { addSheets } from '../../src/actions/add-sheets';
import { checkAndWriteResults } from '../../src/actions/check-report';
import { explainFinding } from '../../src/actions/explain';
import { applyFix, previewFix } from '../../src/actions/fix';
import { newWorkbook } from '../../src/hosts/file/open';
import type { Workbook } from '../../src/workbook/workbook';
import { openExcel } from '../hosts/excel/open-excel';
import { openWps } from '../hosts/wps/open-wps';
import { cleanFigures, cleanReport } from '../rules/clean-report';
import { modes } from '../wps/mode';
import { findingsIn, readBack, type, typeAt } from './workbooks';
import { isRefusal } from '../../src/form/refusal';

const lastYear = {
  ...cleanReport,
  year: 2023,
  figures: { ...cleanFigures, 'proactive/normativeDocuments/inForce': 9 },
};
const options = { lastYear, today: '2025-01-10' };

async function spoiled(workbook: Workbook): Promise<Workbook> {
  await addSheets(workbook, cleanReport);
  await type(workbook, 'requests/received/naturalPerson', '２０件');
  await type(workbook, 'cases/direct/total', 9);
  await type(workbook, 'cases/reconsideration/corrected', null);
  await typeAt(workbook, '二、主动公开!C3', '本年度止件数');
  return workbook;
}

/** What a clerk sees, step by step: previews, fixes, the sheet 校验结果, what is left. */
async function story(workbook: Workbook): Promise<readonly unknown[]> {
  const seen: unknown[] = [];
  for (let rounds = 0; rounds < 4; rounds += 1) {
    const next = (await findingsIn(workbook, options)).find((one) => one.fix);
    if (!next) break;
    const shown = await previewFix(workbook, next.key, options);
    if (isRefusal(shown)) throw new Error(shown.message);
    seen.push(shown, await applyFix(workbook, next.key, shown, options));
  }
  const left = (await findingsIn(workbook, options)).filter(({ explainable }) => explainable);
  for (const { key } of left) seen.push(await explainFinding(workbook, key, '上年误报，\n已更正', options));
  await checkAndWriteResults(workbook, options);
  const { report, formulas, remarks } = await readBack(workbook);
  const { sheets } = await workbook.read({ sheets: ['校验结果'], names: [] });
  const cells = sheets[0]!.cells.map((row) =>
    row
      .map(({ value }) => value ?? '')
      .join('|')
      .replace(/\|+$/u, ''),
  );
  return [
    ...seen,
    report.figures,
    [...formulas],
    [...remarks.texts],
    cells,
    await findingsIn(workbook, options),
  ];
}

describe.each([
  ['Excel', () => openExcel('1.14').workbook],
  ...Object.values(modes).map((mode) => [`WPS, ${mode.name}`, () => openWps(mode).workbook] as const),
])('%s', (_, open: () => Workbook) => {
  test('as in a file', async () => {
    const expected = await story(await spoiled(newWorkbook()));
    expect(expected.length).toBeGreaterThan(10);
    expect(await story(await spoiled(open()))).toEqual(expected);
  });
});
