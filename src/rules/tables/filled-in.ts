/** Every cell holds a number: where there is nothing to report, 0; not a blank and not a stroke (asked for by the offices that collect reports). */
import type { Repair } from '../../form/repair';
import { groupCells } from './cell-group';
import { foundTables } from '../../form/report-tables';
import { oddCells } from './odd-cells';
import { waitingIn } from './open-blanks';
import { isBlank } from './reads-as';
import { cellsIn, restoreFormula } from '../remedy';
import { defineRule, type Evidence, type Remedy, type Said } from '../rule';

/** 0 where it balances; a stroke or 无 says itself that there is nothing. */
function fillIn({ cells }: Said, evidence: Evidence): Remedy | undefined {
  const open = waitingIn(evidence.report).blanks;
  const changes = cellsIn(evidence, cells).flatMap(({ key, sumOf: parts }): readonly Repair[] => {
    if (parts) return [{ kind: 'sum', cell: key }];
    return open.has(key) ? [] : [{ kind: 'value', cell: key, value: 0 }];
  });
  if (changes.length === 0) return undefined;
  const zeros = changes.filter(({ kind }) => kind === 'value').length;
  if (zeros === 0)
    return restoreFormula(changes.flatMap((change) => ('cell' in change ? [change.cell] : [])));
  return { kind: 'zero', label: zeros === 1 ? '填 0' : `这 ${String(zeros)} 格都填 0`, changes };
}

export const filledIn = defineRule({
  id: 'blank-zero',
  comment: 'A blank, a stroke or 无 leaves open whether nothing happened or nobody looked; the form wants 0.',
  severity: 'error',
  basis: '填报要求：没有发生的填 0，不留空、不画线',
  remedy: fillIn,
  check: (evidence) =>
    foundTables(evidence.report).flatMap((table): readonly Said[] => {
      const { figures } = evidence.report;
      const blank = oddCells(table, figures).filter(({ key }) => isBlank(figures[key]));
      if (blank.length === 0) return [];
      const open = waitingIn(evidence.report).blanks;
      const said = groupCells(
        table,
        blank,
        {
          one: ({ key, name }) => {
            const typed = figures[key] ?? '';
            if (open.has(key)) return `${name}没有填，表里的数字因此对不上。请按实际填写。`;
            return typed === ''
              ? `${name}没有填。没有发生的请填 0。`
              : `${name}填的是“${String(typed).trim()}”。没有发生的请填 0。`;
          },
          many: (heading, count) =>
            count === table.cells.length
              ? `“${heading}”的表还没有填（${String(count)} 格）。没有发生的请填 0。`
              : `“${heading}”的表还有 ${String(count)} 格没有填。没有发生的请填 0。`,
        },
        {},
      );
      return said.map((one) => ({
        ...one,
        ...(one.cells.every((key) => figures[key] === null) ? { unfilled: true } : {}),
        // What a list of cells should hold is 0 only where each may.
        ...(one.cells.some((key) => open.has(key)) ? {} : { expected: 0 }),
      }));
    }),
});
