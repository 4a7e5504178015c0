/** How clauses become sentences and sentences a paragraph, and how a question about a missing fact is marked. */

/** Clauses joined by commas and closed; empty ones are left out, and nothing makes nothing. */
export function sentence(...clauses: readonly (string | undefined)[]): string {
  const said = clauses.filter((clause) => clause !== undefined && clause !== '');
  return said.length === 0 ? '' : `${said.join('，')}。`;
}

/** Finished sentences one after the other, empty ones left out. */
export function paragraph(...sentences: readonly (string | undefined)[]): string {
  return sentences.join('');
}

/** A visible question in the text, to be answered by hand or in 基础情况: 【待补：……？】. */
export function question(...asked: readonly string[]): string {
  return asked.length === 0 ? '' : `【待补：${asked.map((words) => `${words}？`).join('')}】`;
}

/** `A、B和C` */
export function allOf(names: readonly string[]): string {
  const last = names[names.length - 1] ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join('、')}和${last}`;
}
