/** This year against last year in words. A percentage is only given where last year's number bears one. */
import { percent } from '../fields/field';

/** Below this many last year, a difference says more than a percentage. */
const fewest = 10;

/** `比上年增长25%`, `与上年持平`; in brackets after a 0; nothing where last year is not known. */
export function comparison(now: number, last: number | undefined, unit: string): string {
  if (last === undefined) return '';
  if (now === 0) return last === 0 ? '（与上年相同）' : `（上年为${String(last)}${unit}）`;
  if (now === last) return '与上年持平';
  if (last === 0) return `上年为0${unit}`;
  const difference = Math.abs(now - last);
  if (last < fewest) return `比上年${now > last ? '增加' : '减少'}${String(difference)}${unit}`;
  const share = percent(difference, last);
  return share === '0%' ? '与上年基本持平' : `比上年${now > last ? '增长' : '下降'}${share}`;
}
