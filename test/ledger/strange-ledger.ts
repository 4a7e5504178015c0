/** A ledger as an office really keeps it, as a sheet: other columns, merged heads, dates as text, heads repeated, blank rows. */
import type { SheetPlan } from '../../src/workbook/workbook';

export const tab = '登记簿';
const heads = [
  ['青石区某局2024年依申请公开登记簿', '', '', '', '', '', '', '', ''],
  ['序号', '申请人', '', '来件', '补正', '', '办理', '', '备注'],
  ['', '姓名', '类别', '时间', '通知日期', '收到日期', '结果', '时间', ''],
];
const rows: readonly (readonly (string | number)[])[] = [
  ['1', '欧阳无双', '个人', '2024.3.5', '', '', '公开', '2024年3月20日', ''],
  ['2', '青石置业', '企业', '三月五日', '', '', '部分公开', '四月一日', ''],
  [],
  ['3', '欧阳无双', '公民', 45356, '2024/3/8', '2024-03-15', '信息不存在', '20240401', '急'],
  ['序号', '姓名', '类别', '时间', '通知日期', '收到日期', '结果', '时间', ''],
  ['4', '司徒某', '自然人', '去年腊月', '', '', '', '', ''],
  ['5', '司徒某', '个体工商户', '2024.12.25', '', '', '', '', ''],
  ['6', '司徒某', '自然人', '2024.12.26', '/', '无', '', '', ''],
  ['合计', '', '', '', '', '', '', '', '6 件'],
];

const cells = [...heads, ...rows].flatMap((line, row) =>
  line.map((value, column) => ({ row, column, input: { kind: 'value', value } as const })),
);
const merge = (row: number, column: number, columns: number) => ({ row, column, rows: 1, columns });

export const strangeSheet: SheetPlan = {
  name: tab,
  cells: cells.filter(({ input }) => input.value !== ''),
  styles: [],
  merges: [merge(1, 1, 2), merge(1, 4, 2), merge(1, 6, 2)],
  columnWidths: [],
  rowHeights: new Map(),
  validations: [],
  highlights: [],
  names: [],
  print: { orientation: 'portrait', area: { row: 0, column: 0, rows: 12, columns: 9 } },
  protect: false,
};
