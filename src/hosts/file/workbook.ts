/**
 * The port over a file in memory, edited in place: what is asked for is put into the parts it concerns, all else stays byte
 * for byte. Nothing is on disk until the caller writes what `save` gives.
 */
import type { Style } from 'exceljs';
import { XmlReader } from '../../container/xml';
import { parseCell } from '../../workbook/a1';
import { fits } from '../../workbook/limits';
import { noSheet } from '../../workbook/host-error';
import { standing } from '../../workbook/standing';
import { daysTo1904, todayNumber } from '../../workbook/shown-date';
import { refuseTaken, sameName } from '../../workbook/sheet-name';
import type { Block, Contents, Place, SheetPlan, Workbook, Written } from '../../workbook/workbook';
import { sheetNamed, type BookSheet } from './book';
import { withoutFormulas, type GoneFormula } from './recalculation/calc-chain';
import type { Put } from './splice/cell-xml';
import { graftInPlace, graftSheets, withStyles } from './splice/graft-sheets';
import { draw, drawStyles, type Drawn } from './splice/new-sheets';
import type { Parts } from './splice/parts';
import { completed, recalculated } from './recalculation/recalculate';
import { frontSheet, withSelection } from './splice/selection';
import { spliceSheet, type CellChange, type ChangedRows, type SheetChange } from './splice/splice-sheet';
import { readState, type State } from './state';
import { tableHeaders } from './splice/table-headers';
import { calculatedOnOpening } from './recalculation/calculation';

type Cells = Map<number, Map<number, CellChange>>;
interface Changing extends SheetChange {
  readonly cells: Cells;
}

const todayIn = ({ book }: State): number => todayNumber() - (book.date1904 ? daysTo1904 : 0);

export class FileWorkbook implements Workbook {
  /** undefined while there is nothing in it yet. */
  #state: State | undefined;
  /** What the state tells, worked out when it is first asked for. */
  #told: { readonly of: State; readonly contents: Contents } | undefined;

  /** Throws Broken and its like for damage (gate.ts). */
  constructor(opened: { readonly parts: Parts; readonly path: string } | undefined) {
    this.#state = opened && readState(opened.parts, opened.path);
  }

  /** Workbook-level names that refer to one area. */
  names(): Contents['names'] {
    return this.#state?.names ?? new Map();
  }

  /** What a file with this in it must be called: macros open from .xlsm only. */
  get extension(): string {
    const { book, parts } = this.#state ?? {};
    const type = book && parts ? parts.contentType(book.path).toLowerCase() : '';
    const macros = type.includes('macroenabled');
    if (type.includes('template')) return macros ? '.xltm' : '.xltx';
    return macros ? '.xlsm' : '.xlsx';
  }

  /** What is in it now, for hosts/browser, which shows it in a grid. */
  get state(): State | undefined {
    return this.#state;
  }

  /** The sheet it opens at. */
  get front(): string | undefined {
    return this.#state && frontSheet(this.#state);
  }

  read(wanted?: {
    readonly sheets: readonly string[];
    readonly names: readonly string[];
  }): Promise<Contents> {
    const { sheets: all, names } = this.#contents();
    const holders = wanted?.names.flatMap((name) => names.get(name)?.sheet ?? []) ?? [];
    const want = [...(wanted?.sheets ?? []), ...holders];
    const sheets = all.filter(
      (sheet) => wanted === undefined || want.some((name) => sameName(name, sheet.name)),
    );
    return Promise.resolve({ sheets, names });
  }

  async addSheets(plans: readonly SheetPlan[]): Promise<void> {
    if (plans.length === 0) return;
    refuseTaken(plans, {
      sheets: this.#state?.book.sheets.map(({ name }) => name) ?? [],
      names: [...this.names().keys()],
    });
    this.#add(await draw(plans));
  }

  async replaceSheet(plan: SheetPlan): Promise<void> {
    const state = this.#state;
    const old = state && sheetNamed(state.book, plan.name);
    if (!old) {
      await this.addSheets([plan]);
      return;
    }
    const drawn = await draw([plan]);
    const gone: readonly GoneFormula[] = [{ sheetId: old.sheetId, cell: undefined }];
    const parts = graftInPlace(state.parts, state.book, drawn);
    this.#state = readState(withoutFormulas(parts, state.book, gone), state.book.path, state);
  }

  write(blocks: readonly Block[]): Promise<readonly Written[]> {
    const state = this.#state;
    const missing = blocks.find((block) => !state || !sheetNamed(state.book, block.sheet));
    if (missing) return Promise.reject(noSheet(missing.sheet));
    // A programming error, and comes as one.
    if (!blocks.every(fits)) return Promise.reject(new Error('no such place'));
    const changes = new Map<string, Changing>();
    for (const { sheet, row, column, inputs, height } of blocks) {
      const key = sheet.toLowerCase();
      const before: Changing = changes.get(key) ?? { cells: new Map<number, Map<number, CellChange>>() };
      const heights = new Map([
        ...(before.heights ?? []),
        ...(height === undefined ? [] : [[row, height] as const]),
      ]);
      const change: Changing = { ...before, ...(heights.size > 0 ? { heights } : {}) };
      changes.set(key, change);
      inputs.forEach((line, r) => {
        line.forEach((put: Put, c) => {
          const cells = change.cells.get(row + r) ?? new Map<number, CellChange>();
          change.cells.set(row + r, cells.set(column + c, { put }));
        });
      });
    }
    try {
      this.change(changes);
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    }
    return Promise.resolve(standing(state?.sheets ?? [], blocks));
  }

  /**
   * Makes changes on sheets, all or none, and calculates what depends on them. By the sheet's name in lower case. Throws a
   * HostError for what cannot be done without harm.
   */
  change(
    changes: ReadonlyMap<string, SheetChange>,
    options: { readonly calculate: boolean } = { calculate: true },
  ): void {
    const before = this.#state;
    if (!before) return;
    let { parts } = before;
    const gone: GoneFormula[] = [];
    /** The state with cells as wanted. */
    const splice = (from: State, wanted: ReadonlyMap<string, SheetChange>): State => {
      const rows = new Map<string, ChangedRows>();
      for (const sheet of from.book.sheets) {
        const change = wanted.get(sheet.name.toLowerCase());
        if (!change) continue;
        const { xml, formulasGone, changed } = spliceSheet(
          from.parts.text(sheet.path) ?? '',
          change,
          this.#context(from, sheet),
        );
        parts = parts.with(sheet.path, xml);
        if (changed) rows.set(sheet.path, changed);
        gone.push(...formulasGone.map((cell) => ({ sheetId: sheet.sheetId, cell })));
      }
      return parts === from.parts ? from : readState(parts, before.book.path, from, rows);
    };
    let state = splice(before, changes);
    if (state === before) return;
    if (options.calculate) state = splice(state, resultsOf(state, changes));
    const cells = [...changes.values()].some((change) => change.cells.size > 0);
    const marked = cells ? calculatedOnOpening(parts, state.book) : parts;
    this.#state = readState(withoutFormulas(marked, state.book, gone), before.book.path, state);
  }

  /** Puts looks among the workbook's formats; the number of each, for `change`. */
  async formats(styles: readonly Partial<Style>[]): Promise<readonly number[]> {
    const drawn = await drawStyles(styles);
    const state = this.#state;
    if (!state) return [];
    const { parts, styles: grafted } = withStyles(state.parts, state.book, drawn);
    const numbers: number[] = [];
    const [sheet] = drawn.book.sheets;
    const reader = new XmlReader(drawn.parts.text(sheet?.path ?? '') ?? '');
    for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
      if (piece !== 'open' || reader.name !== 'c') continue;
      const { row } = parseCell(reader.attribute('r') ?? '') ?? { row: 0 };
      numbers[row] = grafted.cell(Number(reader.attribute('s') ?? 0));
    }
    this.#state = readState(parts, state.book.path, state);
    return styles.map((_, index) => numbers[index] ?? 0);
  }

  select({ sheet: name, area }: Place): Promise<void> {
    const state = this.#state;
    const sheet = state && sheetNamed(state.book, name);
    if (!sheet) return Promise.reject(noSheet(name));
    this.#state = readState(withSelection(state, sheet, area), state.book.path, state);
    return Promise.resolve();
  }

  /** Nobody stands anywhere in a file. */
  activeCell(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  /** Nobody types into a file: the listener is never called. */
  onEdit(): Promise<() => Promise<void>> {
    return Promise.resolve(() => Promise.resolve());
  }

  /** The .xlsx; the same workbook gives the same bytes. */
  async save(): Promise<Uint8Array> {
    const state = this.#state ?? stateOf(await draw([]));
    return state.parts.save();
  }

  /** With the results that the file lacks; what is not known here stays blank, and the checks say so. */
  #contents(): Contents {
    const state = this.#state;
    if (!state) return { sheets: [], names: this.names() };
    if (this.#told?.of !== state) this.#told = { of: state, contents: completed(state, todayIn(state)) };
    return this.#told.contents;
  }

  #add(drawn: Drawn): void {
    const state = this.#state;
    this.#state = state
      ? readState(graftSheets(state.parts, state.book, drawn), state.book.path, state)
      : stateOf(drawn);
  }

  #context(state: State, sheet: BookSheet): Parameters<typeof spliceSheet>[2] {
    const headers = tableHeaders(state.parts, sheet.path);
    return { sheet: sheet.name, strings: state.strings, formats: state.formats, headers };
  }
}

function stateOf({ parts, book }: Drawn): State {
  return readState(parts, book.path);
}

/** Formulas that give something else now. */
function resultsOf(
  state: State,
  changes: ReadonlyMap<string, SheetChange>,
): ReadonlyMap<string, SheetChange> {
  const results = new Map<string, Changing>();
  const isWritten = (sheet: string, row: number, column: number): boolean =>
    changes.get(sheet.toLowerCase())?.cells.get(row)?.has(column) === true;
  const written = [...changes].flatMap(([sheet, { cells }]) =>
    [...cells].flatMap(([row, line]) => [...line.keys()].map((column) => ({ sheet, row, column }))),
  );
  for (const { sheet, row, column, value } of recalculated(state, isWritten, written, todayIn(state))) {
    const key = sheet.toLowerCase();
    const change: Changing = results.get(key) ?? { cells: new Map<number, Map<number, CellChange>>() };
    results.set(key, change);
    const cells = change.cells.get(row) ?? new Map<number, CellChange>();
    change.cells.set(row, cells.set(column, { put: { kind: 'result', value } }));
  }
  return results;
}
