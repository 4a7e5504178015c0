/** The installers for WPS: what they put into a profile, leave there and take away; what they refuse. */
import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { folder, folderFor, kit, makeKit, removeFolders, run, runAsClerk, version } from './kit';
import { bytesOf, foldersOf, installers, makeFolder, names, oa, ours, profileWith } from './profile';
import { put, registryOf, tags, zotero } from './profile';

let out = '';
beforeAll(() => {
  out = makeKit().out;
});
afterAll(removeFolders);

for (const [what, installer] of Object.entries(installers))
  describe(what, () => {
    const { check } = installer;
    const install = (profile: string): string => installer.run(out, 'install', profile);
    const uninstall = (profile: string): string => installer.run(out, 'uninstall', profile);

    check('installs into an empty profile; uninstalls without a trace but the registry', () => {
      const profile = profileWith();
      install(profile);
      expect(names(registryOf(profile))).toEqual(['ogi-report']);
      const [tag] = tags(registryOf(profile));
      expect(tag).toContain(`url="${folder}" version="${version}"`);
      // What the manual route has the clerk write is the same line.
      expect(readFileSync(join(out, kit, '安装说明.txt'), 'utf8')).toContain(`\r\n  ${tag!}\r\n`);
      expect(foldersOf(profile)).toEqual([folder]);
      expect(readFileSync(join(profile, folder, 'ribbon.xml'), 'utf8')).toBe(
        readFileSync('assets/wps/ribbon.xml', 'utf8'),
      );
      uninstall(profile);
      expect(names(registryOf(profile))).toEqual([]);
      expect(registryOf(profile)).toMatch(/<jsplugins>\s*<\/jsplugins>/u);
      expect(readdirSync(profile).sort()).toEqual(['publish.xml', 'publish.xml.bak']);
    });

    check('uninstalls what was never installed, and touches nothing', () => {
      const nowhere = profileWith();
      uninstall(nowhere);
      expect(existsSync(nowhere)).toBe(false);
      for (const registry of ['', '<jsplugins/>', `<jsplugins>${zotero}</jsplugins>`]) {
        const profile = profileWith(registry);
        uninstall(profile);
        expect(registryOf(profile)).toBe(registry);
        expect(readdirSync(profile)).toEqual(['publish.xml']);
      }
    });

    check('a registry that is read-only stays so, and stops no later run', () => {
      const before = `<jsplugins>\n  ${zotero}\n</jsplugins>\n`;
      const profile = profileWith(before);
      chmodSync(join(profile, 'publish.xml'), 0o444);
      for (const act of [install, uninstall, install, uninstall])
        expect(act(profile)).not.toContain('没能留下备份');
      expect(registryOf(profile)).toBe(before);
      expect(statSync(join(profile, 'publish.xml')).mode & 0o222).toBe(0);
    });

    check('a copy that cannot be kept is no reason to stop', () => {
      const profile = profileWith(`<jsplugins>${zotero}</jsplugins>`);
      makeFolder(profile, 'publish.xml.bak');
      expect(install(profile)).toContain('没能留下备份');
      expect(names(registryOf(profile))).toEqual(['zotero', 'ogi-report']);
      expect(readdirSync(join(profile, 'publish.xml.bak'))).toEqual([]);
    });

    /** Refused with these words, and nothing in the profile is other than it was. */
    const refuses = (profile: string, words: string | RegExp): void => {
      const before = readdirSync(profile);
      const registry = bytesOf(profile);
      expect(() => install(profile)).toThrow(words);
      expect(readdirSync(profile)).toEqual(before);
      expect(bytesOf(profile).equals(registry)).toBe(true);
    };

    check('refuses a registry in UTF-16, whose other add-ins it would lose', () => {
      const text = `<jsplugins>${oa}</jsplugins>`;
      refuses(profileWith(Buffer.from(`\uFEFF${text}`, 'utf16le')), 'UTF-16');
      refuses(profileWith(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()), 'UTF-16');
    });

    check('refuses a registry that is a link, and says what to do', () => {
      const home = profileWith(`<jsplugins>${zotero}</jsplugins>`);
      const profile = profileWith();
      makeFolder(profile);
      symlinkSync(join(home, 'publish.xml'), join(profile, 'publish.xml'));
      refuses(profile, '手工登记');
      expect(() => uninstall(profile)).toThrow('手工登记');
      expect(lstatSync(join(profile, 'publish.xml')).isSymbolicLink()).toBe(true);
      expect(registryOf(home)).toBe(`<jsplugins>${zotero}</jsplugins>`);
    });

    check('says what to do when the package is not whole, and changes nothing', () => {
      const profile = profileWith(`<jsplugins>\n${zotero}\n</jsplugins>\n`);
      const add = join(out, kit, folder);
      const aside = join(out, 'aside');
      renameSync(add, aside);
      try {
        refuses(profile, '安装包不完整');
      } finally {
        renameSync(aside, add);
      }
    });

    check('stops half-way: the version before and the registry stay, nothing else does', () => {
      const profile = profileWith(`<jsplugins>${ours.replaceAll('0.0.1', version)}</jsplugins>`);
      makeFolder(profile, folder);
      put(profile, join(folder, 'ribbon.xml'), 'before');
      const registry = registryOf(profile);
      const unreadable = join(out, kit, folder, 'index.html');
      chmodSync(unreadable, 0);
      try {
        expect(() => install(profile)).toThrow('没有完成');
      } finally {
        chmodSync(unreadable, 0o644);
      }
      expect(registryOf(profile)).toBe(registry);
      expect(bytesOf(profile, join(folder, 'ribbon.xml')).toString()).toBe('before');
      expect(readdirSync(profile).filter((file) => file.endsWith('.part'))).toEqual([]);
    });

    check('clears what an install that was cut off has left', () => {
      const cutOff = (): string => {
        const profile = profileWith(`<jsplugins>${ours}</jsplugins>`);
        makeFolder(profile, '.ogi-report_files.part');
        put(profile, join('.ogi-report_files.part', 'half.html'), '');
        put(profile, '.ogi-report_publish.part', '<jsplug');
        return profile;
      };
      const gone = cutOff();
      uninstall(gone);
      expect(readdirSync(gone).sort()).toEqual(['publish.xml', 'publish.xml.bak']);
      const again = cutOff();
      install(again);
      expect(readdirSync(again).sort()).toEqual([folder, 'publish.xml', 'publish.xml.bak']);
      expect(readdirSync(join(again, folder)).sort()).toEqual(readdirSync(join(out, kit, folder)).sort());
    });
  });

test('install.sh keeps who may read the registry', () => {
  const profile = profileWith(`<jsplugins>${zotero}</jsplugins>`);
  chmodSync(join(profile, 'publish.xml'), 0o600);
  installers['install.sh'].run(out, 'install', profile);
  expect(statSync(join(profile, 'publish.xml')).mode & 0o777).toBe(0o600);
});

test('install.sh: whichever step fails, all of the old stands or all of the new', () => {
  const tools = folderFor('tools');
  for (const tool of ['cp', 'mv', 'rm', 'mkdir', 'chmod', 'stat', 'awk']) {
    const real = run('sh', ['-c', `command -v ${tool}`]).trim();
    const lines = [
      '#!/bin/sh',
      'echo >>"$STEPS"',
      '[ "$(wc -l <"$STEPS")" -ne "$FAILING" ] || exit 1',
      `exec ${real} "$@"`,
    ];
    writeFileSync(join(tools, tool), `${lines.join('\n')}\n`, { mode: 0o755 });
  }
  const before = `<jsplugins>\n  ${ours.replaceAll('0.0.1', version)}\n  ${zotero}\n</jsplugins>\n`;
  const ends = { registry: new Set<string>(), ribbon: new Set<string>(), failed: 0 };
  for (let failing = 1, steps = 1; failing <= steps; failing += 1) {
    const profile = profileWith(before);
    makeFolder(profile, folder);
    put(profile, join(folder, 'ribbon.xml'), 'before');
    const log = join(profile, '..', 'steps');
    put(profile, join('..', 'steps'), '');
    const env = { PATH: `${tools}:${process.env['PATH'] ?? ''}`, STEPS: log, FAILING: String(failing) };
    const script = join(out, kit, 'install.sh');
    try {
      runAsClerk('sh', [script, 'install', '--profile', profile], env);
    } catch (error) {
      ends.failed += 1;
      expect(String(error)).toContain('没有完成');
    }
    ends.registry.add(registryOf(profile));
    ends.ribbon.add(bytesOf(profile, join(folder, 'ribbon.xml')).toString());
    steps = readFileSync(log, 'utf8').length;
    installers['install.sh'].run(out, 'uninstall', profile);
    expect(registryOf(profile)).toBe(`<jsplugins>\n  ${zotero}\n</jsplugins>\n`);
    expect(readdirSync(profile).sort()).toEqual(['publish.xml', 'publish.xml.bak']);
  }
  expect([ends.registry.size, ends.ribbon.size]).toEqual([2, 2]);
  expect(ends.failed).toBeGreaterThan(6);
});
