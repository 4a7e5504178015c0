/** 导入: a published report, in whatever form it comes, becomes a Report and a list of what was doubtful. */
import { refuse, type Refusal, type Report } from '../form/report';
import { decodeText } from '../intake/decode';
import type { IntakeNote } from '../intake/note';
import { readPastedText } from '../intake/pasted';
import type { Workbook } from '../workbook/workbook';
import { openReport } from './open-report';

export interface Source {
  readonly kind: 'source';
  readonly report: Report;
  readonly notes: readonly IntakeNote[];
}

/** From the plain text of a report. */
function readTextSource(text: string): Source | Refusal {
  const intake = readPastedText(text);
  return intake.kind === 'refusal' ? intake : { kind: 'source', report: intake.report, notes: intake.notes };
}

/** From a workbook with the standard tables. */
async function readWorkbookSource(workbook: Workbook): Promise<Source | Refusal> {
  const opened = await openReport(workbook);
  return opened.kind === 'refusal' ? opened : { kind: 'source', report: opened.read.report, notes: [] };
}

function isPackage(bytes: Uint8Array): boolean {
  return (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf);
}

/**
 * What can be imported from a file, told apart by its bytes (`name` is only spoken of), or why not, in Chinese.
 * `openWorkbook` is the file host's; it is called for workbooks only, so that its entry may load it late.
 */
export async function readSource(
  bytes: Uint8Array,
  name: string,
  openWorkbook: (bytes: Uint8Array) => Promise<Workbook | Refusal>,
): Promise<Source | Refusal> {
  if (isPackage(bytes)) {
    const workbook = await openWorkbook(bytes);
    return 'reason' in workbook ? workbook : readWorkbookSource(workbook);
  }
  const text = decodeText(bytes);
  if (text !== undefined) return readTextSource(text);
  return refuse('source-type', `无法识别“${name}”。请把年报全文复制到记事本，保存为 .txt 再导入。`);
}
