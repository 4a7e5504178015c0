/** 生成报告: the finished document; refused while errors stand, unless the clerk wants a marked draft. */
import { formats, type FormatId } from '../document/index';
import type { LocatedFinding } from '../rules/locate';
import type { Workbook } from '../workbook/workbook';
import { composeReport, type ComposeOptions } from './compose-report';
import { isRefusal, type Refusal } from '../form/refusal';

export interface WrittenReport {
  readonly kind: 'written';
  readonly files: readonly { readonly format: FormatId; readonly bytes: Uint8Array }[];
  readonly findings: readonly LocatedFinding[];
  /** Characters that no document may hold, left out. */
  readonly dropped: number;
}

export interface ErrorsStand {
  readonly kind: 'errors-stand';
  readonly findings: readonly LocatedFinding[];
}

/** Same workbook, same bytes. Reads once, writes nothing to the workbook. */
export async function writeReport(
  workbook: Workbook,
  wanted: readonly FormatId[],
  options: ComposeOptions & { readonly allowErrors?: boolean } = {},
): Promise<WrittenReport | ErrorsStand | Refusal> {
  const composed = await composeReport(workbook, options);
  if (isRefusal(composed)) return composed;
  const { findings, document, errorsStand } = composed;
  if (errorsStand && options.allowErrors !== true) return { kind: 'errors-stand', findings };
  const files = await Promise.all(
    formats
      .filter((format) => wanted.includes(format.id))
      .map(async (format) => ({ format: format.id, bytes: await format.write(document) })),
  );
  return { kind: 'written', files, findings, dropped: document.dropped.length };
}
