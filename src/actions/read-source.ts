/** 导入: a published report, in whatever form it comes, becomes a Report and a list of what was doubtful. */
import type { Refusal, Report } from '../form/report';
import type { IntakeNote } from '../intake/note';
import type { Workbook } from '../workbook/workbook';
import { openReport } from './open-report';

export interface Source {
  readonly kind: 'source';
  readonly report: Report;
  /** What was read from where, and what was doubtful. */
  readonly notes: readonly IntakeNote[];
}

type OpenWorkbook = (bytes: Uint8Array) => Promise<Workbook | Refusal>;

/** From a workbook with the standard tables. */
async function readWorkbook(bytes: Uint8Array, openWorkbook: OpenWorkbook): Promise<Source | Refusal> {
  const workbook = await openWorkbook(bytes);
  if ('reason' in workbook) return workbook;
  const opened = await openReport(workbook);
  return opened.kind === 'refusal' ? opened : { kind: 'source', report: opened.read.report, notes: [] };
}

/**
 * What can be imported from a file (.docx, .html, .xlsx or plain text), told apart by its bytes, or why not, in Chinese.
 * `name` is only spoken of. `openWorkbook` is the file host's; it is called for workbooks only, so that its entry may
 * load it late. Nothing in the file is run and nothing is fetched.
 */
export async function readSource(
  bytes: Uint8Array,
  name: string,
  openWorkbook: OpenWorkbook,
): Promise<Source | Refusal> {
  const { fileKind } = await import('../intake/file-kind');
  const file = fileKind(bytes);
  switch (file.kind) {
    case 'refusal':
      return { ...file, message: name === '' ? file.message : `${name}：${file.message}` };
    case 'workbook':
      return readWorkbook(bytes, openWorkbook);
    case 'text': {
      const intake = (await import('../intake/pasted')).readPastedText(file.text);
      return intake.kind === 'refusal' ? intake : { ...intake, kind: 'source' };
    }
    case 'docx':
    case 'html': {
      const intake = (await import('../intake/read-document')).readDocument(file);
      return intake.kind === 'refusal' ? intake : { ...intake, kind: 'source' };
    }
  }
}
