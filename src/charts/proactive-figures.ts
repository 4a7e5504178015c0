/** Proactive disclosure in pictures: documents made, repealed and in force; what was published, by channel. */
import type { CellKey } from '../form/cell';
import { factGroups, type FactGroup, type FactKey } from '../form/fact';
import { cellOf } from '../form/index';
import { leavesOf, shortName } from '../form/table';
import { fact, factNamed, ownFacts, type Source } from '../drafting/source';
import type { Figure, FigureRow } from './figure';
import { anyKnown, drawn, pieces, unknownOf, yearNames, yearRows, zerosOf } from './numbers';

const documents = 'proactive/normativeDocuments/issued';

/** 制发, 废止 and 现行有效 of normative documents, beside last year's where they are known. */
export function documentsFigure(source: Source): Figure | undefined {
  const { rowId, stub } = cellOf(documents);
  const band = source.edition.tables.proactive.bands.find(({ rows }) =>
    leavesOf(rows).some(({ id }) => id === rowId),
  );
  const rows = yearRows(
    source,
    leavesOf(band?.columns ?? []).map((column) => ({
      key: `proactive/${rowId}/${column.id}` as CellKey,
      label: shortName(column),
    })),
  );
  const now = source.lastYear === undefined ? 0 : 1;
  const known = rows.map(({ label, amounts }) => ({
    label,
    amounts: amounts.filter(({ series }) => series === now),
  }));
  if (!anyKnown(known)) return undefined;
  const some = drawn(rows);
  const allNone = known.every(({ amounts }) => amounts[0]?.number === 0);
  return {
    id: 'documents',
    kind: 'bars',
    section: 'proactive',
    title: stub,
    unit: pieces,
    series: some.length === 0 ? [] : yearNames(source),
    groups: some.length === 0 ? [] : [{ rows: some }],
    words: [
      ...(allNone
        ? [`本年没有制发、废止${stub}，也没有现行有效的。`]
        : [...zerosOf(known, pieces).map((said) => `本年${said}`), ...unknownOf(known)]),
      ...(source.lastYear === undefined && !allNone ? ['没有上年的数字，未作比较。'] : []),
    ],
  };
}

const publishedId = 'published';

/** Published information by channel, from 基础情况; nothing where no channel was answered. */
export function publishedFigure(source: Source): Figure | undefined {
  const group: FactGroup | undefined = factGroups.find(({ id }) => id === publishedId);
  if (!group) return undefined;
  const ids = group.facts.map(({ id }) => id as FactKey).filter((id) => id !== group.total);
  const unit = factNamed(ids[0] ?? 'published.total').unit ?? '';
  const asked = ids.map((id): FigureRow => {
    const known = fact(source, id);
    return {
      label: factNamed(id).label,
      amounts: known ? [{ series: 0, number: known.value, keys: [id] }] : [],
    };
  });
  const own = ownFacts(source, publishedId).map(({ label, amount, index }): FigureRow => ({
    label,
    amounts: [{ series: 0, number: amount.value, keys: [], own: index }],
  }));
  const others = asked.filter(({ label }) => label.startsWith('其他'));
  // The clerk's own rows are the more particular ones, so 其他 comes after them.
  const rows = [...asked.filter((row) => !others.includes(row)), ...own, ...others];
  if (!anyKnown(rows)) return undefined;
  const some = drawn(rows);
  const total = group.total === undefined ? undefined : fact(source, group.total as FactKey)?.value;
  return {
    id: 'published',
    kind: 'bars',
    section: 'proactive',
    title: group.label,
    unit,
    series: [],
    groups: some.length === 0 ? [] : [{ rows: some }],
    words: [
      ...(total === undefined ? [] : [`${factNamed(group.total as FactKey).label}${String(total)}${unit}。`]),
      ...zerosOf(rows, unit),
      ...unknownOf(rows),
    ],
  };
}
