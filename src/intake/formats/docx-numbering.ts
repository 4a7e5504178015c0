/**
 * Numbers that Word and WPS print before a paragraph but do not keep in its text (ECMA-376 17.9): `一、`, `（一）`,
 * `1.`. Without them the headings and row labels of many reports would lose their beginning.
 */
import { parseMarkup } from './markup-parser';

interface Level {
  readonly format: string;
  /** `（%1）`; `%1` is the number of the outermost level. */
  readonly text: string;
  readonly start: number;
}

export interface NumberingOf {
  /** The list, or undefined where the paragraph does not say. */
  readonly list: string | undefined;
  readonly level: number;
}

/** What stands before the next paragraph of a list; each call counts one. */
export type Numbering = (of: NumberingOf, style: string | undefined) => string;

type Attributes = Readonly<Record<string, string>>;

function attribute(attributes: Attributes, name: string): string | undefined {
  const found = Object.keys(attributes).find((key) => key === name || key.endsWith(`:${name}`));
  return found === undefined ? undefined : attributes[found];
}

const digits = '零一二三四五六七八九';

/** 1 to 99 in words; no list of a report is longer. */
function chinese(value: number): string {
  if (value > 99) return String(value);
  const tens = Math.floor(value / 10);
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${digits.charAt(tens)}十`;
  return value % 10 === 0 && value > 0 ? head : head + digits.charAt(value % 10);
}

function spell(value: number, format: string): string {
  if (/chinese|japanese|taiwanese|ideograph(?!Enclosed)/iu.test(format)) return chinese(value);
  switch (format) {
    case 'none':
    case 'bullet':
      return '';
    case 'upperLetter':
      return String.fromCharCode(64 + value);
    case 'lowerLetter':
      return String.fromCharCode(96 + value);
    default:
      return String(value);
  }
}

interface Definitions {
  /** By abstract list. */
  readonly levels: ReadonlyMap<string, ReadonlyMap<number, Level>>;
  /** List → abstract list. */
  readonly lists: ReadonlyMap<string, string>;
}

function readDefinitions(xml: string): Definitions {
  const levels = new Map<string, Map<number, Level>>();
  const lists = new Map<string, string>();
  let abstract = '';
  let list = '';
  let level = -1;
  const change = (part: Partial<Level>): void => {
    const known = levels.get(abstract);
    const old = known?.get(level);
    if (known && old) known.set(level, { ...old, ...part });
  };
  const open = (tag: string, attributes: Attributes): void => {
    const value = attribute(attributes, 'val');
    switch (tag.replace(/^.*:/u, '')) {
      case 'abstractNum':
        abstract = attribute(attributes, 'abstractNumId') ?? '';
        levels.set(abstract, new Map());
        break;
      case 'lvl':
        level = Number(attribute(attributes, 'ilvl') ?? 0);
        levels.get(abstract)?.set(level, { format: 'decimal', text: '', start: 1 });
        break;
      case 'start':
        change({ start: Number(value ?? 1) });
        break;
      case 'numFmt':
        change({ format: value ?? 'decimal' });
        break;
      case 'lvlText':
        change({ text: value ?? '' });
        break;
      case 'num':
        list = attribute(attributes, 'numId') ?? '';
        abstract = '';
        break;
      case 'abstractNumId':
        lists.set(list, value ?? '');
        break;
      default:
    }
  };
  parseMarkup(xml, { open, text: () => undefined, close: () => undefined }, { xml: true });
  return { levels, lists };
}

interface Style {
  readonly basedOn: string | undefined;
  readonly list: string | undefined;
  readonly level: number;
}

function readStyles(xml: string): ReadonlyMap<string, Style> {
  const styles = new Map<string, Style>();
  let id = '';
  const change = (part: Partial<Style>): void => {
    styles.set(id, { basedOn: undefined, list: undefined, level: 0, ...styles.get(id), ...part });
  };
  const open = (tag: string, attributes: Attributes): void => {
    const value = attribute(attributes, 'val');
    const name = tag.replace(/^.*:/u, '');
    if (name === 'style') id = attribute(attributes, 'styleId') ?? '';
    else if (name === 'basedOn') change({ basedOn: value });
    else if (name === 'numId') change({ list: value });
    else if (name === 'ilvl') change({ level: Number(value ?? 0) });
  };
  parseMarkup(xml, { open, text: () => undefined, close: () => undefined }, { xml: true });
  return styles;
}

/** The list a style numbers by; styles are based on each other, a few deep. */
function styleNumbering(styles: ReadonlyMap<string, Style>, id: string | undefined): NumberingOf {
  let style = styles.get(id ?? '');
  for (let depth = 0; style && depth < 10; depth += 1) {
    if (style.list !== undefined) return { list: style.list, level: style.level };
    style = styles.get(style.basedOn ?? '');
  }
  return { list: undefined, level: 0 };
}

/** From the parts `word/numbering.xml` and `word/styles.xml`; without them nothing is numbered. */
export function docxNumbering(numberingXml: string, stylesXml: string): Numbering {
  const { levels, lists } = readDefinitions(numberingXml);
  const styles = readStyles(stylesXml);
  const counts = new Map<string, number[]>();
  return (own, style) => {
    const { list, level } = own.list === undefined ? styleNumbering(styles, style) : own;
    const abstract = lists.get(list ?? '');
    const defined = abstract === undefined ? undefined : levels.get(abstract);
    const current = defined?.get(level);
    if (abstract === undefined || !defined || !current) return '';
    const before = counts.get(abstract) ?? [];
    const startOf = (n: number): number => defined.get(n)?.start ?? 1;
    const now = Array.from({ length: level + 1 }, (_, n) => before[n] ?? startOf(n) - (n === level ? 1 : 0));
    now[level] = (now[level] ?? 0) + 1;
    counts.set(abstract, now);
    return current.text.replace(/%([1-9])/gu, (_, n: string) => {
      const at = Number(n) - 1;
      return spell(now[at] ?? startOf(at), defined.get(at)?.format ?? 'decimal');
    });
  };
}
