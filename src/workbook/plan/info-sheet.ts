/** 填报说明: whose report, which year, and how to fill it in. */
import { infoKeys, picturePlaces, unitLevels, type InfoKey, type Report } from '../../form/report';
import { cellArea, firstRow, infoColumns, sheetNames } from '../layout';
import { sheetBuilder, value, type SheetBuilder } from './sheet-builder';
import * as look from './style';
import type { SheetPlan, Validation } from '../workbook';

export const infoRows: Readonly<Record<InfoKey, { readonly label: string; readonly hint: string }>> = {
  unit: { label: '单位名称', hint: '全称，与公章一致' },
  level: { label: '单位类型', hint: '点格子右边的箭头选择' },
  year: { label: '年度', hint: '报告哪一年的工作，四位数字，如 2024' },
  period: { label: '统计期限', hint: '一般是当年1月1日至12月31日，可不填' },
  contact: { label: '联系方式', hint: '办公电话和地址，不要写个人手机号' },
  deadline: { label: '报送截止日期', hint: '如 2025-01-26；以本地通知为准，可不填' },
  pictures: { label: '图解', hint: '年报里要不要配图；空着就是不配图' },
};

const howTo = [
  '1. 先填本页和“基础情况”，再填二、三、四的表格。白色格可以填，灰色格自动算，不用填。',
  '2. 没有发生的填 0，不要空着，也不要写“/”“无”或者带上单位。',
  '3. 格子变黄是还没填；变红是数字对不上，或者写的不是数字。改对了，颜色自己消失。',
  '4. 一、五、六的文字可以点“生成文字”起草，看到【待补：…】就补上。您写过的内容不会被覆盖。',
  '5. 填完点“校验”。没有错误了，点“生成报告”，得到可以上报的 Word 文件和可以发布的网页。',
];

const widths = [16, 46, 42, 0];
const shown = infoColumns.hint + 1;

/** What stands in a line of 填报说明; `null` is blank. */
export function infoValue(report: Report, key: InfoKey): number | string | null {
  if (key === 'unit') return report.unit === '' ? null : report.unit;
  const typed = report.info[key] ?? null;
  if (key === 'year') return report.year ?? typed;
  return key === 'level' ? (report.level ?? typed) : typed;
}

function validation(key: InfoKey): Pick<Validation, 'rule' | 'error'> {
  switch (key) {
    case 'level':
      return {
        rule: { kind: 'list', items: unitLevels },
        error: { title: '请选择', text: '请从列表里选择单位类型。' },
      };
    case 'year':
      return {
        rule: { kind: 'whole', min: 2000 },
        error: { title: '年度不对', text: '请填四位数字，如 2024。' },
      };
    case 'pictures':
      return {
        rule: { kind: 'list', items: picturePlaces.map(({ label }) => label) },
        error: { title: '请选择', text: '请从列表里选择，或者空着。' },
      };
    case 'unit':
    case 'period':
    case 'contact':
    case 'deadline':
      return { rule: { kind: 'any' } };
  }
}

function drawRow(builder: SheetBuilder, row: number, key: InfoKey, report: Report): void {
  const { label, hint } = infoRows[key];
  const area = cellArea(row, infoColumns.value);
  const content = infoValue(report, key);
  builder.put(cellArea(row, infoColumns.label), value(label), look.label);
  // Dates and telephone numbers stay as typed.
  const format = key === 'year' ? {} : { numberFormat: '@' };
  builder.put(area, value(content), { ...look.label, unlocked: true, ...format });
  builder.put(cellArea(row, infoColumns.hint), value(hint), { ...look.quiet, border: true });
  builder.put(cellArea(row, infoColumns.key), value(key), look.hidden);
  builder.height(row, Math.max(28, look.heightFor(String(content ?? ''), widths[infoColumns.value] ?? 0)));
  builder.validate({ area, ...validation(key), prompt: { title: label, text: hint } });
}

export function infoSheet(report: Report): SheetPlan {
  const builder = sheetBuilder(sheetNames.info);
  builder.put(cellArea(0, 0, shown), value('政府信息公开工作年度报告填报说明'), look.title);
  builder.height(0, 44);
  ['项目', '内容', '怎么填'].forEach((text, column) => {
    builder.put(cellArea(1, column), value(text), look.head);
  });
  builder.height(1, 24);
  infoKeys.forEach((key, index) => {
    drawRow(builder, firstRow + index, key, report);
  });
  const below = firstRow + infoKeys.length;
  builder.height(below, 14);
  const width = widths.reduce((a, b) => a + b, 0);
  howTo.forEach((text, index) => {
    const row = below + 1 + index;
    builder.put(cellArea(row, 0, shown), value(text), look.plain);
    builder.height(row, Math.max(24, look.heightFor(text, width)));
  });
  return builder.plan({
    columnWidths: widths,
    protect: true,
    tabColor: look.tabs.start,
    print: {
      orientation: 'portrait',
      area: cellArea(0, 0, shown, below + 1 + howTo.length),
      onePage: true,
    },
  });
}
