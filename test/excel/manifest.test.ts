/** manifest.xml is sound, says what the list of commands says, and every way of breaking it is noticed. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { commandGroups } from '../../src/taskpane/commands/command';
import { commands, paneButton } from '../../src/taskpane/commands/index';
import { manifestComplaints } from './manifest-check';
import { named, parseXml } from './xml-tree';

const manifest = readFileSync('manifest.xml', 'utf8');

/** IHDR: width and height stand at 16 and 20 (PNG, 11.2.2). */
function picture(path: string): readonly [number, number] | undefined {
  const file = `assets/${path}`;
  if (!existsSync(file)) return undefined;
  const bytes = readFileSync(file);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

const check = (xml: string, functions: readonly string[] = commands.map(({ id }) => id)): readonly string[] =>
  manifestComplaints(xml, { picture, functions });

describe('manifest.xml', () => {
  test('is sound', () => {
    expect(check(manifest)).toEqual([]);
  });

  test('has the commands of the list, in its order and its words', () => {
    const root = parseXml(manifest);
    const strings = new Map(
      named(root, 'String').map(({ attributes, children }) => [
        attributes['id'],
        [attributes['DefaultValue'], children[0]?.attributes['Value']],
      ]),
    );
    const buttons = named(root, 'Control').map((control) => {
      const resid = (name: string): string => named(control, name)[0]?.attributes['resid'] ?? '';
      const [label, english] = strings.get(resid('Label')) ?? [];
      const [tip] = strings.get(resid('Description')) ?? [];
      return { id: named(control, 'FunctionName')[0]?.text, label, english, tip };
    });
    expect(buttons).toEqual([
      ...commands.map(({ id, label, english, tip }) => ({ id, label, english, tip })),
      { id: undefined, ...paneButton },
    ]);
  });

  test('has them in the groups of the list', () => {
    const root = parseXml(manifest);
    const words = new Map(
      named(root, 'String').map(({ attributes }) => [attributes['id'], attributes['DefaultValue']]),
    );
    const groups = named(root, 'Group').map((group) => ({
      label: words.get(named(group, 'Label')[0]?.attributes['resid'] ?? ''),
      ids: named(group, 'FunctionName').map(({ text }) => text),
    }));
    expect(groups).toEqual(
      Object.entries(commandGroups).map(([key, label]) => ({
        label,
        ids: commands.filter(({ group }) => group === key).map(({ id }) => id),
      })),
    );
  });

  test('asks for ExcelApi 1.8 for the ribbon, and for nothing newer', () => {
    const [overrides] = named(parseXml(manifest), 'VersionOverrides');
    const [sets] = named(overrides!, 'Sets');
    expect([
      sets?.attributes['DefaultMinVersion'],
      sets?.children.map(({ attributes }) => attributes),
    ]).toEqual(['1.8', [{ Name: 'ExcelApi' }]]);
  });

  const cut = (from: string, to: string): string => {
    const start = manifest.indexOf(from);
    const end = manifest.indexOf(to, start) + to.length;
    if (start < 0 || end < start) throw new Error(`not in the manifest: ${from}`);
    return manifest.slice(0, start) + manifest.slice(end);
  };
  test.each<readonly [string, string, RegExp]>([
    [
      'elements out of order',
      manifest.replace(/(<Id>.*<\/Id>)\s*(<Version>.*<\/Version>)/u, '$2$1'),
      /wrong order Version, Id/u,
    ],
    ['an unknown element', manifest.replace('<Permissions>', '<Extra/><Permissions>'), /may not hold Extra/u],
    ['no version', cut('<Version>', '</Version>'), /lacks Version|not n\.n/u],
    ['a mistyped GUID', manifest.replace('<Id>6f2e', '<Id>6g2e'), /not a GUID/u],
    [
      'a resource that is not there',
      manifest.replace('<bt:String id="Tab.Label"', '<bt:String id="Tab.Lable"'),
      /Tab\.Label is not in ShortStrings/u,
    ],
    [
      'an id twice',
      manifest.replace('id="Ogi.Group.Write"', 'id="Ogi.Group.Check"'),
      /Ogi\.Group\.Check is there twice/u,
    ],
    [
      'http',
      manifest.replace(
        '<bt:Url id="Pane.Url" DefaultValue="https',
        '<bt:Url id="Pane.Url" DefaultValue="http',
      ),
      /not https/u,
    ],
    [
      'a picture of another size',
      manifest.replace('icons/check-16.png', 'icons/check-32.png'),
      /check-32\.png is 32 × 32, not 16/u,
    ],
    [
      'a picture that is not there',
      manifest.replaceAll('icons/check-16.png', 'icons/chek-16.png'),
      /no picture/u,
    ],
    ['a tip that is too long', manifest.replace('怎样填、怎样查、怎样出报告', '长'.repeat(251)), /too long/u],
    [
      'a function nobody wrote',
      manifest.replace('<FunctionName>check<', '<FunctionName>chek<'),
      /no function chek/u,
    ],
    [
      'a page of functions apart from the shared runtime',
      manifest.replace('<FunctionFile resid="Pane.Url"', '<FunctionFile resid="Other.Url"'),
      /not the page of the shared runtime/u,
    ],
    ['no English', cut('<bt:Override Locale="en-US" Value="OGI report"', '/>'), /Tab\.Label has no English/u],
    ['no button for the pane', cut('<TaskpaneId>', '</TaskpaneId>'), /no button opens the pane/u],
  ])('notices %s', (_, broken, complaint) => {
    expect(broken).not.toBe(manifest);
    expect(check(broken).join('\n')).toMatch(complaint);
  });

  test('notices a command without a button', () => {
    expect(check(manifest, [...commands.map(({ id }) => id), 'more'])).toEqual([
      'function more has no button',
    ]);
  });

  test('the built one is the same, at its address', () => {
    expect(readFileSync('dist/excel/manifest.xml', 'utf8')).toBe(manifest);
  });
});
