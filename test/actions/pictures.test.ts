/** 图解 asked for on 填报说明: off unless chosen, where it is chosen, and no part of the report when it is read again. */
import { describe, expect, test } from '@jest/globals';
import { compareDocument } from '../../src/actions/compare/compare-document';
import { composeReport, type ComposedReport } from '../../src/actions/compose-report';
import { writePicture } from '../../src/actions/pictures/write-picture';
import { isSame } from '../../src/compare/differences';
import { formats } from '../../src/document/index';
import { isRefusal } from '../../src/form/refusal';
import { picturePlaces, type Report } from '../../src/form/report';
import { infoColumns } from '../../src/workbook/layout';
import type { FileWorkbook } from '../../src/hosts/file/workbook';
import { busyYear, zeroYear } from '../charts/years';
import { sourceOf } from '../intake/files';
import { readBack, reopened, workbookWith } from './workbooks';

const [none, bySection, atEnd] = picturePlaces.map(({ label }) => label);

async function composed(workbook: FileWorkbook, pictures?: boolean): Promise<ComposedReport> {
  const result = await composeReport(workbook, pictures === undefined ? {} : { pictures });
  if (isRefusal(result)) throw new Error(result.message);
  return result;
}

async function kinds(workbook: FileWorkbook, pictures?: boolean): Promise<readonly string[]> {
  const { document } = await composed(workbook, pictures);
  return document.blocks.map((block) => (block.kind === 'figure' ? block.figure.id : block.kind));
}

const wishing = (pictures: string | undefined, report: Report = busyYear()) =>
  workbookWith({ ...report, info: pictures === undefined ? {} : { pictures } });

describe('the row 图解', () => {
  test.each([
    ['left blank', undefined],
    ['none chosen', none],
    ['something else typed', '随便'],
  ])('%s: no pictures, unless they are asked for', async (_, chosen) => {
    const workbook = await reopened(await wishing(chosen));
    expect(await kinds(workbook)).not.toContain('received');
    expect((await kinds(workbook, true)).filter((kind) => kind === 'received')).toHaveLength(1);
  });

  test('chosen: after each section, or after the last', async () => {
    const after = await kinds(await reopened(await wishing(bySection)));
    expect(after.slice(after.indexOf('published') - 1, after.indexOf('published') + 2)).toEqual([
      'table',
      'published',
      'documents',
    ]);
    const end = await kinds(await reopened(await wishing(atEnd)), true);
    expect(end.slice(-6)).toEqual(['published', 'documents', 'received', 'outcomes', 'applicants', 'cases']);
  });

  test('an older workbook has no such row, and goes on as it is', async () => {
    const workbook = await wishing(atEnd);
    const { places } = await readBack(workbook);
    const place = places.get('pictures')!;
    const blank = { kind: 'value', value: null } as const;
    await workbook.write([
      {
        sheet: place.sheet,
        row: place.row,
        column: 0,
        inputs: [Array.from({ length: infoColumns.key + 1 }, () => blank)],
      },
    ]);
    const old = await reopened(workbook);
    const read = await readBack(old);
    expect(read.places.has('pictures')).toBe(false);
    expect(read.report.unit).toBe(busyYear().unit);
    expect(await kinds(old)).not.toContain('received');
    expect((await composed(old)).findings.filter(({ message }) => message.includes('图解'))).toEqual([]);
  });
});

describe.each([
  ['a busy year', busyYear()],
  ['a year of zeros', zeroYear()],
])('%s, read again', (_, report) => {
  test.each([
    ['docx', bySection],
    ['docx', atEnd],
    ['html', bySection],
    ['html', atEnd],
  ] as const)('the .%s with pictures (%s) is the same report', async (format, chosen) => {
    const workbook = await wishing(chosen, report);
    const { title, blocks, dropped } = (await composed(workbook)).document;
    const document = { title, blocks, dropped };
    expect(blocks.filter(({ kind }) => kind === 'figure').length).toBeGreaterThan(3);
    const source = await sourceOf(await formats.find(({ id }) => id === format)!.write(document));
    expect(source.notes.filter(({ message }) => /表格前后/u.test(message))).toEqual([]);
    const found = await compareDocument(workbook, source);
    if (isRefusal(found)) throw new Error(found.message);
    expect([found, isSame(found)]).toEqual([found, true]);
  });
});

describe('the page of pictures', () => {
  test('is not made while errors stand, unless as a draft that says so', async () => {
    const year = busyYear();
    const wrong = { ...year, figures: { ...year.figures, 'requests/received/total': 83 } };
    const workbook = await workbookWith(wrong);
    expect((await writePicture(workbook)).kind).toBe('errors-stand');
    const draft = await writePicture(workbook, { allowErrors: true });
    if (draft.kind !== 'written') throw new Error(draft.kind);
    expect(new TextDecoder().decode(draft.bytes)).toContain('未通过校验');
  });

  test('is refused while nothing is filled in', async () => {
    const result = await writePicture(await workbookWith({ figures: {} }), { allowErrors: true });
    expect(result).toMatchObject({ kind: 'refusal', reason: 'nothing-to-draw' });
  });
});
