/** Packs what exceljs wrote again: with fixed times, so that the same content is the same bytes, and to the schema. */
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** The first day a zip can name. */
const mtime = new Date(1980, 0, 1);

/** The order of a font's elements in ECMA-376 18.8.22; exceljs has another, which Excel forgives and validators do not. */
const fontOrder = [
  'b',
  'i',
  'strike',
  'condense',
  'extend',
  'outline',
  'shadow',
  'u',
  'vertAlign',
  'sz',
  'color',
  'name',
  'family',
  'charset',
  'scheme',
];

function inOrder(styles: string): string {
  return styles.replace(/<font>(.*?)<\/font>/gsu, (_, children: string) => {
    const elements = children.match(/<[^>]+\/>/gu) ?? [];
    const rank = (element: string): number => fontOrder.indexOf(/^<(\w+)/u.exec(element)?.[1] ?? '');
    return `<font>${elements.sort((a, b) => rank(a) - rank(b)).join('')}</font>`;
  });
}

export function fixedZip(bytes: Uint8Array): Uint8Array {
  const entries: Zippable = {};
  for (const [name, data] of Object.entries(unzipSync(bytes))) {
    const content = name === 'xl/styles.xml' ? strToU8(inOrder(strFromU8(data))) : data;
    entries[name] = [content, { mtime, level: 6 }];
  }
  return zipSync(entries, { mtime });
}
