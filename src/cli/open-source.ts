/** A file to import: a workbook or text, told apart by its bytes, not by its name. */
import { readTextSource, readWorkbookSource, type Source } from '../actions/read-source';
import { refuse, type Refusal } from '../form/report';
import { openWorkbook } from '../hosts/file/open';
import { decodeText, type Decode } from '../intake/decode';
import { readBytes } from './files';
import { wording } from './wording';

const decode: Decode = (bytes, encoding) => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

function isPackage(bytes: Uint8Array): boolean {
  return (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf);
}

/** What can be imported from a file, or why not. */
export async function openSource(path: string): Promise<Source | Refusal> {
  const bytes = await readBytes(path);
  if ('kind' in bytes) return bytes;
  if (isPackage(bytes)) {
    const workbook = await openWorkbook(bytes);
    return 'reason' in workbook ? workbook : readWorkbookSource(workbook);
  }
  const text = decodeText(bytes, decode);
  return text === undefined ? refuse('source-type', wording.sourceType) : readTextSource(text);
}
