/** The formulas of a report's sheets, evaluated at once; what is not known here is left to the grid. */
import { describe, expect, test } from '@jest/globals';
import { ValueType, type Workbook } from 'exceljs';
import { addSheets } from '../../../src/actions/add-sheets';
import type { Report } from '../../../src/form/report';
import { evaluate, type Scalar } from '../../../src/hosts/file/recalculation/formula';
import { calculationOf } from '../../../src/hosts/browser/recalculate';
import { shownBook } from '../../../src/hosts/browser/shown-book';
import { newWorkbook } from '../../../src/hosts/file/open';
import { sampleReport, wideReport } from '../../document/sample-report';

/** A1:C2. */
const cells: readonly (readonly Scalar[])[] = [
  [1, '2', null],
  [4, true, '#DIV/0!'],
];
const given = (formula: string) =>
  evaluate(formula, {
    area: (sheet, { row, column, rows, columns }) =>
      sheet === '没有'
        ? undefined
        : Array.from({ length: rows }, (_, r) =>
            Array.from({ length: columns }, (__, c) => cells[row + r]?.[column + c] ?? null),
          ),
    name: (name) => (name === 'OGI_TABLE' ? cells : undefined),
    today: () => 45_000,
  });

describe('a formula', () => {
  test.each([
    ['SUM(A1:B2)', 5],
    ['SUM($A$1:A2,10,-1)', 14],
    ['A1+A2*2-6/3', 7],
    ['-A2+(A1+1)', -2],
    ['B1+1', 3],
    ['C1', 0],
    ['C1&"、"&A1', '、1'],
    ['IF(A1<A2,"小","大")', '小'],
    ['IF(A1>A2,"大")', false],
    ['IF(C1=0,IF(C1="","空","零"),"有")', '空'],
    ['IF(A1=1,5,C2)', 5],
    ['AND(A1=1,NOT(A2<>4),OR(FALSE,TRUE))', true],
    ['COUNT(A1:C1)', 1],
    ['COUNTA(A1:C1)', 2],
    ['LEN("【待补")', 3],
    ['ISNUMBER(FIND("补","待补"))', true],
    ['ISNUMBER(FIND("有","待补"))', false],
    ['FIND("有","待补")', '#VALUE!'],
    ['ABS(A1-A2)', 3],
    ['ROUND(-2.5,0)', -3],
    ['A1/C1', '#DIV/0!'],
    ['A1+C2', '#DIV/0!'],
    ['SUM(A1:C2)', '#DIV/0!'],
    ['INDEX(ogi_table,2,1)', 4],
    ['INDEX(ogi_table,9,1)', '#REF!'],
    ['INDEX(A1:A2,2.9,1)', 4],
    ['MAX(A1:B2,-3)', 4],
    ['MAX(B1,C1)', 0],
    ['MIN(A1:A2,9)', 1],
    ['COUNT(A1:C2)', 2],
    ['COUNT(A1,B1,A2)', 2],
    ['SUM(A1,B1)', 1],
    ['INT(2.9)', 2],
    ['INT(-2.1)', -3],
    ['IFERROR(C2,"无")', '无'],
    ['IFERROR(A1/C1,IFERROR(C2,3))', 3],
    ['ISNUMBER(C2)', false],
    ['MATCH(1,A1:A2,1)', 1],
    ['MATCH(3.9,A1:A2,1)', 1],
    ['MATCH(99,A1:A2)', 2],
    ['MATCH(0,A1:A2,1)', '#N/A'],
    ['MATCH("",A1:A2,1)', '#N/A'],
    ['MATCH(4,A1:A2,0)', 2],
    ['MATCH("2",A1:B1,0)', 2],
    ['MATCH(3,A1:A2,0)', '#N/A'],
    ['INDEX(A1:A2,MATCH(2,A1:A2,1),1)', 1],
    ['SMALL(A1:A2,2)', 4],
    ['SMALL(A1:A2,3)', '#NUM!'],
    ['COUNTIF(A1:C1,"<="&A2)', 1],
    ['COUNTIF(A1:A2,4)', 1],
    // 45000 is 2023-03-15, a Wednesday.
    ['TODAY()', 45_000],
    ['WORKDAY(TODAY(),1)', 45_001],
    ['WORKDAY(TODAY(),3,C1)', 45_005],
    ['WORKDAY(45002,-3)', 44_999],
    ['AND(B1:A1)', true],
    ['IF(C1,1,2)', 2],
    ['IF(A1=1,5,没有!A1)', 5],
    ['"甲"<"乙"', '甲' < '乙'],
    ['1<"0"', true],
    ["SUM('四、复议 诉讼'!A1:A2)", 5],
    ['三、申请!A1', 1],
  ] as const)('%s is %s', (formula, result) => {
    expect(given(formula)).toBe(result);
  });

  test.each([
    'VLOOKUP(A1,A1:B2,2)',
    'SUM(A:A)',
    'A1:B2',
    'A1+',
    '[1]甲!A1',
    'other_name',
    '没有!A1',
    'A1 A2',
    'MATCH(1,B1:B2,1)',
    'MATCH("2*",A1:B1,0)',
    'MATCH(1,A1:A2,-1)',
    'COUNTIF(A1:A2,"甲*")',
    'INDEX(A1:A2,1)',
    'ISNUMBER()',
  ])('%s is left to the grid', (formula) => {
    expect(given(formula)).toBeUndefined();
  });
});

describe('a workbook', () => {
  const formulasOf = (book: Workbook) =>
    book.worksheets.flatMap((sheet) => {
      const found: { readonly place: string; readonly result: unknown }[] = [];
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          if (cell.type === ValueType.Formula)
            found.push({ place: `${sheet.name}!${cell.address}`, result: cell.result });
        });
      });
      return found;
    });
  const filled = async (report: Report) => {
    const file = newWorkbook();
    await addSheets(file, report);
    return file;
  };

  test.each([
    ['the sample', sampleReport],
    ['wide numbers', wideReport],
  ])('every formula of %s is known, and gives what the template says', async (_, report) => {
    const file = await filled(report());
    const { book } = await shownBook(file.state!);
    const before = formulasOf(book);
    const calculation = calculationOf(book, () => file.names());
    calculation.run();
    expect(formulasOf(book)).toEqual(before);
    const unknown = book.worksheets.flatMap((sheet) => {
      const names: string[] = [];
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          if (cell.type === ValueType.Formula && !calculation.knows(cell)) names.push(cell.formula);
        });
      });
      return names;
    });
    expect(unknown).toEqual([]);
    expect(before.length).toBeGreaterThan(20);
  });

  test('an edit reaches every total that stands on it, a circle ends', async () => {
    const file = await filled(sampleReport());
    const { book } = await shownBook(file.state!);
    const sheet = book.getWorksheet('三、依申请公开')!;
    const calculation = calculationOf(book, () => file.names());
    sheet.getCell('D7').value = 40;
    calculation.run();
    expect(sheet.getCell('J7').result).toBe(40);
    expect(sheet.getCell('D28').result).toBe(40);
    expect(sheet.getCell('J28').result).toBe(40);
    sheet.getCell('L1').value = { formula: 'L2+1', result: 7 };
    sheet.getCell('L2').value = { formula: 'L1+1', result: 7 };
    expect(() => {
      calculation.run();
    }).not.toThrow();
  });
});
