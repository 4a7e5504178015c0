/** Reports to make documents and workbooks of. */
import { readFileSync } from 'node:fs';
import { cellsOf, editionFor, tableIds } from '../../src/form/index';
import type { Figures } from '../../src/form/figures';
import type { Report } from '../../src/form/report';
import { textKeys } from '../../src/form/text';
import { readPastedText } from '../../src/intake/pasted';
import { isRefusal } from '../../src/form/refusal';

/** The sample of the project. */
export function sampleReport(): Report {
  const intake = readPastedText(readFileSync('assets/sample/report-2024.txt', 'utf8'));
  if (isRefusal(intake)) throw new Error(intake.message);
  return intake.report;
}

/** The sample with a number of its own in each of the 200 cells, some as wide as they get, and long prose. */
export function wideReport(): Report {
  const cells = tableIds.flatMap((id) => cellsOf(editionFor(2024).tables[id]));
  const figures: Figures = Object.fromEntries(cells.map(({ key }, index) => [key, 1_000 + index * 7]));
  const sentence = '本段文字用来撑满版面，检查换行、缩进和分页，共若干句。';
  const text = Object.fromEntries(
    textKeys.map((key) => [key, `${sentence.repeat(9)}\n${sentence.repeat(5)}`]),
  );
  return {
    ...sampleReport(),
    deviations: [],
    figures: { ...figures, 'proactive/fees/amount': 96171.6 },
    text,
  };
}
