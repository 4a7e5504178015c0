/** The same report in every form it may come in gives the same 200 figures and the same prose. */
import { describe, expect, test } from '@jest/globals';
import { readers } from './files';
import { addSheets } from '../../src/actions/add-sheets';
import { readSource } from '../../src/actions/read-source';
import type { Source } from '../../src/actions/source';
import type { Report } from '../../src/form/report';
import { textKeys } from '../../src/form/text';
import { newWorkbook } from '../../src/hosts/file/open';
import { compose } from '../../src/document/compose';
import { writeDocx } from '../../src/document/docx';
import { writeHtml } from '../../src/document/html';
import { saved } from '../libreoffice';
import { testWith } from '../tools';
import { reports } from './reports';
import { isRefusal } from '../../src/form/refusal';

async function read(bytes: Uint8Array): Promise<Source> {
  const source = await readSource(bytes, '', readers);
  if (isRefusal(source)) throw new Error(source.message);
  return source;
}

async function expectAll(bytes: Uint8Array, report: Report): Promise<void> {
  const { report: found, notes } = await read(bytes);
  expect(found.figures).toEqual(report.figures);
  expect(found.text).toEqual(report.text);
  expect([found.unit, found.year, found.tables]).toEqual([report.unit, report.year, report.tables]);
  expect(notes.filter(({ severity }) => severity === 'doubtful')).toEqual([]);
}

const title = (report: Report): string => `${report.unit} ${String(report.year)}`;
const named = reports.map((report, index) => [`${String(index + 1)} ${title(report)}`, report] as const);
const docx = (report: Report): Uint8Array => writeDocx(compose(report));

describe.each(named)('%s', (_, report) => {
  test('.docx', () => expectAll(docx(report), report));

  test('.html', () => expectAll(writeHtml(compose(report)), report));

  test('.xlsx', async () => {
    const workbook = newWorkbook();
    await addSheets(workbook, report);
    await expectAll(await workbook.save(), report);
  });
});

testWith('soffice', 'each .docx as LibreOffice saves it again', async () => {
  const again = saved(reports.map(docx), 'docx', 'docx');
  for (const [index, report] of reports.entries()) await expectAll(again[index]!, report);
});

testWith('soffice', 'each .docx as LibreOffice makes a web page of it', async () => {
  const pages = saved(reports.map(docx), 'docx', 'html');
  for (const [index, report] of reports.entries()) {
    const { report: found } = await read(pages[index]!);
    expect(found.figures).toEqual(report.figures);
    // Spaces between Chinese and digits are LibreOffice’s own; the number at a page’s foot is no text.
    for (const key of textKeys) {
      expect(found.text[key]?.replace(/\s+/gu, '')).toBe(report.text[key]?.replace(/\s+/gu, ''));
    }
  }
});
