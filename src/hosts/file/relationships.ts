/**
 * The links from a sheet to other parts (OPC relationships). A link to a part that was left at the gate, and whatever
 * on the sheet hangs on it, is cut: exceljs fails on a link that leads nowhere.
 */

export interface SheetLinks {
  readonly xml: string;
  /** Ids that still lead somewhere. */
  readonly ids: ReadonlySet<string>;
}

export function linksPath(sheet: string): string {
  return sheet.replace(/([^/]+)$/u, '_rels/$1.rels');
}

function attribute(element: string, name: string): string {
  return new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`, 'u').exec(element)?.[1] ?? '';
}

/** `../comments1.xml` and `/xl/comments1.xml` alike → `xl/comments1.xml`. */
function resolved(target: string): string {
  return target.startsWith('/') ? target.slice(1) : target.replace(/^\.\.\//u, 'xl/');
}

/** Keeps links to the web and to parts that were let in; absolute targets are made relative, as exceljs expects. */
export function livingLinks(xml: string, isLetIn: (part: string) => boolean): SheetLinks {
  const ids = new Set<string>();
  const kept = xml.replace(/<Relationship\b[^>]*?(?:\/>|>\s*<\/Relationship>)/gu, (link) => {
    const target = attribute(link, 'Target');
    const outside = attribute(link, 'TargetMode') === 'External';
    if (!outside && !isLetIn(resolved(target))) return '';
    ids.add(attribute(link, 'Id'));
    return outside ? link : link.replace(target, resolved(target).replace(/^xl\//u, '../'));
  });
  return { xml: kept, ids };
}

const hanging =
  /<(drawing|legacyDrawing|legacyDrawingHF|picture|tablePart|hyperlink|oleObject|control)\b[^>]*?\br:id\s*=\s*["']([^"']*)["'][^>]*?(?:\/>|>[\s\S]*?<\/\1>)/gu;

/** The sheet without what hangs on links that lead nowhere; a cell that was a link keeps its words. */
export function withoutDeadLinks(sheet: string, ids: ReadonlySet<string>): string {
  return sheet
    .replace(hanging, (element, _name: string, id: string) => (ids.has(id) ? element : ''))
    .replace(/<tableParts\b[^>]*>\s*<\/tableParts>|<hyperlinks\b[^>]*>\s*<\/hyperlinks>/gu, '');
}
