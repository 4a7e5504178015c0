/**
 * The part of WPS's JSAPI that is called, written by hand: the published types (et-jsapi-declare) come from a static
 * analysis and are wrong in places (Value2 takes no numbers, Formula no arrays). test/wps/facade.test.ts holds every
 * member named here against them. Calls are synchronous, each crosses to another process, and collections count from 1.
 */

export interface EtFont {
  Name: string;
  Size: number;
  Bold: boolean;
  /** Blue-green-red, like every colour here. */
  Color: number;
}

export interface EtInterior {
  Color: number;
}

export interface EtBorders {
  LineStyle: number;
  Color: number;
}

export interface EtValidation {
  Add(type: number, alertStyle: number, operator: number, formula1: string, formula2?: string): void;
  IgnoreBlank: boolean;
  InCellDropdown: boolean;
  ShowInput: boolean;
  ShowError: boolean;
  InputTitle: string;
  InputMessage: string;
  ErrorTitle: string;
  ErrorMessage: string;
}

export interface EtFormatCondition {
  readonly Interior: EtInterior;
  readonly Font: EtFont;
  readonly Priority: number;
  SetLastPriority(): void;
}

export interface EtFormatConditions {
  Add(type: number, operator: undefined | null, formula1: string): EtFormatCondition;
}

export interface EtRange {
  /** A scalar for one cell, else rows of columns; old versions give one row or one column as a plain list. */
  Value2: unknown;
  /** As Value2, with formulas in place of their results. */
  Formula: unknown;
  NumberFormat: string;
  HorizontalAlignment: number;
  /** Characters from the side it is aligned to. */
  IndentLevel: number;
  VerticalAlignment: number;
  WrapText: boolean;
  Locked: boolean;
  MergeCells: boolean | null;
  RowHeight: number;
  /** In characters of the default font, without the cell's padding. */
  ColumnWidth: number;
  Hidden: boolean;
  readonly Font: EtFont;
  readonly Interior: EtInterior;
  readonly Borders: EtBorders;
  readonly Validation: EtValidation;
  readonly FormatConditions: EtFormatConditions;
  readonly EntireColumn: EtRange;
  readonly Areas: { readonly Count: number };
  /** Points from the corner of the sheet, and how large. */
  readonly Left: number;
  readonly Top: number;
  readonly Width: number;
  readonly Height: number;
  /** Of its first cell. */
  readonly Row: number;
  readonly Column: number;
  /** `$B$2:$D$9`; a method by the documentation, a property in some versions. */
  readonly Address: (() => string) | string;
  Merge(across: boolean): void;
  Select(): unknown;
  /** Without arguments: the buttons of a filter over the range; once more, and they are gone. */
  AutoFilter(): unknown;
}

export interface EtPageSetup {
  PaperSize: number;
  Orientation: number;
  Zoom: number | boolean;
  FitToPagesWide: number | boolean;
  FitToPagesTall: number | boolean;
  CenterHorizontally: boolean;
  LeftMargin: number;
  RightMargin: number;
  TopMargin: number;
  BottomMargin: number;
  HeaderMargin: number;
  FooterMargin: number;
  PrintArea: string;
  PrintTitleRows: string;
  CenterFooter: string;
}

export interface EtDataLabels {
  readonly Font: EtFont;
}

export interface EtSeries {
  HasDataLabels: boolean;
  readonly Interior: EtInterior;
  DataLabels(): EtDataLabels;
}

export interface EtAxis {
  ReversePlotOrder: boolean;
  HasMajorGridlines: boolean;
  MinimumScale: number;
  Delete(): unknown;
}

export interface EtChartTitle {
  Text: string;
  readonly Font: EtFont;
}

export interface EtLegend {
  Position: number;
}

export interface EtChart {
  HasTitle: boolean;
  readonly ChartTitle: EtChartTitle;
  HasLegend: boolean;
  readonly Legend: EtLegend;
  /** `plotBy`: whether a series is a row or a column. */
  SetSourceData(source: EtRange, plotBy: number): void;
  SeriesCollection(index: number): EtSeries;
  Axes(type: number): EtAxis;
}

export interface EtShape {
  Name: string;
  AlternativeText: string;
  Left: number;
  Top: number;
  Width: number;
  Height: number;
  readonly Chart: EtChart;
}

export interface EtShapes {
  readonly Count: number;
  /** Points. Some versions want a style above 0, where the documentation has -1 for the usual one. */
  AddChart2(style: number, type: number, left: number, top: number, width: number, height: number): EtShape;
  /** The older way. */
  AddChart(type: number, left: number, top: number, width: number, height: number): EtShape;
}

/** What a protected sheet still allows. */
export interface EtProtection {
  readonly AllowFormattingCells: boolean;
  readonly AllowFormattingColumns: boolean;
  readonly AllowFormattingRows: boolean;
  readonly AllowInsertingColumns: boolean;
  readonly AllowInsertingRows: boolean;
  readonly AllowInsertingHyperlinks: boolean;
  readonly AllowDeletingColumns: boolean;
  readonly AllowDeletingRows: boolean;
  readonly AllowSorting: boolean;
  readonly AllowFiltering: boolean;
  readonly AllowUsingPivotTables: boolean;
}

export interface EtSheet {
  Name: string;
  /** -1, or by number how it is hidden. */
  readonly Visible: number;
  readonly UsedRange: EtRange;
  readonly PageSetup: EtPageSetup;
  readonly Shapes: EtShapes;
  readonly Tab: { Color: number };
  readonly ProtectContents: boolean;
  readonly ProtectDrawingObjects: boolean;
  readonly ProtectScenarios: boolean;
  readonly Protection: EtProtection;
  Range(address: string): EtRange;
  Activate(): void;
  Delete(): void;
  Protect(
    password: undefined | null,
    drawingObjects: boolean,
    contents: boolean,
    scenarios: boolean,
    userInterfaceOnly: boolean,
    ...allowed: readonly boolean[]
  ): void;
  Unprotect(password: string): void;
}

export interface EtSheets {
  readonly Count: number;
  /** Throws where there is no such sheet. */
  Item(index: number | string): EtSheet;
  /** Without a place it would go in front of the active sheet. */
  Add(before: EtSheet | undefined | null, after?: EtSheet): EtSheet;
}

export interface EtName {
  readonly Name: string;
  readonly RefersTo: string;
  Delete(): void;
}

export interface EtNames {
  readonly Count: number;
  Item(index: number | string): EtName;
  Add(name: string, refersTo: string): unknown;
}

export interface EtBook {
  readonly FullName: string;
  readonly Path: string;
  readonly ProtectStructure: boolean;
  readonly Worksheets: EtSheets;
  readonly Names: EtNames;
  readonly ActiveSheet: EtSheet;
}

export interface EtBooks {
  readonly Count: number;
  Item(index: number): EtBook;
}

export interface EtWindow {
  DisplayGridlines: boolean;
  FreezePanes: boolean;
  SplitRow: number;
  SplitColumn: number;
}

export interface EtEvents {
  AddApiEventListener(event: string, listener: () => void): void;
  RemoveApiEventListener(event: string, listener: () => void): void;
}

export interface EtApp {
  /** `null` where no workbook is open. */
  readonly ActiveWorkbook: EtBook | null;
  readonly Workbooks: EtBooks;
  readonly ActiveWindow: EtWindow;
  /** `null` where the window shows no cells. */
  readonly ActiveCell: EtRange | null;
  readonly ApiEvent: EtEvents;
  /** False while a cell is being edited. */
  readonly Ready: boolean;
  ScreenUpdating: boolean;
  EnableEvents: boolean;
  DisplayAlerts: boolean;
  /** While false, page set-up is kept back and told to the printer's driver at once when true again. */
  PrintCommunication: boolean;
  readonly Calculation: number;
  Calculate(): void;
  /** In the workbook in front; with a sheet in the address, on that sheet, and throws where there is none. */
  Range(address: string): EtRange;
  /** What a formula of at most 255 characters gives. */
  Evaluate(formula: string): unknown;
}
