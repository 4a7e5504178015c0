/** 校验结果: the findings as a table, for signing and mailing; printable on A4. */
import { sheetNames } from './layout';
import { cellArea, sheetBuilder, value } from './sheet-builder';
import * as look from './style';
import type { SheetPlan } from './workbook';

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
  { title: '序号', width: 6 },
  { title: '级别', width: 7 },
  { title: '位置', width: 20 },
  { title: '问题', width: 52 },
  { title: '应为', width: 12 },
  { title: '实为', width: 12 },
  { title: '依据', width: 26 },
  { title: '说明', width: 16 },
] as const;

const severityNames = { error: '错误', warning: '警告', hint: '提示' } as const;
const severityFills = { error: 'FFC7CE', warning: 'FFEB9C', hint: 'FFFFFF' } as const;

function places(where: readonly string[]): string {
  const shown = where.slice(0, 3).join('\n');
  return where.length > 3 ? `${shown}\n等 ${String(where.length)} 处` : shown;
}

function summary({ unit, year, date, findings }: Results): string {
  const count = (severity: ResultLine['severity']): string =>
    String(findings.filter((finding) => finding.severity === severity).length);
  const who = `${unit === '' ? '（未填单位）' : unit}\u3000${year === null ? '（未填年度）' : `${String(year)}年`}`;
  return `${who}\u3000校验日期 ${date}\u3000错误 ${count('error')}\u3000警告 ${count('warning')}\u3000提示 ${count('hint')}`;
}

export function resultSheet(results: Results): SheetPlan {
  const builder = sheetBuilder(sheetNames.result);
  builder.put(cellArea(0, 0, columns.length), value(sheetNames.result), look.title);
  builder.height(0, 34);
  builder.put(cellArea(1, 0, columns.length), value(summary(results)), look.plain);
  builder.height(1, 26);
  columns.forEach(({ title }, column) => {
    builder.put(cellArea(2, column), value(title), look.head);
  });
  results.findings.forEach((finding, index) => {
    const row = 3 + index;
    const { severity, where, message, expected, actual, basis } = finding;
    const texts = [
      index + 1,
      severityNames[severity],
      places(where),
      message,
      expected ?? null,
      actual ?? null,
      basis,
      null,
    ];
    texts.forEach((content, column) => {
      const centre = column < 2 || column === 4 || column === 5;
      const style = centre ? look.centred : look.label;
      builder.put(
        cellArea(row, column),
        value(content),
        column === 1 ? { ...style, fill: severityFills[severity] } : style,
      );
      builder.height(row, look.heightFor(String(content ?? ''), columns[column]?.width ?? 10));
    });
  });
  if (results.findings.length === 0) {
    builder.put(cellArea(3, 0, columns.length), value('没有发现问题，可以生成报告。'), look.centred);
    builder.height(3, 40);
  }
  const rows = 3 + Math.max(1, results.findings.length);
  builder.put(
    cellArea(rows + 1, 0, columns.length),
    value(
      '填报人：\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000审核人：\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000日期：',
    ),
    look.plain,
  );
  builder.height(rows + 1, 30);
  return builder.plan({
    columnWidths: columns.map(({ width }) => width),
    protect: false,
    tabColor: 'ff0000',
    freeze: { rows: 3, columns: 0 },
    print: {
      orientation: 'landscape',
      area: { row: 0, column: 0, rows: rows + 2, columns: columns.length },
      titleRows: 3,
    },
  });
}
