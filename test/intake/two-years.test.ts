/** Two published years of one district, each as its Word document: read, put beside each other, checked. */
import { expect, test } from '@jest/globals';
import { addSheets } from '../../src/actions/add-sheets';
import { checkReport } from '../../src/actions/check-report';
import { compareLastYear, importLastYear } from '../../src/actions/import-last-year';
import { newWorkbook } from '../../src/hosts/file/open';
import { compose } from '../../src/document/compose';
import { writeDocx } from '../../src/document/docx';
import { describeReal } from '../real-reports';
import { sourceOf } from './files';
import { hongze } from './reports';
import { isRefusal } from '../../src/form/refusal';

async function rulesOf(year: 2023 | 2024, withLastYear: boolean) {
  const workbook = newWorkbook();
  const { report } = await sourceOf(writeDocx(compose(hongze(year))));
  await addSheets(workbook, report);
  if (withLastYear) {
    const last = await sourceOf(writeDocx(compose(hongze(2023))));
    const compared = await compareLastYear(workbook, last);
    expect(compared).toMatchObject({ kind: 'comparison', sheet: 'empty', year: 2023, notes: last.notes });
    expect(await importLastYear(workbook, last)).toMatchObject({ kind: 'imported', figures: 186 });
  }
  const checked = await checkReport(workbook);
  if (isRefusal(checked)) throw new Error(checked.message);
  return checked.findings.map(({ rule }) => rule).filter((rule) => /^(?:t\d|form|copy)/u.test(rule));
}

describeReal('hongze-2023.json', 'two years of one district', () => {
  test('2023: the two totals of table 4 that were left at 0, and the old row （六）', async () => {
    const rules = await rulesOf(2023, false);
    expect(rules.filter((rule) => rule.startsWith('t4-sum'))).toHaveLength(2);
    expect(rules.filter((rule) => !/^(?:t4-sum|form-old)/u.test(rule))).toEqual([]);
  });

  test('2024 beside 2023: what was carried over and the normative documents agree', async () => {
    const rules = await rulesOf(2024, true);
    expect(rules.filter((rule) => rule.includes('-xy-'))).toEqual([]);
    // The same invented prose was put into both years.
    expect(rules.filter((rule) => !/^(?:form-old|copy)/u.test(rule))).toEqual([]);
  });
});
