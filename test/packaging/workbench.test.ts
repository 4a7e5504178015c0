/** What is handed out as a workbench to double-click: two pages on top, the program in one folder, nothing fetched. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { folderFor, removeFolders, version } from './kit';

const kit = `公开年报助手-网页版-${version}`;
const page =
  '<link rel="icon" href="icons/app-32.png"><script defer src="workbench.js"></script><a href="#top"></a>';
let from = '';
let to = '';

const packed = () =>
  spawnSync(process.execPath, ['packaging/workbench/pack-workbench.mjs', '--from', from, '--to', to], {
    encoding: 'utf8',
  });
const filesIn = (): ReturnType<typeof unzipSync> =>
  unzipSync(new Uint8Array(readFileSync(join(to, `${kit}.zip`))));
const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8');

beforeAll(() => {
  from = folderFor('dist');
  to = folderFor('out');
  mkdirSync(join(from, 'icons'));
  writeFileSync(join(from, 'icons/app-32.png'), 'png');
  writeFileSync(join(from, 'workbench.js'), 'run()');
  writeFileSync(join(from, 'index.html'), page);
});
afterAll(removeFolders);

describe('the workbench to double-click', () => {
  test('has its page and a guide on top, and the program in one folder, as a server has it', () => {
    const { status, stderr } = packed();
    expect([status, stderr]).toEqual([0, '']);
    const files = filesIn();
    expect(Object.keys(files).sort()).toEqual(
      ['app/icons/app-32.png', 'app/index.html', 'app/workbench.js', '使用说明.html', '打开年报助手.html']
        .map((name) => `${kit}/${name}`)
        .sort(),
    );
    expect(textOf(files[`${kit}/app/index.html`])).toBe(page);
    expect(textOf(files[`${kit}/打开年报助手.html`])).toBe(
      page.replace('"icons', '"app/icons').replace('"workbench', '"app/workbench'),
    );
    const guide = textOf(files[`${kit}/使用说明.html`]);
    expect(guide).toContain(`版本 ${version}`);
    expect(guide).not.toMatch(/〔|<script|src=|https?:/u);
  });

  test('is the same bytes from the same build, and takes the place of one of before', () => {
    const before = readFileSync(join(to, `${kit}.zip`));
    writeFileSync(join(to, '公开年报助手-网页版-0.0.1.zip'), 'old');
    expect(packed().status).toBe(0);
    expect(readFileSync(join(to, `${kit}.zip`)).equals(before)).toBe(true);
    expect(readdirSync(to).sort()).toEqual([kit, `${kit}.zip`].sort());
  });

  test('what is not built, or is another page, is said in Chinese, and nothing old is left to hand out', () => {
    for (const [content, said] of [
      ['<p>no program</p>', '不是这个程序的页面'],
      [undefined, '没有 index.html'],
    ] as const) {
      from = folderFor('other');
      if (content !== undefined) writeFileSync(join(from, 'index.html'), content);
      const { status, stderr } = packed();
      expect([status, stderr.includes(said)]).toEqual([1, true]);
      expect(readdirSync(to).filter((name) => name.endsWith('.zip'))).toEqual([]);
    }
  });
});
