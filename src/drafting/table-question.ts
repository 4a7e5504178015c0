/** Asks for what a table has not been filled with, naming the table by its heading. */
import { sectionHeading, type TableId } from '../form/form';
import { question } from './sentence';
import type { Source } from './source';

/** One marker for all that is asked of the table; nothing where nothing is. */
export function tableQuestion(source: Source, table: TableId, ...asked: readonly string[]): string {
  const [first, ...rest] = asked;
  if (first === undefined) return '';
  const section = source.edition.sections.find((candidate) => candidate.table === table);
  return question(`${section ? `“${sectionHeading(section)}”的表没有填全，` : ''}${first}`, ...rest);
}
