/** A report's prose as the document checks read it: by part, by sentence, and the words to quote. */
import type { Report } from '../../form/report';
import { textKeys, textParts, type TextKey } from '../../form/text';
import type { TextPart } from '../../form/text';

export interface WrittenPart {
  readonly key: TextKey;
  readonly text: string;
}

/** Every part that is written, in printed order. */
export function proseOf(report: Pick<Report, 'text'>): readonly WrittenPart[] {
  return textKeys.flatMap((key) => {
    const text = report.text[key];
    return text === undefined || text.trim() === '' ? [] : [{ key, text }];
  });
}

/** What stands in one section, part after part. */
export function sectionText(report: Report, section: TextPart['section']): string {
  return sectionKeys(section)
    .map((key) => report.text[key] ?? '')
    .filter((text) => text.trim() !== '')
    .join('\n');
}

/** The text parts of a section, in printed order. */
export function sectionKeys(section: TextPart['section']): readonly TextKey[] {
  return textParts.filter((part) => part.section === section).map((part) => part.key);
}

/** Nothing, or only a word or stroke for nothing. */
export function saysNothing(text: string): boolean {
  return /^(?:[（(][一二三四五六][)）])?(?:暂?无|没有|略|[-‐-―−－/／\\]*)$/u.test(
    text.replace(/[\s。.；;，,：:]+/gu, ''),
  );
}

/** Sentences with their stops and line breaks left out. A semicolon does not end one. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/[。！？!?\n\r]+/u).filter((sentence) => sentence.trim() !== '');
}

/** A sentence to quote, cut where it is longer than a line or two. */
export function shortened(sentence: string, longest = 120): string {
  const plain = sentence.trim();
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}

/** The words around a place, short enough for one line of a list. */
export function quoteAround(text: string, at: number, length: number): string {
  const before = text.slice(Math.max(0, at - 16), at).replace(/^[\s\S]*[。！？\n\r]/u, '');
  const after = text.slice(at + length, at + length + 16).replace(/[。！？\n\r][\s\S]*$/u, '');
  return `${before}${text.slice(at, at + length)}${after}`.trim();
}
