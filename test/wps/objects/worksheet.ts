/** A worksheet: its ranges, protection and page set-up. */
import type { Cell, Worksheet } from 'exceljs';
import { parseRange } from '../../../src/workbook/a1';
import { sheetSize } from '../../../src/workbook/limits';
import type { Area } from '../../../src/workbook/workbook';
import type { EtHost } from '../host';
import { strict } from '../strict';
import { pageSetupOf } from './page-setup';
import { shapesOf } from './shapes';
import { rangeOf } from './range';
import { argb } from './colours';

/** Allow… of WPS, in the order of Protect's arguments from the sixth, and in a file. */
const allowances = [
  ['AllowFormattingCells', 'formatCells'],
  ['AllowFormattingColumns', 'formatColumns'],
  ['AllowFormattingRows', 'formatRows'],
  ['AllowInsertingColumns', 'insertColumns'],
  ['AllowInsertingRows', 'insertRows'],
  ['AllowInsertingHyperlinks', 'insertHyperlinks'],
  ['AllowDeletingColumns', 'deleteColumns'],
  ['AllowDeletingRows', 'deleteRows'],
  ['AllowSorting', 'sort'],
  ['AllowFiltering', 'autoFilter'],
  ['AllowUsingPivotTables', 'pivotTables'],
] as const;

function protectionOf(host: EtHost, sheet: Worksheet): object {
  const allowed = (file: string) => () => host.book.protectionOf(sheet)?.[file] === true;
  return strict(host, 'Protection', {
    get: Object.fromEntries(allowances.map(([member, file]) => [member, allowed(file)])),
  });
}

function protect(host: EtHost, sheet: Worksheet, args: readonly unknown[]): void {
  host.checkLeftOut(args);
  const [password, objects, contents, scenarios, interfaceOnly, ...allowed] = args;
  if (contents !== true || interfaceOnly === true) throw new Error('the emulator protects contents, for all');
  if (typeof password === 'string') host.book.passwords.set(sheet.name, password);
  host.book.protect(sheet, {
    sheet: true,
    ...(objects === true ? { objects: true } : {}),
    ...(scenarios === true ? { scenarios: true } : {}),
    ...Object.fromEntries(
      allowances.flatMap(([, file], index) => (allowed[index] === true ? [[file, true]] : [])),
    ),
  });
}

/** What exceljs keeps of a sheet; its own loops over empty cells make a cell at every place. */
interface Kept {
  readonly _rows: readonly ({ readonly _cells: readonly (Cell | undefined)[] } | undefined)[];
}

/** Whatever has content or looks, as WPS counts it; an empty sheet uses its first cell. */
function usedArea(sheet: Worksheet): Area {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  (sheet as unknown as Kept)._rows.forEach((kept, row) => {
    kept?._cells.forEach((cell, column) => {
      if (!cell || (cell.value === null && Object.keys(cell.style).length === 0)) return;
      top = Math.min(top, row);
      left = Math.min(left, column);
      bottom = Math.max(bottom, row);
      right = Math.max(right, column);
    });
  });
  return bottom < 0
    ? { row: 0, column: 0, rows: 1, columns: 1 }
    : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

const known = new WeakMap<Worksheet, object>();

/** The same object for the same sheet. */
export function sheetOf(host: EtHost, sheet: Worksheet): object {
  const made = known.get(sheet) ?? make(host, sheet);
  known.set(sheet, made);
  return made;
}

export function areasOf(host: EtHost, address: unknown): readonly Area[] {
  if (typeof address !== 'string' || address.length > 255)
    throw new Error(`0x800A03EC no such range: ${String(address)}`);
  const areas = address.split(',').map((one) => parseRange(one));
  if (host.mode.oneArea && areas.length > 1) throw new Error(`0x800A03EC no such range: ${address}`);
  return areas.map((area) => {
    if (!area || area.row + area.rows > sheetSize.rows || area.column + area.columns > sheetSize.columns)
      throw new Error(`0x800A03EC no such range: ${address}`);
    return area;
  });
}

function make(host: EtHost, sheet: Worksheet): object {
  const { book } = host;
  const alive = (): void => {
    if (!book.sheets.includes(sheet)) throw new Error(`0x80010108 the sheet ${sheet.name} is gone`);
  };
  const page = pageSetupOf(host, sheet);
  const tab = strict(host, 'Tab', {
    set: {
      Color: (bgr: number) => {
        sheet.properties.tabColor = argb(bgr);
      },
    },
  });
  const live =
    <A extends readonly unknown[], T>(step: (...args: A) => T) =>
    (...args: A): T => {
      alive();
      return step(...args);
    };
  return strict(
    host,
    'Worksheet',
    {
      get: {
        Name: live(() => sheet.name),
        Visible: live(() => ({ visible: -1, hidden: 0, veryHidden: 2 })[sheet.state]),
        UsedRange: live(() => rangeOf(host, sheet, [usedArea(sheet)])),
        PageSetup: live(() => page),
        Shapes: live(() => shapesOf(host, sheet)),
        Tab: live(() => tab),
        ProtectContents: live(() => book.protectionOf(sheet) !== null),
        ProtectDrawingObjects: live(() => book.protectionOf(sheet)?.['objects'] === true),
        ProtectScenarios: live(() => book.protectionOf(sheet)?.['scenarios'] === true),
        Protection: live(() => protectionOf(host, sheet)),
      },
      set: {
        Name: live((name: string) => {
          if (!/^[^[\]:*?/\\]{1,31}$/u.test(name)) throw new Error(`0x800A03EC not a sheet name: ${name}`);
          const cell = host.activeCells.get(sheet.name);
          book.renameSheet(sheet, name);
          if (cell) host.activeCells.set(name, cell);
        }),
      },
      call: {
        Range: live((address: unknown) => rangeOf(host, sheet, areasOf(host, address))),
        Activate: live(() => {
          if (sheet.state !== 'visible') throw new Error('0x800A03EC a hidden sheet cannot be active');
          book.active = sheet.name;
        }),
        Delete: live(() => {
          if (host.structureProtected) throw new Error('0x800A03EC the structure is protected');
          // WPS asks first, and the clerk says no.
          if (host.switches.alerts) host.questions += 1;
          else book.deleteSheet(sheet);
        }),
        Protect: live((...args: readonly unknown[]) => {
          protect(host, sheet, args);
        }),
        Unprotect: live((password?: string) => {
          const needed = book.passwords.get(sheet.name);
          if (book.protectionOf(sheet) && needed !== undefined && needed !== password) {
            if (password === undefined) host.questions += 1;
            throw new Error('0x800A03EC the password is another');
          }
          book.protect(sheet, null);
        }),
      },
    },
    sheet,
  );
}
