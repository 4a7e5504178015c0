/** The port over a file in memory (exceljs). Nothing is on disk until the caller writes what `save` gives. */
import type { Workbook as Book, Worksheet } from 'exceljs';
import { areasNamed } from '../../workbook/defined-names';
import { fits } from '../../workbook/limits';
import { noSheet } from '../../workbook/host-error';
import { refuseTaken, sameName } from '../../workbook/sheet-name';
import type { Block, Contents, Place, SheetPlan, Workbook } from '../../workbook/workbook';
import { addNames, drawSheet, setCell } from './draw-sheet';
import { fixedZip } from './fixed-zip';
import { readSheet } from './read-sheet';

/** A day in the past, the same in every file, so that the same workbook is the same bytes. */
const epoch = new Date('2021-09-26T00:00:00Z');

export class FileWorkbook implements Workbook {
  /** What is held: hosts/browser shows it in a grid and writes edits back. */
  readonly book: Book;
  /** What was in the opened file that a save cannot keep, in Chinese. */
  readonly losses: readonly string[];

  constructor(book: Book, losses: readonly string[] = []) {
    this.book = book;
    this.losses = losses;
  }

  #sheet(name: string): Worksheet | undefined {
    return this.book.worksheets.find((sheet) => sameName(sheet.name, name));
  }

  #inTabOrder(): readonly Worksheet[] {
    return [...this.book.worksheets];
  }

  /** Workbook-level names that refer to one area. */
  names(): Contents['names'] {
    const entries = this.book.definedNames.model.flatMap(({ name, ranges: [range, ...more] }) =>
      more.length > 0 ? [] : [{ name, refersTo: range }],
    );
    return areasNamed(entries, (sheet) => this.#sheet(sheet) !== undefined);
  }

  read(wanted?: {
    readonly sheets: readonly string[];
    readonly names: readonly string[];
  }): Promise<Contents> {
    const names = this.names();
    const holders = wanted?.names.flatMap((name) => names.get(name)?.sheet ?? []) ?? [];
    const want = [...(wanted?.sheets ?? []), ...holders];
    const sheets = this.#inTabOrder().filter(
      (sheet) => wanted === undefined || want.some((name) => sameName(name, sheet.name)),
    );
    return Promise.resolve({ sheets: sheets.map(readSheet), names });
  }

  async addSheets(plans: readonly SheetPlan[]): Promise<void> {
    refuseTaken(plans, {
      sheets: this.book.worksheets.map((sheet) => sheet.name),
      names: [...this.names().keys()],
    });
    const drawn: Worksheet[] = [];
    try {
      for (const plan of plans) {
        const sheet = this.book.addWorksheet(plan.name);
        drawn.push(sheet);
        await drawSheet(this.book, sheet, plan);
      }
    } catch (error) {
      for (const sheet of drawn) this.#remove(sheet);
      throw error;
    }
  }

  async replaceSheet(plan: SheetPlan): Promise<void> {
    const old = this.#sheet(plan.name);
    if (!old) {
      await this.addSheets([plan]);
      return;
    }
    // The new sheet is drawn whole under another name before the old one goes.
    const draft = { ...plan, name: this.#freeName(), names: [] };
    await this.addSheets([draft]);
    const sheet = this.#sheet(draft.name);
    const { orderNo } = old as unknown as { orderNo: number };
    this.#remove(old);
    if (sheet) {
      sheet.name = plan.name;
      addNames(this.book, sheet, plan);
      (sheet as unknown as { orderNo: number }).orderNo = orderNo;
    }
  }

  write(blocks: readonly Block[]): Promise<void> {
    const missing = blocks.find((block) => !this.#sheet(block.sheet));
    if (missing) return Promise.reject(noSheet(missing.sheet));
    // A programming error, and comes as one.
    if (!blocks.every(fits)) return Promise.reject(new Error('no such place'));
    for (const block of blocks) {
      block.inputs.forEach((inputs, r) => {
        inputs.forEach((input, c) => {
          const cell = this.#sheet(block.sheet)?.getCell(block.row + r + 1, block.column + c + 1);
          if (cell) setCell(cell, input);
        });
      });
    }
    return Promise.resolve();
  }

  select({ sheet: name, area }: Place): Promise<void> {
    const sheet = this.#sheet(name);
    if (!sheet) return Promise.reject(noSheet(name));
    // exceljs has null where a file says nothing of views.
    const view = (sheet.views as Worksheet['views'] | null)?.[0];
    const activeCell = sheet.getCell(area.row + 1, area.column + 1).address;
    sheet.views = [{ ...(view ?? { state: 'normal' }), activeCell }];
    this.book.views = [
      {
        x: 0,
        y: 0,
        width: 20_000,
        height: 14_000,
        firstSheet: 0,
        visibility: 'visible',
        activeTab: this.#inTabOrder().indexOf(sheet),
      },
    ];
    return Promise.resolve();
  }

  /** Nobody types into a file: the listener is never called. */
  onEdit(): Promise<() => Promise<void>> {
    return Promise.resolve(() => Promise.resolve());
  }

  /** The .xlsx; the same workbook gives the same bytes. */
  async save(): Promise<Uint8Array> {
    this.book.created = epoch;
    this.book.modified = epoch;
    return fixedZip(new Uint8Array(await this.book.xlsx.writeBuffer()));
  }

  #remove(sheet: Worksheet): void {
    const { name } = sheet;
    this.book.removeWorksheet(sheet.id);
    const { model } = this.book.definedNames;
    this.book.definedNames.model = model
      .map((entry) => ({
        ...entry,
        ranges: entry.ranges.filter(
          (range) => !range.startsWith(`'${name}'!`) && !range.startsWith(`${name}!`),
        ),
      }))
      .filter(({ ranges }) => ranges.length > 0);
  }

  #freeName(): string {
    for (let n = 1; ; n += 1) if (!this.#sheet(`~${String(n)}`)) return `~${String(n)}`;
  }
}
