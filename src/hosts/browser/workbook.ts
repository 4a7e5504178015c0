/**
 * The port in the browser. The workbook itself is the file's (hosts/file), edited in place: the grid shows it through
 * exceljs, the clerk's edits go into the file cell by cell, and what no grid can show is simply never touched.
 */
import { ValueType, type Cell, type CellValue, type Style, type Worksheet } from 'exceljs';
import type { CellPlace } from '../../form/place';
import { HostError } from '../../workbook/host-error';
import { sameName } from '../../workbook/sheet-name';
import { standing } from '../../workbook/standing';
import type {
  Block,
  CellInput,
  Contents,
  Place,
  SheetPlan,
  Workbook,
  Written,
} from '../../workbook/workbook';
import { setCell } from '../file/draw-sheet';
import { newWorkbook } from '../file/open';
import type { FileWorkbook } from '../file/workbook';
import { entered } from './entered';
import type { Grid, GridCell, GridCells, GridChange, GridSizes, Typing } from './grid';
import { gridData, takeGridData } from './grid-cell';
import { charactersWide, pointsHigh } from './grid-sheet';
import { restyle } from './grid-style';
import { Journal, type Touched } from './journal';
import { namesInFormulas } from './names-in-formulas';
import { calculationOf, type Calculation } from './recalculate';
import type { CellAt } from '../file/dependents';
import { addShown, replaceShown, shownBook, shownSheet, type Shown } from './shown-book';
import { plain, ShownReader } from './shown-cells';

/** A cell as it stands, as a block to write. */
function blockOf({ sheet, cell, row, column }: Touched): Block {
  const value = plain(cell.type === ValueType.Formula ? cell.result : cell.value);
  const input: CellInput =
    cell.type === ValueType.Formula
      ? {
          kind: 'formula',
          formula: cell.formula,
          result: typeof value === 'boolean' ? Number(value) : (value ?? 0),
        }
      : { kind: 'value', value: typeof value === 'boolean' ? Number(value) : value };
  return { sheet: sheet.name, row, column, inputs: [[input]] };
}

export interface BrowserOptions {
  /** Why something the clerk did was not done, in Chinese. */
  readonly onRefused: (message: string) => void;
  /** After every change, the clerk's or the port's: there is something to save. */
  readonly onChange: () => void;
  /** A place is shown to the clerk. */
  readonly onSelect: () => void;
  /** The workbook is ours, with the one empty sheet that a program starts with. */
  readonly ownBlank?: boolean;
}

export class BrowserWorkbook implements Workbook {
  #file: FileWorkbook;
  readonly #shown: Shown;
  #journal: Journal;
  readonly #grid: Grid;
  readonly #calculation: Calculation;
  readonly #reader = new ShownReader();
  readonly #options: BrowserOptions;
  readonly #listeners = new Set<() => void>();
  #telling = false;
  /** What was written since the last draft that was kept. */
  #unkept: readonly Block[] = [];
  /** Cells changed since formulas were last brought up to date. */
  readonly #changed: CellAt[] = [];
  /** Formulas whose results the grid does not show yet. */
  readonly #results = new Set<Cell>();
  #typing: Typing | undefined;

  private constructor(file: FileWorkbook, shown: Shown, grid: Grid, name: string, options: BrowserOptions) {
    this.#file = file;
    this.#shown = shown;
    this.#journal = new Journal(file);
    this.#grid = grid;
    this.#options = options;
    this.#calculation = calculationOf(
      shown.book,
      () => this.#file.names(),
      (cell) => {
        this.#reader.touch(cell.worksheet, Number(cell.row) - 1);
        this.#results.add(cell);
      },
    );
    this.#calculation.run();
    this.#results.clear();
    grid.show(shown.book, name, file.front, {
      changed: (changes) => {
        this.#take(changes);
      },
      resized: (sheet, sizes) => {
        this.#resize(sheet, sizes);
      },
      typing: (typing) => {
        this.#typing = typing;
        if (typing) options.onChange();
      },
      refused: options.onRefused,
      calculates: (sheet, row, column) => {
        const cell = sheet.findRow(row + 1)?.findCell(column + 1);
        return cell?.type === ValueType.Formula && this.#calculation.knows(cell);
      },
    });
    grid.name(namesInFormulas(shown.book, file.names()));
  }

  /** Shows `file`, which has a sheet at least, in the grid and follows what the clerk does there. */
  static async show(
    file: FileWorkbook,
    grid: Grid,
    name: string,
    options: BrowserOptions,
  ): Promise<BrowserWorkbook> {
    const { state } = file;
    if (!state) throw new Error('an empty file cannot be shown');
    return new BrowserWorkbook(file, await shownBook(state), grid, name, options);
  }

  /** What the file must be called. */
  get extension(): string {
    return this.#file.extension;
  }

  /** Sheets so large that only their beginning is shown; saving keeps them whole. */
  get cut(): readonly string[] {
    return this.#shown.cut;
  }

  /** What is being typed into a cell, and not entered yet. */
  get typing(): Typing | undefined {
    return this.#typing;
  }

  /** Enters what was being typed when a draft was kept. */
  async enter({ sheet, row, column, text }: Typing): Promise<void> {
    await this.write([{ sheet, row, column, inputs: [[{ kind: 'value', value: entered(text) }]] }]);
  }

  read(wanted?: {
    readonly sheets: readonly string[];
    readonly names: readonly string[];
  }): Promise<Contents> {
    const names = this.#file.names();
    const holders = wanted?.names.flatMap((name) => names.get(name)?.sheet ?? []) ?? [];
    const want = [...(wanted?.sheets ?? []), ...holders];
    const sheets = this.#shown.book.worksheets.filter(
      (sheet) => wanted === undefined || want.some((name) => sameName(name, sheet.name)),
    );
    return Promise.resolve({ sheets: sheets.map((sheet) => this.#reader.read(sheet)), names });
  }

  async addSheets(plans: readonly SheetPlan[]): Promise<void> {
    await this.#journal.settle();
    const { book } = this.#shown;
    const [blank] = plans.length > 0 && this.#isOwnBlank() ? book.worksheets : [];
    if (blank) {
      // The empty sheet we began with makes way for the first real ones.
      const fresh = newWorkbook();
      await fresh.addSheets(plans);
      this.#file = fresh;
      this.#journal = new Journal(fresh);
    } else await this.#file.addSheets(plans);
    await addShown(book, plans);
    this.#calculation.run();
    this.#grid.name(namesInFormulas(book, this.#file.names()));
    const sheets = book.worksheets;
    sheets.slice(sheets.length - plans.length).forEach((sheet, index) => {
      this.#grid.add(sheet, sheets.length - plans.length + index);
    });
    const next = sheets[1];
    if (blank && next) {
      this.#grid.remove(blank, next);
      book.removeWorksheet(blank.id);
    }
    this.#showResults();
    this.#options.onChange();
  }

  async replaceSheet(plan: SheetPlan): Promise<void> {
    const { book } = this.#shown;
    const old = shownSheet(book, plan.name);
    if (!old) {
      await this.addSheets([plan]);
      return;
    }
    await this.#journal.settle();
    await this.#file.replaceSheet(plan);
    const sheet = await replaceShown(book, old, plan);
    this.#calculation.run();
    this.#grid.name(namesInFormulas(book, this.#file.names()));
    this.#grid.replace(old, sheet, book.worksheets.indexOf(sheet));
    this.#showResults();
    this.#options.onChange();
  }

  async write(blocks: readonly Block[]): Promise<readonly Written[]> {
    const sheets = this.#shown.book.worksheets.filter(({ name }) =>
      blocks.some(({ sheet }) => sameName(sheet, name)),
    );
    const stood = standing(
      sheets.map((sheet) => this.#reader.read(sheet)),
      blocks,
    );
    const before = this.#cellsOf(blocks);
    // A row that is high enough stays as it is.
    const high = ({ sheet, row }: Block): number =>
      (shownSheet(this.#shown.book, sheet)?.getRow(row + 1) as { height?: number } | undefined)?.height ?? 0;
    const growing = blocks.filter((block) => block.height !== undefined && high(block) < block.height);
    await this.#file.write(
      blocks.map(({ height, ...block }) =>
        height !== undefined && high(block) < height ? { ...block, height } : block,
      ),
    );
    this.#unkept = [...this.#unkept, ...blocks];
    for (const { sheet: name, row, column, inputs } of blocks) {
      const sheet = shownSheet(this.#shown.book, name);
      if (!sheet) continue;
      inputs.forEach((line, r) => {
        this.#reader.touch(sheet, row + r);
        line.forEach((input, c) => {
          setCell(sheet.getCell(row + r + 1, column + c + 1), input);
        });
      });
    }
    this.#calculation.run(
      blocks.flatMap(({ sheet, row, column, inputs }) =>
        inputs.flatMap((line, r) => line.map((_, c) => ({ sheet, row: row + r, column: column + c }))),
      ),
    );
    const after = this.#cellsOf(blocks);
    for (const { sheet, cells } of after) this.#grid.put(sheet, cells);
    for (const { sheet, row, height } of growing) {
      const shown = shownSheet(this.#shown.book, sheet);
      if (!shown || height === undefined) continue;
      shown.getRow(row + 1).height = height;
      this.#grid.heighten(shown, row, height);
    }
    this.#grid.remember(before, after);
    this.#showResults();
    this.#options.onChange();
    return stood;
  }

  async select(place: Place): Promise<void> {
    await this.#file.select(place);
    const sheet = shownSheet(this.#shown.book, place.sheet);
    if (!sheet) return;
    this.#grid.select(sheet, place.area);
    this.#options.onSelect();
  }

  activeCell(): Promise<CellPlace> {
    const { sheet, area } = this.#grid.front();
    return Promise.resolve({ sheet, row: area.row, column: area.column });
  }

  onEdit(listener: () => void): Promise<() => Promise<void>> {
    this.#listeners.add(listener);
    return Promise.resolve(() => {
      this.#listeners.delete(listener);
      return Promise.resolve();
    });
  }

  /** The file as it is now, what is being typed included. */
  async save(): Promise<Uint8Array> {
    await this.#grid.commit();
    return this.draft();
  }

  /** The file without what is still being typed: leaves the clerk alone. Opens again at the sheet in front. */
  async draft(): Promise<Uint8Array> {
    await this.#journal.settle();
    const front = this.#grid.front();
    if (front.sheet !== this.#file.front) await this.#file.select(front);
    return this.#file.save();
  }

  /** What was written since the last draft was kept: plain data, to be kept in a hurry. */
  get unkept(): readonly Block[] {
    return this.#unkept;
  }

  /** A draft is kept that holds the first `count` of these. */
  kept(count: number): void {
    this.#unkept = this.#unkept.slice(count);
  }

  /** The one empty sheet that a program starts with, as we made it. */
  #isOwnBlank(): boolean {
    const { worksheets } = this.#shown.book;
    const [sheet] = worksheets;
    return this.#options.ownBlank === true && worksheets.length === 1 && sheet?.actualRowCount === 0;
  }

  /** What the grid holds of the cells of blocks. */
  #cellsOf(blocks: readonly Block[]): readonly GridCells[] {
    return blocks.flatMap(({ sheet: name, row, column, inputs }) => {
      const sheet = shownSheet(this.#shown.book, name);
      if (!sheet) return [];
      const cells = inputs.flatMap((line, r) =>
        line.map((_, c) => ({
          row: row + r,
          column: column + c,
          data: gridData(sheet.getCell(row + r + 1, column + c + 1)),
        })),
      );
      return [{ sheet, cells }];
    });
  }

  #take(changes: readonly GridChange[]): void {
    const news = changes.filter((change) => {
      if (!change.calculated) return true;
      const cell = change.sheet.findRow(change.row + 1)?.findCell(change.column + 1);
      if (cell?.type !== ValueType.Formula || this.#calculation.knows(cell)) return false;
      return plain(cell.result) !== (change.data?.v ?? null);
    });
    if (news.length === 0) return;
    const before: { readonly touched: Touched; readonly value: CellValue; readonly style: Partial<Style> }[] =
      [];
    for (const { sheet, row, column, data, style, looks, calculated } of news) {
      const cell = sheet.getCell(row + 1, column + 1);
      const touched = { sheet, cell, row, column, calculated };
      before.push({ touched, value: cell.value, style: cell.style });
      this.#reader.touch(sheet, row);
      if (looks && !calculated) restyle(cell, style ?? {});
      takeGridData(cell, data, style);
    }
    try {
      this.#journal.write(before.map(({ touched }) => touched));
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      // The last of a cell's changes is taken back first.
      for (const { touched, value, style } of [...before].reverse()) {
        touched.cell.value = value;
        touched.cell.style = style;
      }
      for (const { touched } of before)
        this.#grid.put(touched.sheet, [
          { row: touched.row, column: touched.column, data: gridData(touched.cell) },
        ]);
      this.#options.onRefused(error.message);
      return;
    }
    const typed = before.filter(({ touched }) => !touched.calculated).map(({ touched }) => blockOf(touched));
    this.#unkept = [...this.#unkept, ...typed];
    news.forEach(({ looks, calculated }, index) => {
      const touched = before[index]?.touched;
      if (touched && looks && !calculated) this.#journal.looks(touched.sheet, touched.cell);
    });
    // What the grid makes of a formula that is typed or taken back is not what it gives.
    for (const { touched } of before)
      if (touched.cell.type === ValueType.Formula) this.#results.add(touched.cell);
    this.#changed.push(...news.map(({ sheet, row, column }) => ({ sheet: sheet.name, row, column })));
    this.#tell();
  }

  /** Once for everything that happens in one go. */
  #tell(): void {
    if (this.#telling) return;
    this.#telling = true;
    queueMicrotask(() => {
      this.#telling = false;
      this.#calculation.run(this.#changed.splice(0));
      this.#showResults();
      this.#options.onChange();
      for (const listener of this.#listeners) listener();
    });
  }

  /** Puts what formulas give now into the grid, which works out only what nobody here knows. */
  #showResults(): void {
    const bySheet = new Map<Worksheet, GridCell[]>();
    for (const cell of this.#results) {
      if (cell.type !== ValueType.Formula || !this.#calculation.knows(cell)) continue;
      const cells = bySheet.get(cell.worksheet) ?? [];
      cells.push({ row: Number(cell.row) - 1, column: Number(cell.col) - 1, data: gridData(cell) });
      bySheet.set(cell.worksheet, cells);
    }
    this.#results.clear();
    for (const [sheet, cells] of bySheet) this.#grid.put(sheet, cells);
  }

  #resize(sheet: Worksheet, { columns, rows }: GridSizes): void {
    const widths = new Map([...columns].map(([column, pixels]) => [column, charactersWide(pixels)]));
    const heights = new Map([...rows].map(([row, pixels]) => [row, pointsHigh(pixels)]));
    this.#journal.resize(sheet, { widths, heights });
    for (const [column, width] of widths) sheet.getColumn(column + 1).width = width;
    for (const [row, height] of heights) sheet.getRow(row + 1).height = height;
    this.#options.onChange();
  }
}
