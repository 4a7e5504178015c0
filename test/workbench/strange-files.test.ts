/**
 * Files in the page that no clerk makes: hostile ones are read or refused in a moment, with a word, and the page goes on;
 * one with macros, charts and pivot tables is worked on and saved with all of it.
 */
import { describe, expect, test } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { kitchenSink } from '../hosts/file/kitchen-sink';
import { partsOf } from '../hosts/file/parts';
import { eventually } from '../eventually';
import { growthOf } from '../page-memory';
import { testWith } from '../tools';
import { clerksFiles } from './clerks-files';
import { settled, type Inside } from './open-workbench';
import { roomForAll } from './room';

const room = roomForAll();
const times = 100_000;
/** More than the page had before. */
const mostMegabytes = 300;

const sheet = 'xl/worksheets/sheet5.xml';
const hostile: readonly (readonly [what: string, part: string, before: string, text: string])[] = [
  ['an element opened and never closed', sheet, '<sheetData>', '<extLst>'.repeat(times)],
  ['elements in each other', sheet, '</sheetData>', '<row>'.repeat(times) + '</row>'.repeat(times)],
  ['rows', sheet, '</sheetData>', '<row><c/></row>'.repeat(times)],
  ['cells of a row', sheet, '</row>', '<c/>'.repeat(times)],
  ['merges', sheet, '</mergeCells>', '<mergeCell ref="Z99:AA99"/>'.repeat(times)],
  [
    'validations',
    sheet,
    '</dataValidations>',
    '<dataValidation type="whole" sqref="A1"><formula1>0</formula1></dataValidation>'.repeat(times),
  ],
  [
    'conditional formats',
    sheet,
    '<dataValidations',
    '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>1</formula></cfRule></conditionalFormatting>'.repeat(
      times,
    ),
  ],
  ['columns', sheet, '</cols>', '<col min="20" max="20" width="9"/>'.repeat(times)],
  ['formats', 'xl/styles.xml', '</cellXfs>', '<xf/>'.repeat(times)],
  ['strings', 'xl/sharedStrings.xml', '</sst>', '<si><t>1</t></si>'.repeat(times)],
  ['names', 'xl/workbook.xml', '</definedNames>', '<definedName name="a">A!$A$1</definedName>'.repeat(times)],
];

describe('in the page', () => {
  testWith(
    'chromium',
    'elements 100,000 times: opened or refused with a word, and the page goes on',
    async () => {
      const opened = await room().open();
      const { page } = opened;
      const good = unzipSync(await clerksFiles['the sample']!());
      for (const [what, part, before, text] of hostile) {
        const xml = strFromU8(good[part]!);
        expect([what, xml.includes(before)]).toEqual([what, true]);
        const bytes = zipSync({ ...good, [part]: strToU8(xml.replace(before, text + before)) });
        const grown = await growthOf(page);
        const answer = await page.evaluate(async (base64) => {
          const list = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
          const start = performance.now();
          const refusal = await (window as unknown as Inside).workbench.openFile('怪.xlsx', list);
          return { refusal, spent: performance.now() - start };
        }, Buffer.from(bytes).toString('base64'));
        const megabytes = grown();
        if (process.env['TIMES'])
          process.stdout.write(
            `${what}: ${answer.spent.toFixed(0)} ms, ${megabytes.toFixed(0)} MB ${JSON.stringify(answer.refusal ?? 'opened')}\n`,
          );
        expect([what, Math.max(megabytes, mostMegabytes)]).toEqual([what, mostMegabytes]);
        if (answer.refusal !== undefined)
          expect([what, (answer.refusal as { message: string }).message]).toEqual([
            what,
            expect.stringMatching(/[一-龥].*。$/u),
          ]);
      }
      // The same page opens the next file, and says what is wrong in it.
      await opened.sample();
      await page.locator('.finding').first().waitFor();
      // The grid looks at the validations of a file in idle time, also of one closed by then, and complains to itself.
      const complaints = await opened.complaints();
      expect(complaints.filter((one) => !/cannot find current workbook/u.test(one))).toEqual([]);
    },
  );

  testWith(
    'chromium',
    'a workbook with macros is given a report, filled in and saved with its macros',
    async () => {
      const opened = await room().open();
      const { page } = opened;
      const bytes = kitchenSink();
      const mimeType = 'application/vnd.ms-excel.sheet.macroEnabled.12';
      await page.locator('#file').setInputFiles({ name: '台账.xlsm', mimeType, buffer: Buffer.from(bytes) });
      await page.getByText('台账.xlsm').waitFor();
      await page.evaluate(() => {
        void (window as unknown as { workbench: { newReport: () => Promise<void> } }).workbench.newReport();
      });
      await page.locator('.findings').first().waitFor();
      await opened.go('三、依申请公开!D5');
      await page.keyboard.type('90');
      await page.keyboard.press('Enter');
      await eventually(async () => {
        expect(await opened.cell('三、依申请公开', 4, 3)).toEqual({ value: 90 });
      });
      await page.locator('#save').click();
      await eventually(() => {
        expect(opened.downloads).toHaveLength(1);
      });
      expect(opened.downloads[0]!.name).toMatch(/\.xlsm$/u);
      const [before, after] = [partsOf(bytes), partsOf(await opened.downloads[0]!.bytes)];
      const listing = /^\[Content_Types\]|workbook\.xml(?:\.rels)?$|styles\.xml$|worksheets\/sheet\.xml$/u;
      for (const [name, content] of before)
        if (!listing.test(name)) expect([name, after.get(name)]).toEqual([name, content]);
      expect(after.get('[Content_Types].xml')).toContain('sheet.macroEnabled.main+xml');
      expect(after.get('xl/worksheets/sheet.xml')!.replace(/ tabSelected="1"/u, '')).toBe(
        before.get('xl/worksheets/sheet.xml')!.replace(/ tabSelected="1"/u, ''),
      );
    },
  );

  testWith('chromium', 'a pasted cell that shows ##### is the number behind it', async () => {
    const opened = await room().open();
    const { page } = opened;
    await opened.sample();
    await page.evaluate(
      ([html, text]) =>
        navigator.clipboard.write([
          new ClipboardItem({
            'text/html': new Blob([html], { type: 'text/html' }),
            'text/plain': new Blob([text], { type: 'text/plain' }),
          }),
        ]),
      ['<table><tr><td>12</td><td>#####</td></tr></table>', '12\t1234\n'] as const,
    );
    await opened.go('三、依申请公开!D9');
    await settled(page);
    await page.keyboard.press('Control+v');
    await eventually(async () => {
      expect(await opened.cell('三、依申请公开', 8, 3)).toEqual({ value: 12 });
      expect(await opened.cell('三、依申请公开', 8, 4)).toEqual({ value: 1234 });
    });
  });
});

test('the hostile files are small', async () => {
  const good = unzipSync(await clerksFiles['the sample']!());
  for (const [what, part, before, text] of hostile) {
    const xml = strFromU8(good[part]!).replace(before, text + before);
    expect([what, zipSync({ ...good, [part]: strToU8(xml) }).length < 150_000]).toEqual([what, true]);
  }
});
