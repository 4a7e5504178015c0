/** A report as another office would lay it out: the same words and numbers in another dress. */
import { Workbook as Book } from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { ReportDocument } from '../../src/document/document';

const font = 'Noto Sans CJK SC';
const portrait = '<w:pgSz w:w="11906" w:h="16838"/>';
const landscape = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>';
const section = (size: string): string =>
  `<w:p><w:pPr><w:sectPr>${size}<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="700" w:footer="700" w:gutter="0"/></w:sectPr></w:pPr></w:p>`;

/** Everything at 80 %, in another font. */
function smaller(xml: string): string {
  return (
    xml
      // Where both sides are even, LibreOffice loses a comma that hangs in the margin.
      .replaceAll('<w:jc w:val="both"/>', '<w:jc w:val="left"/>')
      .replace(/w:(ascii|hAnsi|eastAsia|cs)="[^"]*[\u4e00-\u9fff][^"]*"/gu, `w:$1="${font}"`)
      .replace(
        /(<w:(?:sz|szCs) w:val=|w:line=|w:firstLine=|<w:trHeight w:val=)"(\d+)"/gu,
        (_, before: string, size: string) => `${before}"${String(Math.round(Number(size) * 0.8))}"`,
      )
  );
}

/** Our own .docx without rules around its tables, table 3 on lying pages and broken over them, smaller, in another font. */
export function restyledDocx(docx: Uint8Array): Uint8Array {
  const parts = unzipSync(docx);
  const text = (path: string): string => strFromU8(parts[path]!);
  let tables = 0;
  const body = smaller(text('word/document.xml'))
    .replace(/<w:tblBorders>.*?<\/w:tblBorders>/gsu, (borders) =>
      borders.replace(/<w:(?:top|left|bottom|right) [^>]*\/>/gu, ''),
    )
    .replaceAll('<w:cantSplit/>', '')
    .replace(/<w:tbl>.*?<\/w:tbl>/gsu, (table) =>
      (tables += 1) === 2 ? section(portrait) + table + section(landscape) : table,
    );
  return zipSync({
    ...parts,
    'word/document.xml': strToU8(body),
    'word/styles.xml': strToU8(smaller(text('word/styles.xml'))),
  });
}

/** The printed report on one sheet, away from its corner, tables merged as printed. */
export async function onOneSheet({ blocks }: ReportDocument): Promise<Uint8Array> {
  const book = new Book();
  const sheet = book.addWorksheet('年报', { pageSetup: { orientation: 'landscape', scale: 80 } });
  let row = 3;
  for (const block of blocks) {
    if (block.kind === 'figure') continue;
    if (block.kind !== 'table') {
      sheet.getCell(row, 2).value = block.text;
      row += 1;
      continue;
    }
    for (const { text, row: at, column, rowSpan, columnSpan } of block.cells) {
      const [top, left] = [row + at, 2 + column];
      const cell = sheet.getCell(top, left);
      cell.value = /^-?\d+(?:\.\d+)?$/u.test(text) ? Number(text) : text;
      cell.font = { name: font, size: 8 };
      if (rowSpan > 1 || columnSpan > 1)
        sheet.mergeCells(top, left, top + rowSpan - 1, left + columnSpan - 1);
    }
    row += block.rowCount + 1;
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
