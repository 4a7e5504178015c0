/** Who may make 规章: 国务院部门, 省级 and 设区的市级 governments (立法法第九十一条、第九十三条). */
import { makesRegulations } from '../../form/report';
import { cellsOf } from '../../form/index';
import { foundTable } from '../../form/report-tables';
import { defineRule } from '../rule';

export const regulationsScope = defineRule({
  id: 't2-reg-scope',
  comment:
    'A unit that cannot make 规章 has most likely counted its 规范性文件, or those of others, in that row.',
  severity: 'hint',
  basis: '《立法法》：规章由国务院部门、省级和设区的市级政府制定',
  check: ({ report }) => {
    const { level, figures } = report;
    // Provincial departments administer rules that their government makes, and some report them: not spoken of.
    if (level === null || makesRegulations(level) || level === '省级部门') return [];
    const cells = cellsOf(foundTable(report, 'proactive')).filter(({ key, rowId }) => {
      const entry = figures[key];
      return rowId === 'regulations' && typeof entry === 'number' && entry > 0;
    });
    if (cells.length === 0) return [];
    const values = cells.map(({ key, name }) => `${name} ${String(figures[key])}`).join('，');
    return [
      {
        cells: cells.map(({ key }) => key),
        message: `${values}：${level}不能制定规章，一般填 0。请核对是不是把规范性文件填到了这一行。`,
        expected: 0,
      },
    ];
  },
});
