/** `check --parquet`: what was checked, as tables that another program reads. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { regionOf } from '../../src/cli/parquet/rows';
import { tableNames, tables } from '../../src/cli/parquet/schema';
import { ask } from './duckdb';
import { writeReports } from './many-reports';
import { nianbao, workFolder } from './nianbao';

const { at, remove } = workFolder();
afterAll(remove);

interface Json {
  readonly file: string;
  readonly status: string;
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
  }[];
}

const folder = at('in/2024/第1县');
const out = at('out');
const table = (name: string): string => `'${out}/batch-*/${name}.parquet'`;
const batches = (): readonly string[] => readdirSync(out).sort();

beforeAll(async () => {
  const made = await writeReports(at('in'), 44);
  expect(made.filter(({ region, year }) => region === '第1县' && year === 2024)).toHaveLength(3);
  writeFileSync(join(folder, 'a.xlsx'), 'no workbook');
});

describe('check --parquet', () => {
  let printed: readonly Json[] = [];

  test('says how many, and writes one batch that holds every table', () => {
    const run = nianbao('check', folder, '--parquet', out);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain('校验了 4 个文件：没有错误 3，有错误 0，无法读取 1。');
    expect(batches()).toHaveLength(1);
    expect(readdirSync(join(out, batches()[0]!)).sort()).toEqual(
      tableNames.map((name) => `${name}.parquet`).sort(),
    );
    // Others than whoever ran it may ask questions.
    expect(statSync(join(out, batches()[0]!)).mode).toBe(statSync(out).mode);
  });

  test('has the columns that are documented, with their types', async () => {
    const types = { text: 'VARCHAR', integer: 'INTEGER', number: 'DOUBLE', time: 'TIMESTAMP' };
    for (const name of tableNames)
      expect(await ask(`select column_name, column_type from (describe from ${table(name)})`)).toEqual(
        tables[name].map((column) => ({ column_name: column.name, column_type: types[column.type] })),
      );
  });

  test('holds what check --json and figures print', async () => {
    printed = JSON.parse(nianbao('check', folder, '--json').out) as readonly Json[];
    expect(await ask(`select file, state from ${table('files')} order by file`)).toEqual(
      printed.map(({ file, status }) => ({ file, state: status })),
    );
    expect(
      await ask(`select file, rule, severity, message from ${table('findings')} order by file, n`),
    ).toEqual(
      printed.flatMap(({ file, findings }) =>
        findings.map(({ rule, severity, message }) => ({ file, rule, severity, message })),
      ),
    );
    const path = printed.find(({ status }) => status !== 'refused')!.file;
    const { figures } = JSON.parse(nianbao('figures', path).out) as { readonly figures: object };
    const rows = await ask(`select cell, value from ${table('figures')} where file = '${path}'`);
    expect(rows).toHaveLength(200);
    expect(Object.fromEntries(rows.map(({ cell, value }) => [cell, value]))).toEqual(figures);
  });

  test('a file twice is a row once, and the same again adds nothing', async () => {
    const before = batches();
    expect(nianbao('check', folder, folder, '--parquet', out).code).toBe(2);
    expect(batches()).toEqual(before);
    expect(await ask(`select count(*)::int n from ${table('files')}`)).toEqual([{ n: 4 }]);
  });

  test('a file that was changed is one more row', async () => {
    writeFileSync(join(folder, 'a.xlsx'), 'still no workbook');
    nianbao('check', folder, '--parquet', out);
    expect(batches()).toHaveLength(2);
    const rows = await ask(
      `select count(*)::int n, count(distinct file)::int files, count(distinct sha256)::int sums from ${table('files')}`,
    );
    expect(rows).toEqual([{ n: 5, files: 4, sums: 5 }]);
  });

  test('results of another schema are not mixed with', () => {
    const path = join(out, batches()[0]!, 'files.parquet');
    const bytes = readFileSync(path);
    const text = bytes.toString('latin1');
    expect(text).toContain('ogi-parquet/1');
    writeFileSync(path, Buffer.from(text.replaceAll('ogi-parquet/1', 'ogi-parquet/0'), 'latin1'));
    const run = nianbao('check', folder, '--parquet', out);
    expect(run.code).toBe(2);
    expect(run.err).toContain('不是这个版本写的结果');
    writeFileSync(path, bytes);
  });
});

test('a region is the folders, without those named for a year', () => {
  expect(
    ['2024/云岭县/a.xlsx', '云岭县/2023年/乡镇/a.xlsx', 'a.xlsx', './2024/a.xlsx'].map(regionOf),
  ).toEqual(['云岭县', '云岭县/乡镇', '', '']);
});
