/**
 * Words of 一 and 五 that two units share: 内容雷同 is what units are called to account for. Names of units and numbers do
 * not count. The part on requests is left out, because it restates a table and may rightly be the same.
 */
import { textKeys, type TextKey } from '../../form/text';
import { comparable, longestSame, shareOf, spansOf } from '../../rules/document/likeness';
import type { BatchFinding } from '../batch-finding';
import type { Batch, UnitReport } from './batch';

const counted = textKeys.filter(
  (key): key is TextKey =>
    (key.startsWith('overview/') || key.startsWith('problems/')) && key !== 'overview/requests',
);
/** Shorter words are the same because there is nothing to say. */
const leastLength = 80;
const nearlyAll = 0.85;

interface Words {
  readonly report: UnitReport;
  readonly texts: readonly string[];
  readonly spans: ReadonlyMap<string, number>;
}

function wordsOf(report: UnitReport, names: readonly string[]): Words | undefined {
  const texts = counted.flatMap((key) => report.text?.[key] ?? []);
  const bare = comparable(texts.join('\n'), names).replace(/\d+/gu, '');
  return bare.length < leastLength ? undefined : { report, texts, spans: spansOf(bare) };
}

/** Names longest first, so that 青石镇 does not leave 云岭县 behind. */
function namesOf({ units }: Batch): readonly string[] {
  return units.flatMap(({ name, otherNames }) => [name, ...otherNames]).sort((a, b) => b.length - a.length);
}

/** Pairs of units whose words are nearly the same, once for each pair. */
export function alike(batch: Batch): readonly BatchFinding[] {
  const names = namesOf(batch);
  const words = batch.reports.flatMap((report) => wordsOf(report, names) ?? []);
  // A span most units share is form, not copying; a pair must share rarer ones to be looked at.
  const holders = new Map<string, number[]>();
  words.forEach(({ spans }, index) => {
    for (const piece of spans.keys()) holders.set(piece, [...(holders.get(piece) ?? []), index]);
  });
  const together = new Map<string, number>();
  for (const among of holders.values()) {
    if (among.length < 2 || among.length > 8) continue;
    among.forEach((a, at) => {
      for (const b of among.slice(at + 1)) {
        const pair = `${String(a)} ${String(b)}`;
        together.set(pair, (together.get(pair) ?? 0) + 1);
      }
    });
  }
  return [...together].flatMap(([pair, shared]): readonly BatchFinding[] => {
    const [one, other] = pair.split(' ').map((index) => words[Number(index)]);
    if (!one || !other || shared < leastLength / 4) return [];
    const share = Math.max(shareOf(one.spans, other.spans), shareOf(other.spans, one.spans));
    if (share < nearlyAll) return [];
    const [a, b] = [one.report, other.report];
    const quotes = [
      longestSame(one.texts, other.texts.join('\n'), names),
      longestSame(other.texts, one.texts.join('\n'), names),
    ].filter((quote) => quote !== undefined);
    return [
      {
        rule: 'batch-alike',
        severity: 'warning',
        units: [a.unit.code, b.unit.code],
        files: [a.file, b.file],
        message: `${a.unit.name}和${b.unit.name}的“总体情况”“问题与改进”有 ${String(Math.floor(share * 100))}% 相同（单位名称和数字不算）。请两家核对是不是抄了对方的文字。`,
        basis: '国办公开办函〔2021〕30号：内容雷同是问责情形',
        quotes,
      },
    ];
  });
}
