/** What is still to fill in, by sheet; row 15: a fresh report greets with it, and with no error. */
import { expect, test } from '@jest/globals';
import { addSheets } from '../../src/actions/add-sheets';
import { checkReport, type Checked } from '../../src/actions/check-report';
import { toDoIn } from '../../src/actions/to-do';
import { isRefusal } from '../../src/form/refusal';
import { emptyReport, type Report } from '../../src/form/report';
import { newWorkbook } from '../../src/hosts/file/open';
import { countOf, groupsOf } from '../../src/taskpane/views/finding-groups';
import { sampleReport } from '../document/sample-report';

async function checked(report: Report): Promise<Checked> {
  const workbook = newWorkbook();
  await addSheets(workbook, report);
  const found = await checkReport(workbook);
  if (isRefusal(found)) throw new Error(found.message);
  return found;
}
const lines = (found: Checked): readonly string[] =>
  toDoIn(found).map(
    ({ sheet, count, unit, where }) => `${sheet} ${String(count)} ${unit} ${String(where.row)}`,
  );

test('row 15: a fresh report has no error but a calm group, and says what to fill in where', async () => {
  const found = await checked(emptyReport);
  expect(groupsOf(found.findings, false).map(({ id }) => id)).toEqual(['unfilled']);
  expect(countOf(found.findings, 'error', false)).toBe(0);
  expect(lines(found)).toEqual([
    '填报说明 3 items 2',
    '一、总体情况 1 items 4',
    '二、主动公开 10 cells 3',
    '三、依申请公开 144 cells 4',
    '四、复议诉讼 12 cells 4',
    '五、问题与改进 1 items 2',
    '六、其他事项 1 items 2',
  ]);
});

test('row 15: after 校验 what is not filled in is a mistake', async () => {
  const { findings } = await checked(emptyReport);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  expect(errors).toBeGreaterThan(3);
  expect(countOf(findings, 'error', true)).toBe(errors);
  expect(groupsOf(findings, true).map(({ id }) => id)).not.toContain('unfilled');
});

test('a finished report has nothing to do; one blank is found again', async () => {
  const sample = sampleReport();
  expect(lines(await checked(sample))).toEqual([]);
  const figures = { ...sample.figures, 'requests/granted/research': null };
  expect(lines(await checked({ ...sample, figures }))).toEqual(['三、依申请公开 1 cells 6']);
});

test('row 10: six findings of one number are one thing to do, and its warning is counted as one', async () => {
  const sample = sampleReport();
  const wrong = Number(sample.figures['requests/received/naturalPerson']) * 10 + 1;
  const figures = { ...sample.figures, 'requests/received/naturalPerson': wrong };
  const { findings } = await checked({ ...sample, figures });
  const of = groupsOf(findings, false).flatMap(({ items }) => items);
  const together = of.filter((item) => item.findings.length > 1);
  expect(together).toHaveLength(1);
  expect(together[0]!.findings.map(({ severity }) => severity)).toEqual(['error', 'error', 'warning']);
  expect(together[0]!.findings[0].cause).toMatchObject({ held: wrong, fix: { label: '改为 1' } });
  expect(countOf(findings, 'error', false)).toBe(2);
});
