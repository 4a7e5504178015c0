/** A published report as plain or pasted text → figures, prose, and what was doubtful. */
import { editionFor, editions } from '../form/index';
import type { EditionId, Section, TableId } from '../form/form';
import { emptyReport, refuse, type Refusal, type Report } from '../form/report';
import { readCases } from './cases';
import { toLine, type Line } from './line';
import type { IntakeNote } from './note';
import { readProse } from './prose';
import { readRows, type ReadTable } from './rows';
import { splitSections, type FoundSection, type SplitText } from './sections';
import { readTitle } from './title';

export interface Intake {
  readonly kind: 'intake';
  readonly report: Report;
  readonly notes: readonly IntakeNote[];
}

/** Characters; a long report has 30,000. */
const longest = 2_000_000;

function refuseNonText(text: string): Refusal | undefined {
  if (text.trim() === '') return refuse('empty', '没有内容。请把年报全文复制进来，或检查文件是否保存成功。');
  if (text.length > longest)
    return refuse('too-large', '文字超过 200 万字，不是一份年报。请只保留年报全文。');
  if (text.startsWith('%PDF'))
    return refuse('pdf', '这是 PDF 文件。请打开它，全选、复制，粘贴到记事本保存为 .txt 再导入。');
  if (text.startsWith('PK') || text.includes('\0')) {
    return refuse('binary', '这不是纯文本文件。请打开原文件，全选、复制，粘贴到记事本保存为 .txt 再导入。');
  }
  if (/^\s*<(?:!doctype|html|\?xml|table)/iu.test(text)) {
    return refuse(
      'html',
      '这是网页源代码。请在浏览器里打开网页，全选、复制，粘贴到记事本保存为 .txt 再导入。',
    );
  }
  return undefined;
}

/** The report's own edition and any other, each read; the one that finds most numbers is the form it was written in. */
function readTable(id: TableId, lines: readonly Line[], year: number | null): ReadTable {
  const own = editionFor(year ?? Infinity);
  const tables = [own, ...editions.filter((edition) => edition !== own)].map((edition) => edition.tables[id]);
  const read = tables.map((table) => (id === 'cases' ? readCases(lines, table) : readRows(lines, table)));
  const share = ({ figures, table }: ReadTable): number => Object.keys(figures).length / table.cells.length;
  const best = read.reduce((a, b) => (share(b) > share(a) ? b : a));
  return best;
}

interface Tables {
  readonly read: readonly ReadTable[];
  readonly tables: Partial<Record<TableId, EditionId>>;
}

function readTables(split: SplitText, sections: readonly Section[], year: number | null): Tables {
  const read: ReadTable[] = [];
  const tables: Partial<Record<TableId, EditionId>> = {};
  for (const section of sections) {
    const found = split.sections.find(({ id }) => id === section.id);
    if (section.table === undefined || !found) continue;
    const result = readTable(section.table, found.lines, year);
    read.push(result);
    tables[section.table] = result.table.edition;
  }
  return { read, tables };
}

function linesOf(split: SplitText, id: FoundSection['id']): readonly Line[] {
  return split.sections.find((section) => section.id === id)?.lines ?? [];
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
  const missing = sections.filter(({ id }) => !split.sections.some((found) => found.id === id));
  const order = split.sections.map(({ id }) => sections.findIndex((section) => section.id === id));
  const text = report.text;
  const oneText = text['problems/problems'] !== undefined && text['problems/improvement'] === undefined;
  const note = (severity: IntakeNote['severity'], message: string): IntakeNote => ({ severity, message });
  return [
    ...missing.map(({ numeral, title }) => note('doubtful', `没有找到“${numeral}、${title}”这一部分。`)),
    ...(order.some((index, at) => at > 0 && index < (order[at - 1] ?? 0))
      ? [note('doubtful', '六个部分的顺序与国家格式不同，已按名称读入。')]
      : []),
    ...(report.unit === ''
      ? [note('doubtful', '没有读到单位名称，请用 --unit 写明，或在“填报说明”里填写。')]
      : []),
    ...(report.year === null
      ? [note('doubtful', '没有读到年度，请用 --year 写明，或在“填报说明”里填写。')]
      : []),
    ...(report.level === null
      ? [note('info', '看不出单位类型，请用 --level 写明，或在“填报说明”里选择。')]
      : []),
    ...(oneText
      ? [note('doubtful', '第五部分没有分成“问题”和“改进”两段，全部放在“存在的主要问题”里，请核对。')]
      : []),
    ...report.deviations.map(({ found, expected }) =>
      note('info', `栏目“${found}”与国家格式“${expected}”不同，已照原样保留，校验时会提示。`),
    ),
  ];
}

/** Reads the text of a report. Values are kept as typed; what is not found is missing, never 0. */
export function readPastedText(text: string): Intake | Refusal {
  const refusal = refuseNonText(text);
  if (refusal) return refusal;
  const lines = text
    .split(/\r\n|\r|\n/u)
    .map((line, index) => toLine(line.replace(/^\uFEFF/u, ''), index + 1));
  const { sections } = editionFor(Infinity);
  const split = splitSections(lines, sections);
  if (split.sections.length < 2) {
    return refuse(
      'not-a-report',
      '没有在文字里找到年报的六个部分（一、总体情况 等）。请检查是不是年报全文。',
    );
  }
  const title = readTitle(split.before);
  const { read, tables } = readTables(split, sections, title.year);
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
  return {
    kind: 'intake',
    report,
    notes: [...read.flatMap(({ notes }) => notes), ...notesOn(split, sections, report)],
  };
}
