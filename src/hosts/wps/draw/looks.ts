/**
 * What only makes a sheet look right and easier to fill in. A version of WPS that refuses some of it still gets the
 * report, without that. Contents, names, what is locked and protection are never left out.
 */
import { attempt, type WpsSession } from '../session';

export type Look =
  | '字体'
  | '底色'
  | '对齐'
  | '边框'
  | '数字格式'
  | '行高列宽'
  | '工作表标签颜色'
  | '网格线和冻结窗格'
  | '页面设置'
  | '光标位置'
  | '筛选按钮'
  | '数据有效性'
  | '数据有效性的提示'
  | '条件格式'
  | '图表的样式';

export function looks(session: WpsSession, what: Look, step: () => unknown): void {
  if (!attempt(step)) session.leftOut.add(what);
}
