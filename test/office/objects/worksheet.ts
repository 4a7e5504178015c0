/** A worksheet: its ranges, protection, panes, page set-up and events. */
import type { Worksheet } from 'exceljs';
import { areaName, cellName, parseArea } from '../../../src/workbook/a1';
import type { Book } from '../book';
import { ApiError } from '../protocol';
import { wire, type WireObject } from '../wire-object';
import { chartsOf } from './charts';
import { pageLayout } from './page-layout';
import { rangeOf, spotOf } from './range';

const states = { Visible: 'visible', Hidden: 'hidden', VeryHidden: 'veryHidden' } as const;

function stateOf(sheet: Worksheet): string {
  return Object.entries(states).find(([, state]) => state === sheet.state)?.[0] ?? 'Visible';
}

/** What protection allows: our names for it, and the file's. */
const allowances: Readonly<Record<string, string>> = {
  allowAutoFilter: 'autoFilter',
  allowDeleteColumns: 'deleteColumns',
  allowDeleteRows: 'deleteRows',
  allowEditObjects: 'objects',
  allowEditScenarios: 'scenarios',
  allowFormatCells: 'formatCells',
  allowFormatColumns: 'formatColumns',
  allowFormatRows: 'formatRows',
  allowInsertColumns: 'insertColumns',
  allowInsertHyperlinks: 'insertHyperlinks',
  allowInsertRows: 'insertRows',
  allowPivotTables: 'pivotTables',
  allowSort: 'sort',
};

/** Members of the options that some versions do not know of themselves. */
const unknownToSome = ['allowEditObjects', 'allowEditScenarios'];

/** Which cells can be selected: locked ones, unlocked ones. */
const selections = { Normal: [true, true], Unlocked: [false, true], None: [false, false] } as const;

function selectionOf(now: Readonly<Record<string, unknown>> | null): keyof typeof selections {
  if (now?.['selectUnlockedCells'] === false) return 'None';
  return now?.['selectLockedCells'] === false ? 'Unlocked' : 'Normal';
}

function protection(book: Book, sheet: Worksheet): WireObject {
  const now = (): Record<string, unknown> | null => book.protectionOf(sheet);
  const nulls = new Set(book.quirks.has('null-protection-options') ? unknownToSome : []);
  return wire({
    type: 'WorksheetProtection',
    get: {
      Protected: () => now() !== null,
      Options: () => ({
        ...Object.fromEntries(
          Object.entries(allowances).map(
            ([ours, files]) => [ours, nulls.has(ours) ? null : now()?.[files] === true] as const,
          ),
        ),
        selectionMode: selectionOf(now()),
      }),
    },
    call: {
      Protect: (options?: Excel.WorksheetProtectionOptions, password?: string) => {
        if (now()) throw new ApiError('InvalidOperation', `${sheet.name} is protected already`);
        const { selectionMode = 'Normal', ...allow } = options ?? {};
        const allowed = Object.entries(allow).flatMap(([name, allows]) => {
          const files = allowances[name];
          if (allows === null && book.quirks.has('null-protection-options'))
            throw new ApiError(
              'GeneralException',
              'There was an internal error while processing the request.',
              500,
            );
          if (files === undefined) throw new ApiError('InvalidArgument', `no option ${name}`);
          return allows ? [[files, true] as const] : [];
        });
        const [selectLockedCells, selectUnlockedCells] = selections[selectionMode];
        if (password !== undefined && password !== null) book.passwords.set(sheet.name, password);
        book.protect(sheet, {
          sheet: true,
          selectLockedCells,
          selectUnlockedCells,
          ...Object.fromEntries(allowed),
        });
      },
      Unprotect: (password?: string) => {
        const needed = book.passwords.get(sheet.name);
        // #6784 of OfficeDev/office-js: since the middle of 2026 an unprotected sheet is refused, too.
        if (!now() || book.quirks.has('unprotect-refused'))
          throw new ApiError('AccessDenied', 'You cannot perform the requested operation.', 403);
        if (needed !== undefined && needed !== (password ?? undefined))
          throw new ApiError('AccessDenied', `the password of ${sheet.name} is another`, 403);
        book.protect(sheet, null);
      },
    },
  });
}

function freezePanes(book: Book, sheet: Worksheet): WireObject {
  const freeze = (rows: number, columns: number): void => {
    if (book.quirks.has('freeze-refused'))
      throw new ApiError(
        'GeneralException',
        'There was an internal error while processing the request.',
        500,
      );
    if (book.quirks.has('freeze-activates')) book.active = sheet.name;
    if (sheet.state !== 'visible')
      throw new ApiError('InvalidOperation', 'panes belong to a window, and a hidden sheet has none');
    sheet.views = [
      {
        state: 'frozen',
        xSplit: columns,
        ySplit: rows,
        topLeftCell: cellName(rows, columns),
        showGridLines: sheet.views[0]?.showGridLines ?? true,
      },
    ];
  };
  return wire({
    type: 'WorksheetFreezePanes',
    call: {
      GetLocationOrNullObject: () => {
        const [view] = sheet.views;
        if (view?.state !== 'frozen') return null;
        const area = {
          row: 0,
          column: 0,
          rows: Math.max(1, view.ySplit ?? 0),
          columns: Math.max(1, view.xSplit ?? 0),
        };
        return rangeOf({ book, sheet, area });
      },
      FreezeAt: (range: WireObject) => {
        const { area } = spotOf(range);
        freeze(area.rows, area.columns);
      },
      FreezeRows: (rows: number) => {
        freeze(rows, 0);
      },
      FreezeColumns: (columns: number) => {
        freeze(0, columns);
      },
    },
  });
}

const known = new WeakMap<Worksheet, WireObject>();

export function worksheetOf(book: Book, sheet: Worksheet): WireObject {
  const made = known.get(sheet) ?? make(book, sheet);
  known.set(sheet, made);
  return made;
}

function make(book: Book, sheet: Worksheet): WireObject {
  const id = book.idOf(sheet);
  const range = (row: number, column: number, rows: number, columns: number): WireObject => {
    if (
      row < 0 ||
      column < 0 ||
      rows < 1 ||
      columns < 1 ||
      row + rows > 1_048_576 ||
      column + columns > 16_384
    )
      throw new ApiError('InvalidArgument', 'a range outside the sheet');
    return rangeOf({ book, sheet, area: { row, column, rows, columns } });
  };
  return wire({
    type: 'Worksheet',
    id,
    get: {
      Id: () => id,
      Name: () => sheet.name,
      Visibility: () => stateOf(sheet),
      Position: () => book.positionOf(sheet),
      TabColor: () => `#${sheet.properties.tabColor?.argb?.slice(2) ?? ''}`,
      Protection: () => protection(book, sheet),
      FreezePanes: () => freezePanes(book, sheet),
      PageLayout: () => pageLayout(book, sheet),
      Charts: () => chartsOf(book, sheet),
      AutoFilter: () =>
        wire({
          type: 'AutoFilter',
          call: {
            Apply: (range: WireObject) => {
              sheet.autoFilter = areaName(spotOf(range).area);
            },
          },
        }),
    },
    set: {
      Name: (name: string) => {
        book.renameSheet(sheet, name);
      },
      Position: (position: number) => {
        // Not documented, and nobody has measured it: an add-in should not depend on it.
        if (sheet.state === 'veryHidden')
          throw new ApiError('InvalidOperation', 'a very hidden sheet cannot be moved');
        book.moveSheet(sheet, position);
      },
      Visibility: (visibility: keyof typeof states) => {
        sheet.state = states[visibility];
      },
      TabColor: (colour: string) => {
        sheet.properties.tabColor = { argb: `FF${colour.slice(1)}` };
      },
      Gridlines: (showGridLines: boolean) => {
        sheet.views = [{ ...(sheet.views[0] ?? { state: 'normal' }), showGridLines }];
      },
    },
    call: {
      GetRange: (address?: string | null) => {
        const area = address === null || address === undefined ? undefined : parseArea(address);
        if (!area) throw new ApiError('InvalidArgument', `no such address: ${String(address)}`);
        return range(area.row, area.column, area.rows, area.columns);
      },
      GetRangeByIndexes: range,
      Activate: () => {
        if (sheet.state !== 'visible')
          throw new ApiError('InvalidOperation', 'a hidden sheet cannot be active');
        book.active = sheet.name;
      },
      Delete: () => {
        // The documentation of Worksheet.delete: first make it hidden or visible.
        if (sheet.state === 'veryHidden')
          throw new ApiError('InvalidOperation', 'a very hidden sheet cannot be deleted');
        book.deleteSheet(sheet);
      },
      _RegisterDataChangedEvent: () => void book.listening.changed.add(id),
      _UnregisterDataChangedEvent: () => void book.listening.changed.delete(id),
    },
  });
}
