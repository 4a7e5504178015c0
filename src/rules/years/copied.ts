/**
 * Prose of 一 and 五 that is last year's over again: 内容雷同 is what units are called to account for. The part on requests
 * is left out, because it restates a table and may rightly be the same; a year that was changed hides nothing.
 */
import { sectionHeading } from '../../form/form';
import { textName, type TextKey, type Texts } from '../../form/text';
import { prescribed } from '../../form/report-tables';
import { consecutive } from './carry-over';
import { comparable, longestSame, shareOf, spansOf } from '../document/likeness';
import { sectionKeys } from '../document/prose';
import { defineRule, type Said } from '../rule';

/** Shorter prose is the same by accident, or because there is nothing to say. */
const leastLength = 80;
const leastPart = 30;
/** Share of this year's words, five characters at a time, that last year's report has too. */
const nearlyAll = 0.9;

function shareIn(now: string, last: string): number {
  return shareOf(spansOf(now), spansOf(last));
}

function joined(text: Texts, keys: readonly TextKey[]): string {
  return comparable(keys.map((key) => text[key] ?? '').join(''));
}

/** The parts of a section that count, and those of them that are copied by themselves. */
function copiedIn(section: 'overview' | 'problems', now: Texts, last: Texts) {
  const keys = sectionKeys(section).filter((key) => key !== 'overview/requests');
  const [text, before] = [joined(now, keys), joined(last, keys)];
  const share = text.length < leastLength ? 0 : shareIn(text, before);
  const parts = keys.filter((key) => {
    const part = comparable(now[key] ?? '');
    return part.length >= leastPart && shareIn(part, before) >= nearlyAll;
  });
  return { share, parts: parts.length > 0 ? parts : keys.filter((key) => now[key] !== undefined) };
}

export const copied = defineRule({
  id: 'copy',
  comment: 'Sections 一 and 五 are written anew each year.',
  severity: 'warning',
  basis: '内容雷同是问责情形',
  check: (evidence) => {
    const years = consecutive(evidence);
    if (!years) return [];
    const { now, last } = years;
    const { sections, basis } = prescribed(now);
    return (['overview', 'problems'] as const).flatMap((id): readonly Said[] => {
      const { share, parts } = copiedIn(id, now.text, last.text);
      const section = sections.find((candidate) => candidate.id === id);
      if (share < nearlyAll || !section) return [];
      const percent = `${String(Math.floor(share * 100))}%`;
      const names = parts.map((key) => `“${textName(key)}”`).join('、');
      const quote = longestSame(
        parts.map((key) => now.text[key] ?? ''),
        Object.values(last.text).join(''),
      );
      return [
        {
          member: id,
          cells: [],
          about: parts,
          actual: percent,
          message: `“${sectionHeading(section)}”的文字有 ${percent} 与上年年报相同（${names}）。请按今年的实际情况重写。`,
          basis: `${basis}：内容雷同是问责情形`,
          ...(quote === undefined ? {} : { quote }),
        },
      ];
    });
  },
});
