/** Random edits of a finished document, as a section chief makes them: sentences changed, added, left out, moved; numbers. */
import fc from 'fast-check';
import { fieldsOf } from '../../src/fields/field';
import { resolveReport } from '../../src/fields/resolve';
import type { CellKey } from '../../src/form/cell';
import { cellsOf, editionFor, tableIds } from '../../src/form/index';
import type { Report } from '../../src/form/report';
import { partHeading, textKeys, type TextKey } from '../../src/form/text';
import { cleanReport, cleanText } from '../rules/clean-report';

/** The field of one cell. */
function field(cell: CellKey): string {
  const [name] = [...fieldsOf(editionFor(2024))].find(([, cells]) => cells.join() === cell) ?? [];
  return `〔${name ?? ''}〕`;
}

/** With numbers from the cells in its prose. */
export const linked: Report = {
  ...cleanReport,
  text: {
    ...cleanText,
    'overview/requests': `2024年，我街道新收申请${field('requests/received/total')}件，上年结转1件，办结${field('requests/outcomeTotal/total')}件。结转下年度${field('requests/carriedOut/total')}件。均按期答复。`,
    otherMatters: `我街道2024年未收取信息处理费。全年新收申请${field('requests/received/total')}件，没有收费。`,
  },
};

/** As printed. */
export const printed = resolveReport(linked).report;

const parts = textKeys.filter((key) => (printed.text[key] ?? '') !== '');
const cells = tableIds.flatMap((id) => cellsOf(editionFor(2024).tables[id]));
const sentences = [
  '街道把办事指南做成图示，放在便民大厅。',
  '全年走访企业15家。',
  '“一件事”清单公开28项。',
  '便民服务中心增设查阅点2处。',
];

type Edit = (report: Report) => Report;

function sentencesOf(text: string): readonly string[] {
  return text.match(/[^。]+。?/gu) ?? [];
}

function reworded(part: TextKey, change: (sentences: string[]) => readonly string[]): Edit {
  return (report) => ({
    ...report,
    text: { ...report.text, [part]: change([...sentencesOf(report.text[part] ?? '')]).join('') },
  });
}

const wording: fc.Arbitrary<Edit> = fc
  .tuple(
    fc.constantFrom(...parts),
    fc.nat(20),
    fc.constantFrom(...sentences),
    fc.constantFrom('insert', 'delete', 'change', 'number', 'move'),
  )
  .map(([part, place, sentence, kind]) =>
    reworded(part, (all) => {
      const at = place % all.length;
      const here = all[at] ?? '';
      switch (kind) {
        case 'insert':
          return [...all.slice(0, at), sentence, ...all.slice(at)];
        case 'delete':
          // A part without a word is another case than one with fewer.
          return all.length === 1 ? all : [...all.slice(0, at), ...all.slice(at + 1)];
        case 'change':
          return [...all.slice(0, at), here.replace(/[，。]/u, '，按要求$&'), ...all.slice(at + 1)];
        case 'number':
          return [...all.slice(0, at), here.replace(/\d+(?=件|条|次|处|元)/u, '7'), ...all.slice(at + 1)];
        case 'move':
          return [...all.slice(0, at), ...all.slice(at + 1), here.endsWith('。') ? here : `${here}。`];
      }
    }),
  );

/** A number changed, or, where it is no total, taken out. */
const figure: fc.Arbitrary<Edit> = fc
  .tuple(fc.constantFrom(...cells), fc.option(fc.nat(99), { freq: 4 }))
  .map(([{ key, sumOf }, value]) => (report) => ({
    ...report,
    figures: { ...report.figures, [key]: value ?? (sumOf ? 0 : null) },
  }));

const headed = parts.filter((part) => partHeading(part) !== undefined);

const heading: fc.Arbitrary<Edit> = fc
  .tuple(fc.constantFrom(...headed), fc.constantFrom('工作', '总体情况'))
  .map(([part, more]) => (report) => ({
    ...report,
    headings: { ...report.headings, [part]: `${partHeading(part) ?? ''}${more}` },
  }));

/** Of the document as printed, whatever its workbook holds. */
export const editScript: fc.Arbitrary<Report> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: wording },
      { weight: 2, arbitrary: figure },
      { weight: 1, arbitrary: heading },
    ),
    { maxLength: 6 },
  )
  .map((edits) => edits.reduce((report, edit) => edit(report), printed));
