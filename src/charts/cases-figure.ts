/** Table 4 in a picture: how reconsiderations and lawsuits ended. */
import { leavesOf, shortName } from '../form/table';
import type { Source } from '../drafting/source';
import type { Figure, FigureGroup } from './figure';
import { anyKnown, drawn, fieldAmount, pieces, unknownOf, zerosOf } from './numbers';

/** 行政复议 and 行政诉讼, each with its results; a lawsuit is one, whether or not a reconsideration went before. */
export function casesFigure(source: Source): Figure | undefined {
  const band = source.edition.tables.cases.bands[0];
  // The last column is the total of the others.
  const results = leavesOf(band?.columns ?? []).slice(0, -1);
  const kinds = (band?.rows ?? []).map((header) => ({
    label: shortName(header),
    rows: results.map((result) => {
      const amount = fieldAmount(source, `${shortName(header)}·${shortName(result)}`);
      return { label: shortName(result), amounts: amount ? [amount] : [] };
    }),
  }));
  if (!kinds.some(({ rows }) => anyKnown(rows))) return undefined;
  const none = kinds.filter(({ rows }) => rows.every(({ amounts }) => amounts[0]?.number === 0));
  const rest = kinds.filter((kind) => !none.includes(kind));
  const words = rest.flatMap(({ label, rows }) =>
    [...zerosOf(rows, pieces), ...unknownOf(rows)].map((said) => `${label}：${said}`),
  );
  return {
    id: 'cases',
    kind: 'bars',
    section: 'cases',
    title: `${kinds.map(({ label }) => label).join('、')}的结果`,
    unit: pieces,
    series: [],
    groups: rest.flatMap(({ label, rows }): readonly FigureGroup[] => {
      const some = drawn(rows);
      return some.length === 0 ? [] : [{ label, rows: some }];
    }),
    words: [
      ...(none.length === 0
        ? []
        : [`本年没有因政府信息公开引起的${none.map(({ label }) => label).join('、')}。`]),
      ...words,
    ],
  };
}
