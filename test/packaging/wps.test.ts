/** What is handed out for WPS, and its installers on a made-up profile where other add-ins live. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { testWith } from '../tools';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const folder = `ogi-report_${version}`;
const kit = `公开年报助手-WPS-${version}`;
const zotero = '<jsplugin name="zotero" type="wps" url="zotero_1.0" version="1.0" enable="enable_dev"/>';
const oa = '<jspluginonline name="OA 助手" type="et" url="http://oa.example/" debug="">\n  </jspluginonline>';
const similar = '<jsplugin name="ogi-report-plus" type="et" url="ogi-report-plus_1" version="1"/>';

let root = '';
let out = '';
const made: string[] = [];

function folderFor(what: string): string {
  const path = mkdtempSync(join(tmpdir(), `ogi-wps-${what}-`));
  made.push(path);
  return path;
}

function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, [...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

function pack(from: string, to: string, ...more: readonly string[]): void {
  run(process.execPath, ['packaging/wps/pack-wps.mjs', '--from', from, '--to', to, ...more]);
}

beforeAll(() => {
  root = folderFor('pack');
  const dist = join(root, 'dist');
  mkdirSync(join(dist, 'images'), { recursive: true });
  for (const file of ['ribbon.xml', 'manifest.xml'])
    writeFileSync(join(dist, file), readFileSync(`assets/wps/${file}`));
  writeFileSync(join(dist, 'index.html'), `<!doctype html>${'年'.repeat(50_000)}`);
  writeFileSync(join(dist, 'images', 'check.png'), 'png');
  out = join(root, 'out');
  pack(dist, out, '--url', 'https://oa.example.gov.cn/ogi/');
});

afterAll(() => {
  for (const path of made) rmSync(path, { recursive: true, force: true });
});

/** The parts of a registry that count: its tags, in order. */
const tags = (text: string): readonly string[] => text.match(/<jsplugin(?:online)?\s[^>]*>/gu) ?? [];
const names = (text: string): readonly (string | undefined)[] =>
  tags(text).map((tag) => /name="([^"]*)"/u.exec(tag)?.[1]);

interface Installer {
  readonly install: (profile: string) => string;
  readonly uninstall: (profile: string) => string;
}

function behaves(what: string, installer: Installer): void {
  const profileWith = (registry?: string): string => {
    const profile = join(folderFor('profile'), 'jsaddons');
    if (registry !== undefined) {
      mkdirSync(profile);
      writeFileSync(join(profile, 'publish.xml'), registry);
    }
    return profile;
  };
  const registryOf = (profile: string): string => readFileSync(join(profile, 'publish.xml'), 'utf8');
  const foldersOf = (profile: string): readonly string[] =>
    readdirSync(profile, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    );

  describe(what, () => {
    test('installs into an empty profile; uninstalls without a trace but the registry', () => {
      const profile = profileWith();
      installer.install(profile);
      expect(names(registryOf(profile))).toEqual(['ogi-report']);
      expect(tags(registryOf(profile))[0]).toContain(`url="${folder}" version="${version}"`);
      expect(foldersOf(profile)).toEqual([folder]);
      expect(readFileSync(join(profile, folder, 'ribbon.xml'), 'utf8')).toBe(
        readFileSync('assets/wps/ribbon.xml', 'utf8'),
      );
      installer.uninstall(profile);
      expect(names(registryOf(profile))).toEqual([]);
      expect(registryOf(profile)).toMatch(/<jsplugins>\s*<\/jsplugins>/u);
      expect(foldersOf(profile)).toEqual([]);
    });

    test('leaves other add-ins alone, byte for byte, and keeps a copy', () => {
      const before = `<?xml version="1.0" encoding="UTF-8"?>\n<jsplugins>\n  ${zotero}\n  ${similar}\n  ${oa}\n</jsplugins>\n`;
      const profile = profileWith(before);
      mkdirSync(join(profile, 'zotero_1.0'));
      installer.install(profile);
      expect(names(registryOf(profile))).toEqual(['zotero', 'ogi-report-plus', 'OA 助手', 'ogi-report']);
      for (const other of [zotero, similar, oa]) expect(registryOf(profile)).toContain(other);
      expect(readFileSync(join(profile, 'publish.xml.bak'), 'utf8')).toBe(before);
      installer.uninstall(profile);
      expect(registryOf(profile)).toBe(before);
      expect(foldersOf(profile)).toEqual(['zotero_1.0']);
    });

    test('upgrades: the old version goes, its registrations of every kind too', () => {
      const old = [
        '<jsplugin name="ogi-report" type="et" url="ogi-report_0.0.1" version="0.0.1"/>',
        "<jspluginonline\n    type='et' name='ogi-report' url='http://127.0.0.1:3889/'>\n  </jspluginonline>",
      ];
      const profile = profileWith(`<jsplugins>\n  ${old[0]!}\n  ${zotero}\n  ${old[1]!}\n</jsplugins>`);
      mkdirSync(join(profile, 'ogi-report_0.0.1'));
      installer.install(profile);
      installer.install(profile);
      expect(names(registryOf(profile))).toEqual(['zotero', 'ogi-report']);
      expect(foldersOf(profile)).toEqual([folder]);
    });

    test.each([
      ['empty', '', []],
      ['an empty root', '<jsplugins/>', []],
      ['cut short', `<jsplugins>\n  ${zotero}\n  <jsplugin name="x" ty`, ['zotero']],
      ['without a root', `${zotero}\n${oa}`, ['zotero', 'OA 助手']],
      ['not XML at all', '\u0000\u0001 garbage', []],
    ])('a registry that is %s', (_, registry, kept) => {
      const profile = profileWith(registry);
      installer.install(profile);
      expect(names(registryOf(profile))).toEqual([...kept, 'ogi-report']);
      expect(registryOf(profile)).toMatch(/<jsplugins>[\s\S]*<\/jsplugins>\s*$/u);
      expect(registryOf(profile).match(/<jsplugins/gu)).toHaveLength(1);
      const damaged = registry !== '' && registry !== '<jsplugins/>';
      expect(existsSync(join(profile, 'publish.xml.damaged'))).toBe(damaged);
      if (damaged) expect(readFileSync(join(profile, 'publish.xml.damaged'), 'utf8')).toBe(registry);
      installer.uninstall(profile);
      expect(names(registryOf(profile))).toEqual([...kept]);
    });

    test('says what to do when the package is not whole, and changes nothing', () => {
      const profile = profileWith(`<jsplugins>\n${zotero}\n</jsplugins>\n`);
      const add = join(out, kit, folder);
      const aside = join(root, 'aside');
      run('mv', [add, aside]);
      try {
        expect(() => installer.install(profile)).toThrow('安装包不完整');
      } finally {
        run('mv', [aside, add]);
      }
      expect(names(registryOf(profile))).toEqual(['zotero']);
    });
  });
}

const shell = (...args: readonly string[]): string => run('sh', [join(out, kit, 'install.sh'), ...args]);
behaves('install.sh', {
  install: (profile) => shell('install', '--profile', profile),
  uninstall: (profile) => shell('uninstall', '--profile', profile),
});

testWith('pwsh', 'install.ps1 on a made-up profile', () => {
  const profile = join(folderFor('profile'), 'jsaddons');
  mkdirSync(profile);
  const before = `<jsplugins>\r\n  ${zotero}\r\n</jsplugins>\r\n`;
  writeFileSync(join(profile, 'publish.xml'), before);
  const script = join(out, kit, 'install.ps1');
  const power = (action: string): string =>
    run('pwsh', ['-NoProfile', '-File', script, '-Action', action, '-Profile_', profile]);
  power('install');
  expect(names(readFileSync(join(profile, 'publish.xml'), 'utf8'))).toEqual(['zotero', 'ogi-report']);
  power('uninstall');
  expect(readFileSync(join(profile, 'publish.xml'), 'utf8')).toBe(before);
});

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
    expect(text(`${folder}/ribbon.xml`).startsWith('<customUI')).toBe(true);
  });

  test('is the same bytes every time', () => {
    const again = join(root, 'again');
    pack(join(root, 'dist'), again, '--url', 'https://oa.example.gov.cn/ogi/');
    for (const file of [`${kit}.zip`, `${folder}.7z`])
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
    expect(() => {
      pack(join(root, 'dist'), join(root, 'bad'), '--url', 'https://oa.example.gov.cn/ogi');
    }).toThrow('end with a slash');
  });

  test('refuses a build whose ribbon WPS would call invalid', () => {
    const broken = join(root, 'broken');
    mkdirSync(broken);
    writeFileSync(join(broken, 'ribbon.xml'), '<?xml version="1.0"?><customUI/>');
    expect(() => {
      pack(broken, join(root, 'bad'));
    }).toThrow('is not built');
  });

  testWith('sevenZip', '7-Zip reads the archive back', () => {
    const to = folderFor('7z');
    run('7z', ['x', `-o${to}`, join(out, `${folder}.7z`)]);
    for (const file of ['index.html', 'images/check.png', 'ribbon.xml'])
      expect(readFileSync(join(to, folder, file)).equals(readFileSync(join(root, 'dist', file)))).toBe(true);
  });

  test('the archive has the signature and the sums the format asks for', () => {
    const archive = readFileSync(join(out, `${folder}.7z`));
    expect(archive.subarray(0, 6).toString('latin1')).toBe('7z\xbc\xaf\x27\x1c');
    const [offset, size] = [Number(archive.readBigUInt64LE(12)), Number(archive.readBigUInt64LE(20))];
    expect(32 + offset + size).toBe(archive.length);
    expect(archive.includes(readFileSync(join(root, 'dist', 'index.html')))).toBe(true);
  });
});
