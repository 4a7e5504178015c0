/**
 * An Open Packaging Conventions file (ECMA-376 part 2): parts are found by relationships and told by content types,
 * never by what they are called, and their names mean the same in any case.
 */
import { decodeXml } from './decode-xml';
import { XmlReader } from './xml';
import { Broken, inflateEntry, TooLarge, type Inflater, type ZipEntry } from './zip';

export interface Relationship {
  readonly id: string;
  readonly type: string;
  /** The last word of its type, which transitional and strict files share: `officeDocument`, `worksheet`, `styles`. */
  readonly kind: string;
  /** The path of the part it leads to; as it is written where it leads out of the file. */
  readonly target: string;
  readonly external: boolean;
}

/** Bytes, inflated. */
export interface Limits {
  readonly part: number;
  readonly together: number;
  readonly entries: number;
}

/** Of one part: more than any program writes. */
const mostLinks = 10_000;

/** Where the relationships of a part stand; those of the whole package go by ''. */
export function relationshipsPath(source: string): string {
  const cut = source.lastIndexOf('/') + 1;
  return `${source.slice(0, cut)}_rels/${source.slice(cut)}.rels`;
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** `../comments1.xml`, `./comments1.xml`, `/xl/comments1.xml` and `..\comments1.xml` of xl/worksheets/a.xml → a path. */
export function resolveTarget(source: string, target: string): string {
  const clean = unescaped(target.replace(/#.*$/su, '')).replace(/\\/gu, '/');
  const folder = clean.startsWith('/') ? '' : source.replace(/[^/]*$/u, '');
  const steps: string[] = [];
  for (const step of `${folder}${clean}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

export class Package {
  readonly entries: readonly ZipEntry[];
  readonly #byPath = new Map<string, ZipEntry>();
  readonly #limits: Limits;
  readonly #inflater: Inflater | undefined;
  readonly #texts = new Map<string, string>();
  /** What was read last of each part's relationships. */
  readonly #links = new Map<string, { readonly xml: string; readonly found: readonly Relationship[] }>();
  #types: ReadonlyMap<string, string> | undefined;
  #together = 0;

  /** Throws Broken where two parts have one name, TooLarge for too many. */
  constructor(entries: readonly ZipEntry[], limits: Limits, inflater?: Inflater) {
    if (entries.length > limits.entries) throw new TooLarge('entries');
    this.entries = entries;
    this.#limits = limits;
    this.#inflater = inflater;
    for (const entry of entries) {
      const path = entry.name.toLowerCase();
      if (this.#byPath.has(path) && !path.endsWith('/')) throw new Broken(`two parts called ${entry.name}`);
      this.#byPath.set(path, entry);
    }
  }

  entry(path: string): ZipEntry | undefined {
    return this.#byPath.get(path.toLowerCase());
  }

  /** The part's bytes, undefined where there is none of that path. Throws Broken or TooLarge. */
  bytes(path: string): Uint8Array | undefined {
    const entry = this.entry(path);
    if (!entry) return undefined;
    const { part, together } = this.#limits;
    const bytes = inflateEntry(entry, Math.min(part, together - this.#together), this.#inflater);
    this.#together += bytes.length;
    return bytes;
  }

  /** The part as text, read once. Throws what `bytes` does, and BadEncoding (decode-xml.ts). */
  text(path: string): string | undefined {
    const known = this.#texts.get(path.toLowerCase());
    if (known !== undefined) return known;
    const bytes = this.bytes(path);
    if (bytes === undefined) return undefined;
    const text = decodeXml(bytes, this.#inflater?.text);
    this.#texts.set(path.toLowerCase(), text);
    return text;
  }

  /** What the part is related to, in the order written. '' for the package itself. */
  relationships(source: string): readonly Relationship[] {
    return this.relationshipsIn(source, this.text(relationshipsPath(source)));
  }

  /** The same, where the part that tells of them has been changed since. */
  relationshipsIn(source: string, xml: string | undefined): readonly Relationship[] {
    if (xml === undefined) return [];
    const known = this.#links.get(source);
    if (known?.xml === xml) return known.found;
    const found: Relationship[] = [];
    const reader = new XmlReader(xml);
    for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
      if (piece !== 'open' || reader.name !== 'Relationship') continue;
      const external = reader.attribute('TargetMode') === 'External';
      const target = reader.attribute('Target') ?? '';
      found.push({
        id: reader.attribute('Id') ?? '',
        type: reader.attribute('Type') ?? '',
        kind: (reader.attribute('Type') ?? '').replace(/^.*\//su, ''),
        target: external ? target : resolveTarget(source, target),
        external,
      });
      if (found.length > mostLinks) throw new TooLarge('relationships');
    }
    this.#links.set(source, { xml, found });
    return found;
  }

  /** What the part is, as [Content_Types].xml tells: by its own name before its ending. '' where nothing is told. */
  contentType(path: string): string {
    const types = this.#contentTypes();
    const ending = /[^./]*$/u.exec(path)?.[0] ?? '';
    return types.get(`/${path}`.toLowerCase()) ?? types.get(ending.toLowerCase()) ?? '';
  }

  /**
   * The part everything else hangs on, and what it is, by its content type; undefined for what is no Office file. Which
   * folders there are tells nothing: some programs put all in the root.
   */
  main(): { readonly path: string; readonly kind: 'workbook' | 'document' | 'other' } | undefined {
    const path = this.related('', 'officeDocument');
    if (path === undefined) return undefined;
    const type = this.contentType(path).toLowerCase();
    if (/\b(?:spreadsheetml|ms-excel)\b/u.test(type)) return { path, kind: 'workbook' };
    if (/\b(?:wordprocessingml|ms-word)\b/u.test(type)) return { path, kind: 'document' };
    return { path, kind: 'other' };
  }

  /** The part of that kind which `source` is related to first, where it is there. */
  related(source: string, kind: string): string | undefined {
    return this.relationships(source).find(
      (link) => !link.external && link.kind === kind && this.entry(link.target),
    )?.target;
  }

  /** By `/path` and by ending, both in lower case. */
  #contentTypes(): ReadonlyMap<string, string> {
    if (this.#types) return this.#types;
    const types = new Map<string, string>();
    const reader = new XmlReader(this.text('[Content_Types].xml') ?? '<Types/>');
    for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
      if (piece !== 'open') continue;
      const key = reader.attribute(reader.name === 'Override' ? 'PartName' : 'Extension');
      if (key !== undefined) types.set(key.toLowerCase(), reader.attribute('ContentType') ?? '');
    }
    this.#types = types;
    return types;
  }
}
