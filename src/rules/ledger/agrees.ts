/**
 * Tables 3 and 4 against the ledger they are counted from. A cell is only held against it where no row that could not
 * be counted may explain the difference.
 */
import type { CellKey } from '../../form/cell';
import { cellOf, cellsOf } from '../../form/index';
import type { TableId } from '../../form/form';
import type { Assessment } from '../../ledger/assess';
import type { Repair } from '../../form/repair';
import { ledgerKey, type LedgerKey } from '../../form/report';
import { foundTables } from '../../form/report-tables';
import { defineRule, type Computed, type Evidence, type Remedy, type Said } from '../rule';
import { idsOf, namedRows } from './names';

/** More rows than this are opened from the list of the count. */
const mostPlaces = 20;

const tables: readonly TableId[] = ['requests', 'cases'];

/** The cells that are typed, with what the ledger has for them. */
function counted({ report }: Evidence, { counts }: Assessment): readonly (readonly [CellKey, number])[] {
  return foundTables(report)
    .filter(({ id: table }) => tables.includes(table))
    .flatMap((table) => cellsOf(table))
    .flatMap(({ key, sumOf }) => {
      const count = counts.get(key);
      return count === undefined || sumOf !== undefined ? [] : [[key, count] as const];
    });
}

function rowsNamed(assessment: Assessment, key: CellKey): string {
  const isCase = key.startsWith('cases/');
  const rows = (isCase ? assessment.caseRows : assessment.rows).get(key) ?? [];
  if (rows.length === 0 || isCase) return '';
  const ids = idsOf(assessment);
  return `：${namedRows(rows.map((row) => ids.get(row) ?? ''))}`;
}

/** Some of the rows a cell is made of, to be opened from the finding. */
function rowsOf(assessment: Assessment, key: CellKey): readonly LedgerKey[] {
  const isCase = key.startsWith('cases/');
  const rows = (isCase ? assessment.caseRows : assessment.rows).get(key) ?? [];
  return rows.slice(0, mostPlaces).map((row) => ledgerKey(isCase ? 'case' : 'ledger', row));
}

function differs(evidence: Evidence, assessment: Assessment): readonly Said[] {
  const { figures } = evidence.report;
  return counted(evidence, assessment).flatMap(([key, count]): readonly Said[] => {
    const entry = figures[key];
    if (typeof entry !== 'number' || entry === count) return [];
    const { applications, cases } = assessment.uncounted;
    const slack = key.startsWith('cases/') ? cases : applications;
    if (entry > count && entry <= count + slack) return [];
    const { name } = cellOf(key);
    const out = slack === 0 ? '' : `（另有 ${String(slack)} 行没有计入）`;
    return [
      {
        member: key.slice(key.indexOf('/') + 1),
        cells: [key],
        about: rowsOf(assessment, key),
        message: `“${name}”填的是 ${String(entry)}，台账数出来是 ${String(count)}${rowsNamed(assessment, key)}${out}。请核对台账和表格，或写明原因。`,
        expected: count,
        actual: entry,
      },
    ];
  });
}

/** Cells left blank for which the ledger has something: one finding, whose remedy fills them all. */
function blank(evidence: Evidence, assessment: Assessment): readonly Said[] {
  const { figures } = evidence.report;
  const all = counted(evidence, assessment).filter(([key]) => figures[key] === null);
  if (!all.some(([, count]) => count > 0)) return [];
  const out = assessment.uncounted.applications + assessment.uncounted.cases;
  const more = out === 0 ? '' : `台账里有 ${String(out)} 行没有计入，请先改正。`;
  return [
    {
      member: 'blank',
      cells: all.map(([key]) => key),
      message: `有 ${String(all.length)} 格还没有填，可以按台账的计数填入。${more}`,
    },
  ];
}

/** What last year's report carried out must be what the ledger carries in, row by row. */
function carried(evidence: Evidence, assessment: Assessment): readonly Said[] {
  const before = evidence.lastYear?.figures['requests/carriedOut/total'];
  const count = assessment.counts.get('requests/carriedIn/total');
  if (typeof before !== 'number' || count === undefined || before === count) return [];
  if (before > count && before <= count + assessment.uncounted.applications) return [];
  const which = rowsNamed(assessment, 'requests/carriedIn/total');
  return [
    {
      member: 'lastYear',
      cells: ['requests/carriedIn/total'],
      message: `上年年报结转下年度 ${String(before)} 件，台账里上年收到、到本年还没办结的有 ${String(count)} 件${which}。请核对是哪一件。`,
      expected: before,
      actual: count,
      basis: '上年年报“四、结转下年度继续办理”应逐件见于台账',
    },
  ];
}

function takeCount({ cells }: Said, { ledger, report }: Evidence, computed: Computed): Remedy | undefined {
  const changes = cells.flatMap((cell): readonly Repair[] => {
    const value = ledger?.counts.get(cell);
    const same = value === undefined || report.figures[cell] === value || computed.has(cell);
    return same ? [] : [{ kind: 'value', cell, value }];
  });
  const [first] = changes;
  if (first?.kind !== 'value') return undefined;
  const label =
    changes.length === 1 ? `按台账填 ${String(first.value)}` : `按台账填这 ${String(changes.length)} 格`;
  return { kind: 'ledger', label, changes };
}

export const ledgerAgrees = defineRule({
  id: 'ledger-agrees',
  comment: 'Tables 3 and 4 say what the ledger says, where there is one.',
  severity: 'warning',
  basis: '依申请台账：按条例第三十一条的收到日期和办结日期计数',
  remedy: takeCount,
  check: (evidence) => {
    const { ledger } = evidence;
    if (!ledger) return [];
    return [...differs(evidence, ledger), ...blank(evidence, ledger), ...carried(evidence, ledger)];
  },
});
