/** Parquet bytes from rows, and the little we read back of them ourselves. The door to the library. */
import { isRefusal, type Refusal } from '../../form/refusal';
import { loadOptional } from '../optional';
import { schemaVersion, tables, type Rows, type TableName } from './schema';

/** What a row of files says of its file. */
export interface Head {
  readonly key: string;
  readonly file: string;
  readonly state: string;
  readonly reason: string;
  readonly message: string;
  /** Milliseconds. */
  readonly added: number;
}

const heads = ['key', 'file', 'state', 'reason', 'message', 'added'] as const;

export interface ParquetFiles {
  readonly kind: 'parquet';
  /** The bytes of one table. */
  readonly write: (table: TableName, rows: Rows[TableName], version: string) => Uint8Array;
  /** Which files a table of files tells of; undefined where it is of another version of the schema. */
  readonly heads: (path: string) => Promise<readonly Head[] | undefined>;
}

const parquetTypes = {
  text: 'STRING',
  // eslint-disable-next-line no-restricted-syntax -- a type of Parquet, no cell
  integer: 'INT32',
  number: 'DOUBLE',
  time: 'TIMESTAMP',
} as const;

/** As many rows as a batch has figures: one piece a batch is small, and quick to skip by its year. */
const rowsAGroup = 100_000;

/** The library, or why it is not there. */
export async function parquetFiles(): Promise<ParquetFiles | Refusal> {
  const writer = await loadOptional('hyparquet-writer', () => import('hyparquet-writer'));
  if (isRefusal(writer)) return writer;
  const reader = await loadOptional('hyparquet', () => import('hyparquet'));
  if (isRefusal(reader)) return reader;
  const { parquetWriteBuffer } = writer.library;
  const { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } = reader.library;
  return {
    kind: 'parquet',
    write: (table, rows, version) => {
      const columnData = tables[table].map(({ name, type }) => ({
        name,
        type: parquetTypes[type],
        data: rows.map((row) => row[name as keyof typeof row]),
      }));
      const kvMetadata = [{ key: 'schema', value: schemaVersion }];
      const createdBy = `nianbao ${version}`;
      return new Uint8Array(
        parquetWriteBuffer({ columnData, kvMetadata, createdBy, rowGroupSize: rowsAGroup }),
      );
    },
    heads: async (path) => {
      const file = await asyncBufferFromFile(path);
      const metadata = await parquetMetadataAsync(file);
      const schema = metadata.key_value_metadata?.find(({ key }) => key === 'schema')?.value;
      if (schema !== schemaVersion) return undefined;
      const rows = await parquetReadObjects({ file, metadata, columns: [...heads] });
      return rows.map((row) => {
        const words = (name: (typeof heads)[number]): string => String(row[name] ?? '');
        return {
          key: words('key'),
          file: words('file'),
          state: words('state'),
          reason: words('reason'),
          message: words('message'),
          added: row['added'] instanceof Date ? row['added'].getTime() : 0,
        };
      });
    },
  };
}
