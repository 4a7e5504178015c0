/** The grid on the page (Univer): shows an exceljs workbook, and tells what the clerk changes in it. */
import type { Workbook as Book, Worksheet } from 'exceljs';
import {
  CanceledError,
  CommandType,
  createUniver,
  DOCS_NORMAL_EDITOR_UNIT_ID_KEY,
  ICommandService,
  IUndoRedoService,
  LifecycleService,
  LifecycleStages,
  LocaleType,
  mergeLocales,
  type ICellData,
  type ICommandInfo,
  type IExecutionOptions,
  type IMutationInfo,
  type IObjectMatrixPrimitiveType,
  type IRange,
  type IStyleData,
  type Nullable,
} from '@univerjs/presets';
import {
  AddConditionalRuleMutation,
  UniverSheetsConditionalFormattingPreset,
} from '@univerjs/presets/preset-sheets-conditional-formatting';
import formatting from '@univerjs/presets/preset-sheets-conditional-formatting/locales/zh-CN';
import {
  ClearSelectionContentCommand,
  CutCommand,
  IDefinedNamesService,
  InsertSheetMutation,
  RemoveSheetMutation,
  ScrollCommand,
  SetCellEditVisibleOperation,
  SetRangeValuesMutation,
  SetWorksheetActiveOperation,
  SetWorksheetColWidthMutation,
  SetWorksheetRowAutoHeightMutation,
  SetWorksheetRowHeightMutation,
  UniverSheetsCorePreset,
} from '@univerjs/preset-sheets-core';
import core from '@univerjs/preset-sheets-core/locales/zh-CN';
import {
  AddDataValidationMutation,
  UniverSheetsDataValidationPreset,
} from '@univerjs/presets/preset-sheets-data-validation';
import validation from '@univerjs/presets/preset-sheets-data-validation/locales/zh-CN';
import '@univerjs/preset-sheets-core/lib/index.css';
import '@univerjs/presets/lib/styles/preset-sheets-conditional-formatting.css';
import '@univerjs/presets/lib/styles/preset-sheets-data-validation.css';
import { absoluteName, quotedSheet } from '../../workbook/a1';
import type { Area, Contents } from '../../workbook/workbook';
import { notesInsteadOfDialogs } from './cell-note';
import { watchEditing } from './editing';
import { leaveToOthers } from './engine';
import { formatRules, validationRules } from './grid-rules';
import { columnHead, gridSheet, grownHeight, pixelsHigh, rowHead } from './grid-sheet';
import { validateOnlyWhatIsOpen } from './late-validation';
import { isAllowedCommand, isFollowed, isLocked, own, refusals } from './locks';
import { menus } from './menus';
import { Paste } from './paste';
import { madeHarmless } from './rides-along';
import { firstToSee, sheetCanvas, type Axis } from './scroll';
import { calmSheetBar } from './sheet-bar';

/** A cell as it is after a change. `looks` only where the change touched them. */
export interface GridChange {
  readonly sheet: Worksheet;
  readonly row: number;
  readonly column: number;
  readonly data: Nullable<ICellData>;
  readonly style: IStyleData | undefined;
  readonly looks: boolean;
  /** Made by the grid's formula engine, not by the clerk. */
  readonly calculated: boolean;
}

/** What is being typed into a cell, and not entered yet. */
export interface Typing {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export interface GridListener {
  readonly changed: (changes: readonly GridChange[]) => void;
  readonly resized: (sheet: Worksheet, sizes: GridSizes) => void;
  /** At every key; undefined when it is entered or given up. */
  readonly typing: (typing: Typing | undefined) => void;
  /** Why something the clerk did was not done, in Chinese. */
  readonly refused: (message: string) => void;
  /** Whether somebody else than the grid works out the formula in this cell, and puts what it gives. */
  readonly calculates: (sheet: Worksheet, row: number, column: number) => boolean;
}

/** Pixels by zero-based column and row. */
export interface GridSizes {
  readonly columns: ReadonlyMap<number, number>;
  readonly rows: ReadonlyMap<number, number>;
}

/** What a cell holds; rows and columns are zero-based. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly data: ICellData;
}

export interface GridCells {
  readonly sheet: Worksheet;
  readonly cells: readonly GridCell[];
}

type Matrix = IObjectMatrixPrimitiveType<Nullable<ICellData>>;

const linesOf = (matrix: Matrix) =>
  Object.entries(matrix as unknown as Readonly<Record<string, Record<string, Nullable<ICellData>>>>);

/** Pixels the grid's own scroll bars lie over. */
const scrollBar = 16;

/** What the bar beside the formula says while many cells are worked out: the grid's own words have no Chinese for it. */
const calculating = {
  'sheets-formula': {
    ...(core as Readonly<Record<string, object | undefined>>)['sheets-formula'],
    progress: { analyzing: '正在计算…', calculating: '正在计算…', array: '正在计算…', done: '算完了' },
  },
};

/** After these there are other sheets, or another is shown. */
const turns: readonly string[] = [
  SetWorksheetActiveOperation.id,
  InsertSheetMutation.id,
  RemoveSheetMutation.id,
];

export class Grid {
  readonly #container: HTMLElement;
  readonly #onTurn: () => void;
  readonly #univer: ReturnType<typeof createUniver>;
  readonly #commands: ICommandService;
  readonly #paste: Paste;
  readonly #sheets = new Map<string, Worksheet>();
  /** Where each sheet's validations stand. */
  readonly #rules = new Map<string, ReadonlyMap<string, readonly IRange[]>>();
  /** Steps of ours on the grid's list of steps: they pass the locks again, as they did at first. */
  readonly #ownSteps = new WeakSet();
  /** Ids of sheets that are gone, and of those that stand in their place. */
  readonly #replaced = new Map<string, string>();
  #listener: GridListener | undefined;
  #unit = '';
  #count = 0;

  /** `onTurn`: there are other sheets, or another is shown. */
  constructor(container: HTMLElement, onTurn: () => void) {
    this.#container = container;
    this.#onTurn = onTurn;
    this.#univer = createUniver({
      locale: LocaleType.ZH_CN,
      locales: { [LocaleType.ZH_CN]: mergeLocales(core, formatting, validation, calculating) },
      presets: [
        UniverSheetsCorePreset({
          container,
          header: true,
          toolbar: false,
          formulaBar: true,
          // It would take the keys whenever it is done drawing, from whatever is being typed elsewhere.
          disableAutoFocus: true,
          menu: menus,
          sheets: { clipboardConfig: { hidePasteOptions: true } },
          footer: { menus: false, addSheetButtonConfig: { show: false } },
        }),
        UniverSheetsConditionalFormattingPreset(),
        // A search box over a list would take the keys from what is being typed into the cell.
        UniverSheetsDataValidationPreset({ showSearchOnDropdown: false, showEditOnDropdown: false }),
      ],
    });
    calmSheetBar(container);
    this.#commands = this.#univer.univer.__getInjector().get(ICommandService);
    this.#paste = new Paste(
      this.#univer,
      (id) => this.#sheets.get(id),
      (message) => this.#listener?.refused(message),
    );
    this.#commands.beforeCommandExecuted((command, options) => {
      this.#before(command, options);
    });
    this.#commands.onCommandExecuted((command, options) => {
      this.#after(command, options);
      if (this.#listener && turns.includes(command.id)) this.#onTurn();
    });
    const { univerAPI: api } = this.#univer;
    api.addEvent(api.Event.SheetEditChanging, ({ worksheet, row, column, value }) => {
      const sheet = this.#sheets.get(worksheet.getSheetId());
      if (sheet)
        this.#listener?.typing({ sheet: sheet.name, row, column, text: value.toPlainText().trimEnd() });
    });
    api.addEvent(api.Event.SheetEditEnded, () => this.#listener?.typing(undefined));
  }

  /** Shows this workbook in place of the one before, at the sheet called `front`; edits go to `listener`. */
  show(book: Book, name: string, front: string | undefined, listener: GridListener): void {
    const first = this.#unit === '';
    if (!first) this.#univer.univerAPI.disposeUnit(this.#unit);
    this.#sheets.clear();
    this.#rules.clear();
    this.#replaced.clear();
    this.#listener = undefined;
    const shown = book.worksheets.map((sheet) => [this.#idFor(sheet), sheet] as const);
    this.#unit = `workbook-${String((this.#count += 1))}`;
    this.#univer.univerAPI.createWorkbook({
      id: this.#unit,
      name,
      appVersion: '',
      locale: LocaleType.ZH_CN,
      styles: {},
      sheetOrder: shown.map(([id]) => id),
      sheets: Object.fromEntries(shown.map(([id, sheet]) => [id, this.#sheetFor(sheet, id)])),
      defaultStyle: { ff: '宋体', fs: 11 },
    });
    // The services of sheets come with the first of them.
    if (first) {
      const injector = this.#univer.univer.__getInjector();
      watchEditing(injector);
      validateOnlyWhatIsOpen(injector);
      leaveToOthers(injector, (id, row, column) => {
        const sheet = this.#sheets.get(id);
        return !sheet || !this.#listener || this.#listener.calculates(sheet, row, column);
      });
      notesInsteadOfDialogs(injector, this.#univer.univerAPI, this.#container);
    }
    for (const [id, sheet] of shown) this.#addRules(id, sheet);
    const inFront = this.#visible().find((sheet) => sheet.getSheetName() === front);
    if (inFront) this.#workbook().setActiveSheet(inFront);
    this.#listener = listener;
    this.#onTurn();
  }

  /** What the workbook calls its areas, for the grid's own formula engine. */
  name(names: Contents['names']): void {
    // Whatever it is told, it looks at every validation again; of nothing it need not be told.
    if (names.size === 0) return;
    const all = [...names].map(([name, { sheet, area }]) => {
      const formulaOrRefString = `${quotedSheet(sheet)}!${absoluteName(area)}`;
      // The grid's word for a name that every sheet knows.
      return { id: name, name, formulaOrRefString, localSheetId: 'AllDefaultWorkbook' };
    });
    this.#univer.univer
      .__getInjector()
      .get(IDefinedNamesService)
      .registerDefinedNames(this.#unit, Object.fromEntries(all.map((one) => [one.id, one])));
  }

  /** The sheets the clerk can turn to, and which of them is shown. */
  sheets(): { readonly names: readonly string[]; readonly shown: number } {
    const sheets = this.#visible();
    const id = this.#workbook().getActiveSheet().getSheetId();
    return {
      names: sheets.map((sheet) => sheet.getSheetName()),
      shown: sheets.findIndex((sheet) => sheet.getSheetId() === id),
    };
  }

  /** By its place in `sheets`. */
  turnTo(index: number): void {
    const sheet = this.#visible()[index];
    if (sheet) this.#workbook().setActiveSheet(sheet);
  }

  /** Until what is shown can be typed into: its editor comes a while after the sheets. */
  async ready(): Promise<void> {
    await this.#univer.univer.__getInjector().get(LifecycleService).onStage(LifecycleStages.Rendered);
    while (!this.#editor()) await new Promise((again) => setTimeout(again, 10));
  }

  /** Keys go into the selected cell; before the grid is ready, nowhere. */
  focus(): void {
    const editor = this.#editor();
    if (!editor) return;
    editor.focus();
    // The editor learns which cell it is for when one is selected; until then it shows itself at a key, and drops it.
    const shown = this.#workbook().getActiveSheet();
    const ranges = shown.getSelection()?.getActiveRangeList() ?? [];
    if (ranges.length <= 1) (ranges[0] ?? shown.getRange(0, 0)).activate();
  }

  /** Shows a sheet that was added to the workbook, at its place. */
  add(sheet: Worksheet, index: number): void {
    const id = this.#idFor(sheet);
    this.#execute(InsertSheetMutation.id, { index, sheet: this.#sheetFor(sheet, id) });
    this.#addRules(id, sheet);
  }

  /** Takes away a sheet; `next` is shown where it was in front. */
  remove(old: Worksheet, next: Worksheet): void {
    const id = this.#idOf(old);
    if (this.#workbook().getActiveSheet().getSheetId() === id)
      this.#workbook().setActiveSheet(this.#idOf(next));
    this.#sheets.delete(id);
    this.#execute(RemoveSheetMutation.id, { subUnitId: id });
    for (const [before, now] of this.#replaced) if (now === id) this.#replaced.set(before, this.#idOf(next));
    this.#replaced.set(id, this.#idOf(next));
  }

  /** What is in front, and what is selected there. */
  front(): { readonly sheet: string; readonly area: Area } {
    const shown = this.#workbook().getActiveSheet();
    const { startRow, startColumn, endRow, endColumn } = shown.getActiveRange()?.getRange() ?? {
      startRow: 0,
      startColumn: 0,
      endRow: 0,
      endColumn: 0,
    };
    const [rows, columns] = [endRow - startRow + 1, endColumn - startColumn + 1];
    return { sheet: shown.getSheetName(), area: { row: startRow, column: startColumn, rows, columns } };
  }

  /** Shows `sheet` in the place of `old`. What was done in the old one is left out when it comes to be undone. */
  replace(old: Worksheet, sheet: Worksheet, index: number): void {
    const id = this.#idOf(old);
    const active = this.#workbook().getActiveSheet().getSheetId() === id;
    this.#sheets.delete(id);
    this.add(sheet, index);
    if (active) this.#workbook().setActiveSheet(this.#idOf(sheet));
    this.#execute(RemoveSheetMutation.id, { subUnitId: id });
    for (const [before, now] of this.#replaced) if (now === id) this.#replaced.set(before, this.#idOf(sheet));
    this.#replaced.set(id, this.#idOf(sheet));
  }

  /** Shows what was written into cells: rows and columns are zero-based. */
  put(sheet: Worksheet, cells: readonly GridCell[]): void {
    this.#execute(SetRangeValuesMutation.id, this.#putting({ sheet, cells }));
    this.#grow(sheet, new Set(cells.map(({ row }) => row)));
  }

  /** Makes a row as high as `points`. */
  heighten(sheet: Worksheet, row: number, points: number): void {
    const ranges = [{ startRow: row, endRow: row, startColumn: 0, endColumn: 0 }];
    const where = { unitId: this.#unit, subUnitId: this.#idOf(sheet) };
    this.#execute(SetWorksheetRowHeightMutation.id, { ...where, ranges, rowHeight: pixelsHigh(points) });
  }

  /** Rows without a height of their own become as high as what is in them; the grid does so only for what is typed. */
  #grow(sheet: Worksheet, rows: ReadonlySet<number>): void {
    const rowsAutoHeightInfo = [...rows].flatMap((row) => {
      const height = grownHeight(sheet, row + 1);
      return height === undefined ? [] : [{ row, autoHeight: pixelsHigh(height) }];
    });
    if (rowsAutoHeightInfo.length === 0) return;
    const where = { unitId: this.#unit, subUnitId: this.#idOf(sheet) };
    this.#execute(SetWorksheetRowAutoHeightMutation.id, { ...where, rowsAutoHeightInfo });
  }

  /** What was put, as one step that the clerk can undo and redo, in the order it happened. */
  remember(before: readonly GridCells[], after: readonly GridCells[]): void {
    const step = (all: readonly GridCells[]): IMutationInfo[] =>
      all.map((cells) => {
        const params = this.#putting(cells);
        this.#ownSteps.add(params);
        return { id: SetRangeValuesMutation.id, params };
      });
    const undoing = this.#univer.univer.__getInjector().get(IUndoRedoService);
    undoing.pushUndoRedo({ unitID: this.#unit, undoMutations: step(before), redoMutations: step(after) });
  }

  /** Brings an area into view and selects it. */
  select(sheet: Worksheet, { row, column, rows, columns }: Area): void {
    const workbook = this.#workbook();
    const shown = workbook.getSheetBySheetId(this.#idOf(sheet));
    if (!shown) throw new Error(`the grid has no ${sheet.name}`);
    workbook.setActiveSheet(shown);
    shown.getRange(row, column, rows, columns).activate();
    this.#reveal({ row, column, rows, columns });
  }

  /** Scrolls the sheet in front as far as the area needs it. */
  #reveal({ row, column, rows, columns }: Area): void {
    const shown = this.#workbook().getActiveSheet();
    const model = shown.getSheet();
    const { xSplit, ySplit } = model.getFreeze();
    const { offsetX, offsetY, sheetViewStartRow, sheetViewStartColumn } = shown.getScrollState();
    const canvas = sheetCanvas(this.#container);
    if (!canvas) return;
    const zoom = shown.getZoom();
    const wide = (index: number): number => (model.getColVisible(index) ? model.getColumnWidth(index) : 0);
    const high = (index: number): number => (model.getRowVisible(index) ? model.getRowHeight(index) : 0);
    const axis = (
      frozen: number,
      first: number,
      offset: number,
      head: number,
      pixels: number,
      size: (index: number) => number,
    ): Axis => {
      let room = pixels / zoom - head - scrollBar;
      for (let index = 0; index < frozen; index += 1) room -= size(index);
      // What the grid calls the first is counted from behind the frozen ones.
      return { frozen, first: first + frozen, offset, room, size };
    };
    const across = axis(xSplit, sheetViewStartColumn, offsetX, rowHead, canvas.clientWidth, wide);
    const down = axis(ySplit, sheetViewStartRow, offsetY, columnHead, canvas.clientHeight, high);
    const left = firstToSee(across, column, column + columns - 1);
    const top = firstToSee(down, row, row + rows - 1);
    if (left === undefined && top === undefined) return;
    this.#commands.syncExecuteCommand(ScrollCommand.id, {
      sheetViewStartColumn: left === undefined ? sheetViewStartColumn : left - xSplit,
      sheetViewStartRow: top === undefined ? sheetViewStartRow : top - ySplit,
      offsetX: left === undefined ? offsetX : 0,
      offsetY: top === undefined ? offsetY : 0,
    });
  }

  /** Takes over what is being typed, as the Enter key would. */
  async commit(): Promise<void> {
    if (this.#unit !== '') await this.#workbook().endEditingAsync(true);
  }

  undo(): Promise<unknown> {
    return Promise.resolve(this.#univer.univerAPI.undo());
  }

  redo(): Promise<unknown> {
    return Promise.resolve(this.#univer.univerAPI.redo());
  }

  /** What takes the keys for the selected cell. */
  #editor(): HTMLElement | null {
    return this.#container.querySelector(`[id="__editor_${DOCS_NORMAL_EDITOR_UNIT_ID_KEY}"]`);
  }

  #putting({ sheet, cells }: GridCells): object {
    const cellValue: Matrix = {};
    for (const { row, column, data } of cells)
      // What is left out of a cell stays, so what is gone is said to be.
      (cellValue[row] ??= {})[column] = { v: null, t: null, f: null, si: null, p: null, ...data };
    return { unitId: this.#unit, subUnitId: this.#idOf(sheet), cellValue };
  }

  #workbook() {
    const workbook = this.#univer.univerAPI.getWorkbook(this.#unit);
    if (!workbook) throw new Error('the grid shows no workbook');
    return workbook;
  }

  #sheetFor(sheet: Worksheet, id: string): ReturnType<typeof gridSheet> {
    return gridSheet(sheet, id, this.#container.clientWidth);
  }

  #visible() {
    return this.#workbook()
      .getSheets()
      .filter((sheet) => !sheet.isSheetHidden());
  }

  #idFor(sheet: Worksheet): string {
    const id = `sheet-${String((this.#count += 1))}`;
    this.#sheets.set(id, sheet);
    return id;
  }

  #idOf(sheet: Worksheet): string {
    for (const [id, one] of this.#sheets) if (one === sheet) return id;
    throw new Error(`the grid has no ${sheet.name}`);
  }

  #execute(id: string, params: object): void {
    if (!this.#commands.syncExecuteCommand(id, { unitId: this.#unit, ...params }, own))
      throw new Error(`the grid refused ${id}`);
  }

  #addRules(id: string, sheet: Worksheet): void {
    // The grid puts each new rule before the others.
    for (const rule of [...formatRules(sheet)].reverse())
      this.#execute(AddConditionalRuleMutation.id, { subUnitId: id, rule });
    const rules = validationRules(sheet);
    this.#rules.set(id, new Map(rules.map(({ uid, ranges }) => [uid, ranges])));
    for (const rule of rules) this.#execute(AddDataValidationMutation.id, { subUnitId: id, rule });
  }

  #refuse(message: string): never {
    this.#listener?.refused(message);
    throw new CanceledError();
  }

  #before({ id, type, params }: Readonly<ICommandInfo>, options?: IExecutionOptions): void {
    if (!this.#listener || options?.['own'] === true) return;
    this.#leaveOutGone(params);
    if (id === SetCellEditVisibleOperation.id) this.#beforeEditing(params as { visible?: boolean });
    else if (type === CommandType.COMMAND && !isAllowedCommand(id)) this.#refuse(refusals.structure);
    else if (id === CutCommand.id) this.#refuse(refusals.cut);
    else if (id === ClearSelectionContentCommand.id) this.#beforeClearing();
    else if (this.#paste.takes(id, params)) throw new CanceledError();
    else if (type !== CommandType.MUTATION || options?.['fromFormula'] === true) return;
    else if (id === SetRangeValuesMutation.id)
      this.#withoutLocked(params as { subUnitId: string; cellValue?: Matrix });
    else if (madeHarmless(id, params ?? {}, (sheet, rule) => this.#rules.get(sheet)?.get(rule) ?? [])) return;
    else if (!isFollowed(id)) this.#refuse(refusals.structure);
  }

  /** Nothing to clear is nothing to undo. */
  #beforeClearing(): void {
    const shown = this.#workbook().getActiveSheet();
    const sheet = this.#sheets.get(shown.getSheetId());
    const ranges = shown.getSelection()?.getActiveRangeList() ?? [];
    const open = ranges.some((range) => {
      const { startRow, endRow, startColumn, endColumn } = range.getRange();
      for (let row = startRow; row <= endRow; row += 1)
        for (let column = startColumn; column <= endColumn; column += 1)
          if (sheet && !isLocked(sheet, row, column)) return true;
      return false;
    });
    if (!open) this.#refuse(refusals.locked);
  }

  #beforeEditing({ visible }: { visible?: boolean }): void {
    if (visible !== true) return;
    const shown = this.#workbook().getActiveSheet();
    const range = shown.getActiveCell() ?? shown.getActiveRange();
    const sheet = this.#sheets.get(shown.getSheetId());
    if (range && sheet && isLocked(sheet, range.getRow(), range.getColumn())) this.#refuse(refusals.locked);
  }

  /** A step back into a sheet that is gone changes nothing in the one that stands in its place. */
  #leaveOutGone(params: object | undefined): void {
    const place = params as { subUnitId?: string; cellValue?: Matrix } | undefined;
    const now = place?.subUnitId === undefined ? undefined : this.#replaced.get(place.subUnitId);
    if (!place || now === undefined) return;
    place.subUnitId = now;
    if (place.cellValue) place.cellValue = {};
  }

  /** The change goes on without the cells that are locked. */
  #withoutLocked(params: { subUnitId: string; cellValue?: Matrix }): void {
    if (this.#ownSteps.has(params)) return;
    const { subUnitId, cellValue } = params;
    const sheet = this.#sheets.get(subUnitId);
    if (!sheet) return;
    if (!cellValue) this.#refuse(refusals.structure);
    let kept = 0;
    let taken = 0;
    for (const [row, cells] of linesOf(cellValue))
      for (const column of Object.keys(cells)) {
        if (isLocked(sheet, Number(row), Number(column))) {
          Reflect.deleteProperty(cells, column);
          taken += 1;
        } else kept += 1;
      }
    if (taken > 0) this.#listener?.refused(kept > 0 ? refusals.partly : refusals.locked);
  }

  #after({ id, params }: Readonly<ICommandInfo>, options?: IExecutionOptions): void {
    if (!this.#listener || options?.['own'] === true) return;
    if (id === SetRangeValuesMutation.id)
      this.#tell(params as { subUnitId: string; cellValue?: Matrix }, options?.['fromFormula'] === true);
    else if (id === SetWorksheetColWidthMutation.id || id === SetWorksheetRowHeightMutation.id)
      this.#tellSizes(id, params as { subUnitId: string; ranges: readonly IRange[] });
  }

  #tell({ subUnitId, cellValue = {} }: { subUnitId: string; cellValue?: Matrix }, calculated: boolean): void {
    const sheet = this.#sheets.get(subUnitId);
    const shown = this.#workbook().getSheetBySheetId(subUnitId);
    if (!sheet || !shown) return;
    const model = shown.getSheet();
    const styles = this.#workbook().getWorkbook().getStyles();
    const changes: GridChange[] = [];
    for (const [r, cells] of linesOf(cellValue))
      for (const [c, patch] of Object.entries(cells)) {
        const [row, column] = [Number(r), Number(c)];
        const raw = model.getCellRaw(row, column);
        const data = raw?.si ? { ...raw, f: shown.getRange(row, column).getFormula(), si: null } : raw;
        const style = raw ? styles.getStyleByCell(raw) : undefined;
        const looks = patch === null || patch === undefined || 's' in patch;
        changes.push({ sheet, row, column, data, style: style ?? undefined, looks, calculated });
      }
    if (changes.length > 0) this.#listener?.changed(changes);
  }

  #tellSizes(id: string, { subUnitId, ranges }: { subUnitId: string; ranges: readonly IRange[] }): void {
    const sheet = this.#sheets.get(subUnitId);
    const model = this.#workbook().getSheetBySheetId(subUnitId)?.getSheet();
    if (!sheet || !model) return;
    const columns = new Map<number, number>();
    const rows = new Map<number, number>();
    for (const range of ranges) {
      if (id === SetWorksheetColWidthMutation.id)
        for (let c = range.startColumn; c <= range.endColumn; c += 1) columns.set(c, model.getColumnWidth(c));
      else for (let r = range.startRow; r <= range.endRow; r += 1) rows.set(r, model.getRowHeight(r));
    }
    this.#listener?.resized(sheet, { columns, rows });
  }
}
