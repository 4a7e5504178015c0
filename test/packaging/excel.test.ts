/** What is handed out for Excel, and the address it is made for: checked first, said in Chinese, nothing old left. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { folderFor, removeFolders, version } from './kit';

const { wrongAddress } = createRequire(__filename)('../../packaging/address.cjs') as {
  wrongAddress: (text: string | undefined, how: { schemes: string[]; what: string }) => string | undefined;
};

const url = 'https://oa.example.gov.cn/nianbao/';
const kit = `公开年报助手-Excel-${version}`;
let from = '';
let to = '';

const packed = (...more: readonly string[]) =>
  spawnSync(process.execPath, ['packaging/excel/pack-excel.mjs', '--to', to, ...more], { encoding: 'utf8' });

beforeAll(() => {
  from = folderFor('dist');
  to = folderFor('out');
  mkdirSync(join(from, 'icons'));
  writeFileSync(join(from, 'icons/app-32.png'), 'png');
  writeFileSync(join(from, 'pane.html'), '<!doctype html>');
  writeFileSync(
    join(from, 'manifest.xml'),
    readFileSync('manifest.xml', 'utf8').replaceAll('https://localhost:3000/', url),
  );
});
afterAll(removeFolders);

describe('the package for Excel', () => {
  test('has the site, the manifest and a page for the IT person, with the address in it', () => {
    const { status, stderr } = packed('--url', url, '--from', from);
    expect([status, stderr]).toEqual([0, '']);
    expect(readdirSync(to).sort()).toEqual([kit, `${kit}.zip`]);
    const zip = unzipSync(new Uint8Array(readFileSync(join(to, `${kit}.zip`))));
    expect(Object.keys(zip).sort()).toEqual(
      ['manifest.xml', '安装说明.html', '网站/icons/app-32.png', '网站/pane.html']
        .map((file) => `${kit}/${file}`)
        .sort(),
    );
    const page = Buffer.from(zip[`${kit}/安装说明.html`]!).toString('utf8');
    expect(page).toContain(`<a href="${url}pane.html">`);
    expect(page).not.toMatch(/〔|〕|<script|src=/u);
    // Nothing is fetched, and only the office's own address is linked to.
    expect([...page.matchAll(/href="([^"]*)"/gu)].map(([, href]) => href)).toEqual([`${url}pane.html`]);
    const [guid, ...others] =
      page.match(/\{[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}\}/gu) ?? [];
    expect([guid, new Set(others).size]).toEqual([others[0], 1]);
    expect(page).toContain('appsforoffice.microsoft.com');
  });

  test('says where office.js comes from', () => {
    packed('--url', url, '--from', from, '--office-js', 'local');
    const page = readFileSync(join(to, kit, '安装说明.html'), 'utf8');
    expect(page).toContain('微软只支持从它的网站取');
    expect(page).not.toContain('appsforoffice');
    expect(packed('--url', url, '--from', from, '--office-js', 'x').stderr).toContain('--office-js');
  });

  test('is the same bytes every time', () => {
    const bytes = (): Buffer => {
      packed('--url', url, '--from', from);
      return readFileSync(join(to, `${kit}.zip`));
    };
    expect(bytes().equals(bytes())).toBe(true);
  });

  test.each([
    ['none', []],
    ['what the documents say', ['--url', 'https://内网地址/nianbao/']],
    ['another scheme', ['--url', 'http://oa.example.gov.cn/']],
    ['another address than the build’s', ['--url', 'https://other.example.gov.cn/', '--from', 'FROM']],
  ])('%s: refused at once in one Chinese line, and no package of before is left', (_, args) => {
    packed('--url', url, '--from', from);
    writeFileSync(join(to, '别人的文件.txt'), '');
    expect(existsSync(join(to, `${kit}.zip`))).toBe(true);
    const { status, stderr, stdout } = packed(...args.map((arg) => (arg === 'FROM' ? from : arg)));
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^没有完成：[^\n]*\p{Script=Han}[^\n]*\n$/u);
    expect(readdirSync(to)).toEqual(['别人的文件.txt']);
    rmSync(join(to, '别人的文件.txt'));
  });
});

describe('an address', () => {
  const https = { schemes: ['https:'], what: '--url' };
  const any = { schemes: ['https:', 'http:', 'file:'], what: '--url' };

  test.each([url, 'https://10.1.2.3:8443/a/b/', 'https://xn--fiqs8s.xn--zfr164b/x/'])(
    '%s will do',
    (text) => {
      expect(wrongAddress(text, https)).toBeUndefined();
    },
  );

  test.each(['http://10.1.2.3/ogi/', 'file:///C:/ogi/', 'file:///C:/公文/'])('%s will do for WPS', (text) => {
    expect(wrongAddress(text, any)).toBeUndefined();
  });

  test.each<[string | undefined, RegExp]>([
    [undefined, /网站的地址/u],
    ['', /网站的地址/u],
    ['https://内网地址/nianbao/', /文档里的说法/u],
    ['https://<你的网站>/', /文档里的说法/u],
    ['oa.example.gov.cn/nianbao/', /开头/u],
    ['\\\\服务器\\addins', /反斜杠/u],
    ['http://oa.example.gov.cn/', /开头/u],
    ['https:/oa.example.gov.cn/', /开头/u],
    ['https://oa.example.gov.cn/nianbao', /斜杠 \/ 结尾/u],
    ['https://oa.example.gov.cn/nianbao/?a=1/', /\? 和 #/u],
    ['https://zhang:pw@oa.example.gov.cn/', /密码/u],
    ['https://公开.example.gov.cn/', /xn--/u],
    ['https://oa.example.gov.cn/年报/', /字母/u],
    ['https://oa.example.gov.cn/a b/', /空格/u],
  ])('%s will not, and why', (text, why) => {
    expect(wrongAddress(text, https)).toMatch(why);
    expect(wrongAddress(text, https)).toContain(url);
  });
});

test('a build for an address that will not do ends before anything is built', () => {
  const env = { ...process.env, ADDIN_URL: 'https://内网地址/nianbao/' };
  const webpack = ['node_modules/webpack/bin/webpack.js', '--mode', 'production', '--config-name', 'wps'];
  // Of another configuration, so that the pane that other tests open stays; the address is checked all the same.
  expect(() => execFileSync(process.execPath, webpack, { env, stdio: 'pipe' })).toThrow(
    /没有构建：ADDIN_URL/u,
  );
});
