/** Fonts, fills, alignment, borders, locking and sizes of a range. */
import type { Borders, Cell, Style } from 'exceljs';
import { ApiError } from '../protocol';
import { wire, type WireObject } from '../wire-object';
import { cellsIn, guard, type Spot } from './range';

/** Points for one column unit of the file: 7 pixels at 96 dpi. */
const pointsPerCharacter = 5.25;

const argb = (colour: string): { argb: string } => {
  if (!/^#[0-9A-Fa-f]{6}$/u.test(colour)) throw new ApiError('InvalidArgument', `not a colour: ${colour}`);
  return { argb: `FF${colour.slice(1).toUpperCase()}` };
};

function restyle(
  spot: Spot,
  change: (style: Partial<Style>, cell: Cell, row: number, column: number) => Partial<Style>,
): void {
  guard(spot, 'format');
  cellsIn(spot).forEach((cells, row) => {
    cells.forEach((cell, column) => {
      cell.style = { ...cell.style, ...change(cell.style, cell, row, column) };
    });
  });
}

function fontOf(spot: Spot): WireObject {
  const set = (name: string) => (value: unknown) => {
    restyle(spot, ({ font }) => ({ font: { ...font, [name]: value } }));
  };
  return wire({
    type: 'RangeFont',
    get: {
      Bold: () => cellsIn(spot)[0]?.[0]?.font?.bold ?? false,
      Name: () => cellsIn(spot)[0]?.[0]?.font?.name ?? '',
    },
    set: {
      Name: set('name'),
      Size: set('size'),
      Bold: set('bold'),
      Color: (colour: string) => {
        set('color')(argb(colour));
      },
    },
  });
}

function fillOf(spot: Spot): WireObject {
  return wire({
    type: 'RangeFill',
    get: {
      Color: () => {
        const fill = cellsIn(spot)[0]?.[0]?.fill as { fgColor?: { argb?: string } } | undefined;
        return `#${fill?.fgColor?.argb?.slice(2) ?? 'FFFFFF'}`;
      },
    },
    set: {
      Color: (colour: string) => {
        restyle(spot, () => ({ fill: { type: 'pattern', pattern: 'solid', fgColor: argb(colour) } }));
      },
    },
  });
}

type Side = 'top' | 'left' | 'bottom' | 'right';

/** Which sides of a cell a border of the range falls on. */
function sidesAt(index: string, row: number, column: number, { area }: Spot): readonly Side[] {
  const last = { row: area.rows - 1, column: area.columns - 1 };
  const sides: Record<string, readonly (Side | false)[]> = {
    EdgeTop: [row === 0 && 'top'],
    EdgeBottom: [row === last.row && 'bottom'],
    EdgeLeft: [column === 0 && 'left'],
    EdgeRight: [column === last.column && 'right'],
    InsideHorizontal: [row > 0 && 'top', row < last.row && 'bottom'],
    InsideVertical: [column > 0 && 'left', column < last.column && 'right'],
  };
  const found = sides[index];
  if (!found) throw new ApiError('InvalidArgument', `no border ${index}`);
  return found.filter((side) => side !== false);
}

function borderOf(spot: Spot, index: string): WireObject {
  const set = (change: object): void => {
    restyle(spot, ({ border }, _cell, row, column) => {
      const next: Partial<Borders> = { ...border };
      for (const side of sidesAt(index, row, column, spot))
        next[side] = { style: 'thin', color: { argb: 'FF000000' }, ...next[side], ...change };
      return { border: next };
    });
  };
  const styles: Record<string, string> = { Continuous: 'thin' };
  return wire({
    type: 'RangeBorder',
    set: {
      Style: (style: string) => {
        const drawn = styles[style];
        if (drawn === undefined) throw new ApiError('InvalidArgument', `no line style ${style}`);
        set({ style: drawn });
      },
      Weight: (weight: string) => {
        if (weight !== 'Thin') throw new ApiError('NotImplemented', `weight ${weight}`);
      },
      Color: (colour: string) => {
        set({ color: argb(colour) });
      },
    },
  });
}

/** `null` where some are and some are not. */
function lockedIn(spot: Spot): boolean | null {
  const locked = new Set(
    cellsIn(spot)
      .flat()
      .map((cell) => cell.protection?.locked !== false),
  );
  return locked.size > 1 ? null : locked.has(true);
}

function protectionOf(spot: Spot): WireObject {
  return wire({
    type: 'FormatProtection',
    get: { Locked: () => lockedIn(spot) },
    set: {
      Locked: (locked: boolean) => {
        restyle(spot, () => ({ protection: { locked } }));
      },
    },
  });
}

const indentable = (horizontal: string | undefined): boolean =>
  horizontal === 'left' || horizontal === 'right' || horizontal === 'distributed';

export function formatOf(spot: Spot): WireObject {
  const { sheet, area } = spot;
  const align = (name: string, values: Readonly<Record<string, unknown>>) => (value: string) => {
    if (!(value in values)) throw new ApiError('InvalidArgument', `no alignment ${value}`);
    restyle(spot, ({ alignment }) => {
      const { indent, ...rest } = { ...alignment, [name]: values[value] };
      // From neither side there is no indent; aligned so, a cell loses its own.
      return { alignment: indent === undefined || !indentable(rest.horizontal) ? rest : { ...rest, indent } };
    });
  };
  return wire({
    type: 'RangeFormat',
    get: {
      Font: () => fontOf(spot),
      Fill: () => fillOf(spot),
      Protection: () => protectionOf(spot),
      Borders: () =>
        wire({
          type: 'RangeBorderCollection',
          item: (index: string) => borderOf(spot, index),
          call: { GetItem: (index: string) => borderOf(spot, index) },
        }),
    },
    set: {
      HorizontalAlignment: align('horizontal', {
        Left: 'left',
        Center: 'center',
        Right: 'right',
        Justify: 'justify',
      }),
      IndentLevel: (levels: number) => {
        const all = cellsIn(spot)
          .flat()
          .every(({ alignment }) => indentable(alignment?.horizontal));
        if (!Number.isInteger(levels) || levels < 0 || levels > 250 || !all)
          throw new ApiError('InvalidArgument', `no indent of ${String(levels)}`);
        restyle(spot, ({ alignment }) => ({ alignment: { ...alignment, indent: levels } }));
      },
      VerticalAlignment: align('vertical', { Top: 'top', Center: 'middle' }),
      WrapText: align('wrapText', { true: true, false: false }),
      ColumnWidth: (points: number) => {
        if (!(points > 0)) throw new ApiError('InvalidArgument', 'a column needs a width');
        for (let column = 0; column < area.columns; column += 1)
          sheet.getColumn(area.column + column + 1).width =
            Math.round((points / pointsPerCharacter) * 1000) / 1000;
      },
      RowHeight: (points: number) => {
        if (points < 0 || points > 409)
          throw new ApiError('InvalidArgument', 'a row is at most 409 points high');
        for (let row = 0; row < area.rows; row += 1) sheet.getRow(area.row + row + 1).height = points;
      },
    },
  });
}
