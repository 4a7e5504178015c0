/**
 * Formats whose parsers are large, written by others and meet files made to break them. They are loaded when such a
 * file comes, and run apart from everything else: in a thread with limits, or, where a page may have none, on the page
 * with a time budget. Which of the two is the host's doing (readers/).
 */
import { refuse, type Refusal } from '../../form/refusal';
import type { SourceDocument } from './blocks';
import { apartLimits, type ApartFormat } from './format-list';
import type { SheetsDocument } from './sheets/sheets-document';

/** A document's blocks, or a workbook's sheets. */
export type ApartResult = SourceDocument | SheetsDocument | Refusal;

export type ReadApart = (format: ApartFormat, bytes: Uint8Array) => Promise<ApartResult>;

export function tookTooLong(): Refusal {
  return refuse(
    'timeout',
    `这个文件读了 ${String(apartLimits.seconds)} 秒还没有读完，已停止。它可能太复杂，或者是特意做坏的。请用 Word 或 WPS 打开，另存为 .docx 再导入。`,
  );
}

export function tookTooMuch(): Refusal {
  return refuse(
    'too-large',
    '这个文件展开后过大，不像一份年报（可能混入了大量内容）。请只保留年报全文，另存后再导入。',
  );
}

/** The parser itself failed: a fault of the file's, or of a parser on a file like it. */
export function brokeDown(): Refusal {
  return refuse(
    'corrupt',
    '这个文件不完整或已损坏，读到一半读不下去了。请重新拷贝，或打开它另存一份再导入。',
  );
}
