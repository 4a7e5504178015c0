/**
 * A province's reports through the queue, measured against one process in the same run: `npm run bench:queue`, with how
 * many (20,000 where nothing is said), and with `growth` only how speed grows with workers. Needs redis-server. Two
 * workers; one is killed in the middle and another takes its place, Redis is killed and started again, everything is added
 * three times, and some files can never be read: in the end every file has its one row, and its figures are those of the
 * single process. Throws where that is not so.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { tableNames, type TableName } from '../src/cli/parquet/schema';
import { ask } from '../test/cli/duckdb';
import { reportMaker } from '../test/cli/many-reports';
import { startRedis, type RedisServer } from '../test/cli/redis-server';
import { askResults, scaleQueries } from '../test/cli/scale-queries';

const count = Number(process.argv[2]) || 20_000;
/** What growth is measured on. */
const some = Math.max(200, Math.round(count / 10));
const poisonedEvery = 2_000;

const work = mkdtempSync(join(tmpdir(), 'nianbao-queue-'));
const at = (name: string): string => join(work, name);
const program = resolve('dist/cli/nianbao.js');

const servers: RedisServer[] = [];

async function redisIn(name: string): Promise<RedisServer> {
  const redis = await startRedis(at(name));
  servers.push(redis);
  return redis;
}

function line(label: string, value: string): void {
  process.stdout.write(`${label.padEnd(58)}${value}\n`);
}

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

async function seconds(work_: () => unknown): Promise<number> {
  const start = performance.now();
  await work_();
  return (performance.now() - start) / 1000;
}

const rate = (files: number, spent: number): string =>
  `${(files / spent).toFixed(0)} files/s (${spent.toFixed(1)} s)`;

function nianbao(cwd: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: 'utf8',
  });
  // 2 of check: some files cannot be read, as they were made.
  must(
    status !== null && (status < 2 || args[0] === 'check'),
    `nianbao ${args.slice(0, 2).join(' ')}: ${stderr.slice(-500)}`,
  );
  return stdout;
}

/** Reports in folders by year and region; every so often one that is cut short, so that it can never be read. */
async function makeFiles(folder: string, files: number): Promise<number> {
  const make = await reportMaker();
  let poisoned = 0;
  for (let index = 0; index < files; index += 1) {
    const { file, bytes } = make(index);
    const isPoisoned = index % poisonedEvery === poisonedEvery - 1;
    if (isPoisoned) poisoned += 1;
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(
      join(folder, file),
      isPoisoned ? bytes.subarray(0, bytes.length - 40 - (index % 97)) : bytes,
    );
  }
  return poisoned;
}

const foldersIn = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((year) => readdirSync(join(folder, year)).map((region) => `${year}/${region}`));

const batchesIn = (out: string): readonly string[] =>
  readdirSync(out).filter((name) => name.startsWith('batch-'));

const bytesOf = (out: string, table: TableName): number =>
  batchesIn(out).reduce((sum, batch) => sum + statSync(join(out, batch, `${table}.parquet`)).size, 0);

function worker(folder: string, out: string, url: string, jobs: number): ChildProcess {
  const to = ['--out', out, '--redis', url, '--jobs', String(jobs), '--until-empty'];
  return spawn(process.execPath, [program, 'queue', 'work', folder, ...to], { stdio: 'ignore' });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function untilDone(out: string, batches: number): Promise<void> {
  while (batchesIn(out).length < batches) await delay(100);
}

async function growth(folder: string): Promise<void> {
  const redis = await redisIn('redis-growth');
  for (const [label, workers, jobs] of [
    ['one worker, one file at a time', 1, 1],
    ['one worker, two files at a time', 1, 2],
    ['two workers, one file at a time each', 2, 1],
    ['four workers, one file at a time each', 4, 1],
  ] as const) {
    const out = at(`growth-${String(workers)}-${String(jobs)}`);
    nianbao(folder, 'queue', 'add', folder, '--out', out, '--redis', redis.url, '--batch', '50');
    const spent = await seconds(async () =>
      Promise.all(Array.from({ length: workers }, async () => ended(worker(folder, out, redis.url, jobs)))),
    );
    line(`${String(some)} files, ${label}`, rate(some, spent));
  }
}

async function everything(): Promise<void> {
  const folder = at('in');
  let poisoned = 0;
  const making = await seconds(async () => (poisoned = await makeFiles(folder, count)));
  line(`${String(count)} reports made, ${String(poisoned)} of them cut short`, `${making.toFixed(0)} s`);

  const alone = at('alone');
  const single = await seconds(() =>
    nianbao(folder, 'check', ...foldersIn(folder), '--parquet', alone, '--jobs', '1'),
  );
  line('one process, one file at a time', rate(count, single));
  const double = await seconds(() =>
    nianbao(folder, 'check', ...foldersIn(folder), '--parquet', at('alone-2'), '--jobs', '2'),
  );
  line('one process, two files at a time', rate(count, double));

  const out = at('out');
  const redis = await redisIn('redis');
  const add = (): string => nianbao(folder, 'queue', 'add', folder, '--out', out, '--redis', redis.url);
  line('added to the queue', `${(await seconds(add)).toFixed(1)} s`);
  line('added once more: nothing is new', `${(await seconds(add)).toFixed(1)} s`);
  const batches = Math.ceil(count / 200);
  const spent = await seconds(async () => {
    const doomed = worker(folder, out, redis.url, 1);
    const steady = worker(folder, out, redis.url, 1);
    await untilDone(out, Math.floor(batches / 3));
    doomed.kill('SIGKILL');
    const relief = worker(folder, out, redis.url, 1);
    await untilDone(out, Math.floor((2 * batches) / 3));
    await redis.restart();
    add();
    await Promise.all([ended(steady), ended(relief)]);
  });
  line('two workers, one killed and replaced, Redis restarted', rate(count, spent));
  await verify(out, alone, poisoned);

  const before = batchesIn(out).join();
  const again = await seconds(async () => {
    add();
    await ended(worker(folder, out, redis.url, 1));
  });
  must(batchesIn(out).join() === before, 'the same again wrote something');
  line('the same again: nothing to do', `${again.toFixed(1)} s`);

  for (const table of tableNames)
    line(`${table}.parquet, all batches`, `${(bytesOf(out, table) / 1e6).toFixed(1)} MB`);
  writeFileSync(
    join(out, '单位名单.csv'),
    '地区,单位名称,联系方式\n第0县,第0街道办事处,0\n第0县,第九九九街道办事处,0\n',
  );
  for (const [index, query] of scaleQueries.slice(0, 5).entries()) {
    let rows = 0;
    const asked = await seconds(async () => (rows = (await askResults(out, query)).length));
    line(`query ${String(index + 1)}`, `${asked.toFixed(2)} s, ${String(rows)} rows`);
  }

  await onlyGrowth();
}

/** N files are N rows, no SHA-256 twice, and all that the single process wrote, to the last value. */
async function verify(out: string, alone: string, poisoned: number): Promise<void> {
  const table = (results: string, name: string): string => `'${results}/batch-*/${name}.parquet'`;
  const [counted] = await ask(
    `select count(*)::int n, count(distinct file)::int files, count(distinct sha256)::int sums,
      (count(*) filter (state in ('refused', 'dead')))::int unread from ${table(out, 'files')}`,
  );
  const wanted = { n: count, files: count, sums: count, unread: poisoned };
  must(JSON.stringify(counted) === JSON.stringify(wanted), `rows: ${JSON.stringify(counted)}`);
  for (const name of tableNames) {
    const all = (results: string): string =>
      `select * ${name === 'files' ? 'exclude (added)' : ''} from ${table(results, name)}`;
    const [{ n } = { n: -1 }] = await ask(
      `select count(*)::int n from ((${all(out)} except all ${all(alone)}) union all (${all(alone)} except all ${all(out)}))`,
    );
    must(n === 0, `${name}: ${JSON.stringify(n)} rows differ from the single process`);
    const [{ rows } = { rows: 0 }] = await ask(`select count(*)::int as "rows" from ${table(out, name)}`);
    line(`${name}: rows, each equal to the single process'`, JSON.stringify(rows));
  }
}

/** How fast some files are done with one worker and with more, one process beside them. */
async function onlyGrowth(): Promise<void> {
  const few = at('some');
  await makeFiles(few, some);
  const single = await seconds(() =>
    nianbao(few, 'check', ...foldersIn(few), '--parquet', at('some-alone'), '--jobs', '1'),
  );
  line(`${String(some)} files, one process, one file at a time`, rate(some, single));
  await growth(few);
}

(process.argv.includes('growth') ? onlyGrowth() : everything())
  .finally(async () => {
    for (const redis of servers) await redis.stop();
    rmSync(work, { recursive: true, force: true });
  })
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
