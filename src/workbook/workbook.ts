/**
 * THE PORT: what this product needs of a spreadsheet, whole areas at a time, all promises. Excel batches it, WPS
 * has no rollback and so validates first, exceljs holds it in memory; every host passes test/hosts/contract.ts.
 * Rows and columns are zero-based here; only a1.ts spells `B27`.
 */

import type { CellPlace } from '../form/place';

/** A rectangle on a sheet. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/**
 * A cell's content as read. `value` of a formula is its cached result; `null` there means never calculated. A number
 * that is seen as a date or a time is told as text (shown-date.ts), at least on sheets with a named table.
 */
export interface Content {
  readonly value: number | string | boolean | null;
  /** Without the leading `=`. Told on every sheet with a named table; elsewhere a host to which it costs may keep it. */
  readonly formula?: string;
}

/** A used sheet: `cells[row][column]` from A1; covered (merged) cells are blank. */
export interface SheetContent {
  readonly name: string;
  readonly cells: readonly (readonly Content[])[];
}

export interface Contents {
  /** In tab order, where more than our own sheets have content. */
  readonly sheets: readonly SheetContent[];
  /** Workbook-level defined names that refer to one area: at least those of tables, and those asked for. */
  readonly names: ReadonlyMap<string, { readonly sheet: string; readonly area: Area }>;
}

/** What to put in a cell. Text is always written as text, even when it starts with `=`. */
export type CellInput =
  | { readonly kind: 'value'; readonly value: number | string | null }
  /** `result` is what the formula gives now, so that a reader without an engine sees it. */
  | { readonly kind: 'formula'; readonly formula: string; readonly result: number | string };

export interface Style {
  readonly bold?: boolean;
  /** Points. */
  readonly size?: number;
  readonly font?: string;
  /** RRGGBB. */
  readonly color?: string;
  readonly fill?: string;
  readonly horizontal?: 'left' | 'center' | 'right' | 'justify';
  /** Levels of about a character and a half from the left; only beside `horizontal: 'left'`. */
  readonly indent?: number;
  readonly vertical?: 'top' | 'middle';
  readonly wrap?: boolean;
  readonly border?: boolean;
  /** Input cells are unlocked; everything else is protected. */
  readonly unlocked?: boolean;
  readonly numberFormat?: string;
}

export interface Validation {
  readonly area: Area;
  readonly rule:
    | { readonly kind: 'whole'; readonly min?: number }
    | { readonly kind: 'decimal'; readonly min: number }
    | { readonly kind: 'list'; readonly items: readonly string[] }
    /** Anything may be typed; the prompt is the point. */
    | { readonly kind: 'any' }
    /** Nothing may be typed, though the cell is unlocked for what we write. */
    | { readonly kind: 'none' };
  readonly prompt?: { readonly title: string; readonly text: string };
  readonly error?: { readonly title: string; readonly text: string };
}

/** Turns cells red (error) or yellow (warning) while `formula` is true; relative to the area's first cell. */
export interface Highlight {
  readonly area: Area;
  readonly formula: string;
  readonly severity: 'error' | 'warning';
}

/**
 * A chart over cells of its own sheet: a row of heads, below it a row a category or part, whose name stands in the first
 * column and whose numbers in the others. Only for hosts that draw them (`Workbook.drawsCharts`).
 */
export interface ChartPlan {
  /** `bars`: horizontal bars, a series a column; `parts`: one bar divided, a part a row. */
  readonly kind: 'bars' | 'parts';
  readonly title: string;
  /** For who does not see it, where a host keeps such words. */
  readonly description: string;
  readonly data: Area;
  /** The cells it covers. */
  readonly place: Area;
  /** RRGGBB, one a series: of the bar, and of the number on it. */
  readonly inks: readonly { readonly fill: string; readonly on: string }[];
}

/** A whole sheet, declaratively: a host can build it in one batch, or refuse it before touching anything. */
export interface SheetPlan {
  readonly name: string;
  readonly cells: readonly { readonly row: number; readonly column: number; readonly input: CellInput }[];
  readonly styles: readonly { readonly area: Area; readonly style: Style }[];
  readonly merges: readonly Area[];
  /** Characters, per column from A; 0 hides the column. */
  readonly columnWidths: readonly number[];
  /** Points, per row; rows left out keep the host's default. */
  readonly rowHeights: ReadonlyMap<number, number>;
  /** Rows that programs make as high as what is in them, and points for hosts where no program does. */
  readonly growing?: ReadonlyMap<number, number>;
  readonly validations: readonly Validation[];
  readonly highlights: readonly Highlight[];
  readonly names: readonly { readonly name: string; readonly area: Area }[];
  /** They can be moved, changed and copied by the clerk though the sheet is protected. */
  readonly charts?: readonly ChartPlan[];
  /** A row of heads and the rows below it, with buttons to filter and sort by. */
  readonly filter?: Area;
  /** Rows and columns kept in view. */
  readonly freeze?: { readonly rows: number; readonly columns: number };
  readonly print: {
    readonly orientation: 'portrait' | 'landscape';
    readonly area: Area;
    /** Rows repeated on each page, from the first. */
    readonly titleRows?: number;
    /** Fit to one page in height as well as in width. */
    readonly onePage?: boolean;
  };
  readonly tabColor?: string;
  /** Protected without a password; the clerk can unprotect it knowingly. */
  readonly protect: boolean;
}

/** A block of cells to write. */
export interface Block {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly inputs: readonly (readonly CellInput[])[];
  /** Points that its one row needs at least, for hosts where no program makes it as high as what is in it. */
  readonly height?: number;
}

/** A block that was written, and what stood in its cells: `before[row][column]`, for each of its inputs at least. */
export interface Written {
  readonly block: Block;
  readonly before: readonly (readonly Content[])[];
}

export interface Place {
  readonly sheet: string;
  readonly area: Area;
}

export interface Workbook {
  /** Whether charts of a plan are drawn; where not, plans have none. */
  readonly drawsCharts?: true;
  /** Everything in the named sheets and in the sheets that hold the named areas; all sheets when left out. */
  read(wanted?: { readonly sheets: readonly string[]; readonly names: readonly string[] }): Promise<Contents>;
  /** Adds sheets after the existing ones, in this order. All or none; rejects when a name is taken. */
  addSheets(plans: readonly SheetPlan[]): Promise<void>;
  /** Puts a sheet in place of one of the same name (only ever one of ours in which no clerk types), or adds it. */
  replaceSheet(plan: SheetPlan): Promise<void>;
  /**
   * Writes blocks, all or none; locked cells included. Gives what stood there, for whoever takes it back (take-back.ts); a
   * block may come in parts. Rejects when a sheet is missing.
   */
  write(blocks: readonly Block[]): Promise<readonly Written[]>;
  /** Brings a place into view and selects it. */
  select(place: Place): Promise<void>;
  /** The cell the clerk stands on; undefined where there is none, as on a chart. */
  activeCell(): Promise<CellPlace | undefined>;
  /**
   * Calls back after edits that were not made through this port, once for those that come together, and returns how to
   * stop. At once where the host tells of edits; how often to look again is up to the caller.
   */
  onEdit(listener: () => void): Promise<() => Promise<void>>;
}
