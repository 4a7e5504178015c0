/** The lists of styles.xml (ECMA-376 18.8), and how formats of another workbook are put behind those that are there. */
import { XmlReader } from '../../../container/xml';
import {
  childrenOf,
  edited,
  inserted,
  naming,
  rootOf,
  withAttributes,
  appended,
  type Child,
  type Edit,
} from './xml-edit';

const order = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
];
const firstOwnFormat = 164;

interface List extends Child {
  readonly items: readonly Child[];
}

/** The lists by name; what each item is, as it is written. */
function listsOf(xml: string): ReadonlyMap<string, List> {
  const lists = new Map<string, List>();
  const reader = new XmlReader(xml);
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    if (piece !== 'open' || reader.depth !== 2) continue;
    const { name, start, end: innerStart } = reader;
    const attributes = reader.attributes();
    const items = childrenOf(reader);
    lists.set(name, { name, start, end: reader.end, innerStart, innerEnd: reader.start, attributes, items });
  }
  return lists;
}

const attributeOf = (item: Child, name: string): string | undefined =>
  item.attributes.find(([other]) => other === name)?.[1];

/** How the formats of the other workbook go by now. */
export interface Grafted {
  readonly xml: string;
  readonly cell: (style: number) => number;
  readonly differential: (style: number) => number;
}

/** What a list gains. */
class Gain {
  readonly #known: Map<string, number>;
  readonly #added: string[] = [];
  #next: number;

  constructor(known: readonly string[]) {
    this.#known = new Map();
    known.forEach((text, index) => {
      if (!this.#known.has(text)) this.#known.set(text, index);
    });
    this.#next = known.length;
  }

  /** The number of the item in the list: of one like it, where there is one. */
  number(text: string): number {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    this.#known.set(text, this.#next);
    this.#added.push(text);
    this.#next += 1;
    return this.#next - 1;
  }

  get added(): readonly string[] {
    return this.#added;
  }
}

/**
 * `target` with every cell format and differential format of `source` behind its own, or where one like it is already
 * there. `source` is what exceljs writes: without prefixes. Format 0, of cells nobody styled, is the target's.
 */
export function graftStyles(target: string, source: string): Grafted {
  const root = rootOf(target);
  const name = naming(root.prefix);
  const mine = listsOf(target);
  const theirs = listsOf(source);
  const textsOf = (xml: string, list: List | undefined): readonly string[] =>
    (list?.items ?? []).map(({ start, end }) => xml.slice(start, end));
  const prefixed = (text: string): string =>
    root.prefix === '' ? text : text.replace(/<(\/?)(?=[a-z])/giu, `<$1${root.prefix}`);
  const gainOf = (list: string): Gain => new Gain(textsOf(target, mine.get(list)));
  const gains = new Map(['fonts', 'fills', 'borders', 'cellXfs', 'dxfs'].map((list) => [list, gainOf(list)]));
  const put = (list: string, text: string): number => gains.get(list)?.number(prefixed(text)) ?? 0;

  const codes = new Map(
    (mine.get('numFmts')?.items ?? []).map((item) => [attributeOf(item, 'formatCode') ?? '', item]),
  );
  const newFormats: string[] = [];
  let nextFormat = Math.max(
    firstOwnFormat,
    ...(mine.get('numFmts')?.items ?? []).map((item) => Number(attributeOf(item, 'numFmtId')) + 1),
  );
  const formatIds = new Map<string, string>();
  for (const item of theirs.get('numFmts')?.items ?? []) {
    const code = attributeOf(item, 'formatCode') ?? '';
    const id = attributeOf(item, 'numFmtId') ?? '';
    const known = codes.get(code);
    if (known) formatIds.set(id, attributeOf(known, 'numFmtId') ?? '0');
    else {
      formatIds.set(id, String(nextFormat));
      const tag = withAttributes(source.slice(item.start, item.end), { numFmtId: String(nextFormat) });
      newFormats.push(prefixed(tag));
      nextFormat += 1;
    }
  }

  const partOf = (list: string, item: Child, attribute: string): string => {
    const text = textsOf(source, theirs.get(list))[Number(attributeOf(item, attribute) ?? 0)];
    return String(text === undefined ? 0 : put(list, text));
  };
  const cells = (theirs.get('cellXfs')?.items ?? []).map((item, index) => {
    if (index === 0) return 0;
    const format = attributeOf(item, 'numFmtId') ?? '0';
    const tag = withAttributes(source.slice(item.start, item.innerStart), {
      numFmtId: formatIds.get(format) ?? format,
      fontId: partOf('fonts', item, 'fontId'),
      fillId: partOf('fills', item, 'fillId'),
      borderId: partOf('borders', item, 'borderId'),
      xfId: mine.has('cellStyleXfs') ? '0' : undefined,
    });
    return put('cellXfs', tag + source.slice(item.innerStart, item.end));
  });
  const differentials = textsOf(source, theirs.get('dxfs')).map((text) => put('dxfs', text));

  const edits: Edit[] = [];
  const grow = (list: string, added: readonly string[]): void => {
    if (added.length === 0) return;
    const old = mine.get(list);
    const count = String((old?.items.length ?? 0) + added.length);
    if (!old) {
      const tag = name(list);
      edits.push(inserted(target, root, `<${tag} count="${count}">${added.join('')}</${tag}>`, list, order));
      return;
    }
    const tag = withAttributes(target.slice(old.start, old.innerStart), { count });
    if (old.innerStart === old.end) {
      const closing = /^<([^\s/>]+)/u.exec(tag)?.[1] ?? list;
      edits.push({
        start: old.start,
        end: old.end,
        text: `${tag.replace(/\s*\/>$/u, '>')}${added.join('')}</${closing}>`,
      });
      return;
    }
    edits.push({ start: old.start, end: old.innerStart, text: tag }, appended(target, old, added.join('')));
  };
  grow('numFmts', newFormats);
  for (const [list, gain] of gains) grow(list, gain.added);
  return {
    xml: edited(target, edits),
    cell: (style) => cells[style] ?? 0,
    differential: (style) => differentials[style] ?? 0,
  };
}

/** A styles.xml for a workbook that has none: as many plain formats as its cells name. */
export function plainStyles(formats: number): string {
  const xf = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>';
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>',
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${String(formats)}">${xf.repeat(formats)}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('');
}
