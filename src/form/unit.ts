/**
 * The units that report to an office that collects (汇总): the register 单位名单, what each has sent in, and what was
 * returned to it. A name is no key: 区财政局 is in every district, and units are renamed and merged.
 */
import type { Figures } from './figures';

/** 类型 of a unit in the register. */
export const unitKinds = ['本级', '部门', '乡镇街道', '下级政府', '垂直管理'] as const;

export type UnitKind = (typeof unitKinds)[number];

/** Vertically managed bodies report to their own ministry; an area's figures leave them out. */
export function countsByKind(kind: UnitKind | null): boolean {
  return kind !== '垂直管理';
}

export interface Unit {
  /** Given once and never changed. */
  readonly code: string;
  readonly name: string;
  /** Short and former names. */
  readonly otherNames: readonly string[];
  readonly kind: UnitKind | null;
  /** Whether its numbers are part of the area's. */
  readonly counts: boolean;
  /** `YYYY-MM-DD`; null where the register names none. */
  readonly deadline: string | null;
  /** Names of the units that were merged into it: what they carried out it carries in. */
  readonly predecessors: readonly string[];
  readonly contact: string;
}

/** The columns of the register, with what lists call them elsewhere. */
export const registerColumns = [
  { id: 'code', label: '编码', variants: ['单位编码', '代码', '单位代码', '编号'] },
  { id: 'name', label: '单位名称', variants: ['单位', '名称', '机关名称', '报送单位', '单位全称'] },
  { id: 'otherNames', label: '简称和曾用名', variants: ['简称', '曾用名', '简称、曾用名', '别名'] },
  { id: 'kind', label: '类型', variants: ['单位类型', '类别', '单位类别', '单位性质'] },
  { id: 'counts', label: '是否计入', variants: ['计入', '是否计入汇总', '是否汇总'] },
  { id: 'deadline', label: '截止日期', variants: ['报送截止日期', '截止时间', '报送时限'] },
  { id: 'predecessors', label: '前身', variants: ['前身单位', '合并前单位', '原单位'] },
  { id: 'contact', label: '联系方式', variants: ['联系人', '联系电话', '电话'] },
] as const;

export type RegisterColumn = (typeof registerColumns)[number]['id'];

/** 未报, 已报, 迟报, 有错, 退回, 已改: how a unit stands. */
export const unitStates = ['未报', '已报', '迟报', '有错', '退回', '已改'] as const;

export type UnitState = (typeof unitStates)[number];

/** A row of 各单位数据: the report a unit sent in last. */
export interface HeldReport {
  readonly code: string;
  readonly state: UnitState;
  /** `YYYY-MM-DD` */
  readonly receivedOn: string | null;
  readonly file: string;
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string;
  readonly errors: number;
  readonly warnings: number;
  /** A number that was not reported is left out; it is never 0. */
  readonly figures: Figures;
}

/** A row of 退回记录. */
export interface Returned {
  readonly code: string;
  /** `YYYY-MM-DD` */
  readonly returnedOn: string;
  readonly sha256: string;
  readonly reason: string;
  /** When its correction came; null while it is awaited. */
  readonly correctedOn: string | null;
}
