/** 填报说明: whose report, which year, and how to fill it in. */
import { infoKeys, unitLevels, type InfoKey, type Report } from '../form/report';
import { firstRow, infoColumns, sheetNames } from './layout';
import { cellArea, sheetBuilder, value, type SheetBuilder } from './sheet-builder';
import * as look from './style';
import type { SheetPlan, Validation } from './workbook';

const rows: Readonly<Record<InfoKey, { readonly label: string; readonly hint: string }>> = {
  unit: { label: '单位名称', hint: '全称，例如“××区××街道办事处”' },
  level: { label: '单位类型', hint: '点右侧箭头选择' },
  year: { label: '年度', hint: '报告哪一年，四位数字' },
  period: { label: '统计期限', hint: '一般是当年1月1日至12月31日' },
  contact: { label: '联系方式', hint: '办公电话和地址，不要写个人手机' },
  deadline: { label: '报送截止日期', hint: '例如 2025-01-26；各地要求不同' },
};

const howTo = [
  '1. 先填本页和“基础情况”，再填二、三、四的表格。灰色格自动合计，不用填。',
  '2. 没有的数字填 0，不要空着，也不要写“/”“无”或单位。',
  '3. 格子变红是数字对不上或写法不对，变黄是还没填；改对了颜色就没了。',
  '4. 一、五、六的文字可以点“生成文字”起草，【待补：…】的地方请补上；手写的内容不会被覆盖。',
  '5. 填完点“校验”，没有错误后点“生成报告”，得到 Word 和网页两份年报。',
];

const widths = [18, 50, 40, 0];

function infoValue(report: Report, key: InfoKey): number | string | null {
  if (key === 'year') return report.year;
  if (key === 'unit') return report.unit === '' ? null : report.unit;
  if (key === 'level') return report.level;
  return report.info[key] ?? null;
}

function validation(key: InfoKey): Pick<Validation, 'rule' | 'error'> | undefined {
  if (key === 'level') {
    return {
      rule: { kind: 'list', items: unitLevels },
      error: { title: '请选择', text: '请从列表中选择单位类型。' },
    };
  }
  return key === 'year'
    ? { rule: { kind: 'whole', min: 2019 }, error: { title: '年度不对', text: '请填四位数字，例如 2024。' } }
    : undefined;
}

function drawRow(builder: SheetBuilder, row: number, key: InfoKey, report: Report): void {
  const { label, hint } = rows[key];
  builder.put(cellArea(row, infoColumns.label), value(label), look.label);
  const area = cellArea(row, infoColumns.value);
  builder.put(area, value(infoValue(report, key)), {
    ...look.label,
    unlocked: true,
    numberFormat: key === 'year' ? '0' : '@',
  });
  builder.put(cellArea(row, infoColumns.hint), value(hint), look.quiet);
  builder.put(cellArea(row, infoColumns.key), value(key), look.hidden);
  builder.height(row, 26);
  const rule = validation(key);
  if (rule) builder.validate({ area, ...rule });
}

export function infoSheet(report: Report): SheetPlan {
  const builder = sheetBuilder(sheetNames.info);
  builder.put(cellArea(0, 0, 3), value('政府信息公开工作年度报告\u3000填报说明'), look.title);
  builder.height(0, 40);
  ['项目', '内容', '提示'].forEach((text, column) => {
    builder.put(cellArea(1, column), value(text), look.head);
  });
  infoKeys.forEach((key, index) => {
    drawRow(builder, firstRow + index, key, report);
  });
  const below = firstRow + infoKeys.length + 1;
  howTo.forEach((text, index) => {
    builder.put(cellArea(below + index, 0, 3), value(text), look.plain);
    builder.height(below + index, 24);
  });
  return builder.plan({
    columnWidths: widths,
    protect: true,
    tabColor: 'ffc000',
    print: {
      orientation: 'portrait',
      area: { row: 0, column: 0, rows: below + howTo.length, columns: 3 },
      onePage: true,
    },
  });
}
