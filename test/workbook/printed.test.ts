/** The sheets of texts on paper: what will be published, whole; live, whatever is changed later. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { addSheets } from '../../src/actions/add-sheets';
import { writeText } from '../../src/actions/write-text';
import { isRefusal } from '../../src/form/refusal';
import { newWorkbook } from '../../src/hosts/file/open';
import type { FileWorkbook } from '../../src/hosts/file/workbook';
import { textColumns } from '../../src/workbook/layout';
import { readReport, type ReadResult } from '../../src/workbook/read/report';
import { sampleReport } from '../document/sample-report';
import { convert } from '../libreoffice';
import { startOf } from '../programs';
import { testWith } from '../tools';

const raw =
  '新收申请〔新收申请·总计〕件，予以公开的占〔予以公开·总计÷办理总计·总计〕，不予公开〔不予公开·总计〕件，见〔2021〕30号；〔没有的数〕。';

async function withText(text: string): Promise<FileWorkbook> {
  const file = newWorkbook();
  await addSheets(file, { ...sampleReport(), text: {} });
  const written = await writeText(file, 'overview/requests', { before: '', text });
  if (isRefusal(written)) throw new Error(written.message);
  return file;
}

async function read(file: FileWorkbook): Promise<ReadResult> {
  const found = readReport(await file.read());
  if (isRefusal(found)) throw new Error(found.message);
  return found;
}

async function printed(file: FileWorkbook): Promise<unknown> {
  const { places } = await read(file);
  const { sheet, row } = places.get('overview/requests')!;
  const { sheets } = await file.read({ sheets: [sheet], names: [] });
  return sheets[0]?.cells[row]?.[textColumns.printed]?.value;
}

test('beside a part stands what is printed of it, and follows the tables; what is no field stays', async () => {
  const file = await withText(raw);
  expect(String(await printed(file))).toMatch(
    /^（二）[^\n]*\n新收申请1件，予以公开的占100%，不予公开0件，见〔2021〕30号；〔没有的数〕。$/u,
  );
  const { sheet, row, column } = (await read(file)).places.get('requests/received/business')!;
  await file.write([{ sheet, row, column, inputs: [[{ kind: 'value', value: 4 }]] }]);
  expect(String(await printed(file))).toContain('新收申请5件');
  // Nothing of it is taken for the clerk's own words.
  expect((await read(file)).report.strays).toEqual([]);
});

test.each([
  ['one paragraph', '公开栏每周更换一次内容。'.repeat(90)],
  ['many paragraphs', '公开栏每周更换。\n'.repeat(40)],
])('more than the highest row shows says so, above what is printed, as it is typed: %s', async (_, long) => {
  const file = await withText(long);
  expect(String(await printed(file))).toMatch(/^（二）[^\n]*\n（这一部分较长[^\n]*“生成报告”[^\n]*\n公开栏/u);
  const { sheet, row, column } = (await read(file)).places.get('overview/requests')!;
  const type = (value: string) => file.write([{ sheet, row, column, inputs: [[{ kind: 'value', value }]] }]);
  await type('公开栏每周更换。');
  expect(String(await printed(file))).not.toContain('较长');
  await type(long);
  expect(String(await printed(file))).toContain('这一部分较长');
  // It stands on the print only.
  expect((await read(file)).report.text['overview/requests']).toBe(long);
});

testWith(['soffice', 'pdftotext'], 'row 12: on paper a long part is whole, with its numbers', async () => {
  const long = `${'公开栏每周更换一次内容，由社区信息员核对。'.repeat(45)}新收申请〔新收申请·总计〕件，到此为止。`;
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-print-'));
  writeFileSync(join(folder, 'a.xlsx'), await (await withText(long)).save());
  convert([join(folder, 'a.xlsx')], 'pdf', folder);
  const { stdout } = spawnSync(startOf('pdftotext'), ['-layout', join(folder, 'a.pdf'), '-'], {
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true, force: true });
  const text = stdout.replace(/\s+/gu, '');
  expect(text).toContain('新收申请1件，到此为止。');
  expect(text).not.toContain('〔新收申请·总计〕');
  expect(text.match(/公开栏每周更换一次内容/gu)).toHaveLength(45);
});
