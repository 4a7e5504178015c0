/** The queries of docs/scale.md, as they are printed there, and run on a folder of results. */
import { readFileSync } from 'node:fs';
import { ask, type Answer } from './duckdb';

export const scaleManual = readFileSync('docs/scale.md', 'utf8');

const [views = '', ...rest] = [...scaleManual.matchAll(/```sql\n(.*?)```/gsu)].map(([, sql = '']) => sql);

/** The five, and what puts all into one file a year. */
export const scaleQueries: readonly string[] = rest;

/** `results` is the folder that the queries are meant to be run in. */
export async function askResults(results: string, query: string): Promise<Answer> {
  return ask(`SET file_search_path = '${results}'`, views, query);
}
