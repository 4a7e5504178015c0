/** `nianbao queue` with a Redis of its own: every file gets its row once, whatever dies on the way. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { zipSync } from 'fflate';
import { pathInside, workbooksUnder } from '../../src/cli/queue/inside';
import type { QueueStatus } from '../../src/cli/queue/status';
import { eventually } from '../eventually';
import { testWith } from '../tools';
import { ask } from './duckdb';
import { writeReports } from './many-reports';
import { nianbao, workFolder } from './nianbao';
import { freePort, startRedis, type RedisServer } from './redis-server';

const { at, remove } = workFolder();
const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0)) await end();
});
afterAll(remove);

const count = 120;
const reports = at('reports');
beforeAll(async () => {
  await writeReports(reports, count);
});

const table = (out: string, name: string): string => `'${out}/batch-*/${name}.parquet'`;
const batchesIn = (out: string): readonly string[] =>
  existsSync(out) ? readdirSync(out).filter((name) => name.startsWith('batch-')) : [];

async function redisIn(name: string, ...settings: readonly string[]): Promise<RedisServer> {
  const redis = await startRedis(at(name), ...settings);
  ending.push(redis.stop);
  return redis;
}

interface Worker {
  readonly program: ChildProcess;
  readonly ended: Promise<number | null>;
  readonly said: () => string;
}

/** A worker, ended with the test if not before. */
function startWorker(folder: string, out: string, url: string, ...more: readonly string[]): Worker {
  const program = spawn(process.execPath, [
    ...[resolve('dist/cli/nianbao.js'), 'queue', 'work', folder, '--out', out, '--redis', url],
    ...more,
  ]);
  let said = '';
  program.stdout.on('data', (piece) => (said += String(piece)));
  program.stderr.on('data', (piece) => (said += String(piece)));
  const ended = once(program, 'exit').then(() => program.exitCode);
  ending.push(async () => {
    program.kill('SIGKILL');
    await ended;
  });
  return { program, ended, said: () => said };
}

const childrenOf = (pid: number): readonly number[] =>
  spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
    .stdout.split('\n')
    .map(Number)
    .filter((child) => child > 0);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function statusOf(out: string, url: string): QueueStatus {
  return JSON.parse(nianbao('queue', 'status', '--out', out, '--redis', url, '--json').out) as QueueStatus;
}

describe('without what it needs, one sentence', () => {
  test('no Redis there, and the password is nobody else’s business', async () => {
    const url = `redis://clerk:s3cret@127.0.0.1:${String(await freePort())}`;
    const run = nianbao('queue', 'add', reports, '--out', at('none'), '--redis', url);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toMatch(/^连不上 Redis（127\.0\.0\.1:\d+）。[^\n]+\n$/u);
    expect(run.err).not.toContain('s3cret');
  });

  test('no address of Redis', () => {
    const run = nianbao('queue', 'add', reports, '--out', at('none'), '--redis', 'http://clerk:s3cret@host');
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toMatch(/^Redis 的地址要写成 [^\n]+\n$/u);
    expect(run.err).not.toContain('s3cret');
  });

  test('packages that were not installed', () => {
    cpSync('dist/cli', at('bare'), { recursive: true });
    const bare = (...args: readonly string[]) =>
      spawnSync(process.execPath, [at('bare/nianbao.js'), ...args], { encoding: 'utf8' });
    for (const args of [
      ['check', join(reports, '2024/第0县'), '--parquet', at('none')],
      ['queue', 'add', reports, '--out', at('none')],
    ]) {
      const run = bare(...args);
      expect([run.status, run.stdout]).toEqual([2, '']);
      expect(run.stderr).toMatch(/^这个命令要用到可选组件 hyparquet-writer，[^\n]+\n$/u);
    }
    // Nothing else needs them.
    expect(bare('check', join(reports, '2024/第0县')).status).toBe(0);
  });

  test.each([
    [['queue'], '后面要写 add、work 或 status'],
    [['queue', 'add', 'somewhere-else', '--out', 'x'], '找不到文件夹'],
    [['queue', 'add', 'src'], '--out'],
    [['queue', 'work', 'src', '--out', 'x', '--seconds', '0'], '--seconds 要写'],
    [['queue', 'add', 'src', '--out', 'x', '--batch', 'many'], '--batch 要写'],
  ])('misused: %j', (args, words) => {
    const run = nianbao(...args);
    expect(run.code).toBe(2);
    expect(run.err).toContain(words);
  });
});

describe('no path leaves its folder', () => {
  const inside = at('walls/inside');
  beforeAll(() => {
    mkdirSync(join(inside, 'a'), { recursive: true });
    mkdirSync(at('walls/outside'));
    writeFileSync(at('walls/outside/secret.xlsx'), 'x');
    writeFileSync(join(inside, 'a/report.xlsx'), 'x');
    writeFileSync(join(inside, 'a/report.旧1.xlsx'), 'x');
    writeFileSync(join(inside, '~$report.xlsx'), 'x');
    symlinkSync(at('walls/outside/secret.xlsx'), join(inside, 'link.xlsx'));
    symlinkSync(at('walls/outside'), join(inside, 'linked'));
  });

  test('links are not followed, and told of', async () => {
    expect(await workbooksUnder(inside)).toEqual({
      files: ['a/report.xlsx'],
      left: ['a/report.旧1.xlsx', 'link.xlsx', 'linked'],
    });
  });

  test.each([
    '../outside/secret.xlsx',
    'a/../../outside/secret.xlsx',
    'linked/secret.xlsx',
    'link.xlsx',
    '/etc/passwd',
    'C:\\secret.xlsx',
    'C:/secret.xlsx',
    '\\\\host\\share\\secret.xlsx',
    'a//report.xlsx',
    './a/report.xlsx',
    'a/report.xlsx\0',
    '',
  ])('%j is refused', async (file) => {
    expect(await pathInside(inside, file)).toMatchObject({ kind: 'refusal', reason: 'outside' });
  });

  test('what lies in it is not', async () => {
    expect(await pathInside(inside, 'a/report.xlsx')).toEqual({
      kind: 'inside',
      path: join(inside, 'a/report.xlsx'),
    });
  });
});

testWith(
  'redis-server',
  'N files are N rows, with a worker killed, Redis killed and every job added twice',
  async () => {
    const out = at('out');
    const redis = await redisIn('redis');
    const add = () => nianbao('queue', 'add', reports, '--out', out, '--redis', redis.url, '--batch', '10');
    expect(add()).toMatchObject({
      code: 0,
      out: '加入 120 个文件，分 12 批；另有 0 个已经有结果或在队列里。\n',
    });
    expect(add().out).toBe('没有新的文件要加入；120 个已经有结果或在队列里。\n');
    const doomed = startWorker(reports, out, redis.url);
    const other = startWorker(reports, out, redis.url, '--jobs', '1', '--until-empty');
    await eventually(() => {
      expect(doomed.said()).toContain('已做');
      expect(childrenOf(doomed.program.pid!)).not.toEqual([]);
    });
    const children = childrenOf(doomed.program.pid!);
    doomed.program.kill('SIGKILL');
    await redis.restart();
    expect(add().out).toBe('没有新的文件要加入；120 个已经有结果或在队列里。\n');
    // What the killed worker had under way is nobody's any more.
    await eventually(() => {
      expect(children.filter(isAlive)).toEqual([]);
    });
    expect(await other.ended).toBe(0);
    expect(other.said()).toContain('本机做了');

    const alone = at('alone');
    const folders = ['2023', '2024'].flatMap((year) =>
      readdirSync(join(reports, year)).map((region) => `${year}/${region}`),
    );
    const check = [resolve('dist/cli/nianbao.js'), 'check', ...folders, '--parquet', alone];
    const run = spawnSync(process.execPath, check, { cwd: reports, encoding: 'utf8' });
    expect(run.stderr).toContain(`校验了 ${String(count)} 个文件`);

    expect(
      await ask(
        `select count(*)::int n, count(distinct file)::int files, count(distinct sha256)::int sums from ${table(out, 'files')}`,
      ),
    ).toEqual([{ n: count, files: count, sums: count }]);
    for (const [name, rows] of [
      ['figures', 200 * count],
      ['findings', undefined],
      ['sentences', undefined],
      ['files', count],
    ] as const) {
      const all = (folder: string): string =>
        `select * ${name === 'files' ? 'exclude (added)' : ''} from ${table(folder, name)}`;
      const differing = `(${all(out)} except all ${all(alone)}) union all (${all(alone)} except all ${all(out)})`;
      expect(await ask(differing)).toEqual([]);
      const [{ n } = { n: 0 }] = await ask(`select count(*)::int n from ${table(out, name)}`);
      if (rows === undefined) expect(n).toBeGreaterThan(count);
      else expect(n).toBe(rows);
    }

    const before = readdirSync(out).sort();
    expect(before.filter((name) => name.startsWith('.'))).toEqual([]);
    expect(add().out).toBe('没有新的文件要加入；120 个已经有结果或在队列里。\n');
    expect(nianbao('queue', 'work', reports, '--out', out, '--redis', redis.url, '--until-empty').out).toBe(
      '本机做了 0 批，0 个文件。\n',
    );
    expect(readdirSync(out).sort()).toEqual(before);
    expect(statusOf(out, redis.url)).toMatchObject({
      files: { dead: 0, refused: 0 },
      batches: { done: 12, waiting: 0, active: 0, failed: 0 },
      open: 0,
      dead: [],
    });
  },
);

testWith('redis-server', 'a worker that is asked to stop ends what it has in hand', async () => {
  const out = at('stopped');
  const redis = await redisIn('redis-stopped');
  nianbao('queue', 'add', reports, '--out', out, '--redis', redis.url, '--batch', '5');
  const worker = startWorker(reports, out, redis.url);
  await eventually(() => {
    expect(batchesIn(out).length).toBeGreaterThan(0);
  });
  worker.program.kill('SIGTERM');
  expect(await worker.ended).toBe(0);
  expect(worker.said()).toContain('正在做完手里的这一批');
  const { batches, open, files } = statusOf(out, redis.url);
  expect(batches).toMatchObject({ active: 0, failed: 0, done: batchesIn(out).length });
  expect(batches.waiting).toBe(24 - batches.done);
  expect(open + files.ok + files.fail).toBe(count);
});

testWith('redis-server', 'a file that hangs, fills the memory or crashes is a line in the list', async () => {
  const [out, folder] = [at('poisoned'), at('poison')];
  cpSync(join(reports, '2024/第1县'), folder, { recursive: true });
  const good = readdirSync(folder);
  for (const name of ['hang', 'bomb', 'heap', 'crash'])
    copyFileSync(join(folder, good[0]!), join(folder, `${name}.xlsx`));
  for (const name of ['hang', 'bomb', 'heap', 'crash'])
    writeFileSync(join(folder, `${name}.xlsx`), name, { flag: 'a' });
  const zeros = new Uint8Array(64 * 1024 * 1024);
  writeFileSync(
    join(folder, 'zeros.xlsx'),
    zipSync({ '[Content_Types].xml': zeros, 'xl/workbook.xml': zeros }, { level: 9 }),
  );

  // The program as built, but for what reads a file: that does what no file of ours makes it do.
  cpSync('dist/cli', at('program/cli'), { recursive: true });
  symlinkSync(resolve('node_modules'), at('program/node_modules'));
  const worker = at('program/cli/file-worker.js');
  const poison = `
    if (require('node:worker_threads').isMainThread) process.on('message', ({ file }) => {
      const held = [];
      if (file.includes('hang')) for (;;);
      if (file.includes('bomb')) for (;;) held.push(new Uint8Array(10_000_000).fill(1));
      if (file.includes('heap')) for (;;) held.push([held.length, String(held.length)]);
      if (file.includes('crash')) process.kill(process.pid, 'SIGSEGV');
    });`;
  writeFileSync(worker, `${poison}\n${readFileSync(worker, 'utf8')}`);

  const redis = await redisIn('redis-poisoned');
  const to = ['--out', out, '--redis', redis.url];
  nianbao('queue', 'add', folder, ...to);
  const limits = ['--seconds', '10', '--megabytes', '96', '--until-empty'];
  const run = spawnSync(
    process.execPath,
    [at('program/cli/nianbao.js'), 'queue', 'work', folder, ...to, ...limits],
    { encoding: 'utf8' },
  );
  expect(run.status).toBe(1);
  const status = statusOf(out, redis.url);
  expect(status.dead.map(({ file, reason }) => [file, reason]).sort()).toEqual([
    ['bomb.xlsx', 'memory'],
    ['crash.xlsx', 'crash'],
    ['hang.xlsx', 'timeout'],
    ['heap.xlsx', 'memory'],
  ]);
  expect(status).toMatchObject({
    files: { dead: 4, refused: 1, ok: good.length, fail: 0 },
    batches: { done: 1, waiting: 0, failed: 0 },
  });
  const words = nianbao('queue', 'status', ...to);
  expect(words.code).toBe(1);
  expect(words.out).toContain('没有读 hang.xlsx：读取超过 10 秒');

  // Once what was in the way is gone they are read, and are no longer on the list.
  expect(nianbao('queue', 'add', folder, ...to).out).toContain('有 4 个文件多次没有读成');
  expect(nianbao('queue', 'add', folder, ...to, '--retry-dead').out).toContain('加入 4 个文件，分 4 批');
  expect(nianbao('queue', 'work', folder, ...to, '--until-empty').code).toBe(0);
  expect(statusOf(out, redis.url)).toMatchObject({ files: { dead: 0, ok: good.length + 4 }, dead: [] });
});

testWith('redis-server', 'a file that changed in between is named, and read as it is next time', async () => {
  const [out, folder] = [at('changed'), at('changing')];
  cpSync(join(reports, '2024/第2县'), folder, { recursive: true });
  const [one = '', two = '', three = ''] = readdirSync(folder);
  const redis = await redisIn('redis-changed');
  const to = ['--out', out, '--redis', redis.url];
  nianbao('queue', 'add', folder, ...to);
  copyFileSync(join(folder, two), join(folder, one));
  writeFileSync(join(folder, one), ' ', { flag: 'a' });
  renameSync(join(folder, three), at('elsewhere.xlsx'));
  expect(nianbao('queue', 'work', folder, ...to, '--until-empty').code).toBe(1);
  expect(statusOf(out, redis.url).dead.map(({ file, reason }) => [file, reason])).toEqual([
    [one, 'changed'],
    [three, 'not-found'],
  ]);
  expect(nianbao('queue', 'add', folder, ...to).out).toContain('加入 1 个文件');
  nianbao('queue', 'work', folder, ...to, '--until-empty');
  expect(statusOf(out, redis.url).dead.map(({ file }) => file)).toEqual([three]);
});

testWith('redis-server', 'a password is asked for and given', async () => {
  const redis = await redisIn('redis-password', '--requirepass', 's3cret');
  const add = (url: string) => nianbao('queue', 'add', reports, '--out', at('guarded'), '--redis', url);
  for (const url of [redis.url, redis.url.replace('//', '//:wr0ng@')]) {
    const run = add(url);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toMatch(/^Redis（127\.0\.0\.1:\d+）要求用户名、密码，或给的不对。[^\n]+\n$/u);
    expect(run.err).not.toContain('wr0ng');
  }
  expect(add(redis.url.replace('//', '//:s3cret@'))).toMatchObject({ code: 0, err: '' });
});
