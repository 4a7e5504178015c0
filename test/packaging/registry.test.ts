/** publish.xml under the installers: of what others registered, not a byte changes. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { folder, makeKit, removeFolders } from './kit';
import { bytesOf, foldersOf, installers, makeFolder, names, oa, ours, profileWith } from './profile';
import { put, registryOf, zotero } from './profile';

const similar = '<jsplugin name="ogi-report-plus" type="et" url="ogi-report-plus_1" version="1"/>';

let out = '';
beforeAll(() => {
  out = makeKit().out;
});
afterAll(removeFolders);

for (const [what, { run, check }] of Object.entries(installers))
  describe(what, () => {
    const install = (profile: string): string => run(out, 'install', profile);
    const uninstall = (profile: string): string => run(out, 'uninstall', profile);

    const others = `  ${zotero}\n  ${similar}\n  ${oa}\n`;
    const known = ['zotero', 'ogi-report-plus', 'OA 助手'];
    for (const [title, before] of [
      ['as WPS writes it', `<?xml version="1.0" encoding="UTF-8"?>\n<jsplugins>\n${others}</jsplugins>\n`],
      ['with a byte order mark', `\uFEFF<?xml version="1.0"?>\n<jsplugins>\n${others}</jsplugins>`],
      ['with line ends of Windows', `<jsplugins>\r\n${others.replace(/\n/gu, '\r\n')}</jsplugins>\r\n`],
      ['on one line', `<jsplugins>${zotero}${similar}${oa}</jsplugins>`],
      ['indented', `\n  <jsplugins a='>'>\n${others}\t </jsplugins>\n\n`],
      ['with children', `<jsplugins>\n  <x><y z="1"><jsplugins/></y></x>\n${others}</jsplugins>`],
      ['with a document type', `<!DOCTYPE jsplugins>\n<jsplugins>\n${others}</jsplugins>\n<!-- 完 -->`],
    ] as const)
      check(`leaves other add-ins alone, byte for byte, and keeps a copy: ${title}`, () => {
        const profile = profileWith(before);
        makeFolder(profile, 'zotero_1.0');
        install(profile);
        expect(names(registryOf(profile))).toEqual([...known, 'ogi-report']);
        for (const other of [zotero, similar]) expect(registryOf(profile)).toContain(other);
        expect(bytesOf(profile, 'publish.xml.bak').toString()).toBe(before);
        expect(existsSync(join(profile, 'publish.xml.damaged'))).toBe(false);
        const installed = registryOf(profile);
        install(profile);
        expect(registryOf(profile)).toBe(installed);
        expect(bytesOf(profile, 'publish.xml.bak').toString()).toBe(before);
        uninstall(profile);
        expect(registryOf(profile)).toBe(before);
        expect(foldersOf(profile)).toEqual(['zotero_1.0']);
      });

    check('leaves alone what stands in GBK', () => {
      const before = Buffer.concat([
        Buffer.from('<?xml version="1.0" encoding="GBK"?>\n<jsplugins>\n  <jsplugin name="'),
        // 公文助手 in GBK, and two bytes that neither encoding has.
        Buffer.from([0xb9, 0xab, 0xce, 0xc4, 0xd6, 0xfa, 0xca, 0xd6, 0x85, 0xff]),
        Buffer.from('" type="wps" url="gw_1"/>\n</jsplugins>\n'),
      ]);
      const profile = profileWith(before);
      install(profile);
      expect(names(registryOf(profile))).toHaveLength(2);
      expect(bytesOf(profile, 'publish.xml.bak').equals(before)).toBe(true);
      uninstall(profile);
      expect(bytesOf(profile).equals(before)).toBe(true);
    });

    check('takes for registrations only what is one', () => {
      const before = [
        `<!-- 示例：<jsplugins>${ours}</jsplugins> -->`,
        '<?note </jsplugins> ?>',
        '<jsplugins>',
        `  <!-- 停用：${ours} -->`,
        `  <x name="ogi-report"><![CDATA[a > b </jsplugins>${ours}]]></x>`,
        `  <jsplugin title="a > b" name="zotero" note='name="ogi-report"'/>`,
        '</jsplugins>',
        '<!-- </jsplugins> -->',
        '',
      ];
      const profile = profileWith(before.join('\n'));
      install(profile);
      const lines = registryOf(profile).split(/\r?\n/u);
      expect([...lines.slice(0, 6), ...lines.slice(7)]).toEqual(before);
      expect(lines[6]).toMatch(/^ {2}<jsplugin name="ogi-report" /u);
      uninstall(profile);
      expect(registryOf(profile)).toBe(before.join('\n'));
    });

    check('upgrades: the old version goes, its registrations of every kind too, whole', () => {
      const olds = [
        ours,
        "<jspluginonline\n    type='et' name='ogi-report' url='http://127.0.0.1:3889/'>\n  </jspluginonline>",
        '<jsplugin title="a > b" name = "ogi-report"/>',
        '<jsplugin name="ogi-report"><icon>1</icon><![CDATA[a > b </jsplugin>]]><!-- </jsplugin> --></jsplugin >',
        '<jsplugin name="ogi-report"><jsplugin name="x"></jsplugin></jsplugin>',
      ];
      const profile = profileWith(
        `<jsplugins>\n  ${olds[0]!}\n  ${zotero}\n${olds.slice(1).join('\n')} ${olds[0]!}</jsplugins>`,
      );
      makeFolder(profile, 'ogi-report_0.0.1');
      install(profile);
      expect(registryOf(profile).replace(/<jsplugin name="ogi-report" [^\n]*/u, 'NEW')).toMatch(
        new RegExp(`^<jsplugins>\\n  ${zotero}\\n\\s*NEW\\r?\\n</jsplugins>$`, 'u'),
      );
      expect(foldersOf(profile)).toEqual([folder]);
      expect(existsSync(join(profile, 'publish.xml.damaged'))).toBe(false);
      uninstall(profile);
      expect(registryOf(profile)).toMatch(new RegExp(`^<jsplugins>\\n  ${zotero}\\n\\s*</jsplugins>$`, 'u'));
    });

    for (const [title, registry] of [
      ['empty', ''],
      ['blank', '\r\n\t \n'],
      ['an empty root', '<jsplugins/>'],
      ['an empty root with an attribute', "<jsplugins a='/>' />"],
      ['a root without registrations', '<jsplugins></jsplugins>'],
    ] as const)
      check(`a registry that is ${title} is filled`, () => {
        const profile = profileWith(registry);
        install(profile);
        expect(names(registryOf(profile))).toEqual(['ogi-report']);
        expect(registryOf(profile)).toMatch(/<jsplugins( a='\/>')?>[\s\S]*<\/jsplugins>\s*$/u);
        expect(existsSync(join(profile, 'publish.xml.damaged'))).toBe(false);
        uninstall(profile);
        expect(registryOf(profile)).toMatch(/<jsplugins( a='\/>')?>\s*<\/jsplugins>\s*$/u);
      });

    for (const [title, registry, kept] of [
      ['cut short', `<jsplugins>\n  ${zotero}\n  <jsplugin name="x" ty`, ['zotero']],
      ['cut short in a comment', `<jsplugins>\n  ${zotero}\n  <!-- `, ['zotero']],
      ['without a root', `${zotero}\n${oa}`, ['zotero', 'OA 助手']],
      ['with the wrong root', `<plugins>${zotero}</plugins>`, ['zotero']],
      ['twice', `<jsplugins>${zotero}</jsplugins><jsplugins>${ours}${oa}</jsplugins>`, ['zotero', 'OA 助手']],
      ['crossed', `<jsplugins><jsplugin name="x"><a></jsplugin></a>${zotero}</jsplugins>`, ['x', 'zotero']],
      ['followed by rubbish', `<jsplugins>${zotero}</jsplugins>/jsplugins>`, ['zotero']],
      ['closed twice', `<jsplugins>${zotero}</jsplugins></jsplugins>`, ['zotero']],
      ['all zeros', '\u0000'.repeat(4096), []],
      ['with zeros', `<jsplugins>${zotero.replace('tero', '\u0000tero')}</jsplugins>`, ['zotero']],
      ['not XML at all', '\u0000\u0001 garbage', []],
    ] as const)
      check(`a registry ${title} is set aside; what can be told of it stays`, () => {
        const profile = profileWith(registry);
        expect(install(profile)).toContain('不完整，另存为');
        expect(bytesOf(profile, 'publish.xml.damaged').toString()).toBe(registry);
        expect(names(registryOf(profile))).toEqual([...kept, 'ogi-report']);
        expect(registryOf(profile)).toMatch(/^<\?xml [^<]*\?>\s*<jsplugins>[\s\S]*<\/jsplugins>\s*$/u);
        expect(registryOf(profile).match(/<jsplugins/gu)).toHaveLength(1);
        uninstall(profile);
        expect(names(registryOf(profile))).toEqual([...kept]);
      });

    check('what is set aside keeps its encoding', () => {
      const declaration = '<?xml version="1.0" encoding="GBK"?>';
      const profile = profileWith(`${declaration}\n<jsplugins>${zotero}<jspl`);
      install(profile);
      expect(registryOf(profile).startsWith(declaration)).toBe(true);
      expect(names(registryOf(profile))).toEqual(['zotero', 'ogi-report']);
    });

    check('keeps the copy from before the damage', () => {
      const good = `<jsplugins>${zotero}${oa}</jsplugins>`;
      const profile = profileWith(`<jsplugins>${zotero}<jspl`);
      put(profile, 'publish.xml.bak', good);
      install(profile);
      uninstall(profile);
      expect(bytesOf(profile, 'publish.xml.bak').toString()).toBe(good);
    });
  });
