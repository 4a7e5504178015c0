/**
 * The workbook behind the host: exceljs holds it, so that what an add-in did can be saved and opened elsewhere. This
 * file adds what a file does not have: recalculation, events, and a person who types.
 */
import { Workbook, type Cell, type CellValue, type Worksheet } from 'exceljs';
import { absoluteName, parseArea, parseReference, quotedSheet } from '../../src/workbook/a1';
import type { Area } from '../../src/workbook/workbook';
import type { Chart } from './charts';
import { evaluate, type Cells, type Scalar } from './formula';
import { ApiError, type EventEntry } from './protocol';
import type { Quirk } from './quirks';

/** exceljs keeps these without declaring them. */
interface Ordered {
  orderNo: number;
}

interface Protected {
  sheetProtection: Record<string, unknown> | null;
}

export interface Name {
  readonly name: string;
  /** `='三、依申请公开'!$A$2:$J$29` */
  readonly formula: string;
}

/** The target of events that are asked for on the collection of sheets. */
export const wholeWorkbook = 'Workbook';

export const eventTypes = { changed: 10, added: 13, deleted: 15 } as const;

type Block = readonly (readonly Scalar[])[];
type Blocks = Map<Worksheet, Map<string, { readonly area: Area; readonly block: Block }>>;

/** Cells from which an area is worth keeping while formulas are evaluated. */
const large = 32;

/** What a formula gave, and all it looked at: as long as that is the same, so is the result. */
interface Seen {
  readonly formula: string;
  readonly sheet: string;
  readonly day: number;
  readonly looks: readonly { readonly sheet: string; readonly area: Area; readonly block: Block }[];
  readonly names: readonly { readonly name: string; readonly refersTo: string | undefined }[];
  readonly result: Scalar;
}

const sameBlock = (a: Block, b: Block): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every((line, row) => {
      const other = b[row];
      return line.length === other?.length && line.every((value, column) => value === other[column]);
    }));

/** exceljs counts from 1. */
const contains = ({ row, column, rows, columns }: Area, cell: Cell): boolean => {
  const [down, right] = [Number(cell.row) - 1 - row, Number(cell.col) - 1 - column];
  return down >= 0 && down < rows && right >= 0 && right < columns;
};

export class Book {
  readonly file: Workbook;
  readonly names = new Map<string, Name>();
  /** Names that sheets have for themselves, such as a copied sheet's; the workbook's collection in Excel is without them. */
  readonly ownNames: (Name & { readonly sheet: string })[] = [];
  /** Sheets whose changes are asked for; `wholeWorkbook` stands for all of them. */
  readonly listening = { changed: new Set<string>(), added: false, deleted: false };
  enableEvents = true;
  /** What this Excel does that others do not. */
  readonly quirks = new Set<Quirk>();
  active = '';
  selected: { readonly sheet: string; readonly area: Area } | undefined;
  /** Passwords of protected sheets. */
  readonly passwords = new Map<string, string>();
  readonly #charts = new WeakMap<Worksheet, Chart[]>();
  readonly #events: EventEntry[] = [];
  readonly #ids = new Map<Worksheet, string>();
  #count = 0;
  #stale = false;
  readonly #seen = new WeakMap<Cell, Seen>();
  /** Large areas as they were read last: the same again are the same block. */
  readonly #read: Blocks = new Map();

  constructor(file: Workbook = new Workbook()) {
    this.file = file;
    for (const { name, ranges } of file.definedNames.model) {
      const [range] = ranges;
      if (range !== undefined) this.names.set(name, { name, formula: `=${range}` });
    }
    if (file.worksheets.length === 0) file.addWorksheet('Sheet1');
    this.active = file.worksheets[0]?.name ?? '';
  }

  get sheets(): readonly Worksheet[] {
    return [...this.file.worksheets];
  }

  sheet(name: string): Worksheet | undefined {
    return this.sheets.find(
      (sheet) => sheet.name.toLowerCase() === name.toLowerCase() || this.idOf(sheet) === name,
    );
  }

  idOf(sheet: Worksheet): string {
    const id = this.#ids.get(sheet) ?? `{${String((this.#count += 1)).padStart(8, '0')}}`;
    this.#ids.set(sheet, id);
    return id;
  }

  addSheet(name: string): Worksheet {
    if (name.length === 0 || name.length > 31 || /[[\]:*?/\\]/u.test(name))
      throw new ApiError('InvalidArgument', `not a sheet name: ${name}`);
    if (this.sheet(name)) throw new ApiError('ItemAlreadyExists', `the sheet exists: ${name}`, 409);
    const sheet = this.file.addWorksheet(name);
    (sheet as unknown as Ordered).orderNo =
      Math.max(0, ...this.sheets.map((one) => (one as unknown as Ordered).orderNo)) + 1;
    this.#tell(this.listening.added, eventTypes.added, wholeWorkbook, {
      worksheetId: this.idOf(sheet),
      source: 'Local',
    });
    return sheet;
  }

  /** The charts of a sheet, which go with it; not in what is saved. */
  chartsOn(sheet: Worksheet): Chart[] {
    const charts = this.#charts.get(sheet) ?? [];
    this.#charts.set(sheet, charts);
    return charts;
  }

  /** Names that refer to it stay, broken, as in Excel. */
  deleteSheet(sheet: Worksheet): void {
    const visible = this.sheets.filter(({ state }) => state === 'visible');
    if (visible.length === 1 && visible[0] === sheet)
      throw new ApiError('InvalidOperation', 'a workbook needs a visible sheet');
    for (const [key, { name, formula }] of this.names) {
      if (formula.startsWith(`=${quotedSheet(sheet.name)}!`))
        this.names.set(key, { name, formula: '=#REF!' });
    }
    const id = this.idOf(sheet);
    this.file.removeWorksheet(sheet.id);
    this.listening.changed.delete(id);
    if (this.active === sheet.name) this.active = visible.find((one) => one !== sheet)?.name ?? '';
    this.#tell(this.listening.deleted, eventTypes.deleted, wholeWorkbook, {
      worksheetId: id,
      source: 'Local',
    });
  }

  renameSheet(sheet: Worksheet, name: string): void {
    const taken = this.sheet(name);
    if (taken && taken !== sheet) throw new ApiError('ItemAlreadyExists', `the sheet exists: ${name}`, 409);
    const before = `=${quotedSheet(sheet.name)}!`;
    for (const [key, { name: label, formula }] of this.names) {
      if (formula.startsWith(before))
        this.names.set(key, {
          name: label,
          formula: `=${quotedSheet(name)}!${formula.slice(before.length)}`,
        });
    }
    if (this.active === sheet.name) this.active = name;
    sheet.name = name;
  }

  positionOf(sheet: Worksheet): number {
    return this.sheets.indexOf(sheet);
  }

  moveSheet(sheet: Worksheet, position: number): void {
    const others = this.sheets.filter((one) => one !== sheet);
    others.splice(position, 0, sheet);
    others.forEach((one, index) => {
      (one as unknown as Ordered).orderNo = index;
    });
  }

  addName(name: string, sheet: Worksheet, area: Area): void {
    if (this.names.has(name.toLowerCase()))
      throw new ApiError('ItemAlreadyExists', `the name exists: ${name}`, 409);
    this.names.set(name.toLowerCase(), {
      name,
      formula: `=${quotedSheet(sheet.name)}!${absoluteName(area)}`,
    });
  }

  protectionOf(sheet: Worksheet): Record<string, unknown> | null {
    return (sheet as unknown as Protected).sheetProtection ?? null;
  }

  protect(sheet: Worksheet, options: Record<string, unknown> | null): void {
    (sheet as unknown as Protected).sheetProtection = options;
  }

  /** Where a name refers to. */
  placeOf(name: string): { readonly sheet: string; readonly area: Area } | undefined {
    return parseReference(this.names.get(name.toLowerCase())?.formula ?? '');
  }

  /** The value a cell shows; covered cells are blank. */
  valueOf(cell: Cell): Scalar {
    if (cell.isMerged && cell.master !== cell) return null;
    const { value } = cell;
    if (value === null || value === undefined) return null;
    if (typeof value === 'object') {
      if ('formula' in value) {
        this.settle();
        return (cell.result ?? null) as Scalar;
      }
      if ('richText' in value) return value.richText.map(({ text }) => text).join('');
      if ('error' in value) return value.error;
      if ('text' in value) return value.text;
      throw new Error(`a kind of cell the test host does not know: ${JSON.stringify(value)}`);
    }
    return value;
  }

  /**
   * What formulas see; an area is cut to what the sheet has, so that a count of whole columns ends. Large areas are kept
   * in `blocks` for as long as none of their cells changes: many formulas look at the same ones.
   */
  #cells(blocks: Blocks = new Map()): Cells {
    const sheets = new Map(this.sheets.map((sheet) => [sheet.name, sheet]));
    // exceljs finds the number of columns by going over all rows.
    const read = (sheet: Worksheet, { row, column, rows, columns }: Area): Block => {
      const whole = rows * columns >= large;
      const height = whole ? Math.max(1, Math.min(rows, sheet.rowCount - row)) : rows;
      const width = whole ? Math.max(1, Math.min(columns, sheet.columnCount - column)) : columns;
      return Array.from({ length: height }, (_, r) =>
        Array.from({ length: width }, (__, c) => {
          const cell = sheet.findCell(row + r + 1, column + c + 1);
          return cell ? this.valueOf(cell) : null;
        }),
      );
    };
    return {
      area: (name, area) => {
        const sheet = sheets.get(name) ?? this.sheet(name);
        if (!sheet) return [];
        if (area.rows * area.columns < large) return read(sheet, area);
        const kept = blocks.get(sheet) ?? new Map<string, { readonly area: Area; readonly block: Block }>();
        blocks.set(sheet, kept);
        const key = [area.row, area.column, area.rows, area.columns].join();
        const before = kept.get(key)?.block;
        if (before) return before;
        const last =
          this.#read.get(sheet) ?? new Map<string, { readonly area: Area; readonly block: Block }>();
        this.#read.set(sheet, last);
        const [now, then] = [read(sheet, area), last.get(key)?.block];
        const block = then && sameBlock(then, now) ? then : now;
        kept.set(key, { area, block });
        last.set(key, { area, block });
        return block;
      },
      name: (name) => this.placeOf(name),
    };
  }

  /** What a formula would give on a sheet. */
  evaluate(formula: string, sheet: string): Scalar {
    return evaluate(formula, sheet, this.#cells());
  }

  /** Something was written; formulas are evaluated when somebody looks, and at the end of the batch. */
  touch(): void {
    this.#stale = true;
  }

  /** What was written is seen by every formula. */
  settle(): void {
    if (this.#stale) this.recalculate();
  }

  /** What a cell's formula gives; worked out anew only where something it looks at is another. */
  #resultOf(cell: Cell, formula: string, sheet: string, cells: Cells): Scalar {
    const seen = this.#seen.get(cell);
    const day = Math.floor(Date.now() / 86_400_000);
    const refersTo = (name: string): string | undefined => this.names.get(name.toLowerCase())?.formula;
    const same =
      seen?.formula === formula &&
      seen.sheet === sheet &&
      seen.day === day &&
      seen.names.every((one) => refersTo(one.name) === one.refersTo) &&
      seen.looks.every((look) => {
        const now = cells.area(look.sheet, look.area);
        const small = look.area.rows * look.area.columns < large;
        return small ? sameBlock(now, look.block) : now === look.block;
      });
    if (same) return seen.result;
    const looks: Seen['looks'][number][] = [];
    const names: Seen['names'][number][] = [];
    const result = evaluate(formula, sheet, {
      area: (on, area) => {
        const block = cells.area(on, area);
        looks.push({ sheet: on, area, block });
        return block;
      },
      name: (name) => {
        names.push({ name, refersTo: refersTo(name) });
        return cells.name(name);
      },
    });
    this.#seen.set(cell, { formula, sheet, day, looks, names, result });
    return result;
  }

  /** Every formula again, in as many rounds as results take to settle. */
  recalculate(): void {
    this.#stale = false;
    const blocks: Blocks = new Map();
    const cells = this.#cells(blocks);
    for (let round = 0, settled = false; !settled && round < 10; round += 1) {
      settled = true;
      for (const sheet of this.sheets) {
        sheet.eachRow((row) => {
          row.eachCell((cell) => {
            if (cell.formula === undefined || (cell.isMerged && cell.master !== cell)) return;
            const result = this.#resultOf(cell, cell.formula, sheet.name, cells);
            if (result === (cell.result ?? null)) return;
            settled = false;
            cell.value = { formula: cell.formula, result: result as number | string };
            for (const [key, { area }] of blocks.get(sheet) ?? [])
              if (contains(area, cell)) blocks.get(sheet)?.delete(key);
          });
        });
      }
    }
  }

  /** An add-in or a person changed an area. */
  changed(sheet: Worksheet, area: Area, source: 'Local' | 'Remote' = 'Local'): void {
    const id = this.idOf(sheet);
    const heard = this.listening.changed.has(wholeWorkbook) || this.listening.changed.has(id);
    const target = this.listening.changed.has(wholeWorkbook) ? wholeWorkbook : id;
    this.#tell(heard, eventTypes.changed, target, {
      worksheetId: id,
      source,
      changeType: 'RangeEdited',
      triggerSource: 'Unknown',
      address: absoluteName(area).replace(/\$/gu, ''),
    });
  }

  #tell(heard: boolean, type: number, target: string, payload: object): void {
    if (heard && this.enableEvents) this.#events.push([65536, type, target, JSON.stringify(payload), 0]);
  }

  /** Events since the last call, to be pushed to the runtime. */
  takeEvents(): readonly EventEntry[] {
    return this.#events.splice(0);
  }

  /** A person types: the sheet's protection holds for them too. */
  type(sheetName: string, address: string, value: CellValue, source: 'Local' | 'Remote' = 'Local'): void {
    const sheet = this.sheet(sheetName);
    const area = parseArea(address);
    if (!sheet || !area) throw new Error(`no such place: ${sheetName}!${address}`);
    const cell = sheet.getCell(area.row + 1, area.column + 1);
    if (this.protectionOf(sheet) && cell.protection?.locked !== false)
      throw new Error(`${sheetName}!${address} is protected`);
    cell.value = value;
    this.recalculate();
    this.changed(sheet, area, source);
  }

  async save(): Promise<Uint8Array> {
    this.file.definedNames.model = [...this.names.values()]
      .filter(({ formula }) => formula !== '=#REF!')
      .map(({ name, formula }) => ({ name, ranges: [formula.slice(1)] }));
    return new Uint8Array(await this.file.xlsx.writeBuffer());
  }
}
