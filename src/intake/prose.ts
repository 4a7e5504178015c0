/** The text parts of a section: by their own headings where they have them. Words are kept as they are. */
import { matchLabel } from '../form/label';
import { partHeading, textParts, type TextKey, type TextPart } from '../form/text';
import type { Line } from './line';

export interface Prose {
  readonly text: Partial<Record<TextKey, string>>;
  readonly headings: Partial<Record<TextKey, string>>;
}

const heading =
  /^([（(][一二三四五六七][)）]|[1-9][.、．]|[一二三四五六七]、)\s*([^。：:；，\s][^。：:；，]{1,30}?)\s*(?:[。：:]\s*(.*))?$/su;

/** A page’s number on a line of its own, as it comes along from the foot of a page: — 3 —, 第3页 共5页. */
const pageNumber =
  /^(?:[—–―－-]{1,2}\s*\d{1,3}\s*[—–―－-]{1,2}|第\s*\d{1,3}\s*页(?:[，,/\s]*共\s*\d{1,3}\s*页)?)$/u;

type HeadedPart = TextPart & { readonly key: TextKey };

function headedParts(section: TextPart['section']): readonly HeadedPart[] {
  const parts: readonly HeadedPart[] = textParts;
  return parts.filter((part) => part.section === section && part.numeral !== undefined);
}

/** Splits lines by the headings of the section's parts; what stands before the first goes to `lead`. */
export function readProse(section: TextPart['section'], lines: readonly Line[], lead: TextKey): Prose {
  const paragraphs = new Map<TextKey, string[]>();
  const headings: Partial<Record<TextKey, string>> = {};
  const parts = headedParts(section);
  let current = lead;
  const add = (text: string): void => {
    if (text === '' || pageNumber.test(text)) return;
    const list = paragraphs.get(current);
    if (list) list.push(text);
    else paragraphs.set(current, [text]);
  };
  for (const line of lines) {
    const text = line.text.trim();
    const [, numeral = '', words = '', rest = ''] = heading.exec(text) ?? [];
    const part = parts.find(
      ({ key, ...label }) =>
        headings[key] === undefined &&
        !paragraphs.has(key) &&
        words !== '' &&
        matchLabel(words, label) !== 'different',
    );
    if (part) {
      current = part.key;
      const printed = `${numeral}${/^[（(]/u.test(numeral) && text.charAt(numeral.length) === ' ' ? ' ' : ''}${words}`;
      if (printed !== partHeading(part.key)) headings[part.key] = printed;
      add(rest.trim());
    } else add(text);
  }
  const text = Object.fromEntries([...paragraphs].map(([key, list]) => [key, list.join('\n')]));
  return { text, headings };
}
