/** The installers on systems as they are described: what is there, what is said, what the administrator is to do. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { folder, folderFor, give, kit, makeKit, removeFolders, runAsClerk, version } from './kit';
import { bytesOf, makeFolder, names, oa, ours, profileWith, put, zotero } from './profile';

let out = '';
beforeAll(() => {
  out = makeKit().out;
});
afterAll(removeFolders);

const kingsoft = 'opt/kingsoft/wps-office/office6';
const uos = 'opt/apps/cn.wps.wps-office-pro/files/kingsoft/wps-office/office6';

interface System {
  readonly office?: string;
  readonly also?: readonly string[];
  /** What the installer says of it, apart from the switch. */
  readonly says: RegExp;
}

const systems: Readonly<Record<string, System>> = {
  'personal WPS': { office: kingsoft, says: /注销再登录一次/u },
  'professional WPS': {
    office: kingsoft,
    also: ['usr/bin/quickstartoffice'],
    says: /usr\/bin\/quickstartoffice restart/u,
  },
  UOS: {
    office: uos,
    also: ['opt/apps/cn.wps.wps-office-pro/files/bin/quickstartoffice'],
    says: /opt\/apps\/cn\.wps\.wps-office-pro\/files\/bin\/quickstartoffice restart/u,
  },
  Kylin: { office: kingsoft, also: [`${kingsoft}/jsaddons/jsplugins.xml`], says: /全机共用/u },
  Flatpak: { also: ['var/lib/flatpak/app/com.wps.Office/x'], says: /Flatpak/u },
};

/** How the switch of the add-ins stands in oem.ini; whether it is off as far as anybody can tell. */
const switches: Readonly<
  Record<string, { readonly text?: string; readonly mode?: number; readonly on?: true }>
> = {
  on: { text: '[Server]\r\nA=1\r\n[Support]\r\nJsApiPlugin=true\r\n', on: true },
  'on, spelled otherwise': { text: '[support]\nJSAPIPlugin = True\n', on: true },
  off: { text: '[Support]\nJsApiPlugin=false\nX=1\n[Setup]\nJsApiPlugin=no\n' },
  'not there': { text: '[Server]\nJSPluginsServer=\n[Support]\nA=1\n' },
  'not there, with line ends of Windows': { text: '[Support]\r\nA=1\r\n' },
  'in another section': { text: '[Setup]\nJsApiPlugin=true\n[Support]\nA=1\n' },
  'without its section': { text: '[Setup]\nSn=1' },
  'read-only': { text: '[Support]\nA=1\n', mode: 0o444 },
  missing: {},
};

function systemWith(
  { office, also = [] }: System,
  oem: { readonly text?: string; readonly mode?: number },
): string {
  const root = folderFor('root');
  for (const file of also) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), '');
  }
  if (office === undefined) return root;
  mkdirSync(join(root, office, 'cfgs'), { recursive: true });
  if (oem.text !== undefined)
    writeFileSync(join(root, office, 'cfgs/oem.ini'), oem.text, { mode: oem.mode ?? 0o644 });
  return root;
}

const sh = (profile: string, root: string, ...more: readonly string[]): string =>
  runAsClerk('sh', [join(out, kit, 'install.sh'), ...more, '--profile', profile, '--root', root]);

/** What `jsplugins.xml` or `publish.xml` of the office has before us: another add-in, and an OA's list. */
const list = `<jsplugins>\n  ${zotero}\n  ${oa}\n</jsplugins>\n`;

describe.each(Object.entries(systems))('install.sh on %s', (_, system) => {
  test.each(Object.entries(switches))('the switch in oem.ini is %s', (__, oem) => {
    const root = systemWith(system, oem);
    const profile = profileWith(list);
    const said = sh(profile, root);
    expect(said).toMatch(system.says);
    expect(names(bytesOf(profile).toString())).toEqual(['zotero', 'OA 助手', 'ogi-report']);
    const command = /^ {2}(sudo .*|printf .*)$/mu.exec(said)?.[1];
    if (system.office === undefined || oem.on === true) {
      expect(command).toBeUndefined();
      return;
    }
    const ini = join(root, system.office, 'cfgs/oem.ini');
    if (oem.text !== undefined) expect(readFileSync(ini, 'utf8')).toBe(oem.text);
    // The administrator does as told, and then there is nothing left to tell; what else was in the file is there.
    execFileSync('sh', ['-c', (command ?? 'false').replace(/\bsudo /gu, '')], { stdio: 'pipe' });
    expect(sh(profile, root)).not.toContain('JsApiPlugin');
    const others = (text: string): readonly string[] =>
      text
        .split(/\r?\n/u)
        .filter((line) => line !== '' && !/^\[Support\]|^JsApiPlugin=(true|false)/u.test(line));
    expect(others(readFileSync(ini, 'utf8'))).toEqual(others(oem.text ?? ''));
  });

  test('moves the registration from one list to the other and back, and leaves the rest of both', () => {
    const root = systemWith(system, { text: '[Support]\nJsApiPlugin=true\n' });
    const profile = profileWith(list);
    put(profile, 'jsplugins.xml', list);
    for (const [way, mine, other] of [
      ['--jsplugins', 'jsplugins.xml', 'publish.xml'],
      ['--publish', 'publish.xml', 'jsplugins.xml'],
      ['--jsplugins', 'jsplugins.xml', 'publish.xml'],
    ] as const) {
      const said = sh(profile, root, way);
      expect(names(bytesOf(profile, mine).toString())).toEqual(['zotero', 'OA 助手', 'ogi-report']);
      expect(bytesOf(profile, other).toString()).toBe(list);
      // An OA's own is online, ours is not: some versions want one kind only.
      expect(said).toContain('在线的和离线的不能放在一起');
    }
    expect(bytesOf(profile, 'jsplugins.xml').toString()).toContain(
      `<jsplugin name="ogi-report" type="et" url="file://${profile}/${folder}/" version="${version}" enable="true"/>`,
    );
    sh(profile, root, 'uninstall');
    for (const file of ['publish.xml', 'jsplugins.xml']) expect(bytesOf(profile, file).toString()).toBe(list);
    expect(existsSync(join(profile, folder))).toBe(false);
  });
});

describe('install.sh', () => {
  test('an OA has emptied the list: installing again is enough', () => {
    const root = folderFor('root');
    const profile = profileWith();
    sh(profile, root);
    put(profile, 'publish.xml', `<jsplugins>${oa}</jsplugins>`);
    sh(profile, root);
    expect(names(bytesOf(profile).toString())).toEqual(['OA 助手', 'ogi-report']);
  });

  test('says that another version asks for trust again; the same one does not', () => {
    const root = folderFor('root');
    const profile = profileWith(`<jsplugins>${ours}</jsplugins>`);
    makeFolder(profile, 'ogi-report_0.0.1');
    expect(sh(profile, root)).toContain('再问一次是否信任');
    expect(sh(profile, root)).not.toContain('再问一次是否信任');
  });

  test('an oem.ini that cannot be read is told, and stops nothing', () => {
    const root = systemWith(systems['UOS']!, { text: '[Support]\n', mode: 0o000 });
    expect(sh(profileWith(), root)).toMatch(/读不了 .*oem\.ini/u);
  });

  test('a home with the folder in small letters is told, with the command', () => {
    const home = folderFor('home');
    give(home);
    for (const part of ['.local', '.local/share', '.local/share/kingsoft']) makeFolder(home, part);
    const env = { HOME: home };
    const said = runAsClerk('sh', [join(out, kit, 'install.sh'), '--root', home], env);
    expect(said).toContain(`--profile '${home}/.local/share/kingsoft/wps/jsaddons'`);
    expect(existsSync(join(home, '.local/share/Kingsoft/wps/jsaddons', folder, 'ribbon.xml'))).toBe(true);
  });

  test('a folder whose name cannot be written into the list is refused before anything is changed', () => {
    const home = folderFor('home');
    give(home);
    makeFolder(home, 'a&b');
    const profile = join(home, 'a&b');
    expect(() => sh(profile, home, '--jsplugins')).toThrow('不能写进登记文件');
    expect(existsSync(join(profile, 'jsplugins.xml'))).toBe(false);
    chmodSync(home, 0o755);
  });
});

/** Without Windows: the two are held side by side. */
test('install.ps1 has every step of install.sh, in the same order and words', () => {
  const [one, other] = ['install.sh', 'install.ps1'].map((file) =>
    readFileSync(join('packaging/wps', file), 'utf8'),
  ) as [string, string];
  // Sentences the clerk or administrator reads, up to the first value in them.
  const sentences = (text: string): readonly string[] =>
    [
      ...text.matchAll(/(?:say|fail|Write-Host|throw) ["'](?:注意：)?([^"'$]*\p{Script=Han}[^"'$]{5,})/gu),
    ].map(([, words = '']) => words.trim());
  const inWindows = other.replace(/\s+/gu, '');
  const only = new Set([
    // Of Linux alone.
    '请用平时登录的用户运行，不要用 root 或 sudo：WPS 只看登录用户自己的目录。',
    '这台电脑上有 Flatpak 版的 WPS，据别人试过，加载项在它里面用不了。请改装 WPS 官网或软件商店的 .deb、.rpm 版。',
    '还有一个小写的目录',
    '1. 关闭所有 WPS 窗口，运行',
    '1. 关闭所有 WPS 窗口；还是旧样子的，注销再登录一次。',
    // PowerShell checks its parameters itself, and .NET says in its own words what cannot be written.
    '--profile 后面要写目录',
    '--root 后面要写目录',
    '不认识的参数：',
    '--profile 要写完整的目录：',
    '没能把不完整的登记文件另存为',
    '写不了目录',
    '建不了目录',
    '文件没有复制完，可能是磁盘满了：',
  ]);
  const missing = sentences(one).filter(
    (words) => !only.has(words) && !inWindows.includes(words.replace(/\s+/gu, '').slice(0, 14)),
  );
  expect(missing).toEqual([]);
  for (const step of [
    'publish.xml',
    'jsplugins.xml',
    'JsApiPlugin=true',
    '[support]',
    'jsaddons',
    '<jspluginonline',
  ])
    expect([step, other.toLowerCase().includes(step.toLowerCase())]).toEqual([step, true]);
});
