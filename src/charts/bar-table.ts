/**
 * The same picture as a table of plain cells: what is left where an editor drops SVG, and what a Word document has. A
 * bar is so many of `units` cells of its row, coloured; its name and its number stand beside it as text.
 */
import { amountText, type Figure, type FigureGroup } from './figure';
import { inkOfPart, inkOfSeries } from './palette';

/** Cells in the longest bar. */
export const units = 40;

export type BarTableRow =
  | {
      readonly kind: 'bar';
      readonly label: string;
      /** Coloured cells, 0 to `units`; at least one for what is above 0. */
      readonly long: number;
      /** Of the palette. */
      readonly ink: number;
      readonly number: string;
    }
  | { readonly kind: 'group' | 'words'; readonly text: string };

function groupRows(figure: Figure, group: FigureGroup, most: number): readonly BarTableRow[] {
  const rows = group.rows.flatMap((row, part) =>
    row.amounts.map((amount): BarTableRow => {
      const series = figure.series[amount.series];
      const long = Math.round((amount.number / most) * units);
      return {
        kind: 'bar',
        label: series === undefined ? row.label : `${row.label}（${series}）`,
        long: amount.number > 0 ? Math.max(1, long) : 0,
        ink: figure.kind === 'shares' ? inkOfPart(part) : inkOfSeries(amount.series, figure.series.length),
        number: `${amountText(figure, amount)}${amount.share === undefined ? '' : `（${amount.share}）`}`,
      };
    }),
  );
  return group.label === undefined ? rows : [{ kind: 'group', text: group.label }, ...rows];
}

export function barTable(figure: Figure): readonly BarTableRow[] {
  const numbers = figure.groups.flatMap(({ rows }) =>
    rows.flatMap(({ amounts }) => amounts.map(({ number }) => number)),
  );
  // The parts of a whole are as long as their share of it, the longest of other bars fills the row.
  const most = figure.kind === 'shares' ? numbers.reduce((a, b) => a + b, 0) : Math.max(1, ...numbers);
  return [
    ...figure.groups.flatMap((group) => groupRows(figure, group, most)),
    ...figure.words.map((text): BarTableRow => ({ kind: 'words', text })),
  ];
}
