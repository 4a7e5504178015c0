/**
 * The two installers, held side by side without Windows: the same steps in the same order, the same grammar of a registry,
 * the same words. What install.ps1 does when it runs is tried where there is a PowerShell (installers.test.ts).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const read = (file: string): string => readFileSync(join('packaging/wps', file), 'utf8');
const [sh, ps] = [read('install.sh'), read('install.ps1')];

/** What is done, and how each of them says so, in the order in which it must be. */
const steps: readonly (readonly [what: string, sh: RegExp, ps: RegExp])[] = [
  ['clears what was cut off', /^rm -rf -- "\$part"\*\.part$/mu, /^try \{\s+Remove-Parts$/mu],
  [
    'uninstalling: only where there is a profile',
    /if \[ -d "\$profile" \]/u,
    /if \(Test-There \$Profile_\)/u,
  ],
  ['… works out one list', /prepare publish\.xml ''/u, /New-Registry 'publish\.xml' ''/u],
  ['… and the other', /prepare jsplugins\.xml ''/u, /New-Registry 'jsplugins\.xml' ''/u],
  [
    '… exchanges them',
    /register publish\.xml\s+register jsplugins\.xml/u,
    /'publish\.xml', 'jsplugins\.xml'\) \{ Register/u,
  ],
  ['… removes every version', /remove_versions ''/u, /Remove-Versions ''/u],
  ['… says so, and ends', /已卸载公开年报助手[^]*?exit 0/u, /已卸载公开年报助手[^]*?exit 0/u],
  ['looks for the add-in beside itself', /\/ribbon\.xml" \]/u, /'ribbon\.xml'/u],
  ['refuses a package that is not whole', /安装包不完整/u, /安装包不完整/u],
  ['notes which version was there', /earlier=\$each/u, /\$earlier = \$_\.Name/u],
  ['makes the profile', /mkdir -p -- "\$profile"/u, /CreateDirectory\(\$Profile_\)/u],
  ['writes the line of publish.xml', /^entry=.*enable_dev/mu, /\$entry = ".*enable_dev/u],
  ['refuses a folder that no list can hold', /里有不能写进登记文件的字符/u, /里有不能写进登记文件的字符/u],
  ['… or that is not whole', /要写完整的目录/u, /要写完整的目录/u],
  ['writes the line of jsplugins.xml', /^ {2}entry=.*file:\/\//mu, /\$entry = ".*enable=""true""/u],
  ['works out its own list', /^prepare "\$mode" "\$entry"$/mu, /New-Registry \$mode \$entry/u],
  ['works out the other list', /^prepare "\$other" ''$/mu, /New-Registry \$other ''/u],
  ['copies the files beside', /^cp -R -- "\$source" "\$files"/mu, /Copy-Item .*\$source.*\$files/u],
  ['puts those of before aside', /mv -- "\$target" "\$old"/u, /Move\(\$target, \$old\)/u],
  ['puts the new ones in place', /mv -- "\$files" "\$target"/u, /Move\(\$files, \$target\)/u],
  ['exchanges its own list', /^register "\$mode"$/mu, /^ {2}Register \$mode \$state$/mu],
  ['exchanges the other list', /^register "\$other"$/mu, /^ {2}Register \$other \$otherState$/mu],
  ['removes the other versions', /^remove_versions "\$folder"$/mu, /^ {2}Remove-Versions \$folder$/mu],
  ['says what was installed, and where', /已安装公开年报助手/u, /已安装公开年报助手/u],
  ['says what to do: close', /1\. 关闭所有 WPS 窗口/u, /1\. 关闭所有 WPS 窗口/u],
  ['… open, allow, open again', /2\. 打开一个表格文件/u, /2\. 打开一个表格文件/u],
  ['… and what to see', /3\. 顶部出现/u, /3\. 顶部出现/u],
  ['says that trust is asked for again', /换了版本，WPS/u, /换了版本，WPS/u],
  ['warns of add-ins that are online', /<jspluginonline/u, /<jspluginonline/u],
  ['looks at where WPS is installed', /^tell_place$/mu, /^ {2}Show-Place$/mu],
];

/** The part that runs, after all that is only defined. */
const running = (text: string, from: RegExp): string => text.slice(text.search(from));

/** Those that are not found after the one before. */
function outOfOrder(text: string, which: 1 | 2): readonly string[] {
  let at = 0;
  return steps.flatMap((step) => {
    const found = text.slice(at).search(step[which]);
    if (found < 0) return [step[0]];
    at += found + 1;
    return [];
  });
}

describe('install.sh and install.ps1', () => {
  test('do the same, in the same order', () => {
    expect(outOfOrder(running(sh, /^rm -rf -- "\$part"\*\.part$/mu), 1)).toEqual([]);
    expect(outOfOrder(running(ps, /^try \{\s+Remove-Parts$/mu), 2)).toEqual([]);
  });

  test('a step out of its place is seen', () => {
    const [own, other] = ['  Register $mode $state\n', '  Register $other $otherState\n'];
    expect(ps).toContain(own + other);
    const swapped = running(ps.replace(own + other, other + own), /^try \{\s+Remove-Parts$/mu);
    expect(outOfOrder(swapped, 2)).toEqual(['exchanges the other list']);
  });

  /** Names and texts one after the other: `"(" attribute ")*"`, `'(' + $attribute + ')*'`. */
  function grammarOf(text: string, kind: 'awk' | 'ps'): ReadonlyMap<string, string> {
    const camel = (name: string): string =>
      name.replace(/_([a-z])/gu, (_, letter: string) => letter.toUpperCase());
    const known = new Map<string, string>([['name', 'ogi-report']]);
    const line = kind === 'awk' ? /^ {6}([a-z_]+) = (["a-z].*)$/gmu : /^\$([a-zA-Z]+) = (['$].*)$/gmu;
    for (const [, left = '', right = ''] of text.matchAll(line)) {
      const pieces = kind === 'awk' ? /"((?:[^"\\]|\\.)*)"|([a-z_]+)/gu : /'((?:[^']|'')*)'|\$([a-zA-Z]+)/gu;
      const value = [...right.matchAll(pieces)]
        .map(([, literal, name = '']) => {
          if (literal === undefined) return known.get(camel(name)) ?? '';
          return kind === 'awk'
            ? literal.replace(/\\047/gu, "'").replace(/\\"/gu, '"')
            : literal.replace(/''/gu, "'");
        })
        .join('');
      known.set(
        left.replace(/_([a-z])/gu, (_, letter: string) => letter.toUpperCase()),
        value,
      );
    }
    return known;
  }

  test('read a registry by the same grammar', () => {
    const begin = sh.slice(sh.indexOf('BEGIN {'), sh.indexOf('split("<!--'));
    const [one, two] = [grammarOf(begin, 'awk'), grammarOf(ps.slice(0, ps.indexOf('$asides')), 'ps')];
    const names = [
      'blank',
      'word',
      'attribute',
      'restOfTag',
      'startTag',
      'endTag',
      'pluginTag',
      'ownName',
      'ownTag',
    ];
    for (const name of names) expect([name, two.get(name)]).toEqual([name, one.get(name)]);
    expect(one.get('ownTag')).toContain('ogi-report');
    // It is the grammar that is meant.
    const own = new RegExp(one.get('ownTag') ?? '', 'u');
    expect(own.test('<jsplugin type="et" name="ogi-report"/>')).toBe(true);
    expect(own.test('<jsplugin type="et" name="ogi-report-2"/>')).toBe(false);
  });

  test('judge the administrator’s switch alike, and have the same parts for the same work', () => {
    for (const state of ['on', 'off', 'none', 'bare', 'missing']) {
      expect([state, new RegExp(`\\b${state}\\b`, 'u').test(sh)]).toEqual([state, true]);
      expect([state, ps.includes(`'${state}'`)]).toEqual([state, true]);
    }
    const order = (text: string, names: readonly string[]): readonly number[] =>
      names.map((name) => text.search(new RegExp(`^ *(?:function )?${name}\\b`, 'mu')));
    const ofSh = order(sh, [
      'merge',
      'keep',
      'prepare',
      'register',
      'remove_versions',
      'offices',
      'switch_in',
      'tell_switch',
      'tell_place',
    ]);
    const ofPs = order(ps, [
      'Merge-Registry',
      'Save-Copy',
      'New-Registry',
      'Register',
      'Remove-Versions',
      'Get-Offices',
      'Get-Switch',
      'Show-Switch',
      'Show-Place',
    ]);
    for (const places of [ofSh, ofPs]) {
      expect(places.every((at) => at >= 0)).toBe(true);
      expect([...places].sort((a, b) => a - b)).toEqual(places);
    }
  });
});
