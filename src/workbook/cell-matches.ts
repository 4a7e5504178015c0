/** Whether what was put into a cell is there. */
import { legalText } from '../form/characters';
import type { CellInput, Content } from './workbook';

/** What is put into a cell; a truth value only where it stood there before. */
export type Input = CellInput | { readonly kind: 'value'; readonly value: boolean };

const oneLineBreak = (text: string): string => text.replace(/\r\n?/gu, '\n');

/** Whether a cell holds what was put into it. The spelling of a formula is the host's own affair. */
export function holds(content: Content, input: Input): boolean {
  if (input.kind === 'formula') return content.formula !== undefined;
  if (content.formula !== undefined) return false;
  const { value } = input;
  if (typeof value !== 'string' || value === '') return content.value === (value === '' ? null : value);
  return typeof content.value === 'string' && oneLineBreak(content.value) === oneLineBreak(legalText(value));
}
