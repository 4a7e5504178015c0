/**
 * The gate in front of every file from outside: what is not an .xlsx, or would hang or abort the reader, is refused
 * in Chinese before exceljs sees it; the rest is unpacked under caps on bytes, cleaned and packed again.
 */
import { strToU8, zipSync, type Zippable } from 'fflate';
import { Broken, inflateEntry, TooLarge, zipEntries, type ZipEntry } from '../../container/zip';
import { refuseForeign, refuseOtherPackage } from './foreign-file';
import { linksPath, livingLinks, type SheetLinks } from './relationships';
import { safePart } from './xml-part';
import { isRefusal, type Refusal, refuse } from '../../form/refusal';

/** A ledger of 3,000 applications with live limits has 6 MB. */
const mostOfPart = 8 * 1024 * 1024;
const mostTogether = 16 * 1024 * 1024;
const mostEntries = 2_000;

export interface Passed {
  readonly kind: 'passed';
  readonly bytes: Uint8Array;
  /** What saving this file again would lose, in Chinese. */
  readonly losses: readonly string[];
}

const needed =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook\.xml|sharedStrings\.xml|styles\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml))$/u;
/** Also carried through a save: comments with their boxes, tables, themes, and the links between parts. */
const carried =
  /^xl\/(theme\/[^/]+\.xml|comments[^/]*\.xml|tables\/[^/]+\.xml|drawings\/vmlDrawing[^/]*\.vml|worksheets\/_rels\/[^/]+\.rels)$/u;

const lossesByPart: readonly (readonly [RegExp, string])[] = [
  [/^xl\/vbaProject/u, '宏'],
  [/^xl\/charts?\//u, '图表'],
  [/^xl\/media\//u, '图片'],
  [/^xl\/drawings\/drawing/u, '图形'],
  [/^xl\/pivot/u, '数据透视表'],
  [/^xl\/externalLinks\//u, '外部链接'],
  [/^xl\/(ctrlProps|activeX)\//u, '控件'],
  [/^xl\/threadedComments\//u, '批注回复'],
  [/^xl\/slicer/u, '切片器'],
  // openpyxl keeps comments in a folder of their own, where exceljs does not look.
  [/^xl\/comments\//u, '批注'],
];

function lossesOf(entries: readonly ZipEntry[]): readonly string[] {
  return lossesByPart.flatMap(([part, name]) =>
    entries.some((entry) => part.test(entry.name)) ? [name] : [],
  );
}

function mimetypeOf(entries: readonly ZipEntry[]): string {
  const entry = entries.find(({ name }) => name === 'mimetype');
  return entry ? new TextDecoder().decode(inflateEntry(entry, 1024)) : '';
}

/** What exceljs drops from inside a sheet without a word. */
const lossesInSheet: readonly (readonly [string, string])[] = [
  ['<x14:dataValidation ', '引用其他工作表的下拉列表'],
  ['<x14:sparkline', '迷你图'],
];

interface Package {
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly losses: Set<string>;
}

/** The parts that are let in, inflated under the caps. */
function inflate(entries: readonly ZipEntry[], keep: boolean): Package {
  const parts = new Map<string, Uint8Array>();
  let together = 0;
  for (const entry of entries) {
    if (!needed.test(entry.name) && !(keep && carried.test(entry.name))) continue;
    const bytes = inflateEntry(entry, Math.min(mostOfPart, mostTogether - together));
    together += bytes.length;
    parts.set(entry.name, bytes);
  }
  return { parts, losses: new Set(lossesOf(entries)) };
}

/** Each sheet's links that lead to a part that was let in, by the path of the links. */
function livingLinksOf({ parts }: Package): ReadonlyMap<string, SheetLinks> {
  const text = new TextDecoder();
  return new Map(
    [...parts]
      .filter(([name]) => name.startsWith('xl/worksheets/_rels/'))
      .map(([name, bytes]) => [name, livingLinks(text.decode(bytes), (part) => parts.has(part))]),
  );
}

const noLinks: ReadonlySet<string> = new Set();

function unpack(entries: readonly ZipEntry[], keep: boolean): Passed | Refusal {
  const opened = inflate(entries, keep);
  const { parts, losses } = opened;
  const links = livingLinksOf(opened);
  const packed: Zippable = {};
  for (const [name, bytes] of parts) {
    const part = safePart(name, bytes, keep, links.get(linksPath(name))?.ids ?? noLinks);
    if (isRefusal(part)) return part;
    if (part.lost) losses.add('范围过大的数据验证，或不是单元格范围的名称');
    for (const [mark, loss] of lossesInSheet) if (part.xml.includes(mark)) losses.add(loss);
    packed[name] = strToU8(links.get(name)?.xml ?? part.xml);
  }
  return { kind: 'passed', bytes: zipSync(packed, { level: 0 }), losses: [...losses] };
}

/** `keep`: the file will be written back, so what exceljs can carry is left in. */
export function passGate(bytes: Uint8Array, keep: boolean): Passed | Refusal {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return refuseForeign(bytes);
  try {
    const entries = zipEntries(bytes);
    if (entries.length > mostEntries) throw new TooLarge('entries');
    if (entries.some(({ encrypted }) => encrypted)) {
      return refuse('encrypted-zip', '这个文件是加了密码的压缩包，无法读取。请解压后选择其中的 .xlsx。');
    }
    const names = entries.map(({ name }) => name);
    return refuseOtherPackage(names, mimetypeOf(entries)) ?? unpack(entries, keep);
  } catch (error) {
    if (error instanceof TooLarge) {
      return refuse(
        'too-large',
        '这个工作簿展开后过大，不像一份年报（可能是压缩炸弹或混入了大量数据）。请只保留年报工作表，另存后再试。',
      );
    }
    if (error instanceof Broken) {
      return refuse(
        'corrupt',
        '这个文件不完整或已损坏，可能没有拷贝完。请重新拷贝，或在 Excel、WPS 中打开另存为 .xlsx 后再试。',
      );
    }
    throw error;
  }
}
