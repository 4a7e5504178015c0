/** A Word document or a web page → figures and prose; what is too large, broken or unreadable is refused in Chinese. */
import type { Refusal } from '../form/report';
import type { SourceDocument } from './blocks';
import { documentLines } from './document-lines';
import { readDocx } from './docx';
import { refuseUnreadable, type SourceFile } from './file-kind';
import { readHtml } from './html';
import type { IntakeNote } from './note';
import { readLines, type Intake } from './read-lines';

function read(document: SourceDocument): Intake | Refusal {
  const intake = readLines(documentLines(document.blocks));
  if (intake.kind === 'refusal') return intake;
  const doubts = document.doubts.map((message): IntakeNote => ({
    severity: 'doubtful',
    message: `${message}，请核对。`,
  }));
  return { ...intake, notes: [...doubts, ...intake.notes] };
}

/** Reads what file-kind.ts has told apart. */
export function readDocument(file: Extract<SourceFile, { kind: 'docx' | 'html' }>): Intake | Refusal {
  try {
    const document = file.kind === 'docx' ? readDocx(file.entries) : readHtml(file.text);
    return document.kind === 'refusal' ? document : read(document);
  } catch (error) {
    return refuseUnreadable(error);
  }
}
