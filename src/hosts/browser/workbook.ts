/**
 * The port in the browser. The workbook itself is the file's (hosts/file): the grid shows it, the clerk's edits go
 * back into it cell by cell, and what no grid can show is simply never touched.
 */
import { ValueType, type Worksheet } from 'exceljs';
import { sameName } from '../../workbook/sheet-name';
import type { Block, Contents, Place, SheetPlan, Workbook } from '../../workbook/workbook';
import { plain } from '../file/read-sheet';
import type { FileWorkbook } from '../file/workbook';
import { entered } from './entered';
import type { Grid, GridChange, GridSizes, Typing } from './grid';
import { gridData, takeGridData } from './grid-cell';
import { charactersWide, pointsHigh } from './grid-sheet';
import { restyle } from './grid-style';
import { plainFormulas } from './plain-formulas';
import { calculationOf, type Calculation } from './recalculate';

export interface BrowserOptions {
  /** Why something the clerk did was not done, in Chinese. */
  readonly onRefused: (message: string) => void;
  /** After every change, the clerk's or the port's: there is something to save. */
  readonly onChange: () => void;
  /** A place is shown to the clerk. */
  readonly onSelect: () => void;
}

export class BrowserWorkbook implements Workbook {
  readonly #file: FileWorkbook;
  readonly #grid: Grid;
  readonly #calculation: Calculation;
  readonly #options: BrowserOptions;
  readonly #listeners = new Set<() => void>();
  #telling = false;
  #typing: Typing | undefined;

  /** Shows `file` in the grid and follows what the clerk does there. */
  constructor(file: FileWorkbook, grid: Grid, name: string, options: BrowserOptions) {
    this.#file = file;
    this.#grid = grid;
    this.#options = options;
    if (file.book.worksheets.length === 0) file.book.addWorksheet('Sheet1');
    plainFormulas(file.book);
    this.#calculation = calculationOf(file.book, () => file.names());
    this.#calculation.run();
    grid.show(file.book, name, {
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
    });
  }

  /** What was in the opened file that a save cannot keep, in Chinese. */
  get losses(): readonly string[] {
    return this.#file.losses;
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
    return this.#file.read(wanted);
  }

  async addSheets(plans: readonly SheetPlan[]): Promise<void> {
    await this.#file.addSheets(plans);
    this.#calculation.run();
    const sheets = this.#file.book.worksheets;
    sheets.slice(-plans.length).forEach((sheet, index) => {
      this.#grid.add(sheet, sheets.length - plans.length + index);
    });
    this.#options.onChange();
  }

  async replaceSheet(plan: SheetPlan): Promise<void> {
    const old = this.#sheet(plan.name);
    if (!old) {
      await this.addSheets([plan]);
      return;
    }
    await this.#file.replaceSheet(plan);
    this.#calculation.run();
    const sheet = this.#sheet(plan.name);
    if (sheet) this.#grid.replace(old, sheet, this.#file.book.worksheets.indexOf(sheet));
    this.#options.onChange();
  }

  async write(blocks: readonly Block[]): Promise<void> {
    await this.#file.write(blocks);
    this.#calculation.run();
    for (const { sheet: name, row, column, inputs } of blocks) {
      const sheet = this.#sheet(name);
      if (!sheet) continue;
      const cells = inputs.flatMap((line, r) =>
        line.map((_, c) => ({
          row: row + r,
          column: column + c,
          data: gridData(sheet.getCell(row + r + 1, column + c + 1)),
        })),
      );
      this.#grid.put(sheet, cells);
    }
    this.#options.onChange();
  }

  async select(place: Place): Promise<void> {
    await this.#file.select(place);
    const sheet = this.#sheet(place.sheet);
    if (!sheet) return;
    this.#grid.select(sheet, place.area);
    this.#options.onSelect();
  }

  onEdit(listener: () => void): Promise<() => Promise<void>> {
    this.#listeners.add(listener);
    return Promise.resolve(() => {
      this.#listeners.delete(listener);
      return Promise.resolve();
    });
  }

  /** The .xlsx as it is now, what is being typed included. */
  async save(): Promise<Uint8Array> {
    await this.#grid.commit();
    return this.#file.save();
  }

  /** The .xlsx without what is still being typed: leaves the clerk alone. */
  draft(): Promise<Uint8Array> {
    return this.#file.save();
  }

  #sheet(name: string): Worksheet | undefined {
    return this.#file.book.worksheets.find((sheet) => sameName(sheet.name, name));
  }

  #take(changes: readonly GridChange[]): void {
    const news = changes.filter((change) => {
      if (!change.calculated) return true;
      const cell = change.sheet.findRow(change.row + 1)?.findCell(change.column + 1);
      if (cell?.type !== ValueType.Formula || this.#calculation.knows(cell)) return false;
      return plain(cell.result) !== (change.data?.v ?? null);
    });
    if (news.length === 0) return;
    for (const { sheet, row, column, data, style, looks, calculated } of news) {
      const cell = sheet.getCell(row + 1, column + 1);
      if (looks && !calculated) restyle(cell, style ?? {});
      takeGridData(cell, data, style);
    }
    this.#tell();
  }

  /** Once for everything that happens in one go. */
  #tell(): void {
    if (this.#telling) return;
    this.#telling = true;
    queueMicrotask(() => {
      this.#telling = false;
      this.#calculation.run();
      this.#options.onChange();
      for (const listener of this.#listeners) listener();
    });
  }

  #resize(sheet: Worksheet, { columns, rows }: GridSizes): void {
    for (const [column, pixels] of columns) sheet.getColumn(column + 1).width = charactersWide(pixels);
    for (const [row, pixels] of rows) sheet.getRow(row + 1).height = pointsHigh(pixels);
    this.#options.onChange();
  }
}
