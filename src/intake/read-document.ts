/** A Word document or a web page → figures and prose; what is too large, broken or unreadable is refused in Chinese. */
import type { SourceDocument } from './formats/blocks';
import { documentLines } from './document-lines';
import { readDoc } from './formats/doc/read-doc';
import { readDocx } from './formats/docx';
import { refuseUnreadable, type SourceFile } from './formats/file-kind';
import { withoutFurniture } from './furniture';
import { readHtml } from './formats/html';
import { readMht } from './formats/mht';
import { readRtf } from './formats/rtf/read-rtf';
import type { IntakeNote } from './note';
import { readLines, type Intake } from './read-lines';
import { isRefusal, type Refusal } from '../form/refusal';

/** Figures and prose of a document's blocks; `page` tells a web page, which has furniture of its own. */
export function readBlocks({ blocks, doubts, titles }: SourceDocument, page = false): Intake | Refusal {
  const all = documentLines(blocks);
  const { lines, dropped } = page ? withoutFurniture(all) : { lines: all, dropped: 0 };
  const intake = readLines(lines, titles);
  if (isRefusal(intake)) return intake;
  const notes: readonly IntakeNote[] = [
    ...doubts.map((doubt) => ({ severity: 'doubtful', message: `${doubt}，请核对。` }) as const),
    ...(dropped > 0
      ? [{ severity: 'info', message: `网页上的日期、按钮、页脚等 ${String(dropped)} 行没有读入。` } as const]
      : []),
  ];
  return { ...intake, notes: [...notes, ...intake.notes] };
}

type DocumentFile = Extract<SourceFile, { kind: 'docx' | 'html' } | { kind: 'doc' | 'rtf' | 'mht' }>;

function contentsOf(file: DocumentFile): SourceDocument | Refusal {
  switch (file.kind) {
    case 'docx':
      return readDocx(file.entries);
    case 'doc':
      return readDoc(file.bytes);
    case 'rtf':
      return readRtf(file.bytes);
    case 'mht':
      return readMht(file.bytes);
    case 'html':
      return readHtml(file.text);
  }
}

/** Reads what file-kind.ts has told apart. */
export function readDocument(file: DocumentFile): Intake | Refusal {
  try {
    const document = contentsOf(file);
    return isRefusal(document) ? document : readBlocks(document, file.kind === 'html' || file.kind === 'mht');
  } catch (error) {
    return refuseUnreadable(error);
  }
}
