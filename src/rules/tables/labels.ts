/** Labels of the tables equal the form's after normalisation (form/label.ts); the reader of the file notes what differs. */
import type { Deviation } from '../../form/report';
import { tableHeading } from './cell-group';
import type { Finding, Rule } from '../rule';

function describe({ found, expected, kind, table, about }: Deviation): string {
  if (about) {
    const label = found.trim() === '' ? '项目名称是空的' : `项目“${found}”认不出来`;
    return `${label}，是按位置当作“${expected}”读的。请核对这一行填的内容，并把名称改回“${expected}”。`;
  }
  const where = table === undefined ? '' : `“${tableHeading(table)}”的`;
  if (found.trim() === '') return `${where}标签“${expected}”是空的。请按规定表样补上。`;
  return kind === 'misprint'
    ? `${where}标签“${found}”与规定表样不一致，应为“${expected}”。请改正。`
    : `${where}标签“${found}”认不出来，是按位置当作“${expected}”读的。请核对这里的数字是否填错了行列，并改正标签。`;
}

export const labels: Rule = {
  id: 'label',
  comment:
    'A label that is worded otherwise than the form may be a slip, or stand for other numbers than the form asks.',
  check: ({ report }) =>
    report.deviations
      // Section headings belong to the rule on the six sections.
      .filter(
        ({ found, table }) =>
          table !== undefined || !report.sections.some(({ heading }) => heading === found),
      )
      .map((deviation): Finding => {
        const { table, at, found, expected, cells, about } = deviation;
        return {
          rule: 'label',
          severity: 'warning',
          cells,
          ...(about ? { about } : {}),
          ...(table === undefined || at === undefined ? {} : { labels: [{ table, ...at }] }),
          message: describe(deviation),
          expected,
          actual: found,
          basis: about ? '“填报说明”“基础情况”的项目名称' : '国办公开办函〔2021〕30号附件表样',
        };
      }),
};
