/** The text parts of a section: by their own headings where they have them. Words are kept as they are. */

import { matchLabel } from '../form/label';
import { partHeading, textParts, type TextKey, type TextPart } from '../form/text';
import { weigh } from '../form/tells';
import { headingWords } from './headings';
import { wordsOf, type Line } from './line';

export interface SectionText {
  readonly text: Partial<Record<TextKey, string>>;
  readonly headings: Partial<Record<TextKey, string>>;
  /** How the parts were told: by headings, by the words a sentence begins with, or not at all. */
  readonly told: 'headings' | 'sentences' | 'none';
  /** Numbered headings that name no part of the section, or one named before, and the part they were left in. */
  readonly strange?: readonly { readonly heading: string; readonly under: TextKey }[];
}

type HeadedPart = TextPart & { readonly key: TextKey };

const allHeaded: readonly HeadedPart[] = (textParts as readonly HeadedPart[]).filter(
  ({ numeral }) => numeral !== undefined,
);

function headedParts(section: TextPart['section']): readonly HeadedPart[] {
  const parts: readonly HeadedPart[] = textParts;
  return parts.filter((part) => part.section === section && part.numeral !== undefined);
}

/** Ways to number parts. Under 一是 and 第一 the words are a sentence of the text, under the others a heading. */
const styles = [
  { marker: /^[（(]\s*[一二三四五六七八九]\s*[)）]\s*/u, sentence: false },
  { marker: /^[一二三四五六七八九]\s*、\s*/u, sentence: false },
  { marker: /^[1-9]\s*[、.．]\s*/u, sentence: false },
  { marker: /^[（(]\s*[1-9]\s*[)）]\s*/u, sentence: false },
  { marker: /^[一二三四五六七八九]是\s*/u, sentence: true },
  { marker: /^第[一二三四五六七八九][，,、]\s*/u, sentence: true },
  { marker: /^/u, sentence: false },
] as const;

const unnumbered = styles.length - 1;

/** Characters; a longer heading is a sentence. */
const longestHeading = 32;
/** A heading's words must say this much, and this much more for one part than for the next. */
const least = 1;
const lead = 0.4;

/** A paragraph that may begin with a heading: how it is numbered, the words, and what follows them. */
interface Begun {
  readonly style: number;
  readonly numeral: string;
  readonly words: string;
  readonly rest: string;
}

/** A part's own heading with the text behind it, where a copy left but a space between. */
function afterOfficial(text: string): Pick<Begun, 'words' | 'rest'> | undefined {
  const at = /\s/u.exec(text)?.index ?? 0;
  const words = text.slice(0, at);
  const parts: readonly TextPart[] = textParts;
  const official =
    !/[\d。：:；;]/u.test(words) &&
    parts.some((part) => part.numeral !== undefined && isOfficial(words, part));
  return official ? { words, rest: text.slice(at).trim() } : undefined;
}

/** `（一）主动公开方面全年…`: a numbered heading of this ending whose text follows without a mark between. */
const runOn =
  /^([^。：:；;，,]{2,18}?(?:方面|(?:情况|问题|措施)(?=20\d\d年|一是|本年|今年|全年|我|针对|为)))(?![的，。：:；;、和与及])(.{8,})$/su;

/** `（五）监督保障情况严格落实…`: the same, where the words name a part by themselves. */
const runOnPart = /^([^。：:；;，,]{2,14}?情况)(?![的，。：:；;、和与及良较])(.{8,})$/su;

function isOfficial(words: string, { label, variants = [] }: TextPart): boolean {
  return matchLabel(words, { label, variants }) !== 'different';
}

function begun(text: string): readonly Begun[] {
  return styles.flatMap(({ marker, sentence }, style): readonly Begun[] => {
    const numeral = marker.exec(text)?.[0];
    if (numeral === undefined || (numeral === '' && style !== unnumbered)) return [];
    const after = text.slice(numeral.length);
    if (sentence) {
      const [words = ''] = /^[^。；：:，,]{1,40}/u.exec(after) ?? [];
      return [{ style, numeral, words, rest: text }];
    }
    const spaced = afterOfficial(after);
    if (spaced) return [{ style, numeral, ...spaced }];
    const [, ending, behind] = (style === unnumbered ? undefined : runOn.exec(after)) ?? [];
    if (ending !== undefined && behind !== undefined)
      return [{ style, numeral, words: ending, rest: behind }];
    const [, named = '', told = ''] = (style === unnumbered ? undefined : runOnPart.exec(after)) ?? [];
    if (named !== '' && partOf(named, style, allHeaded) !== undefined)
      return [{ style, numeral, words: named, rest: told }];
    const [, words = '', , rest = ''] =
      /^([^。：:；;！？]{2,60}?)(?:([。：:；;]|\s{2,}|(?<=情况)\s)\s*(.*))?$/su.exec(after) ?? [];
    if (words === '' || words.length > longestHeading || (/，/u.test(words) && /\d/u.test(words))) return [];
    return [{ style, numeral, words, rest }];
  });
}

/** The part that a heading's words name, by a clear lead. */
function partOf(words: string, style: number, parts: readonly HeadedPart[]): HeadedPart | undefined {
  const official = parts.find((part) => isOfficial(words, part));
  if (official) return official;
  if (style === unnumbered) return undefined;
  const plain = headingWords(words)
    // 仍需改进 names a problem, 问题的改进情况 what was done about it.
    .replace(/(?:仍|还|尚|亟)?(?:需要?|有待|待)[^，。]{0,6}(?:改进|整改)/gu, '不足')
    .replace(/问题(?=改进|整改)/gu, '');
  const [first, second] = parts
    .map((part) => ({ part, weight: weigh(plain, part.tells ?? {}) }))
    .sort((a, b) => b.weight - a.weight);
  if (!first || first.weight < least || first.weight - (second?.weight ?? 0) < lead) return undefined;
  return first.part;
}

/** Sub-headings inside a paragraph begin one of their own: `…。（二）依申请公开。…`. */
function unfolded(text: string): readonly string[] {
  const pieces = text
    .split(/(?<=[。；：:！？\s])(?=[（(][一二三四五六七八][)）])/u)
    .map((piece) => piece.trim());
  return pieces.filter((piece) => piece !== '');
}

interface Paragraph {
  readonly text: string;
  readonly begun: readonly Begun[];
}

/** The style of numbering that names most parts; the outermost where two name as many. */
function mainStyle(paragraphs: readonly Paragraph[], parts: readonly HeadedPart[]): number | undefined {
  const named = styles.map((_, style) => {
    const keys = paragraphs.flatMap((paragraph) => {
      const heading = paragraph.begun.find((candidate) => candidate.style === style);
      return heading ? (partOf(heading.words, style, parts)?.key ?? []) : [];
    });
    return new Set(keys).size;
  });
  const most = Math.max(...named);
  return most === 0 ? undefined : named.indexOf(most);
}

/** Sections 一 and 五 without sub-headings are parted where a sentence begins so. */
const turns: Partial<
  Record<TextPart['section'], readonly { readonly key: TextKey; readonly begins: RegExp }[]>
> = {
  problems: [
    {
      key: 'problems/improvement',
      begins:
        /^(?:(?:主要)?改进(?:情况|措施|方向)?\s*[：:]|(?:下一步|下步|今后|接下来|下阶段|针对(?:以上|上述|存在|这些|此)|为此|对此|(?:20\d\d|新的?一|明)\s*年.{0,12}(?:将|要)))/u,
    },
    { key: 'problems/problems', begins: /^(?:存在的?)?(?:主要)?(?:问题|不足|困难)\s*[：:]/u },
  ],
};

function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[。！？!?])(?=.)/su);
}

/** Parts text without headings by what its sentences begin with. */
function byTurns(section: TextPart['section'], lines: readonly string[], key: TextKey): SectionText {
  const parts = new Map<TextKey, string[]>();
  let current = key;
  let turned = false;
  for (const line of lines) {
    const pieces: { key: TextKey; text: string }[] = [];
    for (const sentence of sentencesOf(line)) {
      const turn = turns[section]?.find(({ begins }) => begins.test(sentence.trim()));
      if (turn && turn.key !== current && (parts.size > 0 || pieces.length > 0)) turned = true;
      if (turn && (turn.key !== key || turned || parts.size + pieces.length === 0)) current = turn.key;
      const last = pieces[pieces.length - 1];
      if (last?.key === current) last.text += sentence;
      else pieces.push({ key: current, text: sentence });
    }
    for (const piece of pieces) parts.set(piece.key, [...(parts.get(piece.key) ?? []), piece.text.trim()]);
  }
  const text = Object.fromEntries([...parts].map(([part, list]) => [part, list.join('\n')]));
  return { text, headings: {}, told: turned ? 'sentences' : 'none' };
}

/** Splits lines by the headings of the section's parts; what stands before the first goes to `lead`. */
export function readSectionText(
  section: TextPart['section'],
  lines: readonly Line[],
  key: TextKey,
): SectionText {
  const parts = headedParts(section);
  const bare = lines.map((line) => wordsOf(line)).filter((text) => text !== '');
  const all = (parts.length > 0 ? bare.flatMap(unfolded) : bare).map((text): Paragraph => ({
    text,
    begun: parts.length > 0 ? begun(text) : [],
  }));
  const style = mainStyle(all, parts);
  const turned = byTurns(section, bare, key);
  // 一是栏目设置仍需改进: under such numbers a sentence that turns says more than a word of one.
  const isSaid = style !== undefined && styles[style]?.sentence === true && turned.told === 'sentences';
  if (style === undefined || isSaid) return turned;
  const paragraphs = new Map<TextKey, string[]>();
  const headings: Partial<Record<TextKey, string>> = {};
  const started = new Set<TextKey>();
  const strange: { heading: string; under: TextKey }[] = [];
  let current = key;
  const add = (text: string): void => {
    if (text === '') return;
    paragraphs.set(current, [...(paragraphs.get(current) ?? []), text]);
  };
  for (const { text, begun: begins } of all) {
    const heading: Begun | undefined =
      begins.find((candidate) => candidate.style === style) ??
      begins.find((candidate) => candidate.style === unnumbered);
    const part = heading && partOf(heading.words, heading.style, parts);
    if (!heading || !part || started.has(part.key)) {
      const isNumbered = heading?.style === style && heading.numeral !== '' && !styles[style]?.sentence;
      if (heading && isNumbered) strange.push({ heading: heading.numeral + heading.words, under: current });
      add(text);
      continue;
    }
    current = part.key;
    started.add(part.key);
    if (!styles[heading.style]?.sentence) {
      const printed = heading.numeral.replace(/^([^）)]*)\s+$/u, '$1') + heading.words.trim();
      if (printed !== partHeading(part.key)) headings[part.key] = printed;
    }
    add(heading.rest.trim());
  }
  const text = Object.fromEntries([...paragraphs].map(([part, list]) => [part, list.join('\n')]));
  return { text, headings, told: 'headings', strange };
}

/** Words that only section 五 has so many of: what is wanting, and what will be done. */
const wanting = /不足|不够|问题|薄弱|短板|差距|有待|困难|不到位/u;
const intended = /改进|整改|下一步|今后|将[^。；]{0,12}(?:加强|加大|进一步|继续|提高|提升|完善|做好)/u;

/**
 * Of lines that stand behind table 4 under no heading of their own, those that are section 五: from the first that has a
 * heading of its parts, or says what is wanting, on; none where they do not speak of both.
 */
export function problemLines(lines: readonly Line[]): readonly Line[] {
  const parts = headedParts('problems');
  const named = ({ text }: Line): boolean =>
    begun(text.trim()).some(({ words, style }) => partOf(words, style, parts) !== undefined);
  const first = lines.findIndex((line) => named(line) || wanting.test(line.text));
  const own = first < 0 ? [] : lines.slice(first);
  const text = own.map((line) => wordsOf(line)).join('\n');
  return wanting.test(text) && intended.test(text) ? own : [];
}
