/** 图解: the year in pictures on a page of its own; refused while errors stand, as the report is. */
import { figuresOf } from '../../charts/figures';
import { compose } from '../../document/compose';
import { writePicturePage } from '../../document/picture-page';
import { isRefusal, refuse, type Refusal } from '../../form/refusal';
import { tallyOf } from '../../form/severity';
import type { Workbook } from '../../workbook/workbook';
import { checkReport, type CheckOptions } from '../check-report';
import type { ErrorsStand } from '../write-report';

export interface WrittenPicture {
  readonly kind: 'written';
  /** Of the page, for a file name. */
  readonly title: string;
  readonly bytes: Uint8Array;
}

/** Same workbook, same bytes. Reads once, writes nothing to the workbook; refused where there is nothing to draw. */
export async function writePicture(
  workbook: Workbook,
  options: CheckOptions & { readonly allowErrors?: boolean } = {},
): Promise<WrittenPicture | ErrorsStand | Refusal> {
  const checked = await checkReport(workbook, options);
  if (isRefusal(checked)) return checked;
  const { findings, opened } = checked;
  const errorsStand = tallyOf(findings).openErrors > 0;
  if (errorsStand && options.allowErrors !== true) return { kind: 'errors-stand', findings };
  const figures = figuresOf(opened.report, options.lastYear ?? opened.read.lastYear);
  if (figures.length === 0)
    return refuse('nothing-to-draw', '表里还没有填数，没有可以画的图。请先填表，再生成图解。');
  const { title, mark } = compose(opened.report, { draft: errorsStand });
  const bytes = writePicturePage({ title, figures, ...(mark === undefined ? {} : { mark }) });
  return { kind: 'written', title: `${title}图解`, bytes };
}
