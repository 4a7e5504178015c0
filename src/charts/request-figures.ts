/** Table 3 in pictures: what was received against last year, what became of it, and who applied. */
import type { CellKey } from '../form/cell';
import { isGroup, type Header } from '../form/form';
import { cellOf } from '../form/index';
import { leavesOf, shortName } from '../form/table';
import { outcomesLabel, outcomeTotal } from '../form/editions/2021';
import { percent } from '../fields/field';
import { comparison } from '../drafting/comparison';
import { cell, cellBefore, type Source } from '../drafting/source';
import type { Amount, Figure } from './figure';
import {
  anyKnown,
  cellAmount,
  drawn,
  fieldAmount,
  pieces,
  unknownOf,
  yearNames,
  yearRows,
  zerosOf,
} from './numbers';

const received = 'requests/received/total';
const handled = 'requests/outcomeTotal/total';
const carriedOut = 'requests/carriedOut/total';

const noneReceived = '本年没有收到政府信息公开申请。';
const noLastYear = '没有上年的数字，未作比较。';

/** 新收申请, 办理总计 and 结转下年度 of the year and of the one before. */
export function receivedFigure(source: Source): Figure | undefined {
  const now = cell(source, received)?.value;
  if (now === undefined) return undefined;
  const before = cellBefore(source, received);
  const rows = yearRows(
    source,
    [received, handled, carriedOut].map((key) => ({ key: key as CellKey })),
  );
  const compared = comparison(now, before, pieces);
  const said =
    now === 0
      ? noneReceived.replace('。', `${compared}。`)
      : `${source.year}${cellOf(received).stub}${String(now)}${pieces}${compared === '' ? '' : `，${compared}`}。`;
  return {
    id: 'received',
    kind: 'bars',
    section: 'requests',
    title: `${cellOf(received).stub}和办理`,
    unit: pieces,
    series: yearNames(source),
    groups: groupOf(drawn(rows)),
    words: [said, ...(before === undefined ? [noLastYear] : [])],
  };
}

function groupOf(rows: Figure['groups'][number]['rows'], label?: string): Figure['groups'] {
  return rows.length === 0 ? [] : [{ ...(label === undefined ? {} : { label }), rows }];
}

/** 予以公开, 部分公开, 不予公开 …: the members of 三、本年度办理结果, without their total. */
function outcomesOf({ edition }: Source): readonly Header[] {
  const rows = edition.tables.requests.bands.flatMap((band) => band.rows);
  const group = rows.find((header) => isGroup(header) && header.label === outcomesLabel);
  return group && isGroup(group)
    ? group.members.filter((header) => isGroup(header) || header.id !== outcomeTotal.id)
    : [];
}

/** The parts of what was handled, in one bar; only where they come to their total. */
export function outcomesFigure(source: Source): Figure | undefined {
  const total = cell(source, handled)?.value;
  if (total === undefined) return undefined;
  const figure = {
    id: 'outcomes',
    kind: 'shares',
    section: 'requests',
    title: outcomesLabel.replace(/^.*、/u, ''),
    unit: pieces,
    series: [],
    groups: [],
  } as const;
  if (total === 0) return { ...figure, words: ['本年没有办理完毕的政府信息公开申请。'] };
  const rows = outcomesOf(source).map((header) => {
    const amount = fieldAmount(source, `${shortName(header)}·${cellOf(handled).head}`);
    const shared = amount && { ...amount, share: percent(amount.number, total) };
    return { label: shortName(header), amounts: shared ? [shared] : ([] as readonly Amount[]) };
  });
  const sum = rows.reduce((all, { amounts }) => all + (amounts[0]?.number ?? 0), 0);
  // What is not known is 0 where the others come to the total.
  const unknown = sum === total ? [] : unknownOf(rows);
  if (unknown.length > 0) return { ...figure, words: [...unknown, '没有画图。'] };
  if (sum !== total) return { ...figure, words: ['各项结果之和与总计不相等，没有画图。'] };
  return {
    ...figure,
    groups: groupOf(drawn(rows)),
    words: [`办理结果共${String(total)}${pieces}。`, ...zerosOf(rows, pieces)],
  };
}

/** Who applied: the columns of 新收申请 without their total. */
export function applicantsFigure(source: Source): Figure | undefined {
  const total = cell(source, received)?.value;
  if (total === undefined || total === 0) return undefined;
  const band = source.edition.tables.requests.bands[0];
  const { columnId } = cellOf(received);
  const columns = leavesOf(band?.columns ?? []).filter(({ id }) => id !== columnId);
  const rows = columns.map((column) => {
    const key = `requests/received/${column.id}` as CellKey;
    return { label: shortName(column), amounts: cellAmount(source, key) };
  });
  if (!anyKnown(rows)) return undefined;
  return {
    id: 'applicants',
    kind: 'bars',
    section: 'requests',
    title: `${cellOf(received).stub}的${band?.columns[0]?.label ?? ''}`,
    unit: pieces,
    series: [],
    groups: groupOf(drawn(rows)),
    words: [...zerosOf(rows, pieces), ...unknownOf(rows)],
  };
}
