/** This year against last year in words. A percentage is only given where last year's number bears one. */
import { percent } from '../form/field';

/** Below this many last year, a difference says more than a percentage. */
const fewest = 10;

/** `比上年增长25%`, `与上年持平`; nothing where last year is not known. */
export function comparison(now: number, last: number | undefined, unit: string): string {
  if (last === undefined) return '';
  if (now === last) return now === 0 ? '与上年相同' : '与上年持平';
  if (last === 0) return `上年为0${unit}`;
  const difference = Math.abs(now - last);
  if (last < fewest || now === 0) return `比上年${now > last ? '增加' : '减少'}${String(difference)}${unit}`;
  const share = percent(difference, last);
  return share === '0%' ? '与上年基本持平' : `比上年${now > last ? '增长' : '下降'}${share}`;
}
