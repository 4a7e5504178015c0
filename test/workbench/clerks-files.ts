/** Workbooks a clerk may bring, each with something that must not be lost. */
import { Workbook, type Worksheet } from 'exceljs';
import { addSheets } from '../../src/actions/add-sheets';
import { checkAndWriteResults } from '../../src/actions/check-report';
import type { Report } from '../../src/form/report';
import { newWorkbook } from '../../src/hosts/file/open';
import { sampleReport, wideReport } from '../document/sample-report';

async function ours(report: Report, checked = false): Promise<Uint8Array> {
  const file = newWorkbook();
  await addSheets(file, report);
  if (checked) await checkAndWriteResults(file, { today: '2025-01-10' });
  return file.save();
}

async function made(draw: (sheet: Worksheet, book: Workbook) => void): Promise<Uint8Array> {
  const book = new Workbook();
  draw(book.addWorksheet('台账'), book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Our sheets in a workbook that had sheets of its own. */
async function besideOwn(): Promise<Uint8Array> {
  const book = new Workbook();
  await book.xlsx.load((await ours(sampleReport())).buffer as ArrayBuffer);
  const sheet = book.addWorksheet('科室台账', { properties: { tabColor: { argb: 'FF00B050' } } });
  sheet.getCell('A1').value = '张三';
  sheet.getCell('A1').note = '电话已核对';
  sheet.getColumn(1).width = 33;
  sheet.pageSetup.printArea = 'A1:D9';
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const edge = { style: 'medium', color: { argb: 'FF123456' } } as const;

/** By what is special in them. */
export const clerksFiles: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  'the sample': () => ours(sampleReport()),
  'wide numbers and long prose': () => ours(wideReport()),
  'a checked one, with 校验结果': () => ours(sampleReport(), true),
  'last year’s form': () => ours({ ...sampleReport(), year: 2020 }),
  'our sheets beside the clerk’s own, with a note and a print area': besideOwn,
  'notes, links, rich text, dates, a hidden sheet and names': () =>
    made((sheet, book) => {
      sheet.getCell('A1').value = { richText: [{ text: '甲' }, { text: '乙', font: { bold: true } }] };
      sheet.getCell('A2').value = { text: '网站', hyperlink: 'https://example.com/' };
      sheet.getCell('A3').value = new Date('2024-05-06T00:00:00Z');
      sheet.getCell('A4').note = '多行\n批注';
      sheet.getCell('A5').value = true;
      sheet.getCell('A6').value = '=不是公式';
      book.definedNames.add('台账!$A$1:$B$2', 'mine');
      book.addWorksheet('藏起来的').state = 'hidden';
    }),
  'looks of all kinds': () =>
    made((sheet) => {
      sheet.getCell('A1').style = {
        font: {
          name: '仿宋',
          size: 16,
          italic: true,
          underline: 'double',
          color: { theme: 4, tint: 0.4 } as never,
        },
        fill: { type: 'pattern', pattern: 'lightTrellis', fgColor: { argb: 'FFFF0000' } },
        border: { top: edge, bottom: edge, diagonal: { up: true, ...edge } },
        alignment: { horizontal: 'distributed', indent: 2, textRotation: 45, wrapText: true },
        numFmt: '#,##0.00"万元"',
      };
      sheet.getCell('A1').value = 12.5;
      sheet.getRow(2).height = 44;
      sheet.getColumn(2).hidden = true;
      sheet.getRow(3).hidden = true;
      sheet.views = [{ state: 'frozen', xSplit: 1, ySplit: 2, topLeftCell: 'B3', zoomScale: 85 }];
    }),
  'formulas shared down a column, and one nobody here knows': () =>
    made((sheet) => {
      for (let row = 1; row <= 4; row += 1) sheet.getCell(row, 1).value = row;
      sheet.getCell('B1').value = { formula: 'A1*2', result: 2, shareType: 'shared', ref: 'B1:B4' } as never;
      for (let row = 2; row <= 4; row += 1)
        sheet.getCell(row, 2).value = { sharedFormula: 'B1', result: row * 2 };
      sheet.getCell('C1').value = { formula: 'SUMPRODUCT(A1:A4,B1:B4)', result: 60 };
      sheet.getCell('C2').value = { formula: 'A1/0', result: { error: '#DIV/0!' } } as never;
    }),
  'validations, formats by colour scale, a filter and page set-up': () =>
    made((sheet) => {
      sheet.getCell('A1').dataValidation = { type: 'list', allowBlank: true, formulae: ['"是,否"'] };
      sheet.getCell('A2').dataValidation = { type: 'date', operator: 'greaterThan', formulae: [new Date(0)] };
      sheet.addConditionalFormatting({
        ref: 'B1:B9',
        rules: [
          {
            type: 'colorScale',
            priority: 1,
            cfvo: [{ type: 'min' }, { type: 'max' }],
            color: [{ argb: 'FFFF0000' }, { argb: 'FF00FF00' }],
          },
        ],
      });
      sheet.autoFilter = 'A1:C1';
      Object.assign(sheet.pageSetup, { paperSize: 9, orientation: 'landscape', printTitlesRow: '1:2' });
      sheet.headerFooter.oddFooter = '第 &P 页';
      sheet.mergeCells('D1:E3');
      sheet.getCell('D1').value = '合并';
    }),
  'a protected sheet with free cells': () =>
    made((sheet) => {
      sheet.getCell('A1').value = '锁定';
      sheet.getCell('A2').protection = { locked: false };
      void sheet.protect('', { selectLockedCells: true, formatColumns: true });
    }),
};
