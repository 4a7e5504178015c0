/**
 * Documents, pages and workbooks of other programs, one trait each, imported: what is right of each is read off the list
 * that lies beside them (expected.md), so that a case added there is a test here.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isRefusal } from '../../src/form/refusal';
import type { Source } from '../../src/actions/source';
import { readBytes, sourceOf } from './files';

const folder = join(__dirname, '../../../shared/cases/files');
const present = existsSync(folder);

interface Report {
  readonly figures: Readonly<Record<string, number>>;
  readonly text: Readonly<Record<string, string>>;
}

/** What should come of a file, as its row in the list says. */
interface Right {
  readonly file: string;
  readonly words: string;
}

function rightOf(): readonly Right[] {
  const lines = readFileSync(join(folder, 'expected.md'), 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [, , file = '', , , words = ''] = line.split(/(?<!\\)\|/u).map((cell) => cell.trim());
    return /\.(?:docx|html)$/u.test(file) ? [{ file, words }] : [];
  });
}

const base = (): Report => JSON.parse(readFileSync(join(folder, 'base.json'), 'utf8')) as Report;

/** Texts that are other than the base's: `problems/problems = “…”`. */
function otherTexts(words: string): Readonly<Record<string, string>> {
  const found = [...words.matchAll(/([a-zA-Z]+\/[a-zA-Z]+) = “([^”]*)”/gu)];
  return Object.fromEntries(found.map(([, part = '', text = '']) => [part, text.replaceAll('⏎', '\n')]));
}

/** A gap after a number that Word counts is as good as none; what the list says must be told is in the notes. */
const gapless = (text: string): string => text.replace(/(?<=^|\n)(\S{1,4})[ \t\u3000]+/gu, '$1');
const textsOf = ({ report }: Source): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(report.text).map(([part, text]) => [part, gapless(text)]));

/** Where the list asks for a word to the clerk, what it must speak of. */
const toldOf: Readonly<Record<string, RegExp>> = {
  'd28-strike.docx': /删除线|划掉|划去/u,
  'h02-del.html': /删除线|划掉|划去/u,
  'd48-headerfooter.docx': /脚注/u,
  'd08-del-mark.docx': /修订/u,
  'd10b-row-del-only.docx': /修订/u,
};

if (!present)
  describe.skip('SKIPPED, no folder of cases beside the project: files of other programs', () => undefined);
else {
  const cases = rightOf().filter(({ file }) => existsSync(join(folder, file)));

  test('every document and page of the folder is on the list', () => {
    const listed = new Set(cases.map(({ file }) => file));
    const there = readdirSync(folder).filter(
      (name) => /\.(?:docx|html)$/u.test(name) && !/^base\./u.test(name),
    );
    expect(there.filter((name) => !listed.has(name))).toEqual([]);
    expect(there.length).toBeGreaterThan(20);
  });

  test.each(cases)('$file: $words', async ({ file, words }) => {
    const source = await sourceOf(readFileSync(join(folder, file)));
    const { figures, text } = base();
    expect(source.report.figures).toMatchObject(figures);
    const blank = /problems\/problems blank/u.test(words) ? { 'problems/problems': '' } : {};
    const wanted: Record<string, string> = { ...text, ...otherTexts(words), ...blank };
    const found = textsOf(source);
    const notes = source.notes.map(({ message }) => message).join('\n');
    if (words.includes('or part 五 blank') && found['problems/problems'] === undefined) {
      expect(notes).toMatch(/嵌着.*网页.*没有读入/u);
      for (const part of ['problems/problems', 'problems/improvement']) wanted[part] = '';
    }
    for (const [part, expected] of Object.entries(wanted))
      expect([part, found[part] ?? '']).toEqual([part, gapless(expected)]);
    if (toldOf[file]) expect(notes).toMatch(toldOf[file]);
  });

  /** No number where one should stand: the same figure is left as it is written, or refused with the rest. */
  const strange = /^(?:x04|x07|x10b|x18|x19|z11)/u;
  const workbooks = readdirSync(folder).filter((name) => name.endsWith('.xlsx'));
  test.each(workbooks.filter((name) => !strange.test(name)))(
    '%s is imported as the workbook it is',
    async (file) => {
      const { report } = await sourceOf(readFileSync(join(folder, file)));
      expect(report.figures).toMatchObject(base().figures);
      expect(report.text).toMatchObject(base().text);
    },
  );

  test.each(workbooks.filter((name) => strange.test(name)))(
    '%s: never a number that is none',
    async (file) => {
      const source = await readBytes(readFileSync(join(folder, file)));
      if (/^(?:x18|x19|z11)/u.test(basename(file))) {
        expect(source).toMatchObject({ kind: 'refusal' });
        return;
      }
      if (isRefusal(source)) throw new Error(source.message);
      const figure = source.report.figures['requests/received/naturalPerson'] ?? null;
      expect(['string', 'object']).toContain(typeof figure);
    },
  );
}
