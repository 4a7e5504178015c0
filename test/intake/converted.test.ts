/** Fourteen reports, in our own dress and in another, as LibreOffice makes PDF, Word 97, RTF and old sheets of them. */
import { describe, expect } from '@jest/globals';
import { addSheets } from '../../src/actions/add-sheets';
import { compose } from '../../src/document/compose';
import { writeDocx } from '../../src/document/docx';
import type { Report } from '../../src/form/report';
import { textKeys } from '../../src/form/text';
import { newWorkbook } from '../../src/hosts/file/open';
import { saved } from '../libreoffice';
import { testWith } from '../tools';
import { doubtsOf, readBytes, sourceOf } from './files';
import { reports } from './reports';
import { onOneSheet, restyledDocx } from './restyled';

/** Spaces are where lines happen to end, or LibreOffice's own between Chinese and digits. */
const solid = (text: string | undefined): string => (text ?? '').replace(/\s+/gu, '');

const exact = (text: string | undefined): string => text ?? '';

/** Sheets keep every space; what was pages does not. */
async function expectAll(
  bytes: Uint8Array,
  report: Report,
  plain: (text: string | undefined) => string = solid,
): Promise<void> {
  const source = await sourceOf(new Uint8Array(bytes));
  const { figures, text, tables, unit, year } = source.report;
  expect(figures).toEqual(report.figures);
  for (const key of textKeys) expect([key, plain(text[key])]).toEqual([key, plain(report.text[key])]);
  // Table 4 is the same in every edition.
  expect([tables.proactive, tables.requests]).toEqual([report.tables.proactive, report.tables.requests]);
  expect([unit, year]).toEqual([report.unit, report.year]);
  expect(doubtsOf(source)).toBe('');
}

/** Each report once in each dress, all converted in one start of LibreOffice. */
async function expectConverted(
  dresses: readonly (readonly Uint8Array[])[],
  from: string,
  to: string,
  plain = solid,
): Promise<void> {
  const files = saved(dresses.flat(), from, to);
  const wanted = dresses.flatMap((dress) => dress.map((_, index) => reports[index]!));
  expect(files).toHaveLength(wanted.length);
  for (const [index, file] of files.entries()) await expectAll(file, wanted[index]!, plain);
}

describe('documents', () => {
  const own = reports.map((report) => writeDocx(compose(report)));
  const dresses = [own, own.map(restyledDocx)];
  testWith('soffice', 'as PDF', () => expectConverted(dresses, 'docx', 'pdf'));
  testWith('soffice', 'as .doc', () => expectConverted(dresses, 'docx', 'doc'));
  // What Word writes is in rtf.test.ts, for all reports.
  testWith('soffice', 'two of them as .rtf', () =>
    expectConverted([[own[0]!], [restyledDocx(own[0]!)]], 'docx', 'rtf'),
  );
});

describe('sheets', () => {
  const dresses = async (): Promise<readonly (readonly Uint8Array[])[]> => {
    const own: Uint8Array[] = [];
    for (const report of reports) {
      const workbook = newWorkbook();
      await addSheets(workbook, report);
      own.push(await workbook.save());
    }
    return [own, await Promise.all(reports.map((report) => onOneSheet(compose(report))))];
  };
  // An .et is an .xls by its bytes, which are all that is looked at.
  testWith('soffice', 'as .xls', async () => expectConverted(await dresses(), 'xlsx', 'xls', exact));
  testWith('soffice', 'as .ods', async () => expectConverted(await dresses(), 'xlsx', 'ods', exact));
  testWith('soffice', 'our own workbook printed as PDF is sent back to the workbook', async () => {
    const [[own] = []] = await dresses();
    const [file] = saved([own!], 'xlsx', 'pdf');
    expect(await readBytes(file!)).toMatchObject({ kind: 'refusal', reason: 'printed-workbook' });
  });
});
