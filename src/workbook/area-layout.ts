/** Where the three sheets of an office that collects stand: form → sheet. Rows and columns are zero-based. */
import type { CellKey } from '../form/cell';
import { cellOf, cellsOf, editionFor, tableIds } from '../form/index';

export const areaSheetNames = {
  register: '单位名单',
  held: '各单位数据',
  returned: '退回记录',
  trace: '反查',
} as const;

/** Rows above the units of 各单位数据: the title, the table a number is of, its name, the sums. */
export const heldRows = { title: 0, table: 1, head: 2, total: 3, first: 4 } as const;

/** Columns of 各单位数据 before its numbers. */
export const heldColumns = [
  { id: 'code', label: '编码', width: 8 },
  { id: 'name', label: '单位名称', width: 30 },
  { id: 'counts', label: '是否计入', width: 9 },
  { id: 'state', label: '状态', width: 8 },
  { id: 'receivedOn', label: '收到日期', width: 14 },
  { id: 'file', label: '文件名', width: 26 },
  { id: 'errors', label: '错误', width: 7 },
  { id: 'warnings', label: '警告', width: 7 },
  { id: 'sha256', label: 'SHA-256', width: 12 },
] as const;

export type HeldColumn = (typeof heldColumns)[number]['id'];

export function heldColumn(id: HeldColumn): number {
  return heldColumns.findIndex((column) => column.id === id);
}

/** The numbers a unit reports, in printed order: those of the edition for the area's year. */
export function reportedCells(year: number | null): readonly CellKey[] {
  const { tables } = editionFor(year);
  return tableIds.flatMap((id) => cellsOf(tables[id]).map(({ key }) => key));
}

/** How a column of numbers is headed; unlike the printed label it is unique. */
export function headOf(cell: CellKey): string {
  return cellOf(cell).name;
}

export const returnedColumns = [
  { id: 'code', label: '编码', width: 8 },
  { id: 'name', label: '单位名称', width: 30 },
  { id: 'returnedOn', label: '退回日期', width: 14 },
  { id: 'reason', label: '原因', width: 72 },
  { id: 'correctedOn', label: '改好日期', width: 14 },
  { id: 'sha256', label: '退回的文件（SHA-256）', width: 70 },
] as const;

/** 反查: the first words of its title, by which a sheet of ours is told, and its columns. */
export const traceTitle = '反查：每个数由哪些单位组成';
export const traceColumns = [
  { id: 'name', label: '数', width: 30 },
  { id: 'sum', label: '合计', width: 10 },
  { id: 'unit', label: '单位', width: 34 },
  { id: 'value', label: '本年', width: 10 },
  { id: 'lastYear', label: '上年', width: 10 },
  { id: 'share', label: '占比', width: 10 },
] as const;

export const answers = { yes: '是', no: '否' } as const;
