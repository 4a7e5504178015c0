/** The lines of a report, from whatever source → figures, prose, and what was doubtful. */
import { editionFor, editions, tableIds } from '../form/index';
import { sectionHeading, type Section, type SectionId } from '../form/form';
import { draftMark, emptyReport, isDraftMark, type Report } from '../form/report';
import { textKeys, textName } from '../form/text';
import { isPageNumber } from './furniture';
import { wordsOf, type Line } from './line';
import { mostNotes, type IntakeNote } from './note';
import { problemLines, readSectionText } from './prose';
import { splitSections, type SplitText } from './sections';
import { partJoined } from './tables/joined';
import { tableLines } from './tables/regions';
import { readTables } from './tables/tables';
import { readSignature, readTitle } from './title';
import { unfold } from './unfold';
import { joinWrapped } from './wrapped';
import { refuse, type Refusal } from '../form/refusal';

/** A long report has about 500. */
const mostLines = 20_000;

export interface Intake {
  readonly kind: 'intake';
  readonly report: Report;
  readonly notes: readonly IntakeNote[];
}

/** The lines of a section that are text: no row of a table. */
function textLines(split: SplitText, id: SectionId, isTable: (line: Line) => boolean): readonly Line[] {
  const lines = split.sections.find((section) => section.id === id)?.lines ?? [];
  return lines.filter((line) => line.table === undefined && !isTable(line) && line.text.trim() !== '');
}

interface ReadText extends Pick<Report, 'text' | 'headings'> {
  readonly notes: readonly IntakeNote[];
}

/** The parts of text; what stands beside the tables goes to section 五 where that has no heading, and is else told. */
function readText(split: SplitText, preamble: readonly Line[], isTable: (line: Line) => boolean): ReadText {
  const of = (id: SectionId): readonly Line[] => textLines(split, id, isTable);
  const beside = (['proactive', 'requests', 'cases'] as const).flatMap(of);
  const missing = !split.sections.some(({ id }) => id === 'problems');
  const headless = missing ? problemLines(of('cases')) : [];
  const isFive = headless.length > 0;
  const problems = readSectionText('problems', isFive ? headless : of('problems'), 'problems/problems');
  const parts = [
    readSectionText('preamble', preamble, 'preamble'),
    readSectionText('overview', of('overview'), 'overview/lead'),
    problems,
    readSectionText('otherMatters', of('otherMatters'), 'otherMatters'),
  ];
  const strange = (parts[1]?.strange ?? []).map(
    ({ heading, under }) => `“${heading.trim()}”（放在“${textName(under)}”里）`,
  );
  const ownHeadings = new Set(split.sections.map(({ heading }) => heading));
  const told = beside.filter((line) => !headless.includes(line) && !ownHeadings.has(wordsOf(line)));
  const words = told.map((line) => `“${shortened(wordsOf(line))}”`).join('');
  const { told: how, text } = problems;
  const single = text['problems/problems'] !== undefined && text['problems/improvement'] === undefined;
  return {
    text: Object.assign({}, ...parts.map((part) => part.text)) as Report['text'],
    headings: Object.assign({}, ...parts.map((part) => part.headings)) as Report['headings'],
    notes: [
      ...(told.length > 0
        ? [
            note(
              told.some((line) => wordsOf(line).length > aside) ? 'doubtful' : 'info',
              `表格前后另有文字，没有放进工作簿：${words}。需要的请手工加入。`,
            ),
          ]
        : []),
      ...(strange.length > 0
        ? [
            note(
              'doubtful',
              `第一部分有小标题不在规定的五个方面里：${strange.join('、')}。请核对放得对不对。`,
            ),
          ]
        : []),
      ...(isFive
        ? [note('doubtful', '没有找到第五部分的标题，按内容把表后的文字读作第五部分，请核对。')]
        : []),
      ...(how === 'sentences' && text['problems/improvement'] !== undefined
        ? [note('info', '第五部分没有小标题，按句子的开头分成“问题”和“改进”两段。')]
        : []),
      ...(single
        ? [note('doubtful', '第五部分没有分成“问题”和“改进”两段，全部放在“存在的主要问题”里，请核对。')]
        : []),
    ],
  };
}

/** Characters shown of what was left out: enough to find it by. */
const shown = 60;

function shortened(words: string): string {
  return words.length > shown ? `${words.slice(0, shown)}……` : words;
}

/** Characters; a shorter remark beside a table (`单位：件`) is no text of the report. */
const aside = 25;

function note(severity: IntakeNote['severity'], message: string): IntakeNote {
  return { severity, message };
}

function notesOn(split: SplitText, sections: readonly Section[], report: Report): readonly IntakeNote[] {
  const missing = sections.filter(
    ({ id, table }) =>
      !split.sections.some((found) => found.id === id) &&
      (table === undefined || report.tables[table] === undefined),
  );
  const order = split.sections.map(({ id }) => sections.findIndex((section) => section.id === id));
  const text = report.text;
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
    ...report.deviations.map(({ found, expected }) =>
      note('info', `栏目“${found}”与国家格式“${expected}”不同，已照原样保留，校验时会提示。`),
    ),
  ];
}

/** What stands for the heading of a part that was told by its sub-headings alone; the check asks for the form's. */
const noHeading = '（原文没有这个标题）';

/** The headings in their order, with one that is missing in its place. */
function sectionsOf(
  split: SplitText,
  text: Report['text'],
  sections: readonly Section[],
): Report['sections'] {
  const found = split.sections.map(({ id, heading }) => ({ id, heading }));
  const unheaded = text['problems/problems'] !== undefined && !found.some(({ id }) => id === 'problems');
  if (!unheaded) return found;
  const place = (id: SectionId): number => sections.findIndex((section) => section.id === id);
  const before = found.filter(({ id }) => place(id) < place('problems'));
  return [...before, { id: 'problems', heading: noHeading }, ...found.slice(before.length)];
}

/** Every label the form prints, without spaces. */
const formLabels: ReadonlySet<string> = new Set(
  editions.flatMap(({ tables }) =>
    tableIds.flatMap((id) =>
      tables[id].grid.flatMap((cell) =>
        cell.kind === 'number' || cell.label === ''
          ? []
          : [cell.label.normalize('NFKC').replace(/\s+/gu, '')],
      ),
    ),
  ),
);

/**
 * A label is told of where a number of its row or column was read; one that lacks but its number, which stands in the
 * line above it, is whole.
 */
function saidDeviations(
  deviations: Report['deviations'],
  figures: Report['figures'],
  lines: readonly Line[],
): Report['deviations'] {
  const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');
  const printed = new Set(lines.map((line) => plain(wordsOf(line))));
  return deviations.filter(({ found, expected, cells }) => {
    const read = cells.length === 0 || cells.some((key) => (figures[key] ?? null) !== null);
    const [label, whole] = [plain(found), plain(expected)];
    const above = label !== '' && label !== whole && whole.endsWith(label) && printed.has(whole);
    // Two cells that came as one: 信息内容本年处理决定数量.
    const both =
      (label.endsWith(whole) && formLabels.has(label.slice(0, label.length - whole.length))) ||
      (label.startsWith(whole) && formLabels.has(label.slice(whole.length)));
    // The same words for several labels that each have more: a conversion lost the rest of them all.
    const lost = deviations.some((other) => {
      const more = plain(other.expected);
      return plain(other.found) === label && more !== whole && more.includes(label) && whole.includes(label);
    });
    return read && !above && !both && !(lost && label !== '');
  });
}

/** Reads the lines. Values are kept as typed; what is not found is missing, never 0. `pageTitles`: what a page calls itself. */
export function readLines(given: readonly Line[], pageTitles: readonly string[] = []): Intake | Refusal {
  if (given.filter(({ text }) => text.trim() !== '').length > mostLines) {
    return refuse(
      'too-large',
      `这份文件有 ${String(mostLines)} 行以上，不是一份年报。请只保留年报全文，另存后再导入。`,
    );
  }
  const { sections } = editionFor(null);
  const unmarked = given.filter(({ text }) => !isDraftMark(text));
  const withoutPages = unmarked.filter(({ table, text }) => table !== undefined || !isPageNumber(text));
  const parted = partJoined(joinWrapped(unfold(withoutPages, sections), sections));
  const { lines } = parted;
  const split = splitSections(lines, sections);
  const pictured = lines.some(({ picture }) => picture === true);
  const assigned = tableLines(lines, split.headings);
  const isTable = (line: Line): boolean => assigned.has(line);
  const ending = split.sections[split.sections.length - 1]?.lines ?? [];
  const signature = readSignature(ending.filter((line) => !isTable(line)));
  const before = split.before.filter((line) => line.table === undefined && !isTable(line));
  const title = readTitle(before, textLines(split, 'overview', isTable), signature, pageTitles);
  // A report that breaks off in its first section is one, if it says that it is.
  const isCutShort = split.sections.length === 1 && title.year !== null;
  if (split.sections.length < 2 && !isCutShort && !lines.some(({ table }) => table !== undefined)) {
    return pictured
      ? refuse(
          'pictures',
          '这份文件的内容是图片（例如扫描件），里面的文字读不出来。请找可以选中、复制文字的原文件。',
        )
      : refuse('not-a-report', '没有在文字里找到年报的六个部分（一、总体情况 等）。请检查是不是年报全文。');
  }
  const { read, tables, notes } = readTables(lines, split, assigned, sections, title.year);
  const prose = readText(split, title.rest, (line) => isTable(line) || signature.lines.includes(line));
  if (read.length === 0 && pictured) {
    return refuse(
      'picture-tables',
      '这份年报的表格是图片，里面的数字读不出来，没有读入。请找表格可以选中、复制的原文件，或手工填写。',
    );
  }
  const figures = Object.assign({}, ...read.map((table) => table.figures)) as Report['figures'];
  const deviations = read.flatMap((table) => table.deviations);
  const report: Report = {
    ...emptyReport,
    unit: title.unit,
    level: title.level,
    year: title.year,
    tables,
    figures,
    deviations: saidDeviations(deviations, figures, lines),
    sections: sectionsOf(split, prose.text, sections),
    text: prose.text,
    headings: prose.headings,
  };
  const dropped = [...title.dropped, ...signature.lines];
  const all = [
    ...(unmarked.length < given.length
      ? [note('info', `文件上标着“${draftMark}”，没有读作年报的文字。`)]
      : []),
    ...title.disagree.map((message) => note(title.titled ? 'info' : 'doubtful', message)),
    ...parted.notes,
    ...notes,
    ...prose.notes,
    ...(dropped.length > 0
      ? [note('info', `标题前后的导航、日期、落款等 ${String(dropped.length)} 行没有读入。`)]
      : []),
    ...notesOn(split, sections, report),
  ];
  return { kind: 'intake', report, notes: mostNotes(all) };
}
