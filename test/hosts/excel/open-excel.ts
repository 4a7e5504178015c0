/** A workbook open in the strict Excel host, through Microsoft's own runtime. */
import { Workbook as File } from 'exceljs';
import { openWorkbook } from '../../../src/hosts/file/open';
import type { FileWorkbook } from '../../../src/hosts/file/workbook';
import { ExcelWorkbook, type ExcelOptions } from '../../../src/hosts/excel/workbook';
import { Book } from '../../office/book';
import { OfficeHost } from '../../office/host';
import { officeRuntime } from '../../office/runtime';
import { isRefusal } from '../../../src/form/refusal';

export interface OpenExcel {
  readonly host: OfficeHost;
  readonly workbook: ExcelWorkbook;
}

export function openExcel(api = '1.14', options: Partial<ExcelOptions> = {}, file = new File()): OpenExcel {
  const host = new OfficeHost(new Book(file));
  const { Excel, supports } = officeRuntime(host, api);
  return { host, workbook: new ExcelWorkbook(Excel, { supports, ...options }) };
}

/** What was saved, opened as a file. */
export async function reopened({ book }: OfficeHost): Promise<FileWorkbook> {
  const again = await openWorkbook(await book.save(), { forWriting: true });
  if (isRefusal(again)) throw new Error(again.message);
  return again;
}
