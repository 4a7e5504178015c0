/**
 * Whose numbers the words tell: an office that counts 全县 in its own report, or an area that counts 本机关 in the whole
 * area's. Only where the words count something.
 */
import { textKeys } from '../../form/text';
import type { Texts } from '../../form/text';
import type { BatchFinding } from '../batch-finding';
import type { Batch } from './batch';

const count = '[^。；，]{0,16}(?:收到|新收|受理|办结|答复|公开|发布|制发)[^。；，]{0,12}\\d';
const wholeArea = new RegExp(`全(?:省|市|州|盟|县|区|旗)(?:范围内|各级|各部门|各单位)*${count}`, 'u');
const oneOffice = new RegExp(`(?:本机关|本单位|本局|我局|本办|我办|本中心)${count}`, 'u');

/** The first sentence that counts so. */
function sentenceWith(text: Texts, pattern: RegExp): string | undefined {
  return textKeys
    .flatMap((key) => (text[key] ?? '').split(/(?<=[。；\n])/u))
    .find((sentence) => pattern.test(sentence))
    ?.trim();
}

export function scope({ reports, area }: Batch): readonly BatchFinding[] {
  const units = reports.flatMap(({ unit, file, text }): readonly BatchFinding[] => {
    if (unit.kind === '下级政府') return [];
    const quote = text && sentenceWith(text, wholeArea);
    if (quote === undefined) return [];
    return [
      {
        rule: 'batch-scope',
        severity: 'warning',
        units: [unit.code],
        files: [file],
        message: `${unit.name}的年报里写了全地区的数：“${quote.replace(/。$/u, '')}”。单位的年报只报本单位的数，请核实。`,
        basis: '本级和全地区的数不能混报',
        quotes: [quote],
      },
    ];
  });
  const quote = sentenceWith(area.text, oneOffice);
  if (quote === undefined) return units;
  return [
    ...units,
    {
      rule: 'batch-scope',
      severity: 'warning',
      units: [],
      files: [],
      message: `本地区的年报里写了一个机关的数：“${quote}”。汇总年报报的是全地区的数，请核实。`,
      basis: '本级和全地区的数不能混报',
      quotes: [quote],
    },
  ];
}
