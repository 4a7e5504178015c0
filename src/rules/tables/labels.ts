/** Labels of the tables equal the form's after normalisation (form/label.ts); the reader of the file notes what differs. */
import type { Deviation } from '../../form/report';
import { tableHeading } from './cell-group';
import { defineRule, type Evidence, type Remedy, type Said } from '../rule';

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

function correct({ labels: [label] = [] }: Said, { report }: Evidence): Remedy | undefined {
  const here = report.deviations.find(
    ({ table, at }) => table === label?.table && at?.row === label?.row && at?.column === label?.column,
  );
  // A label taken for this one by its place alone may mean that the numbers are another row's.
  if (!label || here?.kind !== 'misprint') return undefined;
  return {
    kind: 'label',
    label: '改为规定的标签',
    changes: [{ kind: 'label', label, text: here.expected }],
  };
}

export const labels = defineRule({
  id: 'label',
  comment:
    'A label that is worded otherwise than the form may be a slip, or stand for other numbers than the form asks.',
  severity: 'warning',
  basis: '国办公开办函〔2021〕30号附件表样',
  remedy: correct,
  only: ['deviations', 'sections'],
  check: ({ report }) =>
    report.deviations
      // Section headings belong to the rule on the six sections.
      .filter(
        ({ found, table }) =>
          table !== undefined || !report.sections.some(({ heading }) => heading === found),
      )
      .map((deviation): Said => {
        const { table, at, found, expected, cells, about } = deviation;
        return {
          cells,
          ...(about ? { about } : {}),
          ...(table === undefined || at === undefined ? {} : { labels: [{ table, ...at }] }),
          message: describe(deviation),
          expected,
          actual: found,
          ...(about ? { basis: '“填报说明”“基础情况”的项目名称' } : {}),
        };
      }),
});
