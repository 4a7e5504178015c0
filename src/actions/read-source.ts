/** 导入: a published report, in whatever form it comes, becomes a Report and a list of what was doubtful. */
import type { ReadApart } from '../intake/formats/apart';
import type { Workbook } from '../workbook/workbook';
import type { Source } from './source';
import { readSheetContents, readWorkbookSource } from './workbook-source';
import { isRefusal, refuse, type Refusal } from '../form/refusal';
import type { Report } from '../form/report';
import { lastYearTitle, textHeads } from '../workbook/layout';

/** What a host brings along to read files with; each is called only for files it is meant for, and may load its parser then. */
export interface SourceReaders {
  readonly openWorkbook: (bytes: Uint8Array) => Promise<Workbook | Refusal>;
  readonly readApart: ReadApart;
}

/** The heads of the text sheets' columns, or the title of 上年数据, stand in no report: our workbook was printed. */
function isPrintedWorkbook({ text }: Report): boolean {
  const telling = [textHeads.join(''), lastYearTitle];
  return Object.values(text).some((part) => {
    const words = part.replace(/\s+/gu, '');
    return telling.some((one) => words.includes(one));
  });
}

const printedWorkbook = refuse(
  'printed-workbook',
  '这是把填报工作簿打印成的 PDF，文字和表头混在一起，读不准。请直接导入那个工作簿（.xlsx），或导入由它生成的年报。',
);

/**
 * What can be imported from a file (intake/formats/format-list.ts), told apart by its bytes, or why not, in Chinese.
 * `name` is only spoken of. Nothing in the file is run and nothing is fetched.
 */
export async function readSource(
  bytes: Uint8Array,
  name: string,
  { openWorkbook, readApart }: SourceReaders,
): Promise<Source | Refusal> {
  const named = (refusal: Refusal): Refusal =>
    name === '' ? refusal : { ...refusal, message: `${name}：${refusal.message}` };
  const { fileKind } = await import('../intake/formats/file-kind');
  const file = fileKind(bytes);
  switch (file.kind) {
    case 'refusal':
      return named(file);
    case 'workbook': {
      const workbook = await openWorkbook(bytes);
      return isRefusal(workbook) ? workbook : readWorkbookSource(workbook);
    }
    case 'text': {
      const intake = (await import('../intake/pasted')).readPastedText(file.text);
      return isRefusal(intake) ? intake : { ...intake, kind: 'source' };
    }
    case 'pdf':
    case 'sheets': {
      const contents = await readApart(file.kind, bytes);
      if (isRefusal(contents)) return named(contents);
      if (contents.kind === 'sheets') {
        return readSheetContents({ sheets: contents.sheets, names: new Map(contents.names) });
      }
      const intake = (await import('../intake/read-document')).readBlocks(contents);
      if (isRefusal(intake)) return intake;
      return isPrintedWorkbook(intake.report) ? named(printedWorkbook) : { ...intake, kind: 'source' };
    }
    case 'docx':
    case 'doc':
    case 'rtf':
    case 'mht':
    case 'html': {
      const intake = (await import('../intake/read-document')).readDocument(file);
      return isRefusal(intake) ? intake : { ...intake, kind: 'source' };
    }
  }
}
