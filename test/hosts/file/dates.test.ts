/** A number cell that shows a date is no number, in whatever way the file says so. */
import { describe, expect, test } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { checkReport } from '../../../src/actions/check-report';
import { addSheets } from '../../../src/actions/add-sheets';
import { newWorkbook, openWorkbook } from '../../../src/hosts/file/open';
import type { FileWorkbook } from '../../../src/hosts/file/workbook';
import { sampleReport } from '../../document/sample-report';
import { isRefusal } from '../../../src/form/refusal';

const cell = { sheet: '二、主动公开', row: 10, column: 1, key: 'proactive/penalties/decisions' } as const;

/** The sample with a number in a cell whose style has this number of a format, written down or not. */
async function fileWith(value: number, id: number, code?: string): Promise<Uint8Array> {
  const workbook = newWorkbook();
  await addSheets(workbook, sampleReport());
  const [style = 0] = await workbook.formats([{ numFmt: '0"x"' }]);
  const line = new Map([[cell.column, { put: { kind: 'value', value } as const, style }]]);
  workbook.change(new Map([[cell.sheet, { cells: new Map([[cell.row, line]]) }]]));
  const parts = unzipSync(await workbook.save());
  const styles = strFromU8(parts['xl/styles.xml']!);
  const [element, own] = /<numFmt numFmtId="(\d+)" formatCode="0&quot;x&quot;"\/>/u.exec(styles)!;
  const written = code === undefined ? '' : `<numFmt numFmtId="${String(id)}" formatCode="${code}"/>`;
  const changed = styles
    .replace(element, written)
    .replace(/<numFmts count="1"><\/numFmts>/u, '')
    .replaceAll(`numFmtId="${own!}"`, `numFmtId="${String(id)}"`);
  return zipSync({ ...parts, 'xl/styles.xml': strToU8(changed) });
}

async function open(bytes: Uint8Array): Promise<FileWorkbook> {
  const workbook = await openWorkbook(bytes, { forWriting: true });
  if (isRefusal(workbook)) throw new Error(workbook.message);
  return workbook;
}

async function told(workbook: FileWorkbook) {
  const checked = await checkReport(workbook);
  if (isRefusal(checked)) throw new Error(checked.message);
  const found = checked.findings.find(({ cells }) => cells.includes(cell.key));
  return { value: checked.opened.report.figures[cell.key], message: found?.message };
}

describe('3-1 typed in a cell', () => {
  test.each([
    [14, undefined, '2024-03-01'],
    [27, undefined, '2024-03-01'],
    [30, undefined, '2024-03-01'],
    [31, undefined, '2024-03-01'],
    [36, undefined, '2024-03-01'],
    [50, undefined, '2024-03-01'],
    [58, undefined, '2024-03-01'],
    [176, 'm&quot;月&quot;d&quot;日&quot;', '2024-03-01'],
    [177, '[$-804]aaaa', '2024-03-01'],
  ])('format %s %s', async (id, code, value) => {
    const workbook = await open(await fileWith(45_352, id, code));
    const expected = {
      value,
      message: expect.stringContaining('显示的是日期或时间（2024-03-01），不是数字'),
    };
    expect(await told(workbook)).toEqual(expected);
    // What is saved again shows a date still.
    expect(await told(await open(await workbook.save()))).toEqual(expected);
  });

  test('a time', async () => {
    for (const id of [20, 32, 55])
      expect((await told(await open(await fileWith(0.5208333, id)))).value).toBe('12:30');
  });

  test('numbers of other formats are numbers', async () => {
    for (const [id, code] of [[1], [3], [176, '0&quot;件&quot;']] as const)
      expect((await told(await open(await fileWith(45_352, id, code)))).value).toBe(45_352);
  });
});
