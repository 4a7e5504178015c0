/** A workbook file opened through the file host; everything below it is host-free. */
import type { Refusal } from '../form/report';
import { openWorkbook } from '../hosts/file/open';
import type { FileWorkbook } from '../hosts/file/workbook';
import { refuse } from '../form/report';
import { readBytes, writeWhole } from './files';
import { wording } from './wording';
import { tell } from './command';

export async function openFile(path: string): Promise<FileWorkbook | Refusal> {
  const bytes = await readBytes(path);
  return 'kind' in bytes ? bytes : openWorkbook(bytes);
}

/** Opens a file that will be written back; refused when saving would lose something the clerk has in it. */
export async function openFileForWriting(path: string): Promise<FileWorkbook | Refusal> {
  const bytes = await readBytes(path);
  if ('kind' in bytes) return bytes;
  const workbook = await openWorkbook(bytes, { forWriting: true });
  if ('reason' in workbook || workbook.losses.length === 0) return workbook;
  return refuse('losses', wording.losses(path, workbook.losses.join('、')));
}

/** Saves a workbook; an older file of that name is set aside when `keepOld`. */
export async function saveFile(
  path: string,
  bytes: Uint8Array,
  keepOld: boolean,
): Promise<Refusal | undefined> {
  const written = await writeWhole(path, bytes, { keepOld });
  if (written.kind === 'refusal') return written;
  if (written.aside !== undefined) tell(wording.setAside(path, written.aside));
  tell(wording.created(path));
  return undefined;
}
