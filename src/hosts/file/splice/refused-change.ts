/** Changes that cannot be made without harm to what is in the file, in the clerk's words. Nothing has been changed then. */
import { cellName } from '../../../workbook/a1';
import { HostError } from '../../../workbook/host-error';

const unchanged = '文件没有改动。';

function refused(what: string, todo: string): HostError {
  return new HostError(`${what}，${unchanged}${todo}`, { retry: false });
}

const place = (sheet: string, row: number, column: number): string => `“${sheet}”的 ${cellName(row, column)}`;

export const refusedChange = {
  array: (sheet: string, row: number, column: number): HostError =>
    refused(
      `${place(sheet, row, column)} 是数组公式的一部分，不能单独改写`,
      '请在 Excel 或 WPS 中把它改成普通公式或数字，保存后再试。',
    ),
  covered: (sheet: string, row: number, column: number): HostError =>
    refused(`${place(sheet, row, column)} 被合并的单元格盖住，写不进去`, '请取消这里的合并，保存后再试。'),
  tableHeader: (sheet: string, row: number, column: number): HostError =>
    refused(
      `${place(sheet, row, column)} 是“表格”（超级表）的标题行或汇总行，不能改写`,
      '请在 Excel 或 WPS 中把这张“表格”转换为区域，保存后再试。',
    ),
  password: (sheet: string, row: number, column: number): HostError =>
    refused(
      `工作表“${sheet}”设了保护密码，其中 ${cellName(row, column)} 是锁定的，写不进去`,
      '请在 Excel 或 WPS 中撤销工作表保护，保存后再试。',
    ),
  replacedPassword: (sheet: string): HostError =>
    refused(`工作表“${sheet}”设了保护密码，不能重写`, '请在 Excel 或 WPS 中撤销工作表保护，保存后再试。'),
  replacedWith: (sheet: string): HostError =>
    refused(
      `工作表“${sheet}”里有“表格”（超级表）或数据透视表，不能重写`,
      '请把它们移到别的工作表，保存后再试。',
    ),
  structure: (sheet: string): HostError =>
    refused(
      `这个工作簿锁定了结构，不能加上工作表“${sheet}”`,
      '请在 Excel 或 WPS 中撤销“保护工作簿”，保存后再试。',
    ),
} as const;
