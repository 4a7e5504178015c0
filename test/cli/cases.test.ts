/** Files of other programs, through the commands as they are typed: what is read stays what it is when it is written and read again. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { nianbao, workFolder } from './nianbao';

const folder = join(__dirname, '../../../shared/cases/files');
const { at, remove } = workFolder();
afterAll(remove);

interface Report {
  readonly figures: Readonly<Record<string, unknown>>;
  readonly text: Readonly<Record<string, string>>;
}
const reportIn = (file: string): Report => JSON.parse(nianbao('figures', file).out) as Report;
const imported = (source: string, name: string): Report => {
  expect(nianbao('import', source, at(name), '--level', '街道')).toMatchObject({ code: 0 });
  return reportIn(at(name));
};

if (!existsSync(folder))
  describe.skip('SKIPPED, no folder of cases beside the project: files of other programs', () => undefined);
else {
  const sample = (): Report => imported('assets/sample/report-2024.txt', 'sample.xlsx');

  test('a text that looks like an escaped character stays what was written', () => {
    const { figures, text } = imported(join(folder, 't05-literal-x.txt'), 't05.xlsx');
    const start = '系统字段_x0041_填错，一是社区公开栏';
    const expectSame = (report: Report): void => {
      expect(report.text['problems/problems']?.slice(0, start.length)).toBe(start);
      expect(report.figures).toEqual(figures);
    };
    expectSame({ figures, text });
    expect(figures).toEqual(sample().figures);
    expect(nianbao('check', at('t05.xlsx'), '--write').code).toBeLessThan(2);
    expectSame(reportIn(at('t05.xlsx')));
  });

  test('a row whose label is missing makes no workbook that nothing reads', () => {
    const { figures } = imported(join(folder, 't01-blank-label.txt'), 't01.xlsx');
    const whole = sample().figures;
    const other = Object.keys(whole).filter((key) => figures[key] !== whole[key]);
    expect(other.every((key) => key.startsWith('proactive/regulations/') && figures[key] === null)).toBe(
      true,
    );
    expect(nianbao('check', at('t01.xlsx')).code).toBeLessThan(2);
    const report = nianbao('report', at('t01.xlsx'), '--docx', at('t01.docx'), '--allow-errors');
    expect(report).toMatchObject({ code: 0 });
    expect(readFileSync(at('t01.docx')).length).toBeGreaterThan(5_000);
  });

  test.each(['x11b-root.xlsx', 'x11a-workbook2.xlsx', 'x11i-backslash.xlsx'])(
    '%s is a workbook for import too, whatever its parts are called',
    (file) => {
      const { figures } = JSON.parse(readFileSync(join(folder, 'base.json'), 'utf8')) as Report;
      expect(imported(join(folder, file), `from-${file}`).figures).toMatchObject(figures);
    },
  );
}
