/** The lines of a report, from whatever source → figures, prose, and what was doubtful. */
import { editionFor } from '../form/index';
import { sectionHeading, type Section } from '../form/form';
import { emptyReport, type Report } from '../form/report';
import { textKeys, textName } from '../form/text';
import type { Line } from './line';
import { mostNotes, type IntakeNote } from './note';
import { readProse } from './prose';
import { splitSections, type FoundSection, type SplitText } from './sections';
import { readTables } from './tables/tables';
import { readTitle } from './title';
import { type Refusal, refuse } from '../form/refusal';

/** A long report has about 500. */
const mostLines = 20_000;

export interface Intake {
  readonly kind: 'intake';
  readonly report: Report;
  readonly notes: readonly IntakeNote[];
}

function linesOf(split: SplitText, id: FoundSection['id']): readonly Line[] {
  const lines = split.sections.find((section) => section.id === id)?.lines ?? [];
  return lines.filter((line) => line.table === undefined);
}

function prose(split: SplitText, preamble: readonly Line[]): Pick<Report, 'text' | 'headings'> {
  const parts = [
    readProse('preamble', preamble, 'preamble'),
    readProse('overview', linesOf(split, 'overview'), 'overview/lead'),
    readProse('problems', linesOf(split, 'problems'), 'problems/problems'),
    readProse('otherMatters', linesOf(split, 'otherMatters'), 'otherMatters'),
  ];
  return {
    text: Object.assign({}, ...parts.map(({ text }) => text)) as Report['text'],
    headings: Object.assign({}, ...parts.map(({ headings }) => headings)) as Report['headings'],
  };
}

function notesOn(split: SplitText, sections: readonly Section[], report: Report): readonly IntakeNote[] {
  const missing = sections.filter(
    ({ id, table }) =>
      !split.sections.some((found) => found.id === id) &&
      (table === undefined || report.tables[table] === undefined),
  );
  const order = split.sections.map(({ id }) => sections.findIndex((section) => section.id === id));
  const text = report.text;
  const oneText = text['problems/problems'] !== undefined && text['problems/improvement'] === undefined;
  const note = (severity: IntakeNote['severity'], message: string): IntakeNote => ({ severity, message });
  const written = textKeys.filter((key) => text[key] !== undefined);
  return [
    ...(written.length > 0
      ? [note('info', `文字读到 ${String(written.length)} 段：${written.map(textName).join('、')}。`)]
      : []),
    ...(missing.length > 0
      ? [note('doubtful', `没有找到${missing.map((section) => `“${sectionHeading(section)}”`).join('')}。`)]
      : []),
    ...(order.some((index, at) => at > 0 && index < (order[at - 1] ?? 0))
      ? [note('doubtful', '六个部分的顺序与国家格式不同，已按名称读入。')]
      : []),
    ...(report.unit === '' ? [note('doubtful', '没有读到单位名称，请在“填报说明”里填写。')] : []),
    ...(report.year === null ? [note('doubtful', '没有读到年度，请在“填报说明”里填写。')] : []),
    ...(report.level === null ? [note('info', '看不出单位类型，请在“填报说明”里选择。')] : []),
    ...(oneText
      ? [note('doubtful', '第五部分没有分成“问题”和“改进”两段，全部放在“存在的主要问题”里，请核对。')]
      : []),
    ...report.deviations.map(({ found, expected }) =>
      note('info', `栏目“${found}”与国家格式“${expected}”不同，已照原样保留，校验时会提示。`),
    ),
  ];
}

/** Reads the lines. Values are kept as typed; what is not found is missing, never 0. */
export function readLines(lines: readonly Line[]): Intake | Refusal {
  if (lines.filter(({ text }) => text.trim() !== '').length > mostLines) {
    return refuse(
      'too-large',
      `这份文件有 ${String(mostLines)} 行以上，不是一份年报。请只保留年报全文，另存后再导入。`,
    );
  }
  const { sections } = editionFor(Infinity);
  const split = splitSections(lines, sections);
  const pictured = lines.some(({ picture }) => picture === true);
  if (split.sections.length < 2 && !lines.some(({ table }) => table !== undefined)) {
    return pictured
      ? refuse(
          'pictures',
          '这份文件的内容是图片（例如扫描件），里面的文字读不出来。请找可以选中、复制文字的原文件。',
        )
      : refuse('not-a-report', '没有在文字里找到年报的六个部分（一、总体情况 等）。请检查是不是年报全文。');
  }
  const title = readTitle(split.before);
  const { read, tables, notes } = readTables(lines, split, sections, title.year);
  if (read.length === 0 && pictured) {
    return refuse(
      'picture-tables',
      '这份年报的表格是图片，里面的数字读不出来，没有读入。请找表格可以选中、复制的原文件，或手工填写。',
    );
  }
  const report: Report = {
    ...emptyReport,
    unit: title.unit,
    level: title.level,
    year: title.year,
    tables,
    figures: Object.assign({}, ...read.map(({ figures }) => figures)) as Report['figures'],
    deviations: read.flatMap(({ deviations }) => deviations),
    sections: split.sections.map(({ id, heading }) => ({ id, heading })),
    ...prose(split, title.rest),
  };
  return { kind: 'intake', report, notes: mostNotes([...notes, ...notesOn(split, sections, report)]) };
}
