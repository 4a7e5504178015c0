/** 校验结果: the findings as a table, for signing and mailing; printable on A4. */
import { cellArea, sheetNames } from './layout';
import { sheetBuilder, value, type SheetBuilder } from './sheet-builder';
import * as look from './style';
import type { SheetPlan, Style } from './workbook';

/** What the sheet needs of a finding. */
export interface ResultLine {
  readonly severity: 'error' | 'warning' | 'hint';
  readonly where: readonly string[];
  readonly message: string;
  readonly expected?: string | number;
  readonly actual?: string | number;
  readonly basis: string;
}

export interface Results {
  readonly unit: string;
  readonly year: number | null;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly findings: readonly ResultLine[];
}

const columns = [
  { title: '序号', width: 6, centred: true },
  { title: '级别', width: 7, centred: true },
  { title: '位置', width: 20, centred: false },
  { title: '问题', width: 50, centred: false },
  { title: '应为', width: 13, centred: true },
  { title: '实为', width: 13, centred: true },
  { title: '依据', width: 26, centred: false },
  { title: '说明', width: 18, centred: false },
] as const;

const severities = ['error', 'warning', 'hint'] as const;
const names = { error: '错误', warning: '警告', hint: '提示' } as const;
const fills = { error: { fill: 'FFC7CE' }, warning: { fill: 'FFEB9C' }, hint: {} } as const;
/** Rows above the findings. */
const headRows = 4;
/** More places than this are counted, not listed. */
const mostPlaces = 3;

/** The same sheet over and over, each with its cells: `三、依申请公开!D7、J7`. */
function places(where: readonly string[]): string {
  const shown = where.slice(0, mostPlaces).join('\n');
  return where.length > mostPlaces ? `${shown}\n等 ${String(where.length)} 处` : shown;
}

function counted({ findings }: Results): string {
  const counts = severities.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return `${names[severity]} ${String(count)} 条`;
  });
  const verdict = findings.some(({ severity }) => severity === 'error')
    ? '有错误，改正后再生成报告。'
    : '没有错误，可以生成报告。';
  return `${counts.join('，')}。${verdict}`;
}

function drawFinding(builder: SheetBuilder, row: number, number: number, finding: ResultLine): void {
  const { severity, where, message, expected, actual, basis } = finding;
  const contents = [number, names[severity], places(where), message, expected, actual, basis, null];
  columns.forEach(({ title, width, centred }, column) => {
    const content = contents[column] ?? null;
    const style: Style = {
      ...(centred ? look.centred : look.label),
      ...(title === '级别' ? fills[severity] : {}),
      ...(title === '说明' ? { unlocked: true } : {}),
    };
    builder.put(cellArea(row, column), value(content), style);
    builder.height(row, Math.max(30, look.heightFor(String(content ?? ''), width)));
  });
}

function drawSignatures(builder: SheetBuilder, row: number): void {
  const fields = [
    { text: '填报人：', column: 0, columns: 3 },
    { text: '审核人：', column: 3, columns: 2 },
    { text: '日期：', column: 5, columns: 3 },
  ];
  for (const field of fields) {
    builder.put(cellArea(row, field.column, field.columns), value(field.text), look.plain);
  }
  builder.height(row, 36);
}

/** The sheet 校验结果. Where there is nothing to say it says so. */
export function resultSheet(results: Results): SheetPlan {
  const { unit, year, date, findings } = results;
  const builder = sheetBuilder(sheetNames.result);
  const line = (row: number, text: string, height: number, style: Style): void => {
    builder.put(cellArea(row, 0, columns.length), value(text), style);
    builder.height(row, height);
  };
  line(0, `政府信息公开工作年度报告${sheetNames.result}`, 36, look.title);
  const who = unit === '' ? '未填写' : unit;
  const which = year === null ? '未填写' : String(year);
  line(1, `单位：${who}；年度：${which}；校验日期：${date}`, 22, look.plain);
  line(2, counted(results), 22, { ...look.plain, bold: true });
  columns.forEach(({ title }, column) => {
    builder.put(cellArea(headRows - 1, column), value(title), look.head);
  });
  builder.height(headRows - 1, 24);
  findings.forEach((finding, index) => {
    drawFinding(builder, headRows + index, index + 1, finding);
  });
  const none = findings.length === 0;
  if (none) {
    line(headRows, '没有发现问题。表格数字相符，文字齐全。', 48, look.centred);
  }
  const end = headRows + (none ? 1 : findings.length);
  drawSignatures(builder, end);
  return builder.plan({
    columnWidths: columns.map(({ width }) => width),
    protect: false,
    tabColor: look.tabs.result,
    freeze: { rows: headRows, columns: 0 },
    print: {
      orientation: 'landscape',
      area: cellArea(0, 0, columns.length, end + 1),
      titleRows: headRows,
    },
  });
}
