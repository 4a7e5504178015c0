/** How versions of WPS may differ where nobody has promised anything: the same code must do in all of them. */
export interface Mode {
  readonly name: string;
  /** One row or one column comes and goes as a plain list. */
  readonly flatLists: boolean;
  /** `Address` is a value, not a method. */
  readonly addressIsValue: boolean;
  /** A range of several rectangles is refused. */
  readonly oneArea: boolean;
  /** `Application.Range` and `Evaluate`: by the sheet named, with that name passed over, or not at all. */
  readonly addressesAcross: 'yes' | 'active sheet' | 'no';
  /** An apostrophe in front stays part of the text. */
  readonly keepsApostrophe: boolean;
  /** A formula in a block stays text. */
  readonly blocksAreText: boolean;
  /** A new validation shows nothing and minds blanks until told otherwise. */
  readonly shyValidations: boolean;
  /** Each new conditional format goes over the older ones. */
  readonly newestFormatFirst: boolean;
  /** A relative formula of a conditional format is meant from the active cell. */
  readonly formatsFromActiveCell: boolean;
  /**
   * `always`: also while EnableEvents is off. `late`: after the call that caused them. `never`: listeners are refused.
   * `deaf`: listeners are taken for events of any name, and never called.
   */
  readonly events: 'as documented' | 'always' | 'late' | 'never' | 'deaf';
  /**
   * How files are named when they are written: by any path, by paths with slashes only, or by bare names, into a folder
   * of WPS's own, from which they can be copied, or not even that.
   */
  readonly paths: 'any' | 'slashes' | 'names' | 'names, no copies';
  /** How charts are added: by the newer call, by the older alone, or by none. */
  readonly charts: 'AddChart2' | 'AddChart' | 'none';
  readonly linux: boolean;
  /** What an argument left out in front of others may be. */
  readonly nothing: readonly (undefined | null)[];
  /** Crossings that are refused. */
  readonly refuses: RegExp;
}

const documented: Mode = {
  name: 'as documented',
  flatLists: false,
  addressIsValue: false,
  oneArea: false,
  addressesAcross: 'yes',
  keepsApostrophe: false,
  blocksAreText: false,
  shyValidations: false,
  newestFormatFirst: false,
  formatsFromActiveCell: true,
  events: 'as documented',
  paths: 'any',
  charts: 'AddChart2',
  linux: false,
  nothing: [undefined],
  refuses: /^$/u,
};

/** All that only makes a sheet look right, and what is allowed on a protected one. */
const looks = [
  /^(Font|Interior|Borders|Tab|Window|Validation|FormatConditions?|PageSetup|Protection)\./u,
  /^Range\.(Font|Interior|Borders|Validation|FormatConditions|EntireColumn|MergeCells)$/u,
  /^Range\.((Horizontal|Vertical)Alignment|WrapText|ColumnWidth|RowHeight|Hidden) =$/u,
  /^Worksheet\.(Tab|PageSetup|Protection|ProtectDrawingObjects|ProtectScenarios|Visible)$/u,
  /^Application\.(ActiveWindow|PrintCommunication =)$/u,
  /^(Axis|Chart|ChartTitle|DataLabels|Legend|Series|Shape)\.(?!Chart$|SetSourceData)/u,
];

export const modes = {
  documented,
  old: {
    ...documented,
    name: 'old: flat lists',
    flatLists: true,
    addressIsValue: true,
    oneArea: true,
    addressesAcross: 'no',
    events: 'deaf',
    paths: 'slashes',
    charts: 'AddChart',
  },
  stubborn: {
    ...documented,
    name: 'stubborn: takes nothing as meant',
    addressesAcross: 'active sheet',
    keepsApostrophe: true,
    blocksAreText: true,
    shyValidations: true,
    newestFormatFirst: true,
    events: 'late',
  },
  bare: {
    ...documented,
    name: 'bare: refuses all looks',
    nothing: [null],
    refuses: new RegExp(looks.map(({ source }) => source).join('|'), 'u'),
  },
  sandboxed: {
    ...documented,
    name: 'sandboxed: files by bare names, no events',
    events: 'never',
    paths: 'names',
  },
  linux: { ...documented, name: 'Linux, noisy', linux: true, formatsFromActiveCell: false, events: 'always' },
} as const satisfies Record<string, Mode>;
