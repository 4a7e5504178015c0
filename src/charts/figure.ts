/** What a picture shows, as data: every number with the cells or answers it stands for, and what is said in words. */
import type { CellKey } from '../form/cell';
import type { FactKey } from '../form/fact';
import type { SectionId } from '../form/form';

export type FigureId = 'received' | 'outcomes' | 'applicants' | 'cases' | 'documents' | 'published' | 'units';

/** One number of a picture. */
export interface Amount {
  /** Which of the figure's series it belongs to: 0 for the first. */
  readonly series: number;
  /** As in the cell, or the sum of the cells. */
  readonly number: number;
  /** The cells or the answer of 基础情况 it is read from; none for a row of 基础情况 the clerk added. */
  readonly keys: readonly (CellKey | FactKey)[];
  /** For such a row: which of them it is (form/fact.ts, `own`). */
  readonly own?: number;
  /** Its part of the whole, as it is written in the report: `12.5%`. */
  readonly share?: string;
}

export interface FigureRow {
  readonly label: string;
  /** One a series; a number that is not known is left out. */
  readonly amounts: readonly Amount[];
}

export interface FigureGroup {
  /** Over the rows, where a figure has several groups. */
  readonly label?: string;
  readonly rows: readonly FigureRow[];
}

/** `bars`: lengths beside each other; `shares`: the parts of one whole, in one bar. */
export type FigureKind = 'bars' | 'shares';

export interface Figure {
  readonly id: FigureId;
  readonly kind: FigureKind;
  /** The section of the report it stands in. */
  readonly section: SectionId;
  readonly title: string;
  /** 件, 条 … */
  readonly unit: string;
  /** The names of the series where there are two: the years, older first. */
  readonly series: readonly string[];
  /** Only what is drawn: without rows that are 0. Empty where nothing is. */
  readonly groups: readonly FigureGroup[];
  /** Sentences under the picture: what is 0, what last year was, what is not known. */
  readonly words: readonly string[];
}

/** A number as it is written beside its bar: `24件`. */
export function amountText({ unit }: Pick<Figure, 'unit'>, { number }: Pick<Amount, 'number'>): string {
  return `${String(number)}${unit}`;
}

/** All that a picture shows, in sentences, for who does not see it. */
export function described(figure: Figure): string {
  const spoken = (row: FigureRow): string =>
    row.amounts
      .map((amount) => {
        const series = figure.series[amount.series];
        const share = amount.share === undefined ? '' : `（${amount.share}）`;
        return `${row.label}${series === undefined ? '' : `${series}为`}${amountText(figure, amount)}${share}`;
      })
      .join('，');
  const groups = figure.groups.map(
    ({ label, rows }) => `${label === undefined ? '' : `${label}：`}${rows.map(spoken).join('，')}。`,
  );
  return [...groups, ...figure.words].join('');
}
