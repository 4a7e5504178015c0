/**
 * What a page's own style sheet hides, crosses out or raises: the rules that say so, matched against the elements that are
 * open (Selectors 4: types, classes, ids and attributes, inside one another), the stronger and the later going before.
 */
import { AttributeAction, parse, SelectorType, type Selector } from 'css-what';

export interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface HtmlLook {
  /** Not shown, nor anything in it. */
  readonly hidden: boolean;
  /** Shown to nobody who looks: moved off the page, cut to nothing, in type without size. */
  readonly unseen: boolean;
  readonly struck: boolean;
  readonly raised: boolean;
}

type Declarations = ReadonlyMap<string, { readonly value: string; readonly important: boolean }>;

interface StyleRule {
  readonly selector: readonly Selector[];
  /** Ids, classes and attributes, types. */
  readonly weight: number;
  readonly declarations: Declarations;
}

/** Characters; beyond that no page styles by hand. */
const mostOfStyles = 200_000;
const mostRules = 2_000;

/** The properties that tell whether and how words are seen. */
const told =
  /^(?:display|visibility|opacity|font-size|text-decoration(?:-line)?|vertical-align|position|clip|clip-path|left|top|text-indent|mso-hide)$/u;

function declarationsOf(style: string): Declarations {
  const found = new Map<string, { value: string; important: boolean }>();
  for (const declaration of style.replace(/\/\*.*?\*\//gsu, '').split(';')) {
    const colon = declaration.indexOf(':');
    const name = declaration.slice(0, colon).trim().toLowerCase();
    if (colon < 0 || !told.test(name)) continue;
    const value = declaration
      .slice(colon + 1)
      .replace(/\s+/gu, ' ')
      .trim()
      .toLowerCase();
    const plain = value.replace(/\s*!\s*important$/u, '');
    found.set(name, { value: plain, important: plain !== value });
  }
  return found;
}

function weightOf(selector: readonly Selector[]): number {
  return selector.reduce((weight, part) => {
    if (part.type === SelectorType.Tag) return weight + 1;
    if (part.type !== SelectorType.Attribute) return weight;
    return weight + (part.name === 'id' ? 10_000 : 100);
  }, 0);
}

/** Rules in a sheet, those of its `@media` that a screen has included. */
function* rulesIn(sheet: string): Generator<readonly [string, string]> {
  let at = 0;
  while (at < sheet.length) {
    const open = sheet.indexOf('{', at);
    if (open < 0) return;
    const head = sheet
      .slice(sheet.lastIndexOf(';', open) >= at ? sheet.lastIndexOf(';', open) + 1 : at, open)
      .trim();
    let depth = 1;
    let end = open + 1;
    for (; end < sheet.length && depth > 0; end += 1) {
      const sign = sheet.charAt(end);
      if (sign === '{') depth += 1;
      else if (sign === '}') depth -= 1;
    }
    const body = sheet.slice(open + 1, end - 1);
    if (!head.startsWith('@')) yield [head, body];
    else if (
      /^@media\b/iu.test(head) &&
      !/\b(?:print|speech|max-width|max-device-width|prefers)/iu.test(head)
    )
      yield* rulesIn(body);
    at = end;
  }
}

function parsed(selectors: string): readonly (readonly Selector[])[] {
  try {
    return parse(selectors);
  } catch {
    return [];
  }
}

function rulesOf(page: string): readonly StyleRule[] {
  const sheets = [...page.matchAll(/<style\b[^>]*>(.*?)<\/style>/gisu)].map(([, css = '']) => css).join('\n');
  const plain = sheets
    .slice(0, mostOfStyles)
    .replace(/\/\*.*?\*\//gsu, '')
    .replace(/<!--|-->/gu, '');
  const rules: StyleRule[] = [];
  for (const [head, body] of rulesIn(plain)) {
    if (rules.length >= mostRules) break;
    const declarations = declarationsOf(body);
    if (declarations.size === 0 || head.length > 2_000) continue;
    for (const selector of parsed(head)) rules.push({ selector, weight: weightOf(selector), declarations });
  }
  return rules.sort((a, b) => a.weight - b.weight);
}

const compared: Readonly<Record<AttributeAction, (value: string, wanted: string) => boolean>> = {
  [AttributeAction.Exists]: () => true,
  [AttributeAction.Element]: (value, wanted) => value.split(/\s+/u).includes(wanted),
  [AttributeAction.Equals]: (value, wanted) => value === wanted,
  [AttributeAction.Start]: (value, wanted) => value.startsWith(wanted),
  [AttributeAction.End]: (value, wanted) => value.endsWith(wanted),
  [AttributeAction.Any]: (value, wanted) => value.includes(wanted),
  [AttributeAction.Hyphen]: (value, wanted) => value === wanted || value.startsWith(`${wanted}-`),
  [AttributeAction.Not]: (value, wanted) => value !== wanted,
};

/** One part of a selector; what cannot be told of an open element (its neighbours, its state) does not match. */
function fits(part: Selector, { name, attributes }: OpenElement): boolean {
  if (part.type === SelectorType.Universal) return true;
  if (part.type === SelectorType.Tag) return part.name === name;
  if (part.type !== SelectorType.Attribute) return false;
  const value = attributes[part.name];
  if (value === undefined) return false;
  return compared[part.action](value, part.value);
}

/** Whether the last of the open elements is one the selector speaks of; from its end, each ancestor once. */
function matchesOpen(selector: readonly Selector[], open: readonly OpenElement[]): boolean {
  let at = open.length - 1;
  let within = false;
  let index = selector.length - 1;
  while (index >= 0) {
    let first = index;
    while (first > 0 && !isCombinator(selector[first - 1])) first -= 1;
    const compound = selector.slice(first, index + 1);
    const fitsAt = (place: number): boolean => {
      const element = open[place];
      return element !== undefined && compound.every((part) => fits(part, element));
    };
    if (within) while (at >= 0 && !fitsAt(at)) at -= 1;
    if (!fitsAt(at)) return false;
    const combinator = selector[first - 1];
    if (combinator === undefined) return true;
    if (combinator.type !== SelectorType.Descendant && combinator.type !== SelectorType.Child) return false;
    within = combinator.type === SelectorType.Descendant;
    at -= 1;
    index = first - 2;
  }
  return false;
}

function isCombinator(part: Selector | undefined): boolean {
  return (
    part?.type === SelectorType.Descendant ||
    part?.type === SelectorType.Child ||
    part?.type === SelectorType.Adjacent ||
    part?.type === SelectorType.Sibling
  );
}

const isFarOff = (value: string | undefined): boolean => /^-\d{3,}/u.test(value ?? '');
/** Classes by which well-known programs repeat for a screen reader what they draw. */
const forReaders =
  /(?:^|\s)(?:katex-mathml|MathJax_Preview|MJX_Assistive_MathML|sr-only|visually-hidden|screen-reader-text)(?:\s|$)/u;

function lookFrom(
  value: (name: string) => string | undefined,
  attributes: OpenElement['attributes'],
): HtmlLook {
  const cut =
    /^rect\(\s*[01]?(?:px)?[\s,]/u.test(value('clip') ?? '') ||
    /^inset\((?:50|100)%/u.test(value('clip-path') ?? '');
  const placed = /^(?:absolute|fixed)$/u.test(value('position') ?? '');
  return {
    hidden:
      'hidden' in attributes ||
      value('display') === 'none' ||
      /^(?:hidden|collapse)$/u.test(value('visibility') ?? '') ||
      value('mso-hide') === 'all',
    unseen:
      /^0(?:\.0+)?(?:[a-z]+|%)?$/u.test(value('font-size') ?? '') ||
      /^0(?:\.0+)?%?$/u.test(value('opacity') ?? '') ||
      (placed && (cut || isFarOff(value('left')) || isFarOff(value('top')))) ||
      isFarOff(value('text-indent')) ||
      forReaders.test(attributes['class'] ?? ''),
    struck: /line-through/u.test(`${value('text-decoration') ?? ''} ${value('text-decoration-line') ?? ''}`),
    raised: /^(?:super|sub)$/u.test(value('vertical-align') ?? ''),
  };
}

/** How the innermost of the open elements looks, by the page's own sheets and its own style. */
export function htmlLooks(page: string): (open: readonly OpenElement[]) => HtmlLook {
  const rules = rulesOf(page);
  return (open) => {
    const attributes = open[open.length - 1]?.attributes ?? {};
    const own = declarationsOf(attributes['style'] ?? '');
    const all = [
      ...rules.filter(({ selector }) => matchesOpen(selector, open)).map(({ declarations }) => declarations),
      own,
    ];
    const value = (name: string): string | undefined => {
      const said = all.flatMap((declarations) => declarations.get(name) ?? []);
      const strong = said.filter(({ important }) => important);
      return (strong[strong.length - 1] ?? said[said.length - 1])?.value;
    };
    return lookFrom(value, attributes);
  };
}
