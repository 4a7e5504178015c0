/** Small changes in the text of a part: everything around them stays as it is written. */
import { XmlReader, xmlText } from '../../../container/xml';
import { Broken } from '../../../container/zip';

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with each edit in its place. Edits do not overlap; those at one place go in the order given. */
export function edited(source: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return source;
  const sorted = edits.map((edit, index) => ({ ...edit, index }));
  sorted.sort((a, b) => a.start - b.start || a.end - b.end || a.index - b.index);
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text } of sorted) {
    if (start < at) throw new Error('edits overlap');
    pieces.push(source.slice(at, start), text);
    at = end;
  }
  pieces.push(source.slice(at));
  return pieces.join('');
}

/** How an element of a part is to be called, so that it has the prefix of the others. */
export type Naming = (local: string) => string;

/** The prefix of the tag that opens at `start`, with its colon. */
export function prefixAt(source: string, start: number): string {
  return /^<([^\s/>:]+:)?/u.exec(source.slice(start, start + 200))?.[1] ?? '';
}

export function naming(prefix: string): Naming {
  return (local) => `${prefix}${local}`;
}

export interface Child {
  readonly name: string;
  /** Of the whole element; of what is in it. */
  readonly start: number;
  readonly end: number;
  readonly innerStart: number;
  readonly innerEnd: number;
  readonly attributes: readonly (readonly [string, string])[];
}

export interface Root {
  readonly name: string;
  readonly prefix: string;
  /** Of its opening tag. */
  readonly start: number;
  readonly tagEnd: number;
  readonly empty: boolean;
  readonly innerEnd: number;
  readonly children: readonly Child[];
}

/** Goes on to the end of the element that was opened last. */
type ReadChild = (reader: XmlReader) => void;
const past: ReadChild = (reader) => {
  reader.skip();
};

/** The children of the element that was opened last, each read by `read`; goes on to its end. */
export function childrenOf(reader: XmlReader, read = past): readonly Child[] {
  const children: Child[] = [];
  const { depth } = reader;
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    if (piece === 'close' && reader.depth === depth) break;
    if (piece !== 'open') continue;
    const { name, start, end: innerStart } = reader;
    const attributes = reader.attributes();
    read(reader);
    children.push({ name, start, end: reader.end, innerStart, innerEnd: reader.start, attributes });
  }
  return children;
}

/** The root of a part and its children, each read by `read`. Throws Broken. */
export function rootOf(xml: string, read = past): Root {
  const reader = new XmlReader(xml);
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    if (piece !== 'open') continue;
    const { name, start, end: tagEnd, empty } = reader;
    const children = childrenOf(reader, read);
    return { name, prefix: prefixAt(xml, start), start, tagEnd, empty, innerEnd: reader.start, children };
  }
  throw new Broken('no root');
}

/** What replaces an element's `/>` or comes before its closing tag. */
function filled(
  xml: string,
  element: { start: number; tagEnd: number; empty: boolean; innerEnd: number },
  inner: string,
): Edit {
  if (!element.empty) return { start: element.innerEnd, end: element.innerEnd, text: inner };
  const name = /^<([^\s/>]+)/u.exec(xml.slice(element.start, element.tagEnd))?.[1] ?? '';
  return { start: element.tagEnd - 2, end: element.tagEnd, text: `>${inner}</${name}>` };
}

/** An edit that puts `inner` at the end of a child. */
export function appended(xml: string, child: Child, inner: string): Edit {
  const empty = child.innerStart === child.end;
  return filled(
    xml,
    { start: child.start, tagEnd: child.innerStart, empty, innerEnd: child.innerEnd },
    inner,
  );
}

/**
 * An edit that puts a child into the root where the schema's `order` has it: before the first that comes later; at the end
 * where `order` is left out.
 */
export function inserted(
  xml: string,
  root: Root,
  text: string,
  name = '',
  order: readonly string[] = [],
): Edit {
  const rank = order.indexOf(name);
  const later = rank < 0 ? undefined : root.children.find((child) => order.indexOf(child.name) > rank);
  return later ? { start: later.start, end: later.start, text } : filled(xml, root, text);
}

/** The document with one more child of its root, at the end. */
export function insertChild(xml: string, child: (name: Naming) => string): string {
  const root = rootOf(xml);
  return edited(xml, [inserted(xml, root, child(naming(root.prefix)))]);
}

/**
 * An opening tag with attributes set or, where undefined, taken out; the others, and their order, stay. `tag` ends with
 * `>` or `/>`.
 */
export function withAttributes(tag: string, wanted: Readonly<Record<string, string | undefined>>): string {
  let changed = tag;
  for (const [name, value] of Object.entries(wanted)) {
    const written = new RegExp(`\\s+${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`, 'u');
    const text = value === undefined ? '' : ` ${name}="${xmlText(value)}"`;
    if (written.test(changed)) changed = changed.replace(written, () => text);
    else if (text !== '') changed = changed.replace(/\s*(\/?>)$/u, (end) => text + end.trim());
  }
  return changed;
}
