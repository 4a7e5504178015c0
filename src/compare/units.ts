/**
 * Words cut into what is compared as one: a number whole, a word of letters, a word of the form (自然人, 予以公开), any
 * other character alone. No dictionary beside the form's: those of browsers differ, and the same texts must differ alike.
 */
import { cellsOf, editionFor, tableIds } from '../form/index';

/** Longest first, so that 部分公开 is not cut after 公开. */
function wordsOfForm(): readonly string[] {
  const { tables } = editionFor(null);
  const names = tableIds.flatMap((id) => cellsOf(tables[id]).flatMap(({ name }) => name.split('·')));
  return [...new Set(names)]
    .filter((name) => /^\p{Script=Han}{2,8}$/u.test(name))
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

const unit = new RegExp(`\\d+(?:[.,，]\\d+)*[%％]?|[A-Za-z]+|\\s+|${wordsOfForm().join('|')}|[\\s\\S]`, 'gu');

export function unitsOf(text: string): readonly string[] {
  return text.match(unit) ?? [];
}

export function isNumber(unitOfText: string): boolean {
  return /^\d/u.test(unitOfText);
}
