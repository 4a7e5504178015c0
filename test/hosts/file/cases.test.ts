/**
 * Small files with one trait each, as other programs write them: read right or refused, and saved with every part as it was
 * but for what was meant. They lie beside the project, with what is right of each in expected.md.
 */
import { describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addSheets } from '../../../src/actions/add-sheets';
import { checkAndWriteResults, checkReport } from '../../../src/actions/check-report';
import { draftNarrative } from '../../../src/actions/draft-narrative';
import { openReport } from '../../../src/actions/open-report';
import { isRefusal } from '../../../src/form/refusal';
import { openWorkbook } from '../../../src/hosts/file/open';
import type { FileWorkbook } from '../../../src/hosts/file/workbook';
import { testValid, verdict } from '../../validator';
import { changedCells, changedParts, partsOf, type PartTexts } from './parts';

const folder = join(__dirname, '../../../../shared/cases/files');
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.xlsx')) : [];

interface Base {
  readonly figures: Readonly<Record<string, number>>;
  readonly text: Readonly<Record<string, string>>;
}
const base = (): Base => JSON.parse(readFileSync(join(folder, 'base.json'), 'utf8')) as Base;
const bytesOf = (file: string): Uint8Array => readFileSync(join(folder, file));

/** Damaged or hostile. */
const refusedFiles: Readonly<Record<string, string>> = {
  'x18-extlst-20000.xlsx': 'corrupt',
  'x18-extlst-60000.xlsx': 'corrupt',
  'x19-val-30000.xlsx': 'corrupt',
  'z11-flipped.xlsx': 'corrupt',
};
/** What stands in 三（一）·自然人 there is no number, and told. */
const notNumbers: Readonly<Record<string, string>> = {
  'x04-iso-date.xlsx': '2024-03-01',
  'x07c-number.xlsx': '1,234',
  'x07d-number.xlsx': '28.01.2007',
  'x10b-superscript.xlsx': '237¹',
};
const told = 'requests/received/naturalPerson';

/** What must be found in these parts whatever was saved. */
const kept: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  'w01-wbprotect.xlsx': [
    [/workbook\.xml$/u, '<workbookProtection workbookPassword="CC1A" lockStructure="1"/>'],
  ],
  'w02-legacy-pass.xlsx': [[/sheet5\.xml$/u, '<sheetProtection password="CC1A"']],
  'w03-link.xlsx': [[/sheet1\.xml$/u, '<hyperlink ref="A14" location="']],
  'w04-colbreaks.xlsx': [[/sheet5\.xml$/u, '<colBreaks']],
  'w04b-rowbreaks.xlsx': [[/sheet5\.xml$/u, '<rowBreaks']],
  'w06-filter.xlsx': [[/sheet10\.xml$/u, '<filterColumn colId="0">']],
  'w07-dup-cf.xlsx': [[/sheet\d+\.xml$/u, '<cfRule type="duplicateValues" priority="1"/>']],
  'w08-local-name.xlsx': [[/workbook\.xml$/u, '<definedName name="heji" localSheetId=']],
  'w09b-apostrophe.xlsx': [[/workbook\.xml$/u, "张三''s"]],
  'w22-palette.xlsx': [[/styles\.xml$/u, '<indexedColors>']],
  'w28-fileshare.xlsx': [[/workbook\.xml$/u, '<fileSharing readOnlyRecommended="1"']],
  'w33-cell-ext.xlsx': [[/sheet10\.xml$/u, 'KEEPME']],
  'w47-row-style.xlsx': [[/sheet10\.xml$/u, 'max="400"']],
};

const decoded = (text: string): string => text.replace(/&apos;|&#39;/gu, "'");

async function opened(file: string): Promise<FileWorkbook> {
  const workbook = await openWorkbook(bytesOf(file), { forWriting: true });
  if (isRefusal(workbook)) throw new Error(workbook.message);
  return workbook;
}

/** What commands do to a file; told where they refuse, the file then as it was. */
const jobs: Readonly<Record<string, (workbook: FileWorkbook) => Promise<unknown>>> = {
  'check --write': (workbook) => checkAndWriteResults(workbook, { today: '2025-01-10' }),
  draft: (workbook) => draftNarrative(workbook),
  'draft --force': (workbook) => draftNarrative(workbook, { force: true }),
  new: async (workbook) => addSheets(workbook, (await report(workbook)).report),
};

async function report(workbook: FileWorkbook) {
  const read = await openReport(workbook);
  if (isRefusal(read)) throw new Error(read.message);
  return read;
}

function expectKept(file: string, parts: PartTexts): void {
  for (const [part, text] of kept[file] ?? []) {
    const found = [...parts].filter(([name]) => part.test(name)).map(([, xml]) => decoded(xml));
    expect(found.some((xml) => xml.includes(text))).toBe(true);
  }
}

if (files.length === 0)
  describe.skip('SKIPPED, no folder of cases beside the project: files of other programs', () => undefined);
else
  describe('files of other programs', () => {
    test.each(files.filter((file) => file in refusedFiles))('%s is refused, in time', async (file) => {
      const start = performance.now();
      for (const forWriting of [false, true])
        expect(await openWorkbook(bytesOf(file), { forWriting })).toMatchObject({
          kind: 'refusal',
          reason: refusedFiles[file],
        });
      expect(performance.now() - start).toBeLessThan(4_000);
    });

    const good = files.filter((file) => !(file in refusedFiles));

    test.each(good)('%s is read as what it means', async (file) => {
      const { report: found } = await report(await opened(file));
      const { figures, text } = base();
      const expected = file in notNumbers ? { ...figures, [told]: notNumbers[file] } : figures;
      expect(found.figures).toMatchObject(expected);
      expect(found.text).toMatchObject(text);
      if (!(file in notNumbers)) return;
      const checked = await checkReport(await opened(file), { today: '2025-01-10' });
      if (isRefusal(checked)) throw new Error(checked.message);
      const [finding] = checked.findings.filter(({ rule, cells }) => rule === 'type' && cells.includes(told));
      expect(finding?.message).toContain(notNumbers[file]);
      if (file.startsWith('x10b')) expect(finding?.message).not.toContain('2371');
    });

    test.each(good)('%s is saved with all that is in it', async (file) => {
      const before = partsOf(bytesOf(file));
      // Opened and saved: nothing is another.
      expect(changedParts(before, partsOf(await (await opened(file)).save()))).toEqual([]);
      for (const [name, run] of Object.entries(jobs)) {
        const workbook = await opened(file);
        let refused: Error | undefined;
        await run(workbook).catch((error: unknown) => {
          refused = error as Error;
        });
        const bytes = await workbook.save();
        const after = partsOf(bytes);
        if (refused !== undefined) {
          expect(String(refused)).toMatch(/HostError: .*文件没有改动。/u);
          expect(changedParts(before, after)).toEqual([]);
          continue;
        }
        expectKept(file, after);
        const changed = changedParts(before, after);
        const listing = /^\[Content_Types\]|(?:^|\/)workbook\d*\.xml(?:\.rels)?$|styles\.xml$/u;
        for (const part of changed) {
          // What lists the parts; and parts that are new.
          if ((name !== 'new' && listing.test(part)) || !before.has(part)) continue;
          // A sheet that was there: cells of it only, and only where texts are drafted.
          expect(name).toMatch(/^draft/u);
          expect(changedCells(before.get(part)!, after.get(part)!).length).toBeLessThan(40);
        }
        expect([...before.keys()].filter((part) => !after.has(part))).toEqual([]);
        // It is read again, and says the same numbers.
        const again = await openWorkbook(bytes);
        if (isRefusal(again)) throw new Error(again.message);
        expect((await report(again)).report.figures).toEqual(
          (await report(await opened(file))).report.figures,
        );
      }
    });

    for (const file of ['w07-dup-cf.xlsx', 'w09b-apostrophe.xlsx', 'w24-table.xlsx', 'x11m-no-styles.xlsx'])
      testValid(`what is saved of ${file} has no fault that was not there before`, async () => {
        const workbook = await opened(file);
        await checkAndWriteResults(workbook, { today: '2025-01-10' });
        await draftNarrative(workbook, { force: true });
        const known = new Set(verdict(bytesOf(file), 'xlsx').errors.map((error) => JSON.stringify(error)));
        const found = verdict(await workbook.save(), 'xlsx').errors;
        expect(found.filter((error) => !known.has(JSON.stringify(error)))).toEqual([]);
      });
  });
