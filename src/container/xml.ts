/**
 * Reads XML piece by piece, in one pass that is linear however deep the document is: well-formed or Broken, names by
 * their namespaces whatever the prefixes, and the place of every piece, so that one can be put in place of another.
 * No DOCTYPE, so no entities but XML's own five.
 */
import { Broken } from './zip-directory';

/** A document that defines entities or refers to others: no Office program writes one. */
export class Doctype extends Broken {}

/** Namespaces whose elements go by their local name alone: the main ones of ISO/IEC 29500, transitional and strict, and of OPC. */
const plainNamespaces: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
  'http://schemas.openxmlformats.org/package/2006/relationships',
  'http://schemas.openxmlformats.org/package/2006/content-types',
]);
export const relationshipNamespaces: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
]);

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) {
    const found = named[name];
    if (found === undefined) throw new Broken(whole);
    return found;
  }
  const hex = name.startsWith('#x');
  const digits = name.slice(hex ? 2 : 1);
  const code = parseInt(digits, hex ? 16 : 10);
  const legal = (hex ? /^[\da-f]+$/iu : /^\d+$/u).test(digits) && code > 0 && code <= 0x10ffff;
  if (!legal) throw new Broken(whole);
  return String.fromCodePoint(code);
}

/** Text as it stands in XML → the text it means. Throws Broken for what is no entity. */
export function decoded(raw: string): string {
  const lines = raw.includes('\r') ? raw.replace(/\r\n?/gu, '\n') : raw;
  if (!lines.includes('&')) return lines;
  return lines.replace(/&([^;&]{0,12})(;?)/gu, (whole, name: string, end: string) => {
    if (end === '') throw new Broken(whole);
    return entity(whole, name);
  });
}

/** Text → as it stands in XML, between tags or in an attribute in double quotes. */
export function xmlText(text: string): string {
  return text
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;')
    .replace(/[\t\r\n]/gu, (sign) => `&#${String(sign.charCodeAt(0))};`);
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
/** What ends a name: white space, `=`, `/`, `>`; what cannot be in one: quotes, `<`. */
const endsName = (code: number): boolean =>
  code <= 0x3e &&
  (isSpace(code) ||
    code === 0x3d ||
    code === 0x2f ||
    code === 0x3e ||
    code === 0x3c ||
    code === 0x22 ||
    code === 0x27);

type Prefixes = ReadonlyMap<string, string>;
interface Scope {
  readonly depth: number;
  readonly prefixes: Prefixes;
  /** Names without a prefix go by themselves: none is declared for them, or a main one. */
  readonly plain: boolean;
}
const outermost: Scope = {
  depth: 0,
  prefixes: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]),
  plain: true,
};
/**
 * Names met, by their first letter and length: the few of Office's parts come again and again. Short ones only: a longer
 * string may be a window into the document it was cut from, which would never be let go.
 */
const longestKept = 12;
const names = new Array<string | undefined>(256);

export type XmlPiece = 'open' | 'text' | 'close';

export class XmlReader {
  readonly source: string;
  /** The piece read last: where it begins, and where it ends. */
  start = 0;
  end = 0;
  /** Of the element that was opened or closed: local where it is of a main namespace, else `{uri}local`. */
  name = '';
  /** An opened element that is closed at once: `<v/>`. Its closing is told next, as any other. */
  empty = false;
  /** How many elements are open around the piece; those that are opened or closed by it count themselves. */
  depth = 0;

  #at = 0;
  #closing = false;
  #rooted = false;
  readonly #open: string[] = [];
  readonly #scopes: Scope[] = [outermost];
  #plain = true;
  /** Names resolved in the scope that holds now. */
  #resolved: Map<string, string> | undefined;
  /** Of each attribute: where its name begins and ends, and its value. Only the first `#told` count. */
  readonly #attributes: number[] = [];
  #told = 0;
  /** Whether one of them may declare a namespace: its name begins with `xm`. */
  #declares = false;
  /** What was resolved last: an element is mostly closed right after it was opened, or followed by another of its name. */
  #lastQualified = '';
  #lastName = '';

  constructor(source: string) {
    if (source.includes('\0')) throw new Broken('NUL');
    this.source = source;
  }

  /** The next piece; undefined at the end. Throws Broken where the document is not well-formed. */
  next(): XmlPiece | undefined {
    if (this.#closing) return this.#closed(this.end);
    if (this.depth > this.#open.length) this.#leave();
    const { source } = this;
    for (;;) {
      const from = this.#at;
      if (from >= source.length) {
        this.#finish();
        return undefined;
      }
      const sign = source.indexOf('<', from);
      if (sign !== from) {
        this.start = from;
        this.#at = this.end = sign < 0 ? source.length : sign;
        if (this.#open.length > 0) return 'text';
        if (/[^\s\ufeff]/u.test(source.slice(from, this.end))) throw new Broken('text outside the root');
        continue;
      }
      const code = source.charCodeAt(from + 1);
      if (code === 0x2f) return this.#close(from);
      if (code === 0x3f) this.#at = this.#after('?>', from + 2);
      else if (code !== 0x21) return this.#openAt(from);
      else if (source.startsWith('<!--', from)) this.#at = this.#after('-->', from + 4);
      else if (source.startsWith('<![CDATA[', from) && this.#open.length > 0) {
        this.start = from;
        this.#at = this.end = this.#after(']]>', from + 9);
        return 'text';
      } else if (source.startsWith('<!DOCTYPE', from)) throw new Doctype('DOCTYPE');
      else throw new Broken('<!');
    }
  }

  /**
   * Goes past what comes next, element by element, as long as `read` takes it: it answers where the one at `at` ends, and -1
   * for what is not spelled as it knows. That is one whole element, well-formed, `name` without a prefix and nothing in it of
   * another namespace. Programs spell thousands of cells alike, and piece by piece each would take five times as long.
   */
  take(name: string, read: (source: string, at: number) => number): void {
    if (this.#closing) return;
    if (this.depth > this.#open.length) this.#leave();
    if (this.#open.length === 0 || this.#resolve(name) !== name) return;
    for (;;) {
      const end = read(this.source, this.#at);
      if (end < 0) return;
      this.start = this.#at;
      this.#at = this.end = end;
    }
  }

  /** What the text read last means. */
  text(): string {
    const raw = this.source.slice(this.start, this.end);
    if (raw.startsWith('<![CDATA[')) return raw.slice(9, -3).replace(/\r\n?/gu, '\n');
    return decoded(raw);
  }

  /** An attribute of the element opened last that has no prefix. */
  attribute(name: string): string | undefined {
    const { source } = this;
    const places = this.#attributes;
    for (let n = 0; n < this.#told; n += 4) {
      const from = places[n] as number;
      if ((places[n + 1] as number) - from !== name.length || !source.startsWith(name, from)) continue;
      return this.#value(n);
    }
    return undefined;
  }

  /** An attribute of one of these namespaces, whatever its prefix. */
  attributeIn(namespaces: ReadonlySet<string>, name: string): string | undefined {
    for (const [qualified, value] of this.attributes()) {
      const cut = qualified.indexOf(':');
      if (cut < 0 || qualified.slice(cut + 1) !== name) continue;
      if (namespaces.has(this.#scope.prefixes.get(qualified.slice(0, cut)) ?? '')) return value;
    }
    return undefined;
  }

  /** All attributes of the element opened last, as they are spelled, with what they mean. */
  attributes(): readonly (readonly [string, string])[] {
    const found: (readonly [string, string])[] = [];
    const places = this.#attributes;
    for (let n = 0; n < this.#told; n += 4)
      found.push([this.source.slice(places[n], places[n + 1]), this.#value(n)]);
    return found;
  }

  /** After an element was opened: goes on to its end, past everything in it. */
  skip(): void {
    const { depth } = this;
    while (this.next() !== undefined) if (this.depth === depth && this.#isClosed) return;
  }

  /**
   * After an element was opened: goes on to its end, unread, where that is the next `</name>` and no other of its name begins
   * before; else stays, and answers false. Only for what was read before, and has no comment or CDATA.
   */
  leap(): boolean {
    const qualified = this.#open[this.#open.length - 1];
    if (this.#closing || qualified === undefined) return false;
    const { source } = this;
    const end = source.indexOf(`</${qualified}>`, this.#at);
    const other = source.indexOf(`<${qualified}`, this.#at);
    if (end < 0 || (other >= 0 && other < end)) return false;
    this.#close(end);
    return true;
  }

  /** After an element was opened: goes on to its end; all the text in it. */
  textWithin(): string {
    const { depth } = this;
    let text = '';
    for (let piece = this.next(); piece !== undefined; piece = this.next()) {
      if (piece === 'text') text += this.text();
      else if (piece === 'close' && this.depth === depth) return text;
    }
    return text;
  }

  get #isClosed(): boolean {
    return this.depth > this.#open.length;
  }

  get #scope(): Scope {
    return this.#scopes[this.#scopes.length - 1] as Scope;
  }

  #after(sign: string, from: number): number {
    const at = this.source.indexOf(sign, from);
    if (at < 0) throw new Broken(`no ${sign}`);
    return at + sign.length;
  }

  #finish(): void {
    if (this.#open.length > 0 || !this.#rooted) throw new Broken('unclosed');
  }

  #value(n: number): string {
    const { source } = this;
    const from = this.#attributes[n + 2] as number;
    const to = this.#attributes[n + 3] as number;
    const raw = source.slice(from, to);
    for (let at = from; at < to; at += 1) {
      const code = source.charCodeAt(at);
      // Nearly always a few letters or digits, which mean themselves.
      if (code < 0x20 || code === 0x26) return decoded(raw.replace(/\r\n?|[\t\n]/gu, ' '));
    }
    return raw;
  }

  #openAt(from: number): XmlPiece {
    const { source } = this;
    let at = from + 1;
    while (at < source.length && !endsName(source.charCodeAt(at))) at += 1;
    const qualified = this.#nameAt(from + 1, at);
    if (this.#open.length === 0) {
      if (this.#rooted) throw new Broken('two roots');
      this.#rooted = true;
    }
    at = this.#readAttributes(at);
    this.empty = source.charCodeAt(at) === 0x2f;
    if (this.empty) at += 1;
    if (source.charCodeAt(at) !== 0x3e) throw new Broken('tag');
    this.start = from;
    this.#at = this.end = at + 1;
    this.#open.push(qualified);
    this.depth = this.#open.length;
    if (this.#declares) this.#declare();
    this.name = this.#resolve(qualified);
    this.#closing = this.empty;
    return 'open';
  }

  #nameAt(from: number, to: number): string {
    const { source } = this;
    const slot = (source.charCodeAt(from) & 15) | (((to - from) & 15) << 4);
    const met = names[slot];
    if (met?.length === to - from && source.startsWith(met, from)) return met;
    if (from === to) throw new Broken('no name');
    const name = source.slice(from, to);
    if (name.length <= longestKept) names[slot] = name;
    return name;
  }

  /** From the end of the tag's name to its `/` or `>`. */
  #readAttributes(from: number): number {
    const { source } = this;
    const places = this.#attributes;
    let told = 0;
    let at = from;
    this.#declares = false;
    for (;;) {
      const before = at;
      while (isSpace(source.charCodeAt(at))) at += 1;
      const code = source.charCodeAt(at);
      if (code === 0x3e || code === 0x2f) {
        this.#told = told;
        return at;
      }
      if (at === before || at >= source.length) throw new Broken('attribute');
      const name = at;
      if (code === 0x78 && source.charCodeAt(at + 1) === 0x6d) this.#declares = true;
      while (at < source.length && !endsName(source.charCodeAt(at))) at += 1;
      const nameEnd = at;
      while (isSpace(source.charCodeAt(at))) at += 1;
      if (nameEnd === name || source.charCodeAt(at) !== 0x3d) throw new Broken('attribute');
      at += 1;
      while (isSpace(source.charCodeAt(at))) at += 1;
      const quote = source.charCodeAt(at);
      if (quote !== 0x22 && quote !== 0x27) throw new Broken('attribute');
      const value = at + 1;
      let end = value;
      for (let sign = source.charCodeAt(end); sign !== quote; sign = source.charCodeAt(end)) {
        if (sign === 0x3c || end >= source.length) throw new Broken('attribute');
        end += 1;
      }
      places[told] = name;
      places[told + 1] = nameEnd;
      places[told + 2] = value;
      places[told + 3] = end;
      told += 4;
      at = end + 1;
    }
  }

  /** Takes up the namespaces an element declares. */
  #declare(): void {
    const { source } = this;
    const places = this.#attributes;
    let prefixes: Map<string, string> | undefined;
    for (let n = 0; n < this.#told; n += 4) {
      const from = places[n] as number;
      if (source.charCodeAt(from) !== 0x78 || !source.startsWith('xmlns', from)) continue;
      const name = source.slice(from, places[n + 1]);
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      prefixes ??= new Map(this.#scope.prefixes);
      prefixes.set(name.slice(6), this.#value(n));
      if (prefixes.size > 1_000) throw new Broken('too many namespaces');
    }
    if (!prefixes) return;
    const uri = prefixes.get('');
    const plain = uri === undefined || plainNamespaces.has(uri);
    this.#scopes.push({ depth: this.#open.length, prefixes, plain });
    this.#forget();
  }

  /** Other namespaces hold from here on. */
  #forget(): void {
    this.#plain = this.#scope.plain;
    this.#resolved = undefined;
    this.#lastQualified = '';
  }

  #resolve(qualified: string): string {
    if (qualified === this.#lastQualified) return this.#lastName;
    this.#lastName =
      this.#plain && !qualified.includes(':')
        ? qualified
        : (this.#resolved?.get(qualified) ?? this.#look(qualified));
    this.#lastQualified = qualified;
    return this.#lastName;
  }

  #look(qualified: string): string {
    const cut = qualified.indexOf(':');
    const prefix = cut < 0 ? '' : qualified.slice(0, cut);
    const uri = this.#scope.prefixes.get(prefix);
    if (uri === undefined && cut >= 0) throw new Broken(`prefix ${prefix}`);
    const local = qualified.slice(cut + 1);
    const name = uri === undefined || plainNamespaces.has(uri) ? local : `{${uri}}${local}`;
    (this.#resolved ??= new Map()).set(qualified, name);
    return name;
  }

  #close(from: number): XmlPiece {
    const { source } = this;
    const qualified = this.#open[this.#open.length - 1];
    if (qualified === undefined || !source.startsWith(qualified, from + 2)) throw new Broken('closing tag');
    let at = from + 2 + qualified.length;
    while (isSpace(source.charCodeAt(at))) at += 1;
    if (source.charCodeAt(at) !== 0x3e) throw new Broken('closing tag');
    this.start = from;
    this.#at = at + 1;
    this.name = this.#resolve(qualified);
    return this.#closed(at + 1);
  }

  #closed(end: number): XmlPiece {
    if (this.#closing) {
      this.name = this.#resolve(this.#open[this.#open.length - 1] as string);
      this.start = end;
    }
    this.#closing = false;
    this.end = end;
    this.depth = this.#open.length;
    this.#open.pop();
    return 'close';
  }

  /** The closed element's namespaces no longer hold. */
  #leave(): void {
    if (this.#scope.depth === this.depth) {
      this.#scopes.pop();
      this.#forget();
    }
    this.depth = this.#open.length;
  }
}
