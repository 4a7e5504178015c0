/**
 * The words of a text without what typesetting and word processors do to them: white space, line breaks, characters
 * nobody sees, and which quotation marks and dashes a program puts. Texts with the same words are no difference.
 */
import { unseenCharacters } from '../form/characters';

const alike: readonly (readonly [RegExp, string])[] = [
  [/[“”„‟"＂]/gu, '"'],
  [/[‘’‚‛'＇]/gu, "'"],
  [/[—–―─]+|--+/gu, '—'],
  [/…+|\.{3,}/gu, '…'],
];

export function plainWords(text: string): string {
  const visible = text.replace(unseenCharacters, '').replace(/\s+/gu, '');
  return alike.reduce((words, [pattern, one]) => words.replace(pattern, one), visible);
}
