/** What the clerk does in the grid, as changes of the file: contents at once, looks when there is something to save. */
import { ValueType, type Cell, type Worksheet } from 'exceljs';
import type { Put } from '../file/splice/cell-xml';
import type { CellChange, SheetChange } from '../file/splice/splice-sheet';
import type { FileWorkbook } from '../file/workbook';
import { calculable } from './shown-cells';
import { daysTo1904 } from '../../workbook/shown-date';

/** What stands in a shown cell, for the file. */
function putOf(cell: Cell, date1904: boolean): Put {
  const shift = (value: unknown): number => (value instanceof Date && date1904 ? daysTo1904 : 0);
  const valueOf = (value: unknown): ReturnType<typeof calculable> => {
    const known = calculable(value);
    return typeof known === 'number' ? known - shift(value) : known;
  };
  return cell.type === ValueType.Formula
    ? { kind: 'formula', formula: cell.formula, result: valueOf(cell.result) }
    : { kind: 'value', value: valueOf(cell.value) };
}

type Cells = Map<number, Map<number, CellChange>>;
interface Changing extends SheetChange {
  readonly cells: Cells;
}

export interface Touched {
  readonly sheet: Worksheet;
  readonly cell: Cell;
  /** Zero-based. */
  readonly row: number;
  readonly column: number;
  /** What the grid's engine found, not what was typed. */
  readonly calculated: boolean;
}

export class Journal {
  readonly #file: FileWorkbook;
  /** Cells whose looks are another, by their sheet. */
  readonly #looks = new Map<Worksheet, Set<Cell>>();

  constructor(file: FileWorkbook) {
    this.#file = file;
  }

  /** Contents go into the file, all or none. Throws a HostError where one of them cannot. */
  write(touched: readonly Touched[]): void {
    const changes = new Map<string, Changing>();
    const date1904 = this.#file.state?.book.date1904 === true;
    for (const { sheet, cell, row, column, calculated } of touched) {
      const key = sheet.name.toLowerCase();
      const change: Changing = changes.get(key) ?? { cells: new Map<number, Map<number, CellChange>>() };
      changes.set(key, change);
      const put: Put = calculated
        ? { kind: 'result', value: calculable(cell.result) }
        : putOf(cell, date1904);
      const line = change.cells.get(row) ?? new Map<number, CellChange>();
      change.cells.set(row, line.set(column, { put }));
    }
    this.#file.change(changes);
  }

  looks(sheet: Worksheet, cell: Cell): void {
    this.#looks.set(sheet, (this.#looks.get(sheet) ?? new Set()).add(cell));
  }

  resize(sheet: Worksheet, sizes: Pick<SheetChange, 'heights' | 'widths'>): void {
    this.#file.change(new Map([[sheet.name.toLowerCase(), { cells: new Map(), ...sizes }]]));
  }

  /** Puts the looks into the file: before it is saved, or changed in another way. */
  async settle(): Promise<void> {
    const all = [...this.#looks].flatMap(([sheet, cells]) => [...cells].map((cell) => ({ sheet, cell })));
    this.#looks.clear();
    if (all.length === 0) return;
    const styles = all.map(({ cell }) => cell.style);
    const numbers = await this.#file.formats(styles);
    const changes = new Map<string, Changing>();
    all.forEach(({ sheet, cell }, index) => {
      const key = sheet.name.toLowerCase();
      const change: Changing = changes.get(key) ?? { cells: new Map<number, Map<number, CellChange>>() };
      changes.set(key, change);
      const row = Number(cell.row) - 1;
      const line = change.cells.get(row) ?? new Map<number, CellChange>();
      change.cells.set(row, line.set(Number(cell.col) - 1, { style: numbers[index] ?? 0 }));
    });
    this.#file.change(changes, { calculate: false });
  }
}
