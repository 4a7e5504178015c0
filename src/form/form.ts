/**
 * What a form is: sections, tables and the relations printed in them, as plain data.
 * An edition of the national form (editions/) is a value of these types; everything else — cell keys,
 * places on a sheet, merges, formulas, checks, report tables, field names — is derived from that value.
 */
import type { Tells } from './tells';

/** What a number counts. `count`: whole pieces (件); `money`: 万元, decimals allowed; `change`: pieces, may be negative. */
export type Measure = 'count' | 'money' | 'change';

/** A row or column that holds numbers. */
export interface Leaf {
  readonly id: string;
  /** The official label, verbatim. */
  readonly label: string;
  /** The name used in messages and 〔fields〕; the label where absent. */
  readonly short?: string;
  /** Labels seen in published reports that mean the same row. */
  readonly variants?: readonly string[];
  /** A word that singles this row out among its siblings however the rest is misprinted. */
  readonly clue?: string;
  /** What belongs here, in one line for the clerk. */
  readonly help?: string;
  /** Where 《政府信息公开条例》 has it: `第三十七条`. */
  readonly article?: string;
  readonly measure?: Measure;
}

/** A heading over rows or columns. Only a group with `short` can be summed in a 〔field〕. */
export interface Group {
  readonly label: string;
  readonly short?: string;
  readonly variants?: readonly string[];
  readonly members: readonly Header[];
}

export type Header = Leaf | Group;

/** One stretch of a table with its own column heads. Table 2 has four, tables 3 and 4 one each. */
export interface Band {
  /** The shaded bar over the band (第二十条第（一）项). */
  readonly bar?: { readonly label: string; readonly variants?: readonly string[] };
  /** What the form prints in the top left corner: a head (信息内容) or the note on relations. */
  readonly corner?: { readonly label: string; readonly note?: boolean };
  readonly columns: readonly Header[];
  readonly rows: readonly Header[];
  /** Rows laid side by side, each over its own set of columns (table 4). */
  readonly across?: boolean;
}

export type TableId = 'proactive' | 'requests' | 'cases';

export interface TableData {
  readonly id: TableId;
  /** Grid columns that hold row labels. */
  readonly labelColumns: number;
  /** Relative widths of all grid columns, as printed. */
  readonly widths: readonly number[];
  readonly bands: readonly Band[];
}

/** The kinds of 勾稽关系 that any edition has, by the rules that check them. */
export const relationRules = ['t3-col-sum', 't3-result-sum', 't3-balance', 't4-sum'] as const;
export type RelationRule = (typeof relationRules)[number];

/** Sum of `left` = sum of `right`: one printed or implied 勾稽关系, over cell keys of one table. */
export interface Relation<Key extends string = string> {
  readonly rule: RelationRule;
  /** The row, column or group it speaks of, e.g. `naturalPerson`. */
  readonly member: string;
  readonly left: readonly Key[];
  readonly right: readonly Key[];
  /** A sum makes its single right-hand cell a formula; a balance only checks. */
  readonly kind: 'sum' | 'balance';
  /** What must equal what, in the form's words. */
  readonly words: string;
  readonly basis: string;
}

export type SectionId = 'overview' | 'proactive' | 'requests' | 'cases' | 'problems' | 'otherMatters';

export interface Section {
  readonly id: SectionId;
  readonly numeral: string;
  readonly title: string;
  /** For sheet tabs and lists. */
  readonly short: string;
  readonly variants: readonly string[];
  /** Words that tell the heading however it is worded, with their weight. */
  readonly tells: Tells;
  /** The table the section holds; sections without one hold text. */
  readonly table?: TableId;
}

export type EditionId = '2021' | '2019';

export interface Edition {
  readonly id: EditionId;
  /** The document that prescribes it. */
  readonly basis: string;
  /** Report years it applies to, both inclusive. */
  readonly firstYear: number;
  readonly lastYear: number;
  readonly sections: readonly Section[];
  readonly tables: Readonly<Record<TableId, Table>>;
}

/** A table with what follows from its data (see table.ts). */
export interface Table extends TableData {
  readonly edition: EditionId;
  readonly rowCount: number;
  readonly columnCount: number;
  /** Every printed cell once, in reading order; covered cells are not listed. */
  readonly grid: readonly GridCell[];
  /** Every number cell once, in reading order. */
  readonly cells: readonly NumberCell[];
  readonly relations: readonly Relation[];
}

interface Placed {
  /** Zero-based, within the table. */
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** A printed label: `bar` shaded and left-aligned, `note` the printed relation, `head` centred, `stub` a row label. */
export interface LabelCell extends Placed {
  readonly kind: 'bar' | 'note' | 'head' | 'stub';
  readonly label: string;
  readonly variants: readonly string[];
  readonly clue?: string;
}

export interface NumberCell extends Placed {
  readonly kind: 'number';
  readonly key: string;
  /** The name in messages and 〔fields〕, e.g. `新收申请·总计`. */
  readonly name: string;
  readonly table: TableId;
  /** The names of its row and its column: 新收申请, 总计. */
  readonly stub: string;
  readonly head: string;
  /** Row and column of the key, e.g. `refused.caseFile` and `total`. */
  readonly rowId: string;
  readonly columnId: string;
  readonly measure: Measure;
  readonly help?: string;
  /** The cells this one totals, where the form makes it a total. */
  readonly sumOf?: readonly string[];
}

export type GridCell = LabelCell | NumberCell;

export function isGroup(header: Header): header is Group {
  return 'members' in header;
}

/** The heading as printed: `三、收到和处理政府信息公开申请情况`. */
export function sectionHeading(section: Section): string {
  return `${section.numeral}、${section.title}`;
}
