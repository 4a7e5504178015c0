/** Random edits of a report, as a clerk makes them: a number, a sentence, the year, the unit, the edition of a table. */
import type { CellKey } from '../../src/form/cell';
import { cellsOf, editionFor, tableIds } from '../../src/form/index';
import type { Report } from '../../src/form/report';
import { textKeys } from '../../src/form/text';
import { cleanText } from './clean-report';

export type Edit = (report: Report) => Report;

const cells = tableIds.flatMap((id) => cellsOf(editionFor(2024).tables[id])).map(({ key }) => key);
const sentences = [
  '2024年，我街道新收申请39件，其中自然人36件，较上年增长20%，办结22件。',
  '共公开信息120条，其中网站80条、公开栏40条。未收到行政复议申请。',
  '2023年新收申请7件，梧桐街道办事处办公室受理3件，均予以公开。',
  '',
];

/** The same edits every time. */
export function randomEdits(count: number): readonly Edit[] {
  let state = 7;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % limit;
  };
  return Array.from({ length: count }, (): Edit => {
    const [kind, value] = [below(8), below(50)];
    const cell = cells[below(cells.length)] as CellKey;
    const part = textKeys[below(textKeys.length)]!;
    const sentence = sentences[below(sentences.length)]!;
    if (kind < 3) return (report) => ({ ...report, figures: { ...report.figures, [cell]: value } });
    if (kind < 5) return (report) => ({ ...report, text: { ...report.text, [part]: sentence } });
    if (kind === 5)
      return (report) => ({ ...report, text: { ...report.text, [part]: cleanText[part] ?? '' } });
    if (kind === 6) return (report) => ({ ...report, year: 2023 + (value % 3) });
    return (report) => ({
      ...report,
      unit: value % 2 === 0 ? '云溪市青石区梧桐街道办事处' : '青石区人民政府',
      tables: { ...report.tables, requests: value % 3 === 0 ? '2019' : '2021' },
    });
  });
}
