/** Our sheets in a workbook of another program's making, which keeps less than it was given: names, hidden columns, formulas. */
import { expect, test } from '@jest/globals';
import { read as readBySheetJs, write as writeBySheetJs } from '@e965/xlsx';
import { Workbook, type Worksheet } from 'exceljs';
import { isRefusal } from '../../src/form/refusal';
import type { TextKey } from '../../src/form/text';
import { openWorkbook } from '../../src/hosts/file/open';
import { readReport } from '../../src/workbook/read/report';
import type { Contents } from '../../src/workbook/workbook';
import { distinctReport } from '../intake/reports';
import { doubtsOf, sourceOf } from '../intake/files';
import { workbookWith } from './workbooks';

/** As reports word their headings, not as the form does. */
const headings: Partial<Record<TextKey, string>> = {
  'overview/proactive': '（一）主动公开情况',
  'overview/requests': '（二）依申请公开办理情况',
  'overview/platform': '平台建设情况',
  'problems/improvement': '（二）下一步改进措施',
};
const ours = async (): Promise<Uint8Array> => (await workbookWith({ ...distinctReport, headings })).save();

interface Kept {
  readonly formulas: boolean;
  readonly hidden: boolean;
}

function copySheet(from: Worksheet, to: Worksheet, { formulas, hidden }: Kept): void {
  from.eachRow((row) => {
    row.eachCell((cell) => {
      const isCovered = cell.isMerged && cell.master !== cell;
      if (isCovered || (!hidden && from.getColumn(cell.col).hidden)) return;
      // What a library tells of a formula's result where that is nothing, or 0.
      to.getCell(cell.address).value = cell.formula && !formulas ? (cell.result ?? 0) : cell.value;
    });
  });
  for (const area of from.model.merges) to.mergeCells(area);
}

/** Every sheet copied into another workbook, which has no names then. */
async function copied(bytes: Uint8Array, kept: Kept): Promise<Uint8Array> {
  const [from, to] = [new Workbook(), new Workbook()];
  await from.xlsx.load(bytes.slice().buffer);
  from.eachSheet((sheet) => {
    copySheet(sheet, to.addWorksheet(sheet.name), kept);
  });
  return new Uint8Array(await to.xlsx.writeBuffer());
}

async function opened(bytes: Uint8Array): Promise<Contents> {
  const workbook = await openWorkbook(bytes);
  if (isRefusal(workbook)) throw new Error(workbook.message);
  return workbook.read();
}

async function expectAll(bytes: Uint8Array): Promise<void> {
  const source = await sourceOf(bytes);
  expect(source.report).toMatchObject({
    unit: distinctReport.unit,
    year: distinctReport.year,
    level: distinctReport.level,
    figures: distinctReport.figures,
    text: distinctReport.text,
    headings,
  });
  expect(doubtsOf(source)).toBe('');
}

test.each([
  ['the sheets alone, without names', { formulas: true, hidden: true }],
  ['values alone', { formulas: false, hidden: true }],
  ['what is seen of them: values, without hidden columns', { formulas: false, hidden: false }],
])('%s', async (_, kept) => {
  const bytes = await copied(await ours(), kept);
  await expectAll(bytes);
  expect(readReport(await opened(bytes))).toMatchObject({
    report: { figures: distinctReport.figures, text: distinctReport.text, strays: [] },
  });
});

test('an old .xls of a library that knows no names', async () => {
  const workbook = readBySheetJs(await ours());
  await expectAll(new Uint8Array(writeBySheetJs(workbook, { type: 'buffer', bookType: 'xls' }) as Buffer));
});

test('a row of the clerk’s own, worded as one of ours, is none where the keys are there', async () => {
  const book = new Workbook();
  await book.xlsx.load((await ours()).slice().buffer);
  const sheet = book.getWorksheet('一、总体情况')!;
  sheet.addRow(['主动公开工作情况', '这一行是自己加的。']);
  const source = readReport(await opened(new Uint8Array(await book.xlsx.writeBuffer())));
  expect(source).toMatchObject({
    report: { text: distinctReport.text, strays: [{ text: '主动公开工作情况这一行是自己加的。' }] },
  });
});
