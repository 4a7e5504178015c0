/** Opens a file from outside, through the gate; or starts an empty workbook. */
import { isRefusal, type Refusal } from '../../form/refusal';
import { passGate, refuseUnreadable, type Opening } from './gate';
import { draw } from './splice/new-sheets';
import { Parts } from './splice/parts';
import { FileWorkbook } from './workbook';

export function newWorkbook(): FileWorkbook {
  return new FileWorkbook(undefined);
}

/** A workbook with one empty sheet, as a program starts with. */
export async function blankWorkbook(): Promise<FileWorkbook> {
  const { parts, book } = await draw([]);
  return new FileWorkbook({ parts, path: book.path });
}

/**
 * The workbook in `bytes`, or a refusal in Chinese. All its sheets are read at once: what is damaged is refused here, whole.
 * One that will be written back may not be signed.
 */
export function openWorkbook(bytes: Uint8Array, options: Opening = {}): Promise<FileWorkbook | Refusal> {
  const passed = passGate(bytes, options);
  if (isRefusal(passed)) return Promise.resolve(passed);
  try {
    return Promise.resolve(new FileWorkbook({ parts: new Parts(passed.opened), path: passed.path }));
  } catch (error) {
    return Promise.resolve(refuseUnreadable(error));
  }
}
