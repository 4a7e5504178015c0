/** Workbooks opened in the workbench and saved without a change lose nothing, part by part. */
import { describe, expect } from '@jest/globals';
import { Workbook, type Worksheet } from 'exceljs';
import { shownBook } from '../../src/hosts/browser/shown-book';
import { openWorkbook } from '../../src/hosts/file/open';
import { saved } from '../libreoffice';
import { testWith } from '../tools';
import { clerksFiles } from './clerks-files';
import type { OpenedWorkbench } from './open-workbench';
import { pageForAll } from './room';
import { isRefusal } from '../../src/form/refusal';

async function load(bytes: Uint8Array): Promise<Workbook> {
  const book = new Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  return book;
}

/** exceljs leaves out what a format takes for granted; LibreOffice writes it. */
const granted: readonly unknown[] = [false, 0, 'General', 'general', 'none', 'None'];

function withoutGranted(of: unknown): unknown {
  if (Array.isArray(of)) return of.map(withoutGranted);
  if (typeof of !== 'object' || of === null) return of;
  const entries = Object.entries(of).filter(([, value]) => value !== undefined && !granted.includes(value));
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutGranted(value)]));
}

function cellsOf(sheet: Worksheet): Readonly<Record<string, unknown>> {
  const cells: Record<string, unknown> = {};
  sheet.eachRow({ includeEmpty: true }, (row) => {
    row.eachCell({ includeEmpty: true }, (cell) => {
      // Shared formulas are spelled out: the words and the result are what counts.
      const content = cell.formula ? { formula: cell.formula, result: cell.result } : cell.value;
      if (content !== null || Object.keys(cell.style).length > 0)
        cells[cell.address] = {
          content,
          style: withoutGranted(cell.style),
          note: cell.note,
          master: cell.master.address,
        };
    });
  });
  return cells;
}

function sheetParts(sheet: Worksheet): Readonly<Record<string, unknown>> {
  const hidden = sheet as unknown as Readonly<Record<string, unknown>>;
  return {
    name: sheet.name,
    state: sheet.state,
    cells: cellsOf(sheet),
    widths: Array.from({ length: sheet.columnCount }, (_, at) => {
      const { width, hidden: gone } = sheet.getColumn(at + 1);
      return [width, gone];
    }),
    heights: Array.from({ length: sheet.rowCount }, (_, at) => {
      const { height, hidden: gone } = sheet.getRow(at + 1);
      return [height, gone];
    }),
    validations: withoutGranted(hidden['dataValidations']),
    formats: withoutGranted(hidden['conditionalFormattings']),
    protection: withoutGranted(hidden['sheetProtection']),
    // exceljs states these outright when it writes a sheet it has read.
    page: withoutGranted({ ...sheet.pageSetup, firstPageNumber: undefined, useFirstPageNumber: undefined }),
    footer: (sheet.headerFooter as typeof sheet.headerFooter | null)?.oddFooter,
    views: sheet.views ?? [],
    filter: sheet.autoFilter,
    tab: sheet.properties.tabColor,
  };
}

interface WithProtection {
  readonly sheetProtection?: unknown;
}

const partsOf = (book: Workbook) => ({
  sheets: book.worksheets.map(sheetParts),
  names: book.definedNames.model,
});

describe('opened and saved without a change', () => {
  let opened: OpenedWorkbench;
  pageForAll((page) => {
    opened = page;
  });

  const throughPage = async (bytes: Uint8Array): Promise<Uint8Array> => {
    await opened.openBytes('工作簿.xlsx', bytes);
    return opened.bytes();
  };
  const json = (parts: unknown): unknown => JSON.parse(JSON.stringify(parts));

  for (const [special, make] of Object.entries(clerksFiles))
    testWith('chromium', `nothing is lost of ${special}`, async () => {
      const bytes = await make();
      const [before, after] = await Promise.all([load(bytes), load(await throughPage(bytes))]);
      expect(json(partsOf(after))).toEqual(json(partsOf(before)));
      expect(await opened.complaints()).toEqual([]);
    });

  testWith(['soffice', 'chromium'], 'nothing is lost of one that LibreOffice saved', async () => {
    const [bytes] = saved([await clerksFiles['the sample']!()], 'xlsx', 'xlsx');
    const after = await load(await throughPage(bytes!));
    expect(json(partsOf(after))).toEqual(json(partsOf(await load(bytes!))));
    // It writes booleans as words, which exceljs alone would not understand: what is shown of it tells.
    const again = await openWorkbook(await throughPage(bytes!), { forWriting: true });
    if (isRefusal(again)) throw new Error(again.message);
    const table = (await shownBook(again.state!)).book.getWorksheet('三、依申请公开')!;
    expect((table as unknown as WithProtection).sheetProtection).toMatchObject({ sheet: true });
    expect(table.getCell('D5').protection).toMatchObject({ locked: false });
  });

  testWith('chromium', 'a lost part is seen: the comparison is not blind', async () => {
    const before = await load(await clerksFiles['looks of all kinds']!());
    const after = await load(await clerksFiles['looks of all kinds']!());
    after.worksheets[0]!.getCell('A1').alignment = { horizontal: 'distributed' };
    expect(json(partsOf(after))).not.toEqual(json(partsOf(before)));
  });
});
