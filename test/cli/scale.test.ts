/** docs/scale.md is true: its tables are the schema's, its queries run as they are printed and find what is there. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableNames, tables } from '../../src/cli/parquet/schema';
import type { Answer } from './duckdb';
import { breaks, copies, writeReports } from './many-reports';
import { nianbao, workFolder } from './nianbao';
import { askResults, scaleManual, scaleQueries as queries } from './scale-queries';

const { at, remove } = workFolder();
afterAll(remove);

const run = async (query: string): Promise<Answer> => askResults(at('out'), query);

test.each(tableNames)('the columns of %s are told', (name) => {
  const types = { text: 'VARCHAR', integer: 'INTEGER', number: 'DOUBLE', time: 'TIMESTAMP' };
  const rows = tables[name].map(
    ({ name: column, type, words }) => `| \`${column}\` | ${types[type]} | ${words} |`,
  );
  const section = scaleManual.split('### ').find((part) => part.startsWith(`${name}：`))!;
  expect(section.split('\n').filter((line) => line.startsWith('| `'))).toEqual(rows);
});

describe('the five queries', () => {
  const units = 20;

  beforeAll(async () => {
    const made = await writeReports(at('in'), 2 * units);
    // A unit that did not report, and one that has last year's only.
    rmSync(join(at('in'), made[1]!.file));
    const folders = ['2023', '2024'].flatMap((year) =>
      readdirSync(at(`in/${year}`)).map((region) => at(`in/${year}/${region}`)),
    );
    expect(nianbao('check', ...folders, '--parquet', at('out')).code).toBe(1);
    // By its folder below the one that was given to the command, as the queue has it.
    const register = Array.from(
      { length: units + 1 },
      (_, unit) => `第${String(unit % 10)}县,第${String(unit)}街道办事处,0${String(unit)}`,
    );
    writeFileSync(at('out/单位名单.csv'), `地区,单位名称,联系方式\n${register.join('\n')}\n`);
  });

  const region = (unit: number): string =>
    expect.stringMatching(`第${String(unit % 10)}县$`) as unknown as string;
  const name = (unit: number): string => `第${String(unit)}街道办事处`;
  const all = Array.from({ length: units }, (_, unit) => unit);

  test('are five', () => {
    expect(queries).toHaveLength(6);
  });

  test('sums by region', async () => {
    const rows = await run(queries[0]!);
    expect(rows).toHaveLength(2 * 10 * 2);
    const broken = rows.filter(({ year, cell }) => year === 2023 && cell === 'requests/carriedOut/total');
    expect(broken.map((row) => [row['region'], row['blank']])).toEqual(
      [...Array.from({ length: 10 }).keys()].map((unit) => [region(unit), '0']),
    );
  });

  test('units with most problems', async () => {
    const rows = await run(queries[1]!);
    expect(rows.length).toBeGreaterThan(0);
    const worst = rows.filter(({ errors }) => Number(errors) > 0);
    expect(new Set(worst.map(({ unit }) => unit))).toEqual(new Set(all.filter(breaks).map(name)));
  });

  test('breaks between years', async () => {
    const rows = await run(queries[2]!);
    const found = rows.filter(({ applicant }) => applicant === 'business');
    expect(found.map(({ unit, carried_out, carried_in }) => [unit, carried_out, carried_in]).sort()).toEqual(
      all
        .filter(breaks)
        .map((unit) => [name(unit), 2, 0])
        .sort(),
    );
  });

  test('words alike', async () => {
    const rows = await run(queries[3]!);
    const pairs = rows.map(({ year, unit, other_unit }) => [year, ...[unit, other_unit].map(String).sort()]);
    expect(pairs.sort()).toEqual(
      [2023, 2024]
        .flatMap((year) => all.filter(copies).map((unit) => [year, ...[name(unit - 1), name(unit)].sort()]))
        .sort(),
    );
  });

  test('missing units', async () => {
    const rows = await run(queries[4]!.replace('f.region = r.地区', "f.region LIKE '%/' || r.地区"));
    expect(rows.map((row) => row['单位名称']).sort()).toEqual([name(0), name(units)].sort());
  });

  test('and all in one file by year', async () => {
    await run(queries[5]!.replace("'all'", `'${at('all')}'`));
    expect(readdirSync(at('all')).sort()).toEqual(['year=2023', 'year=2024']);
  });
});
