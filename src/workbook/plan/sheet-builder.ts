/** Collects a SheetPlan piece by piece. */
import type { Area, CellInput, Highlight, SheetPlan, Style, Validation } from '../workbook';

export interface SheetBuilder {
  /** Writes into a cell, styles its area and merges it where larger than one cell. */
  readonly put: (area: Area, input: CellInput, style: Style) => void;
  /** A formula in a cell whose look is given elsewhere; `result` is what it gives now. */
  readonly formula: (row: number, column: number, formula: string, result: number | string) => void;
  readonly style: (area: Area, style: Style) => void;
  readonly height: (row: number, points: number) => void;
  /** A row that programs let grow; `points` where none does. */
  readonly growing: (row: number, points: number) => void;
  readonly validate: (validation: Validation) => void;
  readonly highlight: (highlight: Highlight) => void;
  readonly name: (name: string, area: Area) => void;
  readonly plan: (
    rest: Pick<SheetPlan, 'columnWidths' | 'print' | 'protect'> &
      Partial<Pick<SheetPlan, 'charts' | 'filter' | 'freeze' | 'tabColor'>>,
  ) => SheetPlan;
}

export function value(content: number | string | null): CellInput {
  return { kind: 'value', value: content };
}

export function sheetBuilder(name: string): SheetBuilder {
  const cells: SheetPlan['cells'][number][] = [];
  const styles: SheetPlan['styles'][number][] = [];
  const merges: Area[] = [];
  const heights = new Map<number, number>();
  const growing = new Map<number, number>();
  const validations: Validation[] = [];
  const highlights: Highlight[] = [];
  const names: SheetPlan['names'][number][] = [];
  return {
    put: (area, input, style) => {
      if (input.kind === 'formula' || input.value !== null)
        cells.push({ row: area.row, column: area.column, input });
      styles.push({ area, style });
      if (area.rows * area.columns > 1) merges.push(area);
    },
    formula: (row, column, formula, result) =>
      void cells.push({ row, column, input: { kind: 'formula', formula, result } }),
    style: (area, style) => void styles.push({ area, style }),
    height: (row, points) => void heights.set(row, Math.max(points, heights.get(row) ?? 0)),
    growing: (row, points) => void growing.set(row, points),
    validate: (validation) => void validations.push(validation),
    highlight: (highlight) => void highlights.push(highlight),
    name: (text, area) => void names.push({ name: text, area }),
    plan: (rest) => ({
      name,
      cells,
      styles,
      merges,
      rowHeights: heights,
      growing,
      validations,
      highlights,
      names,
      ...rest,
    }),
  };
}
