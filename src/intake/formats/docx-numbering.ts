/**
 * Numbers that Word and WPS print before a paragraph but do not keep in its text (ECMA-376 17.9): `一、`, `（一）`,
 * `1.`. Without them the headings and row labels of many reports would lose their beginning.
 */
import { spellNumber } from './docx-numerals';
import { parseMarkup } from './markup-parser';

interface Level {
  readonly format: string;
  /** `（%1）`; `%1` is the number of the outermost level. */
  readonly text: string;
  readonly start: number;
  /** What follows the number (w:suff). */
  readonly suffix: string;
  /** All numbers in it decimal, whatever their own levels say (w:isLgl). */
  readonly decimal: boolean;
  /** After which level it starts again; 0 never, undefined after any before it (w:lvlRestart). */
  readonly restart: number | undefined;
  /** The style whose paragraphs are of this level (w:pStyle). */
  readonly style: string | undefined;
}

export interface NumberingOf {
  /** The list, or undefined where the paragraph does not say. */
  readonly list: string | undefined;
  readonly level: number | undefined;
}

/** What stands before the next paragraph of a list; each call counts one. */
export type Numbering = (of: NumberingOf, style: string | undefined) => string;

type Attributes = Readonly<Record<string, string>>;
type Levels = Map<number, Level>;

function attribute(attributes: Attributes, name: string): string | undefined {
  const found = Object.keys(attributes).find((key) => key === name || key.endsWith(`:${name}`));
  return found === undefined ? undefined : attributes[found];
}

interface List {
  readonly abstract: string;
  /** Levels this list defines anew, and where it starts them. */
  readonly levels: Levels;
  readonly starts: Map<number, number>;
}

interface Definitions {
  readonly abstracts: ReadonlyMap<string, { readonly levels: Levels; link: string | undefined }>;
  readonly lists: ReadonlyMap<string, List>;
}

const plain: Level = {
  format: 'decimal',
  text: '',
  start: 1,
  suffix: 'tab',
  decimal: false,
  restart: undefined,
  style: undefined,
};

function isOn(value: string | undefined): boolean {
  return value !== '0' && value !== 'false' && value !== 'off';
}

function readDefinitions(xml: string): Definitions {
  const abstracts = new Map<string, { levels: Levels; link: string | undefined }>();
  const lists = new Map<string, { abstract: string; levels: Levels; starts: Map<number, number> }>();
  let abstract: { levels: Levels; link: string | undefined } | undefined;
  let list: { abstract: string; levels: Levels; starts: Map<number, number> } | undefined;
  let level = -1;
  const levels = (): Levels | undefined => list?.levels ?? abstract?.levels;
  const change = (part: Partial<Level>): void => {
    const old = levels()?.get(level);
    if (old) levels()?.set(level, { ...old, ...part });
  };
  const open = (tag: string, attributes: Attributes): void => {
    const value = attribute(attributes, 'val');
    switch (tag.replace(/^.*:/u, '')) {
      case 'abstractNum':
        list = undefined;
        abstract = { levels: new Map(), link: undefined };
        abstracts.set(attribute(attributes, 'abstractNumId') ?? '', abstract);
        break;
      case 'numStyleLink':
        if (abstract) abstract.link = value;
        break;
      case 'lvl':
      case 'lvlOverride':
        level = Number(attribute(attributes, 'ilvl') ?? 0);
        if (tag.endsWith('lvl')) levels()?.set(level, plain);
        break;
      case 'startOverride':
        list?.starts.set(level, Number(value ?? 1));
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
      case 'suff':
        change({ suffix: value ?? 'tab' });
        break;
      case 'isLgl':
        change({ decimal: isOn(value) });
        break;
      case 'lvlRestart':
        change({ restart: Number(value ?? 0) });
        break;
      case 'pStyle':
        change({ style: value });
        break;
      case 'num':
        list = { abstract: '', levels: new Map(), starts: new Map() };
        lists.set(attribute(attributes, 'numId') ?? '', list);
        break;
      case 'abstractNumId':
        if (list) list.abstract = value ?? '';
        break;
      default:
    }
  };
  parseMarkup(xml, { open, text: () => undefined, close: () => undefined }, { xml: true });
  return { abstracts, lists };
}

interface Style {
  readonly basedOn: string | undefined;
  readonly list: string | undefined;
  readonly level: number | undefined;
}

function readStyles(xml: string): ReadonlyMap<string, Style> {
  const styles = new Map<string, Style>();
  let id = '';
  const change = (part: Partial<Style>): void => {
    styles.set(id, { basedOn: undefined, list: undefined, level: undefined, ...styles.get(id), ...part });
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

/** A style and those it is based on, a few deep. */
function ancestry(
  styles: ReadonlyMap<string, Style>,
  id: string | undefined,
): readonly (readonly [string, Style])[] {
  const found: (readonly [string, Style])[] = [];
  let next = id;
  for (let depth = 0; next !== undefined && depth < 10; depth += 1) {
    const style = styles.get(next);
    if (!style) break;
    found.push([next, style]);
    next = style.basedOn;
  }
  return found;
}

/** The gap Word leaves after a number that would else run into the text. */
function gapAfter(number: string, suffix: string): string {
  return suffix !== 'nothing' &&
    /[\p{N}a-zA-Z]$/u.test(number) &&
    !/[\u2460-\u24ff\u3200-\u32ff]$/u.test(number)
    ? ' '
    : '';
}

/** From the parts that hold numbering and styles; without them nothing is numbered. */
export function docxNumbering(numberingXml: string, stylesXml: string): Numbering {
  const { abstracts, lists } = readDefinitions(numberingXml);
  const styles = readStyles(stylesXml);
  const counts = new Map<string, number[]>();
  const started = new Set<string>();

  /** The abstract list a list is of; a link leads by a style to the list that defines it (17.9.21). */
  const abstractOf = (list: string, depth = 0): string => {
    const id = lists.get(list)?.abstract ?? '';
    const link = abstracts.get(id)?.link;
    const linked = link === undefined ? undefined : styles.get(link)?.list;
    return linked === undefined || linked === list || depth > 5 ? id : abstractOf(linked, depth + 1);
  };
  const find = (own: NumberingOf, style: string | undefined): { list: string; level: number } | undefined => {
    const line = ancestry(styles, style);
    const from = line.find(([, { list }]) => list !== undefined);
    const list = own.list ?? from?.[1].list;
    if (list === undefined || list === '0') return undefined;
    if (own.level !== undefined) return { list, level: own.level };
    // A level names the style whose paragraphs are its own (17.9.23).
    const levels = abstracts.get(abstractOf(list))?.levels;
    const byStyle = [...(levels ?? [])].find(([, level]) => line.some(([id]) => id === level.style));
    return {
      list,
      level: own.list === undefined ? (byStyle?.[0] ?? from?.[1].level ?? 0) : (byStyle?.[0] ?? 0),
    };
  };

  return (own, style) => {
    const found = find(own, style);
    if (!found) return '';
    const { list, level } = found;
    const abstract = abstractOf(list);
    const defined = abstracts.get(abstract)?.levels;
    const levelAt = (n: number): Level | undefined => lists.get(list)?.levels.get(n) ?? defined?.get(n);
    const current = levelAt(level);
    if (!current) return '';
    const startOf = (n: number): number => lists.get(list)?.starts.get(n) ?? levelAt(n)?.start ?? 1;
    const before = counts.get(abstract) ?? [];
    const override = `${list} ${String(level)}`;
    const anew = lists.get(list);
    const restarts =
      (anew?.starts.has(level) === true || anew?.levels.has(level) === true) && !started.has(override);
    started.add(override);
    const now: number[] = [];
    const deepest = Math.max(before.length - 1, level);
    for (let n = 0; n <= deepest; n += 1) {
      const old = before[n];
      if (n < level) now[n] = old ?? startOf(n);
      else if (n === level) now[n] = old === undefined || restarts ? startOf(n) : old + 1;
      else {
        const restart = levelAt(n)?.restart;
        const kept = restart === 0 || (restart !== undefined && level >= restart);
        if (kept && old !== undefined) now[n] = old;
      }
    }
    counts.set(abstract, now);
    const number = current.text.replace(/%([1-9])/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      const format = current.decimal && at < level ? 'decimal' : (levelAt(at)?.format ?? 'decimal');
      return spellNumber(now[at] ?? startOf(at), format);
    });
    return number + gapAfter(number, current.suffix);
  };
}
