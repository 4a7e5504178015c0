/** A workbook file opened through the file host; everything below it is host-free. */
import { isRefusal, type Refusal } from '../form/refusal';
import { openWorkbook } from '../hosts/file/open';
import type { FileWorkbook } from '../hosts/file/workbook';
import { readBytes, writeWhole } from './files';
import { wording } from './wording';
import { tell } from './command';
import { inflater } from './inflater';

export async function openFile(path: string): Promise<FileWorkbook | Refusal> {
  const bytes = await readBytes(path);
  return isRefusal(bytes) ? bytes : openWorkbook(bytes, { inflater });
}

/** Opens a file that will be written back; refused where that would do harm to what is in it. */
export async function openFileForWriting(path: string): Promise<FileWorkbook | Refusal> {
  const bytes = await readBytes(path);
  return isRefusal(bytes) ? bytes : openWorkbook(bytes, { forWriting: true, inflater });
}

/** Saves a workbook; an older file of that name is set aside when `keepOld`. */
export async function saveFile(
  path: string,
  bytes: Uint8Array,
  keepOld: boolean,
): Promise<Refusal | undefined> {
  const written = await writeWhole(path, bytes, { keepOld });
  if (isRefusal(written)) return written;
  if (written.aside !== undefined) tell(wording.setAside(path, written.aside));
  tell(wording.created(path));
  return undefined;
}
