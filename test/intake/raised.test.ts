/**
 * Marks beside numbers, crossed-out and hidden digits, in the same table of a .doc and an .rtf that LibreOffice wrote: no
 * number becomes another.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { isRefusal } from '../../src/form/refusal';
import { fileKind } from '../../src/intake/formats/file-kind';
import { readDoc } from '../../src/intake/formats/doc/read-doc';
import { readRtf } from '../../src/intake/formats/rtf/read-rtf';

const sample = (name: string): Uint8Array => new Uint8Array(readFileSync(`test/intake/samples/${name}`));

test.each(['raised.doc', 'raised.rtf'])('%s', (name) => {
  const bytes = sample(name);
  expect(fileKind(bytes).kind).toBe(name.slice(-3));
  const document = name.endsWith('.doc') ? readDoc(bytes) : readRtf(bytes);
  if (isRefusal(document)) throw new Error(document.message);
  const [table] = document.blocks.filter((block) => block.kind === 'table');
  expect(table?.rows.map(({ cells }) => cells)).toEqual([
    ['1001', '1001', '1001', '¹1001', '1001'],
    ['1001', '1001', '1001', '¹⁰⁰¹', '1001'],
  ]);
  expect(document.doubts.join('\n')).toMatch(/隐藏.*\n?.*删除线|删除线.*\n?.*隐藏/su);
  // In prose a small digit is what is written.
  expect(document.blocks[0]).toEqual({ kind: 'paragraph', text: '正文上标2' });
});
