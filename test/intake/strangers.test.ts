/** Workbooks of others that hold the standard tables: found by their labels, wherever and however they stand. */
import { describe, expect, test } from '@jest/globals';
import { Workbook as Book } from 'exceljs';
import fc from 'fast-check';
import { readWorkbookSource } from '../../src/actions/workbook-source';
import { sectionHeading } from '../../src/form/form';
import type { CellKey } from '../../src/form/cell';
import { editionFor, tableIds } from '../../src/form/index';
import { writePastedText } from '../../src/intake/text-form';
import { readBytes, sourceOf, doubtsOf } from './files';
import { distinctReport } from './reports';
import { newWorkbook } from '../../src/hosts/file/open';
import type { Contents, Workbook } from '../../src/workbook/workbook';
import { addSheets } from '../../src/actions/add-sheets';
import { isRefusal } from '../../src/form/refusal';

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

async function bytesOf(build: (book: Book) => void): Promise<Uint8Array> {
  const book = new Book();
  build(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function drawOn(book: Book, name: string): Draw {
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
    expect(source.report.text).toEqual({});
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

describe('slipped cells: no number silently wrong', () => {
  type Rows = (string | number | null)[][];

  /** The three tables, each on its sheet, as a host would read them. */
  const drawn = (): Map<string, Rows> =>
    new Map(
      tableIds.map((id) => {
        const rows: Rows = Array.from({ length: 60 }, () => Array.from({ length: 20 }, () => null));
        drawTable(id, (row, column, value) => (rows[row]![column] = value), 1, 0);
        return [id, rows];
      }),
    );
  const workbookOf = (sheets: Map<string, Rows>): Workbook => {
    const contents: Contents = {
      sheets: [...sheets].map(([name, rows]) => ({
        name,
        cells: rows.map((row) => row.map((value) => ({ value }))),
      })),
      names: new Map(),
    };
    return { read: () => Promise.resolve(contents) } as unknown as Workbook;
  };
  const isNumber = (value: unknown): boolean => typeof value === 'number';

  const damages: Readonly<Record<string, (rows: Rows, at: number, other: number) => void>> = {
    'a row shifted right': (rows, at) => {
      const row = rows.filter((each) => each.some(isNumber))[
        at % rows.filter((each) => each.some(isNumber)).length
      ]!;
      row.splice(row.findIndex(isNumber), 0, null);
    },
    'a row shifted left': (rows, at) => {
      const filled = rows.filter((each) => each.some(isNumber));
      const row = filled[at % filled.length]!;
      row.splice(row.findIndex(isNumber), 1);
    },
    'a cell taken out': (rows, at, other) => {
      const filled = rows.filter((each) => each.some(isNumber));
      const row = filled[at % filled.length]!;
      const numbers = row.flatMap((value, column) => (isNumber(value) ? [column] : []));
      row.splice(numbers[other % numbers.length]!, 1);
    },
    'a row taken out': (rows, at) => void rows.splice(1 + (at % 28), 1),
    'a row put in': (rows, at) => void rows.splice(1 + (at % 28), 0, []),
    'a row moved': (rows, at, other) => {
      const [row] = rows.splice(1 + (at % 28), 1);
      rows.splice(1 + (other % 28), 0, row!);
    },
    'a column put in': (rows, at) => {
      for (const row of rows) row.splice(at % 16, 0, null);
    },
    'a column taken out': (rows, at) => {
      for (const row of rows) row.splice(at % 16, 1);
    },
    'the numbers of a column pushed down': (rows, at) => {
      const column = at % 15;
      const from = rows.findIndex((row) => isNumber(row[column]));
      if (from < 0) return;
      for (let row = rows.length - 1; row > from; row -= 1)
        rows[row]![column] = rows[row - 1]![column] ?? null;
      rows[from]![column] = null;
    },
    'a label lost': (rows, at) => {
      const labels = rows.flatMap((row, r) =>
        row.flatMap((value, c) => (typeof value === 'string' ? [[r, c] as const] : [])),
      );
      const [row, column] = labels[at % labels.length]!;
      rows[row]![column] = null;
    },
  };

  test.each(Object.entries(damages))('%s', async (_, damage) => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...tableIds), fc.nat(400), fc.nat(400), async (id, at, other) => {
        const sheets = drawn();
        damage(sheets.get(id)!, at, other);
        const source = await readWorkbookSource(workbookOf(sheets));
        if (isRefusal(source)) return;
        const doubted = new Set(
          source.notes.flatMap(({ severity, about }) => (severity === 'doubtful' ? (about ?? []) : [])),
        );
        const wrong = (Object.keys(truth) as CellKey[]).filter((key) => {
          const found = source.report.figures[key];
          return found !== undefined && found !== null && found !== truth[key] && !doubted.has(key);
        });
        expect(wrong.map((key) => [key, source.report.figures[key], truth[key]])).toEqual([]);
      }),
      { numRuns: 40, seed: 5 },
    );
  });
});
