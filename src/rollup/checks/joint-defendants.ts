/**
 * A suit after reconsideration has two defendants, and counts for the unit that acted, not again for the one that
 * reconsidered. Only a hint: the tables do not say which suit is which.
 */
import { leavesOf } from '../../form/table';
import { cases } from '../../form/editions/2021';
import type { CellKey } from '../../form/cell';
import type { BatchFinding } from '../batch-finding';
import { numberIn } from '../sums';
import type { Batch, UnitReport } from './batch';

const afterReconsideration = leavesOf(cases.bands[0].rows).find(({ id }) => id === 'afterReconsideration');
const total = `cases/${afterReconsideration?.id ?? ''}/total` as CellKey;

export function jointDefendants({ reports }: Batch): readonly BatchFinding[] {
  const suits = ({ figures }: UnitReport): number => numberIn(figures[total]) ?? 0;
  const office = reports.find(({ unit }) => unit.kind === '本级' && unit.counts);
  const others = reports.filter((one) => one !== office && one.unit.counts && suits(one) > 0);
  if (!office || suits(office) === 0 || others.length === 0) return [];
  return [
    {
      rule: 'batch-joint-defendants',
      severity: 'hint',
      units: [office.unit.code, ...others.map(({ unit }) => unit.code)],
      files: [office.file],
      cells: [total],
      message: `${office.unit.name}有 ${String(suits(office))} 件复议后起诉，${others
        .map((one) => `${one.unit.name} ${String(suits(one))} 件`)
        .join('、')}。复议机关作共同被告的案件只由作出行政行为的单位统计，请核对没有重复。`,
      basis: '共同被告的案件不重复统计',
    },
  ];
}
