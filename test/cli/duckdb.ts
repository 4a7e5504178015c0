/** DuckDB, as whoever asks questions of the results would use it. */
import { DuckDBInstance, type Json } from '@duckdb/node-api';

export type Answer = readonly Record<string, Json>[];

/** Runs statements one after another in a database of their own; the rows of the last. */
export async function ask(...statements: readonly string[]): Promise<Answer> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    let rows: Answer = [];
    for (const statement of statements)
      rows = (await connection.runAndReadAll(statement)).getRowObjectsJson();
    return rows;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
