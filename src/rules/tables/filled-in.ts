/** Every cell holds a number: where there is nothing to report, 0; not a blank and not a stroke (asked for by the offices that collect reports). */
import { cellsOf } from '../../form/index';
import { groupCells } from './cell-group';
import { foundTables } from '../../form/report-tables';
import { isBlank } from './reads-as';
import type { Finding, Rule } from '../rule';

export const filledIn: Rule = {
  id: 'blank-zero',
  comment: 'A blank, a stroke or 无 leaves open whether nothing happened or nobody looked; the form wants 0.',
  check: ({ report }) =>
    foundTables(report).flatMap((table): readonly Finding[] => {
      const { figures } = report;
      const blank = cellsOf(table).filter(({ key }) => isBlank(figures[key]));
      if (blank.length === 0) return [];
      return groupCells(
        table,
        blank,
        {
          one: ({ key, name }) => {
            const typed = figures[key] ?? '';
            return typed === ''
              ? `${name}没有填。没有发生的请填 0。`
              : `${name}填的是“${String(typed).trim()}”。没有发生的请填 0。`;
          },
          many: (heading, count) =>
            count === table.cells.length
              ? `“${heading}”的表还没有填（${String(count)} 格）。没有发生的请填 0。`
              : `“${heading}”的表还有 ${String(count)} 格没有填。没有发生的请填 0。`,
        },
        {
          rule: 'blank-zero',
          severity: 'error',
          expected: 0,
          basis: '填报要求：没有发生的填 0，不留空、不画线',
        },
      );
    }),
};
