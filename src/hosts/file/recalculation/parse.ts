/** The template of a formula → a tree. What is not known here is no tree, so that nothing is half evaluated. */
import { cornerOf, corner, type Reference } from './reference';
import { functions, type FunctionName } from './functions';
import { Unknown, type Scalar } from './values';

export type Node =
  | { readonly kind: 'constant'; readonly value: Scalar }
  | ({ readonly kind: 'reference' } & Reference)
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'negative'; readonly of: Node }
  | { readonly kind: 'operation'; readonly sign: string; readonly left: Node; readonly right: Node }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly given: readonly Node[] };

type Token =
  | { readonly kind: 'number' | 'text' | 'word' | 'sign'; readonly text: string }
  | {
      readonly kind: 'reference';
      readonly first: string;
      readonly last: string | undefined;
      readonly sheet: string | undefined;
    };

const token = new RegExp(
  String.raw`\s*(?:(\d+(?:\.\d+)?)|"((?:[^"]|"")*)"|(?:('(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.、]*)!)?(${corner})(?::(${corner}))?(?![\p{L}\p{N}_({])|(\p{L}[\p{L}\p{N}_.]*)|(<=|>=|<>|[-+*/&=<>(),]))`,
  'uy',
);

function tokensOf(template: string): readonly Token[] {
  const found: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < template.trimEnd().length) {
    const match = token.exec(template);
    if (!match) throw new Unknown(template);
    const [, number, text, sheet, first, last, word, sign = ''] = match;
    if (number !== undefined) found.push({ kind: 'number', text: number });
    else if (text !== undefined) found.push({ kind: 'text', text: text.replace(/""/gu, '"') });
    else if (first !== undefined) {
      const name = sheet?.replace(/^'|'$/gu, '').replace(/''/gu, "'");
      found.push({ kind: 'reference', first, last, sheet: name });
    } else found.push(word === undefined ? { kind: 'sign', text: sign } : { kind: 'word', text: word });
  }
  return found;
}

const isFunction = (name: string): name is FunctionName =>
  Object.prototype.hasOwnProperty.call(functions, name);

class Parser {
  #at = 0;
  readonly #tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Node {
    const node = this.#comparison();
    if (this.#at < this.#tokens.length) throw new Unknown('more');
    return node;
  }

  #take(...signs: readonly string[]): string | undefined {
    const next = this.#tokens[this.#at];
    if (next?.kind !== 'sign' || !signs.includes(next.text)) return undefined;
    this.#at += 1;
    return next.text;
  }

  #need(sign: string): void {
    if (this.#take(sign) === undefined) throw new Unknown(sign);
  }

  #chain(part: () => Node, ...signs: readonly string[]): Node {
    let left = part();
    for (;;) {
      const sign = this.#take(...signs);
      if (sign === undefined) return left;
      left = { kind: 'operation', sign, left, right: part() };
    }
  }

  readonly #comparison = (): Node => this.#chain(this.#joined, '<=', '>=', '<>', '=', '<', '>');
  readonly #joined = (): Node => this.#chain(this.#sum, '&');
  readonly #sum = (): Node => this.#chain(this.#product, '+', '-');
  readonly #product = (): Node => this.#chain(this.#atom, '*', '/');
  readonly #atom = (): Node => {
    if (this.#take('-') !== undefined) return { kind: 'negative', of: this.#atom() };
    if (this.#take('+') !== undefined) return this.#atom();
    if (this.#take('(') !== undefined) {
      const node = this.#comparison();
      this.#need(')');
      return node;
    }
    const next = this.#tokens[this.#at];
    this.#at += 1;
    switch (next?.kind) {
      case 'number':
        return { kind: 'constant', value: Number(next.text) };
      case 'text':
        return { kind: 'constant', value: next.text };
      case 'word':
        return this.#word(next.text.toUpperCase());
      case 'reference': {
        const first = cornerOf(next.first);
        const last = next.last === undefined ? first : cornerOf(next.last);
        if (!first || !last) throw new Unknown(next.first);
        return { kind: 'reference', sheet: next.sheet, first, last };
      }
      case 'sign':
      case undefined:
        throw new Unknown('value');
    }
  };

  #word(name: string): Node {
    if (name === 'TRUE' || name === 'FALSE') return { kind: 'constant', value: name === 'TRUE' };
    if (this.#take('(') === undefined) return { kind: 'name', name };
    if (!isFunction(name)) throw new Unknown(name);
    const given: Node[] = [];
    if (this.#take(')') === undefined) {
      do given.push(this.#comparison());
      while (this.#take(',') !== undefined);
      this.#need(')');
    }
    const { least, most } = functions[name];
    if (given.length < least || given.length > most) throw new Unknown(name);
    return { kind: 'call', name, given };
  }
}

const parsed = new Map<string, Node | undefined>();
const mostRemembered = 5_000;

/** undefined where there is something in it that is not known here. */
export function parse(template: string): Node | undefined {
  if (parsed.has(template)) return parsed.get(template);
  if (parsed.size >= mostRemembered) parsed.clear();
  let found: Node | undefined;
  try {
    found = new Parser(tokensOf(template)).whole();
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
  }
  parsed.set(template, found);
  return found;
}
