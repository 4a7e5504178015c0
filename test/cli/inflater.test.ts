/** What Node decodes quicker must be what the standard's decoder makes of the same bytes. */
import { describe, expect, test } from '@jest/globals';
import { inflater } from '../../src/cli/inflater';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const standard = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

describe('text', () => {
  test.each([
    ['nothing', ''],
    ['ASCII', '<c r="A1"/>'],
    ['Chinese', '政府信息公开，结转下年度继续办理：3 件'],
    ['rare characters outside the basic plane', '𠮷野家𪚥 and 😀'],
    ['what Latin-1 has too', 'é ÿ \u0080'],
    ['a mark in front', '\ufeff政府'],
    ['a mark in front of ASCII', '\ufeff<a/>'],
    ['two marks, of which one is text', '\ufeff\ufeff政府'],
    ['a NUL and a surrogate pair at the end', '\0政𠮷'],
  ])('%s', (_, text) => {
    const bytes = bytesOf(text);
    expect(inflater.text?.(bytes)).toBe(standard(bytes));
  });

  test('bytes in the midst of others', () => {
    const all = bytesOf('前政府后');
    expect(inflater.text?.(all.subarray(3, 9))).toBe('政府');
    const ascii = bytesOf('0<a/>0');
    expect(inflater.text?.(ascii.subarray(1, 5))).toBe('<a/>');
  });

  test.each([
    ['a broken letter', [0xe6, 0x94]],
    ['GBK', [0xd5, 0xfe, 0xb8, 0xae]],
    ['a surrogate by itself', [0xed, 0xa0, 0x80]],
    ['an overlong spelling', [0xc0, 0xaf]],
  ])('%s is left to the standard decoder, which refuses it', (_, bytes) => {
    expect(inflater.text?.(new Uint8Array(bytes))).toBeUndefined();
    expect(() => standard(new Uint8Array(bytes))).toThrow();
  });
});
