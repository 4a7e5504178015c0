/** What is handed out for WPS. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { startOf } from '../programs';
import { testWith } from '../tools';
import { folder, folderFor, kit, makeKit, pack, removeFolders, run, version } from './kit';
import { tags } from './profile';

let dist = '';
let out = '';

beforeAll(() => {
  ({ dist, out } = makeKit('--url', 'https://oa.example.gov.cn/ogi/'));
});

afterAll(removeFolders);

describe('the package', () => {
  test('has everything for a clerk, in forms Windows and Linux read', () => {
    const zip = unzipSync(new Uint8Array(readFileSync(join(out, `${kit}.zip`))));
    const inside = Object.keys(zip).map((path) => path.slice(kit.length + 1));
    expect(inside.sort()).toEqual(
      [
        'install.cmd',
        'install.ps1',
        'install.sh',
        '安装说明.txt',
        ...['images/check.png', 'index.html', 'manifest.xml', 'ribbon.xml'].map(
          (file) => `${folder}/${file}`,
        ),
      ].sort(),
    );
    const text = (file: string): string => Buffer.from(zip[`${kit}/${file}`]!).toString('utf8');
    // Windows PowerShell takes a script without a byte order mark for GBK.
    expect(text('install.ps1')).toMatch(/^\uFEFF# 公开年报助手[^\n]*\r\n/u);
    expect(text('install.sh')).not.toContain('\r');
    expect(text('安装说明.txt')).not.toContain('<版本>');
    expect(text(`${folder}/ribbon.xml`).startsWith('<customUI')).toBe(true);
  });

  test('is the same bytes every time', () => {
    const again = folderFor('again');
    pack(dist, again, '--url', 'https://oa.example.gov.cn/ogi/');
    for (const file of [`${kit}.zip`, `online/${folder}.7z`])
      expect(readFileSync(join(again, file)).equals(readFileSync(join(out, file)))).toBe(true);
  });

  test('for an office: pages, publish.html that knows its own address, jsplugins.xml', () => {
    expect(readdirSync(join(out, 'online')).sort()).toEqual(
      [
        'images',
        'index.html',
        'jsplugins.xml',
        'manifest.xml',
        `${folder}.7z`,
        'publish.html',
        'ribbon.xml',
      ].sort(),
    );
    const list = readFileSync(join(out, 'online', 'jsplugins.xml'), 'utf8');
    expect(tags(list)).toEqual([
      `<jsplugin enable="true" name="ogi-report" version="${version}" type="et" url="https://oa.example.gov.cn/ogi/${folder}.7z"/>`,
    ]);
    for (const bad of ['https://oa.example.gov.cn/ogi', 'file://server/ogi/', 'C:/ogi/'])
      expect(() => {
        pack(dist, folderFor('bad'), '--url', bad);
      }).toThrow(/没有完成：--url .*(以斜杠 \/ 结尾|指向别的机器|开头)/u);
  });

  test('without a web server: jsplugins.xml names the archive in a folder of the machine', () => {
    const local = folderFor('local');
    pack(dist, local, '--url', 'file:///C:/ogi/');
    expect(tags(readFileSync(join(local, 'online', 'jsplugins.xml'), 'utf8'))[0]).toContain(
      `url="file:///C:/ogi/${folder}.7z"`,
    );
    expect(readdirSync(local).sort()).toEqual(['online', kit, `${kit}.zip`].sort());
  });

  test('refuses a build whose ribbon WPS would call invalid', () => {
    const broken = folderFor('broken');
    writeFileSync(join(broken, 'ribbon.xml'), '<?xml version="1.0"?><customUI/>');
    expect(() => {
      pack(broken, folderFor('bad'));
    }).toThrow('还没有构建好');
  });

  testWith('7z', '7-Zip reads the archive back', () => {
    const to = folderFor('7z');
    run(startOf('7z'), ['x', `-o${to}`, join(out, 'online', `${folder}.7z`)]);
    for (const file of ['index.html', 'images/check.png', 'ribbon.xml'])
      expect(readFileSync(join(to, folder, file)).equals(readFileSync(join(dist, file)))).toBe(true);
  });

  test('the archive has the signature and the sums the format asks for', () => {
    const archive = readFileSync(join(out, 'online', `${folder}.7z`));
    expect(archive.subarray(0, 6).toString('latin1')).toBe('7z\xbc\xaf\x27\x1c');
    const [offset, size] = [Number(archive.readBigUInt64LE(12)), Number(archive.readBigUInt64LE(20))];
    expect(32 + offset + size).toBe(archive.length);
    expect(archive.includes(readFileSync(join(dist, 'index.html')))).toBe(true);
  });
});
