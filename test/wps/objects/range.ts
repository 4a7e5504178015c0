/** A range of one or several rectangles: contents, looks, what hangs on it. */
import type { Borders, Cell, Style, Worksheet } from 'exceljs';
import { absoluteName, areaName } from '../../../src/workbook/a1';
import { sheetSize } from '../../../src/workbook/limits';
import type { Area } from '../../../src/workbook/workbook';
import type { EtHost } from '../host';
import { strict, type Members } from '../strict';
import { argb } from './colours';
import { formatConditionsOf } from './format-conditions';
import { put, shown, spelled } from './contents';
import { validationOf } from './validation';

export interface Spot {
  readonly host: EtHost;
  readonly sheet: Worksheet;
  readonly areas: readonly Area[];
}

function gridOf(sheet: Worksheet, area: Area): readonly (readonly Cell[])[] {
  return Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (__, column) =>
      sheet.getCell(area.row + row + 1, area.column + column + 1),
    ),
  );
}

export const cellsOf = ({ sheet, areas }: Spot): readonly Cell[] =>
  areas.flatMap((area) => gridOf(sheet, area).flat());

/** A protected sheet takes contents in unlocked cells only, and looks where they were allowed. */
export function guard(spot: Spot, what: 'content' | 'format' | 'rules'): void {
  const protection = spot.host.book.protectionOf(spot.sheet);
  if (!protection || (what === 'format' && protection['formatCells'] === true)) return;
  if (what !== 'content' || cellsOf(spot).some((cell) => cell.protection?.locked !== false))
    throw new Error(`0x800A03EC ${spot.sheet.name} is protected`);
}

const covered = (cell: Cell): boolean => cell.isMerged && cell.master !== cell;

/** A scalar for one cell, else rows of columns; flat where old versions are so. */
function answer(spot: Spot, of: (cell: Cell) => unknown): unknown {
  const [area, ...more] = spot.areas;
  if (!area || more.length > 0) throw new Error('several rectangles have no contents');
  // Looking makes no cells.
  const rows = Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (__, column) => {
      const cell = spot.sheet.findCell(area.row + row + 1, area.column + column + 1);
      return !cell || covered(cell) ? null : of(cell);
    }),
  );
  if (area.rows * area.columns === 1) return rows[0]?.[0];
  const flat = spot.host.mode.flatLists && (area.rows === 1 || area.columns === 1);
  return flat ? rows.flat() : rows;
}

function write(spot: Spot, member: 'Value2' | 'Formula', value: unknown): void {
  guard(spot, 'content');
  const { host, sheet, areas } = spot;
  for (const area of areas) {
    const grid = gridOf(sheet, area);
    const block = Array.isArray(value);
    const lines = block ? (value as readonly unknown[]) : undefined;
    if (
      lines &&
      (lines.length !== area.rows ||
        lines.some((line) => !Array.isArray(line) || line.length !== area.columns))
    )
      throw new Error(
        `0x800A03EC ${areaName(area)} takes ${String(area.rows)} rows of ${String(area.columns)}`,
      );
    grid.forEach((cells, row) => {
      cells.forEach((cell, column) => {
        const one = lines ? (lines[row] as readonly unknown[])[column] : value;
        if (!covered(cell)) put(host.mode, cell, one, { block, member });
      });
    });
  }
  host.wrote();
}

function restyle(spot: Spot, change: (style: Partial<Style>, cell: Cell) => Partial<Style>): void {
  guard(spot, 'format');
  for (const cell of cellsOf(spot)) cell.style = { ...cell.style, ...change(cell.style, cell) };
}

function fontOf(spot: Spot): object {
  const set = (name: string) => (value: unknown) => {
    restyle(spot, ({ font }) => ({ font: { ...font, [name]: value } }));
  };
  return strict(spot.host, 'Font', {
    set: {
      Name: set('name'),
      Size: set('size'),
      Bold: set('bold'),
      Color: (bgr: number) => {
        set('color')(argb(bgr));
      },
    },
  });
}

function bordersOf(spot: Spot): object {
  const set = (change: object) => {
    restyle(spot, ({ border }) => {
      const next: Partial<Borders> = { ...border };
      for (const side of ['top', 'left', 'bottom', 'right'] as const)
        next[side] = { style: 'thin', ...next[side], ...change };
      return { border: next };
    });
  };
  return strict(spot.host, 'Borders', {
    set: {
      LineStyle: (style: number) => {
        if (style !== 1) throw new Error(`the emulator draws no line style ${String(style)}`);
        set({ style: 'thin' });
      },
      Color: (bgr: number) => {
        set({ color: argb(bgr) });
      },
    },
  });
}

function merge(spot: Spot): void {
  guard(spot, 'rules');
  for (const area of spot.areas) {
    const [, ...rest] = gridOf(spot.sheet, area).flat();
    if (rest.some((cell) => cell.value !== null && !covered(cell))) {
      if (spot.host.switches.alerts) throw new Error('WPS asks whether values may be lost');
      throw new Error('the emulator loses no values');
    }
    if (rest.some((cell) => cell.isMerged)) spot.sheet.unMergeCells(areaName(area));
    spot.sheet.mergeCells(areaName(area));
  }
}

const horizontals: Readonly<Record<number, string>> = {
  [-4131]: 'left',
  [-4108]: 'center',
  [-4152]: 'right',
  [-4130]: 'justify',
};
const verticals: Readonly<Record<number, string>> = { [-4160]: 'top', [-4108]: 'middle' };

function aligned(spot: Spot, name: string, values: Readonly<Record<number, string>>) {
  return (value: number) => {
    const side = values[value];
    if (side === undefined) throw new Error(`no alignment ${String(value)}`);
    restyle(spot, ({ alignment }) => {
      const { indent, ...rest } = { ...alignment, [name]: side };
      // From neither side there is no indent; aligned so, a cell loses its own.
      return { alignment: indent === undefined || !indentable(rest.horizontal) ? rest : { ...rest, indent } };
    });
  };
}

const indentable = (horizontal: string | undefined): boolean =>
  horizontal === 'left' || horizontal === 'right' || horizontal === 'distributed';

/** Fifteen levels, and only from a side: anything else is an error. */
function indented(spot: Spot): (levels: number) => void {
  return (levels) => {
    const all = cellsOf(spot).every(({ alignment }) => indentable(alignment?.horizontal));
    if (!Number.isInteger(levels) || levels < 0 || levels > 15 || !all)
      throw new Error(`0x800A03EC no indent of ${String(levels)}`);
    restyle(spot, ({ alignment }) => ({ alignment: { ...alignment, indent: levels } }));
  };
}

/** 5 pixels of padding that a file's widths have and WPS's have not. */
const padding = 5 / 7;

function looks(spot: Spot): Members {
  const { host, sheet, areas } = spot;
  const columns = (change: (column: number) => void): void => {
    for (const { column, columns: count } of areas)
      for (let index = column; index < column + count; index += 1) change(index + 1);
  };
  return {
    get: {
      Font: () => fontOf(spot),
      Interior: () =>
        strict(host, 'Interior', {
          set: {
            Color: (bgr: number) => {
              restyle(spot, () => ({ fill: { type: 'pattern', pattern: 'solid', fgColor: argb(bgr) } }));
            },
          },
        }),
      Borders: () => bordersOf(spot),
      NumberFormat: () => {
        const [first, ...others] = cellsOf(spot).map(({ numFmt }) => numFmt || 'General');
        return others.every((format) => format === first) ? first : null;
      },
      EntireColumn: () =>
        rangeOf(
          host,
          sheet,
          areas.map((area) => ({ ...area, row: 0, rows: sheetSize.rows })),
        ),
    },
    set: {
      HorizontalAlignment: aligned(spot, 'horizontal', horizontals),
      IndentLevel: indented(spot),
      VerticalAlignment: aligned(spot, 'vertical', verticals),
      WrapText: (wrapText: boolean) => {
        restyle(spot, ({ alignment }) => ({ alignment: { ...alignment, wrapText } }));
      },
      Locked: (locked: boolean) => {
        restyle(spot, () => ({ protection: { locked } }));
      },
      NumberFormat: (numFmt: string) => {
        restyle(spot, () => ({ numFmt }));
      },
      ColumnWidth: (width: number) => {
        columns((column) => {
          sheet.getColumn(column).width = Math.round((width + padding) * 1000) / 1000;
        });
      },
      Hidden: (hidden: boolean) => {
        if (areas.some(({ rows }) => rows < sheetSize.rows)) throw new Error('only whole columns are hidden');
        columns((column) => {
          sheet.getColumn(column).hidden = hidden;
        });
      },
      RowHeight: (points: number) => {
        if (!(points >= 0 && points <= 409)) throw new Error('a row is at most 409 points high');
        for (const { row, rows } of areas)
          for (let index = row; index < row + rows; index += 1) sheet.getRow(index + 1).height = points;
      },
    },
  };
}

/** In points, as a column's and a row's size is. */
export function boxOf(
  sheet: Worksheet,
  areas: readonly Area[],
): Readonly<Record<'Left' | 'Top' | 'Width' | 'Height', number>> {
  const [area] = areas;
  if (!area) throw new Error('a range without cells');
  const sum = (from: number, count: number, size: (index: number) => number): number =>
    Array.from({ length: count }, (_, index) => size(from + index)).reduce((a, b) => a + b, 0);
  const wide = (index: number): number =>
    sheet.getColumn(index + 1).hidden ? 0 : (sheet.getColumn(index + 1).width ?? 9) * 5.25;
  const high = (index: number): number => sheet.getRow(index + 1).height ?? 14.25;
  return {
    Left: sum(0, area.column, wide),
    Top: sum(0, area.row, high),
    Width: sum(area.column, area.columns, wide),
    Height: sum(area.row, area.rows, high),
  };
}

/** Whole rows and columns are spelled without what goes without saying: `$1:$3`, `$A:$C`. */
function address(area: Area): string {
  const spelled = absoluteName(area);
  if (area.columns === sheetSize.columns) return spelled.replace(/\$[A-Z]+/gu, '');
  return area.rows === sheetSize.rows ? spelled.replace(/\$\d+/gu, '') : spelled;
}

export function rangeOf(host: EtHost, sheet: Worksheet, areas: readonly Area[]): object {
  const spot: Spot = { host, sheet, areas };
  const { book, mode } = host;
  const addresses = (): string => areas.map(address).join(',');
  const { get, set } = looks(spot);
  return strict(
    host,
    'Range',
    {
      get: {
        ...get,
        Value2: () => answer(spot, (cell) => shown(book.valueOf(cell))),
        Formula: () => answer(spot, (cell) => spelled(cell, book.valueOf(cell))),
        MergeCells: () => {
          const cells = cellsOf(spot);
          if (cells.every((cell) => cell.isMerged)) return true;
          return cells.some((cell) => cell.isMerged) ? null : false;
        },
        Row: () => (areas[0]?.row ?? 0) + 1,
        Column: () => (areas[0]?.column ?? 0) + 1,
        ...Object.fromEntries(
          (['Left', 'Top', 'Width', 'Height'] as const).map((side) => [
            side,
            () => boxOf(sheet, areas)[side],
          ]),
        ),
        Areas: () => strict(host, 'Areas', { get: { Count: () => areas.length } }),
        Validation: () => validationOf(spot),
        FormatConditions: () => formatConditionsOf(spot),
        ...(mode.addressIsValue ? { Address: addresses } : {}),
      },
      set: {
        ...set,
        Value2: (value: unknown) => {
          write(spot, 'Value2', value);
        },
        Formula: (value: unknown) => {
          write(spot, 'Formula', value);
        },
      },
      call: {
        ...(mode.addressIsValue ? {} : { Address: addresses }),
        Merge: (across?: boolean) => {
          if (across === true) throw new Error('the emulator merges no rows one by one');
          merge(spot);
        },
        /** A second call takes the buttons away. */
        AutoFilter: () => {
          const [first, ...others] = areas;
          if (!first || others.length > 0) throw new Error('0x800A03EC a filter has one rectangle');
          if (sheet.autoFilter) delete (sheet as Partial<Worksheet>).autoFilter;
          else sheet.autoFilter = areaName(first);
        },
        Select: () => {
          const [first] = areas;
          if (book.active !== sheet.name) throw new Error('0x800A03EC the sheet is not active');
          if (first) host.activeCells.set(sheet.name, { ...first, rows: 1, columns: 1 });
          if (first) book.selected = { sheet: sheet.name, area: first };
        },
      },
    },
    spot,
  );
}
