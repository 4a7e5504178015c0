/**
 * Headings are meant, not spelled: one is told by its words, its number, its place in the order and the table that
 * follows. Lists of wordings are always one short, so the telling words of each section and part are weighed
 * (form/editions/2021.ts, form/text.ts), and a heading needs a clear winner.
 */
import type { Section } from '../form/form';
import { likeness, normaliseLabel } from '../form/label';
import { weigh } from '../form/tells';

/** Reduced to what tells: no numeral, no 的, 其它 as 其他. */
export function headingWords(text: string): string {
  return normaliseLabel(text.normalize('NFKC').replace(/其它/gu, '其他')).replace(/的/gu, '');
}

const numbered = /^\s*([一二三四五六七八九]|[1-9])\s*[、.．,，:：]\s*(.+?)\s*$/u;
const numerals = '一二三四五六七八九';

/** Characters; a longer line is no heading. */
const longest = 45;
/** Words alone are worth at most this. */
const mostWords = 2.6;
const exact = 3;
const near = 0.85;
/** What the right number adds, and what a wrong one or none takes away. */
const rightNumber = 1;
const otherNumber = -1.4;
const noNumber = -0.7;
const exactUnnumbered = -0.2;
/** A heading seldom has two clauses. */
const comma = -1;

export interface HeadingScore {
  readonly section: Section;
  readonly score: number;
  /** Worded as the form words it, or nearly. */
  readonly official: boolean;
  /** Whether it has a number of its own, whichever; the caption of a table (表二：…) has none. */
  readonly numbered: boolean;
}

/** From here on a line may be a heading; what follows it may raise or lower that. */
export const leastScore = 1.2;

/** The sections this text may be the heading of, the likeliest first. */
export function scoreHeading(text: string, sections: readonly Section[]): readonly HeadingScore[] {
  const trimmed = text.trim();
  if (trimmed.length < 3 || trimmed.length > longest || /^[（(]|^[\d.,]+$/u.test(trimmed)) return [];
  const [, numeral, rest = trimmed] = numbered.exec(trimmed) ?? [];
  if (/[。！？!?](?!\s*$)|[；;]/u.test(rest) || /[，,].*[，,]/u.test(rest)) return [];
  const broken = /[，,]/u.test(rest) ? comma : 0;
  const place =
    numeral === undefined ? -1 : numerals.includes(numeral) ? numerals.indexOf(numeral) : Number(numeral) - 1;
  const words = headingWords(rest);
  const isToldBy = ({ tells }: Section): boolean => weigh(words, tells) > 0;
  return sections
    .map((section, index) => ({ section, index }))
    .filter(({ section }) => isToldBy(section))
    .map(({ section, index }): HeadingScore => {
      const labels = [section.title, ...section.variants].map((label) => ({ label: headingWords(label) }));
      const alike = Math.max(...labels.map((label) => likeness(words, label)));
      const official = alike >= near;
      const telling = Math.min(mostWords, weigh(words, section.tells));
      const unnumbered = alike === 1 ? exactUnnumbered : noNumber;
      const number = place < 0 ? unnumbered : place === index ? rightNumber : otherNumber;
      return {
        section,
        score: (official ? exact * alike : telling) + number + broken,
        official,
        numbered: place >= 0,
      };
    })
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score);
}
