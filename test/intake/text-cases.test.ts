/** The pasted texts beside the project: the figures of their one report, whatever the layout and the wording. */
import { describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPastedText } from '../../src/intake/pasted';

const folder = join(__dirname, '../../../shared/cases/text');

/** Those that hold other figures, or not all: their right readings are in wordings.test.ts. */
const others = /^(?:11-|12-|13-|14|15-|19-|2019-)/u;

if (!existsSync(folder))
  describe.skip('SKIPPED, no folder of cases beside the project: pasted texts', () => undefined);
else {
  const base = JSON.parse(readFileSync(join(folder, '00-base.json'), 'utf8')) as {
    figures: Record<string, number>;
  };
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt') && !others.test(name));

  test('there are some', () => {
    expect(files.length).toBeGreaterThan(40);
  });

  test.each(files)('%s', (file) => {
    const source = readPastedText(readFileSync(join(folder, file), 'utf8'));
    if (source.kind === 'refusal') throw new Error(source.message);
    expect(source.report.figures).toEqual(base.figures);
    expect(source.report.year).toBe(2024);
  });
}
