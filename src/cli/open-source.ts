/** A file to import, told apart by its bytes, not by its name. */
import { basename } from 'node:path';
import { readSource, type Source } from '../actions/read-source';
import { openWorkbook } from '../hosts/file/open';
import { readBytes } from './files';
import { isRefusal, type Refusal } from '../form/refusal';

/** What can be imported from a file, or why not. */
export async function openSource(path: string): Promise<Source | Refusal> {
  const bytes = await readBytes(path);
  return isRefusal(bytes) ? bytes : readSource(bytes, basename(path), openWorkbook);
}
