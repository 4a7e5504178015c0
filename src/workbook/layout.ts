/** Where everything stands: form → sheet, the one place that knows. Rows and columns are zero-based. */
import { sectionHeading, type Section, type SectionId, type TableId } from '../form/form';
import type { CellPlace } from '../form/place';
import type { Report } from '../form/report';
import { sections } from '../form/editions/2021';
import type { TextKey } from '../form/text';
import { textParts } from '../form/text';
import type { Area, Place } from './workbook';

/** The tab of a section: `三、依申请公开`. */
export function sectionSheet(section: Section): string {
  return `${section.numeral}、${section.short}`;
}

/** The heading over a section's sheet: as the report has it, so that a deviating one is seen and told of. */
export function headingOn(section: Section, report: Report): string {
  return report.sections.find(({ id }) => id === section.id)?.heading ?? sectionHeading(section);
}

export const sheetNames = {
  info: '填报说明',
  facts: '基础情况',
  lastYear: '上年数据',
  result: '校验结果',
} as const;

/** Every sheet a report's workbook may have from us. */
export const ownSheets: readonly string[] = [...Object.values(sheetNames), ...sections.map(sectionSheet)];

/** The workbook-level name by which a table is found wherever it is moved to. */
export function tableName(table: TableId): string {
  return `ogi_${table}`;
}

/** One cell, or a block from it. */
export function cellArea(row: number, column: number, columns = 1, rows = 1): Area {
  return { row, column, rows, columns };
}

/** A place as the port takes it. */
export function placeArea({ sheet, row, column, columns }: CellPlace): Place {
  return { sheet, area: cellArea(row, column, columns) };
}

/** A table stands under the section's heading, at the left edge. */
export const tableTop = 1;

/** The area of grid cells on their sheet. */
export function gridArea(cell: {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}): Area {
  return { row: tableTop + cell.row, column: cell.column, rows: cell.rowSpan, columns: cell.columnSpan };
}

/** Which sheet a text part stands on: the preamble stands above section 一, so on its sheet. */
export function textSection(key: TextKey): SectionId {
  const section = textParts.find((part) => part.key === key)?.section ?? 'otherMatters';
  return section === 'preamble' ? 'overview' : section;
}

export function partsOn(section: SectionId): readonly TextKey[] {
  return textParts.map((part) => part.key).filter((key) => textSection(key) === section);
}

/**
 * 年报图解: charts a clerk can change and copy, drawn on demand and drawn anew each time. What they show stands beside
 * them, in formulas. `mark`, hidden in the first row, says that the sheet is ours, whatever it is called by now.
 */
export const chartSheet = {
  name: '年报图解',
  /** Names, numbers (last year's first) or a number and its share; the charts; the mark. */
  columns: { label: 0, numbers: 1, share: 2, charts: 4, end: 12, mark: 12 },
  mark: 'charts:1',
} as const;

/** The first row below a sheet's title and column heads. */
export const firstRow = 2;

/**
 * Columns of the text sheets. `key` and `drafted` are hidden: they say which part a row is, and what was drafted. `printed`
 * is what a part looks like in print, and all that is printed of the sheet.
 */
export const textColumns = {
  heading: 0,
  text: 1,
  length: 2,
  state: 3,
  key: 4,
  drafted: 5,
  printed: 6,
} as const;

/** How wide texts stand on their sheets, in characters: as they are written, and as they are printed. */
export const textWidth = 80;

/** Above the column `printed`, where a sheet has it. */
export const printedNote = '印出来是下面这样。随表格和“内容”变，不用填';

/** Columns of 基础情况; `key` is hidden. */
export const factColumns = { label: 0, value: 1, unit: 2, note: 3, key: 4 } as const;

/** Columns of 填报说明; `key` is hidden. */
export const infoColumns = { label: 0, value: 1, hint: 2, key: 3 } as const;

/** Columns of 上年数据: a label, up to seven numbers, and the hidden key of the row. */
export const lastYearColumns = { label: 0, first: 1, last: 7, key: 8 } as const;

/** Columns of 校验结果 that are read back: what the clerk writes beside a finding, and the hidden key of the finding. */
export const resultColumns = { severity: 1, problem: 3, remark: 7, key: 8 } as const;

/** Prefix of the hidden key of a row of 校验结果. */
export const findingKey = 'finding:';

/** Prefix of the hidden key of a row kept free for the clerk's own facts. */
export const ownFactKey = 'own:';

/** Prefix of the hidden key of the row that adds a group up, and its label. */
export const factSumKey = 'sum:';
export const factSumLabel = '以上各项合计';

/** The title of 上年数据. */
export const lastYearTitle = '上年数据（导入上年年报后自动填入，用来核对结转和同比）';

/** The heads of the text sheets' columns. */
export const textHeads = ['标题', '内容', '字数', '状态'] as const;

export function sectionOf(id: SectionId): Section {
  const section = sections.find((candidate) => candidate.id === id);
  if (!section) throw new Error(`no section ${id}`);
  return section;
}

/** 对照记录: what a document says otherwise, as it was last held against the workbook; `key` is hidden. */
export const keptComparison = {
  sheet: '对照记录',
  columns: { name: 0, workbook: 1, document: 2, key: 3 },
  rows: { title: 0, file: 1, head: 2, first: 3 },
  /** Before the file's name and the day, in the same line. */
  file: '文件：',
  date: '；对照日期：',
  /** Prefix of the hidden keys. */
  key: 'compared:',
} as const;
