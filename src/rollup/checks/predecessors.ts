/** A unit merged from others carries in what they carried out, each kind of applicant by itself. */
import { cellOf } from '../../form/index';
import { requests2021 } from '../../form/editions/2021';
import { leavesOf } from '../../form/table';
import type { CellKey } from '../../form/cell';
import type { BatchFinding } from '../batch-finding';
import { plainName } from '../match';
import { addUp, numberIn } from '../sums';
import type { Batch } from './batch';

const columns = leavesOf(requests2021.bands[0].columns).map(({ id }) => id);

export function predecessors({ reports, lastYear }: Batch): readonly BatchFinding[] {
  return reports.flatMap(({ unit, file, figures }): readonly BatchFinding[] => {
    if (unit.predecessors.length === 0) return [];
    const reportsBefore = unit.predecessors.map((name) => lastYear.get(plainName(name)));
    if (reportsBefore.some((report) => report === undefined)) return [];
    const wrong = columns.flatMap(
      (column): readonly { cell: CellKey; expected: number; actual: number }[] => {
        const cell = `requests/carriedIn/${column}` as CellKey;
        const out = `requests/carriedOut/${column}` as CellKey;
        const actual = numberIn(figures[cell]);
        const parts = reportsBefore.map((report) => numberIn(report?.figures[out]));
        if (actual === undefined || parts.some((part) => part === undefined)) return [];
        const expected = addUp(parts.map((part) => part ?? 0));
        return expected === actual ? [] : [{ cell, expected, actual }];
      },
    );
    const [first] = wrong;
    if (!first) return [];
    const said = wrong
      .map(
        ({ cell, expected, actual }) =>
          `${cellOf(cell).name}应为 ${String(expected)}，报的是 ${String(actual)}`,
      )
      .join('；');
    return [
      {
        rule: 'batch-predecessors',
        severity: 'error',
        units: [unit.code],
        files: [file],
        cells: wrong.map(({ cell }) => cell),
        message: `${unit.name}由${unit.predecessors.join('、')}合并而来，上年结转应是它们上年结转下年度之和：${said}。`,
        basis: '上年结转＝各前身单位上年的结转下年度之和',
      },
    ];
  });
}
