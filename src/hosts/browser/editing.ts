/** What goes into the grid's editor, and what comes out of it. */
import { CellValueType, type ICellData, type Injector, type Nullable } from '@univerjs/presets';
import { AFTER_CELL_EDIT, BEFORE_CELL_EDIT, SheetInterceptorService } from '@univerjs/preset-sheets-core';
import { showsDate } from '../../workbook/shown-date';
import { entered, enteredDay } from './entered';
import { documentOf, valueData } from './grid-cell';

/** Typed text as such; undefined for formulas, and for what is several lines or text by an apostrophe already. */
function typedIn(cell: Nullable<ICellData>): string | undefined {
  if (!cell || cell.f || cell.p || cell.t === CellValueType.FORCE_STRING) return undefined;
  return typeof cell.v === 'string' && cell.v !== '' ? cell.v : undefined;
}

export function watchEditing(injector: Injector): void {
  const { writeCellInterceptor: cells } = injector.get(SheetInterceptorService);
  // After the grid has put formatted numbers into words. Plain text would lose its line breaks in the editor.
  cells.intercept(BEFORE_CELL_EDIT, {
    priority: -0.5,
    handler: (cell, { workbook, worksheet, row, col }, next) => {
      const text = typedIn(cell);
      if (!text?.includes('\n')) return next(cell);
      const raw = worksheet.getCellRaw(row, col);
      return next({ ...cell, p: documentOf(text, raw ? workbook.getStyles().getStyleByCell(raw) : null) });
    },
  });
  // Before the grid reads numbers; what the clerk has formatted as dates, shares or text is left to it.
  cells.intercept(AFTER_CELL_EDIT, {
    priority: 1_000,
    handler: (cell, { workbook, worksheet, row, col }, next) => {
      const text = typedIn(cell);
      const raw = worksheet.getCellRaw(row, col);
      const pattern = raw ? workbook.getStyles().getStyleByCell(raw)?.n?.pattern : undefined;
      const day = text !== undefined && showsDate(pattern) ? enteredDay(text) : undefined;
      if (day !== undefined) return { ...cell, ...valueData(day) };
      if (text === undefined || showsDate(pattern) || /[%@]/u.test(pattern ?? '')) return next(cell);
      return { ...cell, ...valueData(entered(text)) };
    },
  });
}
