/**
 * What a page's own style sheet hides, crosses out or raises: the rules that say so, matched against the elements that are
 * open (Selectors 4: types, classes, ids and attributes, inside one another), the stronger and the later going before.
 */
import { TooMuch } from './blocks';
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

/** A selector is cut at its combinators, the innermost part first. */
interface Step {
  readonly compound: readonly Selector[];
  /** What joins it to the step outside it; undefined of the outermost. */
  readonly outside: SelectorType | undefined;
}

type Declarations = ReadonlyMap<string, { readonly value: string; readonly important: boolean }>;

interface StyleRule {
  readonly steps: readonly Step[];
  /** Ids, classes and attributes, types. */
  readonly weight: number;
  readonly declarations: Declarations;
}

/** Characters; beyond that no page styles by hand. */
const mostOfStyles = 200_000;
const mostRules = 1_000;
/** Characters of one rule or attribute. */
const mostOfOne = 5_000;
/** Blocks in blocks. */
const deepest = 4;

/** The properties that tell whether and how words are seen. */
const told =
  /^(?:display|visibility|opacity|font-size|text-decoration(?:-line)?|vertical-align|position|clip|clip-path|left|top|text-indent|mso-hide)$/u;

/** What stands between the pairs, in order; a last one that is not closed holds nothing. Linear, whatever the text. */
function* between(
  text: string,
  opening: RegExp,
  closing: string,
): Generator<readonly [number, number, number]> {
  opening.lastIndex = 0;
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const end = text.indexOf(closing, opening.lastIndex);
    if (end < 0) return;
    yield [found.index, opening.lastIndex, end];
    opening.lastIndex = end + closing.length;
  }
}

function withoutComments(style: string): string {
  let [plain, at] = ['', 0];
  for (const [from, , end] of between(style, /\/\*/gu, '*/')) {
    plain += style.slice(at, from);
    at = end + 2;
  }
  return plain + style.slice(at);
}

function declarationsOf(style: string): Declarations {
  const found = new Map<string, { value: string; important: boolean }>();
  for (const declaration of withoutComments(style.slice(0, mostOfOne)).split(';')) {
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
function* rulesIn(sheet: string, depth = 0): Generator<readonly [string, string]> {
  if (depth > deepest) return;
  let at = 0;
  while (at < sheet.length) {
    const open = sheet.indexOf('{', at);
    if (open < 0) return;
    const before = sheet.slice(at, open);
    const head = before.slice(before.lastIndexOf(';') + 1).trim();
    let nested = 1;
    let end = open + 1;
    for (; end < sheet.length && nested > 0; end += 1) {
      const sign = sheet.charAt(end);
      if (sign === '{') nested += 1;
      else if (sign === '}') nested -= 1;
    }
    const body = sheet.slice(open + 1, end - 1);
    if (!head.startsWith('@')) yield [head, body];
    else if (
      /^@media\b/iu.test(head) &&
      !/\b(?:print|speech|max-width|max-device-width|prefers)/iu.test(head)
    )
      yield* rulesIn(body, depth + 1);
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
  let sheets = '';
  for (const [, from, end] of between(page, /<style\b[^<>]*>/giu, '</')) {
    sheets += `${page.slice(from, end)}\n`;
    if (sheets.length > mostOfStyles) break;
  }
  const plain = withoutComments(sheets.slice(0, mostOfStyles)).replace(/<!--|-->/gu, '');
  const rules: StyleRule[] = [];
  for (const [head, body] of rulesIn(plain)) {
    if (rules.length >= mostRules) break;
    const declarations = declarationsOf(body);
    if (declarations.size === 0 || head.length > mostOfOne) continue;
    for (const selector of parsed(head))
      rules.push({ steps: stepsOf(selector), weight: weightOf(selector), declarations });
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

const combinators: ReadonlySet<SelectorType> = new Set([
  SelectorType.Descendant,
  SelectorType.Child,
  SelectorType.Adjacent,
  SelectorType.Sibling,
  SelectorType.Parent,
  SelectorType.ColumnCombinator,
]);

/** One part of a selector; what cannot be told of an open element (its neighbours, its state) does not match. */
function fits(part: Selector, { name, attributes }: OpenElement): boolean {
  if (part.type === SelectorType.Universal) return true;
  if (part.type === SelectorType.Tag) return part.name === name;
  if (part.type !== SelectorType.Attribute) return false;
  const value = attributes[part.name];
  if (value === undefined) return false;
  return compared[part.action](value, part.value);
}

function stepsOf(selector: readonly Selector[]): readonly Step[] {
  const steps: Step[] = [];
  let compound: Selector[] = [];
  let outside: SelectorType | undefined;
  for (const part of selector) {
    if (!combinators.has(part.type)) {
      compound.push(part);
      continue;
    }
    steps.unshift({ compound, outside });
    [compound, outside] = [[], part.type];
  }
  return [{ compound, outside }, ...steps];
}

/** Comparisons of a selector with an element; no page of a report comes near. */
const mostComparisons = 20_000_000;

/** Tells whether the innermost of the open elements is one that a selector speaks of. */
function matcher(): (steps: readonly Step[], open: readonly OpenElement[]) => boolean {
  let left = mostComparisons;
  const fitsAt = ({ compound }: Step, element: OpenElement | undefined): boolean => {
    left -= 1;
    if (left < 0) throw new TooMuch();
    return element !== undefined && compound.every((part) => fits(part, element));
  };
  return (steps, open) => {
    let at = open.length - 1;
    let joined: SelectorType | undefined;
    for (const step of steps) {
      // Of the ancestors the nearest that fits is taken, as nearly every sheet means it.
      if (joined === SelectorType.Descendant) while (at >= 0 && !fitsAt(step, open[at])) at -= 1;
      else if (joined !== undefined && joined !== SelectorType.Child) return false;
      else if (!fitsAt(step, open[at])) return false;
      if (at < 0) return false;
      at -= 1;
      joined = step.outside;
    }
    return true;
  };
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
  const matches = matcher();
  return (open) => {
    const attributes = open[open.length - 1]?.attributes ?? {};
    const own = declarationsOf(attributes['style'] ?? '');
    const all = [
      ...rules.filter(({ steps }) => matches(steps, open)).map(({ declarations }) => declarations),
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
