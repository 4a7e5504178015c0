/** Opens a file from outside, through the gate; or starts an empty workbook. */
import { isRefusal, type Refusal } from '../../form/refusal';
import { passGate, refuseUnreadable } from './gate';
import { draw } from './new-sheets';
import { Parts } from './parts';
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
 * `forWriting`: it will be written back, which a signature forbids.
 */
export function openWorkbook(
  bytes: Uint8Array,
  options: { readonly forWriting?: boolean } = {},
): Promise<FileWorkbook | Refusal> {
  const passed = passGate(bytes, options.forWriting === true);
  if (isRefusal(passed)) return Promise.resolve(passed);
  try {
    return Promise.resolve(new FileWorkbook({ parts: new Parts(passed.opened), path: passed.path }));
  } catch (error) {
    return Promise.resolve(refuseUnreadable(error));
  }
}
