/**
 * The parts of a workbook, as they were opened and as they have been changed since. Every change makes a new set, so that
 * what fails half-way leaves the old one whole; what was not changed is written as it came, still compressed.
 */
import { strToU8 } from 'fflate';
import { relationshipsPath, type Package, type Relationship } from '../../../container/package';
import { pack, writeZip, type Packed } from '../../../container/write-zip';
import type { ZipEntry } from '../../../container/zip';
import { edited, insertChild } from './xml-edit';
import { XmlReader, xmlText } from '../../../container/xml';

const contentTypes = '[Content_Types].xml';
const relationshipsType = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Parts as they were compressed: a draft is kept after every edit, and most of them are as they were. */
const compressed = new WeakMap<NewPart, Packed>();

function packedPart(name: string, part: NewPart): Packed {
  const known = compressed.get(part) ?? pack({ name, content: strToU8(part.xml) });
  compressed.set(part, known);
  return known;
}

export class Parts {
  readonly #opened: Package;
  /** By path in lower case; undefined for what was taken out. */
  readonly #changed: ReadonlyMap<string, NewPart | undefined>;

  constructor(opened: Package, changed: ReadonlyMap<string, NewPart | undefined> = new Map()) {
    this.#opened = opened;
    this.#changed = changed;
  }

  text(path: string): string | undefined {
    const key = path.toLowerCase();
    return this.#changed.has(key) ? this.#changed.get(key)?.xml : this.#opened.text(path);
  }

  /** What a part that came with the file is. */
  contentType(path: string): string {
    return this.#opened.contentType(path);
  }

  has(path: string): boolean {
    const key = path.toLowerCase();
    return this.#changed.has(key)
      ? this.#changed.get(key) !== undefined
      : this.#opened.entry(path) !== undefined;
  }

  with(path: string, xml: string): Parts {
    if (this.text(path) === xml) return this;
    return new Parts(this.#opened, new Map(this.#changed).set(path.toLowerCase(), { path, xml }));
  }

  /** The part gone, with what tells its kind and what leads to it from `source`. */
  without(path: string, source: string): Parts {
    const gone = new Parts(this.#opened, new Map(this.#changed).set(path.toLowerCase(), undefined));
    const isIt = (reader: XmlReader): boolean =>
      reader.attribute('PartName')?.toLowerCase() === `/${path}`.toLowerCase();
    const links = this.relationships(source)
      .filter((link) => !link.external && link.target.toLowerCase() === path.toLowerCase())
      .map(({ id }) => id);
    const isLink = (reader: XmlReader): boolean =>
      reader.name === 'Relationship' && links.includes(reader.attribute('Id') ?? '');
    return gone.#cut(contentTypes, isIt).#cut(relationshipsPath(source), isLink);
  }

  relationships(source: string): readonly Relationship[] {
    return this.#opened.relationshipsIn(source, this.text(relationshipsPath(source)));
  }

  /** The part of that kind which `source` is related to first, where it is there. */
  related(source: string, kind: string): string | undefined {
    return this.relationships(source).find(
      (link) => !link.external && link.kind === kind && this.has(link.target),
    )?.target;
  }

  /** A new part beside the others: its kind, and a link to it from `source`, by the id returned. */
  adding(
    part: { readonly path: string; readonly xml: string; readonly contentType: string },
    from: { readonly source: string; readonly type: string },
  ): { readonly parts: Parts; readonly id: string } {
    const { path, xml, contentType } = part;
    // A file may speak of a part it has not: that would be told twice.
    const clean = this.without(path, from.source);
    const links = relationshipsPath(from.source);
    const ids = new Set(clean.relationships(from.source).map(({ id }) => id.toLowerCase()));
    let n = ids.size + 1;
    while (ids.has(`rid${String(n)}`)) n += 1;
    const id = `rId${String(n)}`;
    const folder = from.source.replace(/[^/]*$/u, '');
    const target = path.startsWith(folder) ? path.slice(folder.length) : `/${path}`;
    const told = insertChild(
      clean.text(contentTypes) ?? '',
      (name) => `<${name('Override')} PartName="/${xmlText(path)}" ContentType="${contentType}"/>`,
    );
    const linked = insertChild(
      clean.text(links) ?? `<Relationships xmlns="${relationshipsType}"></Relationships>`,
      (name) => `<${name('Relationship')} Id="${id}" Type="${from.type}" Target="${xmlText(target)}"/>`,
    );
    return { parts: clean.with(path, xml).with(contentTypes, told).with(links, linked), id };
  }

  /** A path nobody has taken: `xl/worksheets/sheet` and `.xml` → `xl/worksheets/sheet4.xml`. */
  freePath(stem: string, ending: string): string {
    for (let n = 1; ; n += 1) {
      const path = `${stem}${String(n)}${ending}`;
      if (!this.has(path)) return path;
    }
  }

  /** The file. The same parts are the same bytes. */
  save(): Uint8Array {
    const left = new Map(this.#changed);
    const entries: (ZipEntry | Packed)[] = [];
    for (const entry of this.#opened.entries) {
      const key = entry.name.toLowerCase();
      const changed = left.get(key);
      if (!left.has(key)) entries.push(entry);
      // A part keeps the name it came with.
      else if (changed) entries.push(packedPart(entry.name, changed));
      left.delete(key);
    }
    for (const part of left.values()) if (part) entries.push(packedPart(part.path, part));
    return writeZip(entries);
  }

  /** Without the elements that are so. */
  #cut(path: string, isSo: (reader: XmlReader) => boolean): Parts {
    const xml = this.text(path);
    if (xml === undefined) return this;
    const cuts: { start: number; end: number; text: string }[] = [];
    const reader = new XmlReader(xml);
    for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
      if (piece !== 'open' || reader.depth !== 2 || !isSo(reader)) continue;
      const { start } = reader;
      reader.skip();
      cuts.push({ start, end: reader.end, text: '' });
    }
    return this.with(path, edited(xml, cuts));
  }
}

export interface NewPart {
  readonly path: string;
  readonly xml: string;
}
