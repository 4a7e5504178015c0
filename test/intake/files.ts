/** Files to import, made for one test: Word documents from their parts, and reading any bytes. */
import { resolve } from 'node:path';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { readSource, type SourceReaders } from '../../src/actions/read-source';
import type { Source } from '../../src/actions/source';
import { isRefusal, type Refusal } from '../../src/form/refusal';
import { openWorkbook } from '../../src/hosts/file/open';
import { readInNode } from '../../src/readers/in-node';

export const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A .docx with these parts; `body` is what stands in `w:body`. */
export function docxOf(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  return zipOf({ 'word/document.xml': documentXml(body), ...parts });
}

export function documentXml(body: string): string {
  return (
    `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${word}" ` +
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">' +
    `<w:body>${body}</w:body></w:document>`
  );
}

export function zipOf(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const zip: Zippable = {};
  for (const [name, part] of Object.entries(parts))
    zip[name] = typeof part === 'string' ? strToU8(part) : part;
  return zipSync(zip);
}

/** As the command line reads: what is read apart is read in its built thread. */
export const readers: SourceReaders = { openWorkbook, readApart: readInNode(resolve('dist/cli')) };

export function readBytes(bytes: Uint8Array | string): Promise<Source | Refusal> {
  return readSource(typeof bytes === 'string' ? strToU8(bytes) : bytes, '', readers);
}

/** The source, which must not have been refused. */
export async function sourceOf(bytes: Uint8Array | string): Promise<Source> {
  const source = await readBytes(bytes);
  if (isRefusal(source)) throw new Error(source.message);
  return source;
}

/** What the source was said to be doubtful of, as one text. */
export function doubtsOf({ notes }: Source): string {
  return notes.flatMap(({ severity, message }) => (severity === 'doubtful' ? [message] : [])).join('\n');
}
