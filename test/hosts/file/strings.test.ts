/** Texts made of several runs: digits that are no part of the number are told apart from it. */
import { expect, test } from '@jest/globals';
import { readStrings } from '../../../src/hosts/file/splice/strings';

const textOf = (runs: string): string | undefined =>
  readStrings(
    `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si>${runs}</si></sst>`,
  )[0];
const run = (text: string, look: string): string => `<r><rPr>${look}</rPr><t>${text}</t></r>`;

test.each([
  ['raised', run('237', '') + run('1', '<vertAlign val="superscript"/>'), '237¹'],
  ['lowered', run('237', '') + run('1', '<sz val="9"/><vertAlign val="subscript"/>'), '237₁'],
  ['on the line again', run('23', '<vertAlign val="baseline"/>') + run('7', '<strike val="0"/>'), '237'],
  ['crossed out', run('99', '<strike/>') + run('237', '<b/>'), '9\u03369\u0336237'],
  ['words crossed out', run('旧', '<strike/>') + run('新', ''), '旧新'],
])('%s', (_, runs, text) => {
  expect(textOf(runs)).toBe(text);
});
