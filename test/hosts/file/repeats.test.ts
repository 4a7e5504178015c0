/** Small files that grow when unpacked: elements nested or repeated 100,000 times end in a moment, read or refused. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { addSheets } from '../../../src/actions/add-sheets';
import { checkAndWriteResults } from '../../../src/actions/check-report';
import { draftNarrative } from '../../../src/actions/draft-narrative';
import { readWorkbookSource } from '../../../src/actions/workbook-source';
import { isRefusal } from '../../../src/form/refusal';
import { shownBook } from '../../../src/hosts/browser/shown-book';
import { newWorkbook, openWorkbook } from '../../../src/hosts/file/open';
import { sampleReport } from '../../document/sample-report';

const times = 100_000;
const sheet = 'xl/worksheets/sheet5.xml';
const book = 'xl/workbook.xml';
const styles = 'xl/styles.xml';
const strings = 'xl/sharedStrings.xml';
const links = 'xl/_rels/workbook.xml.rels';

let good: Readonly<Record<string, Uint8Array>>;
beforeAll(async () => {
  const workbook = newWorkbook();
  await addSheets(workbook, sampleReport());
  good = unzipSync(await workbook.save());
});

/** The part, what is put before which of its tags, and how often. */
const repeated: readonly (readonly [part: string, before: string, text: string])[] = [
  [sheet, '</sheetData>', '<row><c/></row>'],
  [sheet, '</sheetData>', '<row/>'],
  [sheet, '</row>', '<c/>'],
  [sheet, '</row>', '<c><f t="shared" si="0"/></c>'],
  [sheet, '</row>', '<c><f t="array" ref="A1:B2">1</f></c>'],
  [sheet, '</row>', '<c t="inlineStr"><is><r><t>1</t></r></is></c>'],
  [sheet, '</mergeCells>', '<mergeCell ref="Z99:AA99"/>'],
  [sheet, '</cols>', '<col min="20" max="20" width="9"/>'],
  [
    sheet,
    '</dataValidations>',
    '<dataValidation type="whole" sqref="A1"><formula1>0</formula1></dataValidation>',
  ],
  [
    sheet,
    '<dataValidations',
    '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>1</formula></cfRule></conditionalFormatting>',
  ],
  [sheet, '<pageMargins', '<hyperlinks><hyperlink ref="A1"/></hyperlinks>'],
  [sheet, '</sheetView>', '<selection/>'],
  [book, '</definedNames>', '<definedName name="a">A!$A$1</definedName>'],
  [book, '</sheets>', '<sheet name="a" sheetId="9"/>'],
  [book, '<sheets>', '<extLst/>'],
  [styles, '</cellXfs>', '<xf/>'],
  [styles, '</fonts>', '<font/>'],
  [styles, '</dxfs>', '<dxf/>'],
  [styles, '<fonts', '<numFmts><numFmt numFmtId="200" formatCode="0"/></numFmts>'],
  [strings, '</sst>', '<si><t>1</t></si>'],
  [links, '</Relationships>', '<Relationship Id="a" Type="b" Target="c"/>'],
  ['[Content_Types].xml', '</Types>', '<Default Extension="a" ContentType="b"/>'],
];
const nested: readonly (readonly [part: string, before: string, open: string, close: string])[] = [
  [sheet, '<sheetData>', '<extLst>', '</extLst>'],
  [sheet, '<sheetData>', '<extLst>', ''],
  [sheet, '</sheetData>', '<row>', '</row>'],
  [sheet, '</dataValidations>', '<dataValidation>', '</dataValidation>'],
  [sheet, '</dataValidations>', '<dataValidation>', ''],
  [sheet, '</row>', '<c>', '</c>'],
  [sheet, '<dataValidations', '<conditionalFormatting>', '</conditionalFormatting>'],
  [strings, '</sst>', '<si>', '</si>'],
  [strings, '</sst>', '<r>', ''],
  [styles, '</cellXfs>', '<xf>', '</xf>'],
  [styles, '</fonts>', '<font>', '</font>'],
  [book, '</sheets>', '<sheet>', '</sheet>'],
  [book, '</definedNames>', '<definedName name="a">', '</definedName>'],
];

function withText(part: string, before: string, text: string): Uint8Array {
  const xml = strFromU8(good[part]!);
  expect(xml).toContain(before);
  return zipSync({ ...good, [part]: strToU8(xml.replace(before, text + before)) });
}

/** All that a command or the workbench does with a file. */
async function used(bytes: Uint8Array): Promise<void> {
  const opened = await openWorkbook(bytes, { forWriting: true });
  if (isRefusal(opened)) {
    expect(opened.message).toMatch(/[一-龥].*。$/u);
    return;
  }
  await readWorkbookSource(opened);
  await shownBook(opened.state!);
  await checkAndWriteResults(opened, { today: '2025-01-10' });
  await draftNarrative(opened, { force: true });
  await opened.save();
}

describe('elements 100,000 times', () => {
  const one = async (bytes: Uint8Array): Promise<void> => {
    const before = process.memoryUsage().rss;
    const start = process.cpuUsage();
    await used(bytes);
    const { user, system } = process.cpuUsage(start);
    if (process.env['TIMES'])
      process.stdout.write(
        `${expect.getState().currentTestName ?? ''}: ${((user + system) / 1000).toFixed(0)} ms ${((process.memoryUsage().rss - before) / 1e6).toFixed(0)} MB\n`,
      );
    // Of everything together; what a clerk does one by one takes less than 2 s each.
    expect((user + system) / 1e6).toBeLessThan(8);
  };
  test.each(repeated)('in %s before %s: %s', async (part, before, text) => {
    await one(withText(part, before, text.repeat(times)));
  });
  test.each(nested)('nested, in %s before %s: %s %s', async (part, before, open, close) => {
    await one(withText(part, before, open.repeat(times) + close.repeat(times)));
  });
});
