/** 退回单 and 催报单: a page a unit, which its clerk can act on without asking back. */
import type { Unit } from '../form/unit';
import type { Block, DocumentCell, ReportDocument, TableBlock } from '../document/document';
import type { Problem } from './submission';

export interface SlipSender {
  /** The collecting office, as it signs. */
  readonly office: string;
  readonly year: number;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** `YYYY-MM-DD`, by when an answer is awaited. */
  readonly replyBy?: string;
}

const subject = '政府信息公开工作年度报告';
const heads = ['序号', '位置', '问题和要求', '应为', '实为', '依据'];
/** Relative column widths. */
const widths = [6, 18, 42, 10, 10, 26];

/** `2025-01-20` → `2025年1月20日` */
function dayInWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${String(Number(month))}月${String(Number(date))}日`;
}

function cellsOf(texts: readonly string[], row: number, role: DocumentCell['role']): readonly DocumentCell[] {
  return texts.map((text, column) => ({ row, column, rowSpan: 1, columnSpan: 1, text, role }));
}

function problemTable(problems: readonly Problem[]): TableBlock {
  return {
    kind: 'table',
    id: 'problems',
    caption: '要改正和核实的地方',
    widths,
    rowCount: problems.length + 1,
    cells: [
      ...cellsOf(heads, 0, 'head'),
      ...problems.flatMap(({ where, message, expected, actual, basis }, index) =>
        cellsOf(
          [String(index + 1), where, message, String(expected ?? ''), String(actual ?? ''), basis],
          index + 1,
          'stub',
        ),
      ),
    ],
  };
}

function documentOf(title: string, blocks: readonly Block[]): ReportDocument {
  return { title, blocks: [{ kind: 'title', text: title }, ...blocks], dropped: [] };
}

function signature({ office, today }: SlipSender): readonly Block[] {
  return [
    { kind: 'paragraph', text: office, signature: true },
    { kind: 'paragraph', text: dayInWords(today), signature: true },
  ];
}

function until({ replyBy }: SlipSender): string {
  return replyBy === undefined ? '尽快' : `于${dayInWords(replyBy)}前`;
}

/** What to mend before the report can be taken. Hints are left out: they ask for nothing. */
export function returnSlip(
  unit: Unit,
  file: string,
  problems: readonly Problem[],
  sender: SlipSender,
): ReportDocument {
  const listed = problems.filter(({ severity }) => severity !== 'hint');
  const errors = listed.filter(({ severity }) => severity === 'error').length;
  const warnings = listed.length - errors;
  const counts = [
    ...(errors > 0 ? [`${String(errors)} 处错误要改正`] : []),
    ...(warnings > 0 ? [`${String(warnings)} 处要核实（改正，或写明原因）`] : []),
  ].join('，');
  return documentOf(`${subject}退回单`, [
    { kind: 'paragraph', text: `${unit.name}：` },
    {
      kind: 'paragraph',
      text: `你单位报送的${String(sender.year)}年${subject}（${file}）已收到。经校验，有${counts}，现予退回。请按下表逐条处理，${until(sender)}重新报送。`,
    },
    problemTable(listed),
    ...signature(sender),
  ]);
}

/** For a unit whose report has not come. */
export function reminder(unit: Unit, due: string | null, sender: SlipSender): ReportDocument {
  const by = due === null ? '' : `（截止${dayInWords(due)}）`;
  return documentOf(`${subject}催报单`, [
    { kind: 'paragraph', text: `${unit.name}：` },
    {
      kind: 'paragraph',
      text: `截至${dayInWords(sender.today)}，还没有收到你单位${String(sender.year)}年${subject}${by}。请${until(sender)}报送；已经报送的，请来电核对。`,
    },
    ...signature(sender),
  ]);
}
