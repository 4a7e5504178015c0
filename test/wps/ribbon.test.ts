/** The ribbon of WPS shows the one list of commands, and calls only what its page defines. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { commandGroups } from '../../src/taskpane/commands/command';
import { commands } from '../../src/taskpane/commands/index';

const bytes = readFileSync('assets/wps/ribbon.xml');

function tags(xml: string): readonly SaxesTagPlain[] {
  const found: SaxesTagPlain[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => found.push(tag));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return found;
}

describe('assets/wps/ribbon.xml', () => {
  const all = tags(bytes.toString('utf8'));
  const buttons = all.filter(({ name }) => name === 'button').map(({ attributes }) => attributes);

  test('starts as WPS wants it: no declaration, no byte order mark', () => {
    expect(bytes.subarray(0, 9).toString('latin1')).toBe('<customUI');
  });

  test('shows every command, in order, in the words of the list; and the button that opens the pane', () => {
    const shown = buttons.filter(({ id }) => id !== 'pane');
    expect(shown.map(({ id, label, screentip }) => ({ id, label, tip: screentip }))).toEqual(
      commands.map(({ id, label, tip }) => ({ id, label, tip })),
    );
    expect(buttons).toHaveLength(commands.length + 1);
  });

  test('has them in the groups of the list', () => {
    const groups: { label: string | undefined; ids: (string | undefined)[] }[] = [];
    for (const { name, attributes } of all) {
      if (name === 'group') groups.push({ label: attributes['label'], ids: [] });
      else if (name === 'button' && attributes['id'] !== 'pane') groups.at(-1)!.ids.push(attributes['id']);
    }
    expect(groups).toEqual(
      Object.entries(commandGroups).map(([key, label]) => ({
        label,
        ids: commands.filter(({ group }) => group === key).map(({ id }) => id),
      })),
    );
  });

  test('calls only what the page puts on its window, and nothing async', () => {
    const source = readFileSync('src/wps/ribbon.ts', 'utf8');
    const called = all.flatMap(({ attributes }) =>
      Object.entries(attributes).flatMap(([key, value]) => (/^(on|get)[A-Z]/u.test(key) ? [value] : [])),
    );
    expect(new Set(called)).toEqual(new Set(['OnAddinLoad', 'OnAction', 'GetImage']));
    for (const name of called) expect(source).toContain(`${name}:`);
    expect(source).not.toMatch(/\basync (function|\([^)]*\)[^)]*=>)/u);
  });

  test('has no two controls of one id', () => {
    const ids = all.flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
