/** The page of a self-check, to be sent: what differs first. */
import type { Told } from '../workbook/trial';
import type { SelfCheck } from './self-check';

const marks = { yes: '［相符］', no: '［不符］', told: '［记录］' } as const;

const markOf = ({ asAssumed }: Told): string =>
  asAssumed === undefined ? marks.told : asAssumed ? marks.yes : marks.no;

/** `about`: what there is to know of the program around, label and value. */
export function selfCheckPage(
  { told, cleared, sheet }: SelfCheck,
  about: readonly (readonly [string, string])[],
): string {
  const rank = ({ asAssumed }: Told): number => (asAssumed === false ? 0 : asAssumed === undefined ? 1 : 2);
  const lines = [...told].sort((a, b) => rank(a) - rank(b));
  const different = told.filter(({ asAssumed }) => asAssumed === false).length;
  return [
    '公开年报助手自检结果',
    ...about.map(([label, text]) => `${label}：${text}`),
    '',
    different === 0 ? '与设想的全部相符。' : `与设想的有 ${String(different)} 处不符。`,
    ...lines.map((one) => `${markOf(one)}${one.what}：${one.how}`),
    cleared ? '临时表已经删掉，工作簿和原来一样。' : `临时表“${sheet}”没有删掉，请手工删除。`,
  ].join('\n');
}
