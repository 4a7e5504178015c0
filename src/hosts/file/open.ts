/** Opens a file from outside, through the gate; or starts an empty workbook. */
import { Workbook, type Buffer } from 'exceljs';
import { passGate } from './gate';
import { FileWorkbook } from './workbook';
import { isRefusal, type Refusal, refuse } from '../../form/refusal';

export function newWorkbook(): FileWorkbook {
  return new FileWorkbook(new Workbook());
}

/**
 * The workbook in `bytes`, or a refusal in Chinese. `forWriting` keeps what a save can carry (validations, names);
 * without it they are left out, because reading does not need them and they are what hostile files grow.
 */
export async function openWorkbook(
  bytes: Uint8Array,
  options: { readonly forWriting?: boolean } = {},
): Promise<FileWorkbook | Refusal> {
  const passed = passGate(bytes, options.forWriting === true);
  if (isRefusal(passed)) return passed;
  const book = new Workbook();
  try {
    // exceljs asks for a Buffer but takes any bytes.
    await book.xlsx.load(passed.bytes as unknown as Buffer);
    if (book.worksheets.length > 0) return new FileWorkbook(book, passed.losses);
  } catch {
    // What exceljs trips over is damage, told below; it has no words of its own for the clerk.
  }
  return refuse(
    'corrupt',
    '这个工作簿的内容已损坏，无法读取。请在 Excel 或 WPS 中打开它，另存为 .xlsx 后再试。',
  );
}
