/** Workbooks of others that hold the standard tables: found by their labels, wherever and however they stand. */
import { describe, expect, test } from '@jest/globals';
import { Workbook } from 'exceljs';
import { readWorkbookSource } from '../../src/actions/workbook-source';
import { sectionHeading } from '../../src/form/form';
import { editionFor, tableIds } from '../../src/form/index';
import { writePastedText } from '../../src/intake/text-form';
import { readBytes, sourceOf, doubtsOf } from './files';
import { distinctReport } from './reports';
import { newWorkbook } from '../../src/hosts/file/open';
import { addSheets } from '../../src/actions/add-sheets';

const { sections, tables } = editionFor(2024);
const truth = distinctReport.figures;

type Draw = (row: number, column: number, value: string | number) => void;

/** Draws a table as printed, from a corner. */
function drawTable(id: (typeof tableIds)[number], draw: Draw, top: number, left: number): number {
  for (const cell of tables[id].grid) {
    const value = cell.kind === 'number' ? Number(truth[cell.key as keyof typeof truth]) : cell.label;
    draw(top + cell.row, left + cell.column, value);
  }
  return top + tables[id].rowCount;
}

async function bytesOf(build: (book: Workbook) => void): Promise<Uint8Array> {
  const book = new Workbook();
  build(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function drawOn(book: Workbook, name: string): Draw {
  const sheet = book.addWorksheet(name);
  return (row, column, value) => {
    sheet.getCell(row + 1, column + 1).value = value;
  };
}

describe('the same tables', () => {
  test('each on a sheet of its own, anywhere on it, under no heading', async () => {
    const source = await sourceOf(
      await bytesOf((book) => {
        tableIds.forEach((id, index) => drawTable(id, drawOn(book, `表${String(index)}`), 3 + index, index));
      }),
    );
    expect(source.report.figures).toEqual(truth);
    expect(doubtsOf(source)).toMatch(/没有读到单位名称/u);
    expect(doubtsOf(source)).toMatch(/没有找到“一、总体情况”“五、.*”“六、/u);
  });

  test('the whole report on one sheet, with its prose', async () => {
    const source = await sourceOf(
      await bytesOf((book) => {
        const draw = drawOn(book, 'Sheet1');
        let row = 0;
        draw(row++, 0, `${distinctReport.unit}2024年政府信息公开工作年度报告`);
        for (const section of sections) {
          draw(row++, 0, sectionHeading(section));
          if (section.table !== undefined) row = drawTable(section.table, draw, row, 0);
          else draw(row++, 0, `（一）${section.short}。写了若干字。`);
        }
      }),
    );
    expect(source.report.figures).toEqual(truth);
    expect([source.report.unit, source.report.year]).toEqual([distinctReport.unit, 2024]);
    expect(source.report.text.otherMatters).toContain('写了若干字');
  });

  test('copied cell by cell out of a text, shifted as it comes', async () => {
    const source = await sourceOf(
      await bytesOf((book) => {
        const draw = drawOn(book, '粘贴');
        writePastedText(distinctReport)
          .split('\n')
          .forEach((line, row) => {
            line.split('\t').forEach((cell, column) => {
              if (cell !== '') draw(row, column, /^[\d.]+$/u.test(cell) ? Number(cell) : cell);
            });
          });
      }),
    );
    expect(source.report.figures).toEqual(truth);
    expect(source.report.text).toEqual(distinctReport.text);
  });

  test('with a column and a row more, and a note beside', async () => {
    const source = await sourceOf(
      await bytesOf((book) => {
        const draw = drawOn(book, '统计');
        drawTable(
          'requests',
          (row, column, value) => {
            draw(row > 8 ? row + 1 : row, column, value);
          },
          1,
          0,
        );
        draw(9, 0, '（自行增加的行）');
        draw(4, 11, '备注：含信函');
      }),
    );
    const keys = Object.keys(truth).filter((key) => key.startsWith('requests/')) as (keyof typeof truth)[];
    const wrong = keys.filter(
      (key) => source.report.figures[key] !== undefined && source.report.figures[key] !== truth[key],
    );
    expect(wrong).toEqual([]);
    expect(doubtsOf(source)).not.toBe('');
  });
});

describe('what is no report', () => {
  test('another workbook', async () => {
    const bytes = await bytesOf((book) => {
      const draw = drawOn(book, '工资');
      draw(0, 0, '姓名');
      draw(1, 0, '张三');
      draw(1, 1, 8000);
    });
    expect(await readBytes(bytes)).toMatchObject({ kind: 'refusal', reason: 'no-report' });
  });

  test('two of the same table: which one is not guessed', async () => {
    const bytes = await bytesOf((book) => {
      drawTable('requests', drawOn(book, '甲'), 0, 0);
      drawTable('requests', drawOn(book, '乙'), 0, 0);
    });
    expect(await readBytes(bytes)).toMatchObject({ kind: 'refusal', reason: 'table-twice' });
  });

  test('our own form with a row taken out says where', async () => {
    const workbook = newWorkbook();
    await addSheets(workbook, distinctReport);
    await workbook.write([
      { sheet: '三、依申请公开', row: 10, column: 2, inputs: [[{ kind: 'value', value: null }]] },
    ]);
    const refused = await readWorkbookSource(workbook);
    expect(refused).toMatchObject({ kind: 'refusal', reason: 'table-changed' });
  });
});
