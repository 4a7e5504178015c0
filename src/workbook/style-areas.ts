/**
 * A plan's styles in as few rectangles as they make: hosts that pay for each call draw one rectangle at a time. Where
 * areas overlap the later one counts, as in a plan.
 */
import type { Area } from './workbook';

/** `S` is a whole style, or the part of one that a host draws at a time. */
export interface StyledArea<S> {
  readonly area: Area;
  readonly style: S;
}

interface Run {
  readonly row: number;
  readonly column: number;
  readonly columns: number;
  readonly look: string;
}

/** The look that counts at each cell, by row and column. */
function painted<S>(
  styles: readonly StyledArea<S>[],
  looks: Map<string, S>,
): readonly (string | undefined)[][] {
  const cells: (string | undefined)[][] = [];
  for (const { area, style } of styles) {
    const look = JSON.stringify(style);
    looks.set(look, style);
    for (let row = area.row; row < area.row + area.rows; row += 1) {
      const line = (cells[row] ??= []);
      for (let column = area.column; column < area.column + area.columns; column += 1) line[column] = look;
    }
  }
  return cells;
}

/** Neighbours in a row that look the same. */
function runsOf(cells: readonly (readonly (string | undefined)[] | undefined)[]): readonly Run[] {
  return cells.flatMap((line, row) => {
    const runs: Run[] = [];
    for (let column = 0; column < (line?.length ?? 0); column += 1) {
      const look = line?.[column];
      if (look === undefined) continue;
      const start = column;
      while (line?.[column + 1] === look) column += 1;
      runs.push({ row, column: start, columns: column - start + 1, look });
    }
    return runs;
  });
}

/** Every styled cell lies in exactly one of the areas. */
export function styledAreas<S extends object>(styles: readonly StyledArea<S>[]): readonly StyledArea<S>[] {
  const looks = new Map<string, S>();
  const open = new Map<string, { row: number; rows: number; readonly run: Run }>();
  const done: StyledArea<S>[] = [];
  const close = ({ row, rows, run }: { row: number; rows: number; run: Run }): void => {
    const style = looks.get(run.look);
    if (style) done.push({ area: { row, column: run.column, rows, columns: run.columns }, style });
  };
  for (const run of runsOf(painted(styles, looks))) {
    const key = `${String(run.column)} ${String(run.columns)} ${run.look}`;
    const above = open.get(key);
    if (above && above.row + above.rows === run.row) above.rows += 1;
    else {
      if (above) close(above);
      open.set(key, { row: run.row, rows: 1, run });
    }
  }
  for (const last of open.values()) close(last);
  return done.sort((a, b) => a.area.row - b.area.row || a.area.column - b.area.column);
}
