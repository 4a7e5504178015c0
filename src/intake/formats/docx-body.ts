/**
 * `word/document.xml` (ECMA-376 part 1, 17): paragraphs, tables and what hangs in them. Text is read as it would print:
 * what tracked changes delete or move away, hidden text and field codes are left out.
 */
import { blockBuilder, type BlockBuilder } from './block-builder';
import type { SourceDocument } from './blocks';
import type { Numbering } from './docx-numbering';
import { parseMarkup } from './markup-parser';

const wordNamespace =
  /^http:\/\/(?:schemas\.openxmlformats\.org\/wordprocessingml\/2006|purl\.oclc\.org\/ooxml\/wordprocessingml)\/main$/u;

type Attributes = Readonly<Record<string, string>>;

/** Elements whose whole content does not print. */
const unprinted = new Set([
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:delText',
  'w:delInstrText',
  'w:pPrChange',
  'w:rPrChange',
  'w:tcPrChange',
  'w:trPrChange',
  'w:tblPrChange',
  'w:sectPrChange',
  'w:numberingChange',
  'w:rt',
]);
const changes = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:cellIns', 'w:cellDel']);
const pictures = new Set(['pic:pic', 'v:imagedata', 'w:object', 'w:control', 'c:chart', 'dgm:relIds']);

/** The prefix the root binds to WordprocessingML; nearly always `w`. */
function wordPrefix(attributes: Attributes): string {
  const bound = Object.entries(attributes).find(
    ([name, uri]) => name.startsWith('xmlns') && wordNamespace.test(uri),
  );
  return bound?.[0].replace(/^xmlns:?/u, '') ?? 'w';
}

function isOff(value: string | undefined): boolean {
  return value === '0' || value === 'false' || value === 'off';
}

/** Where the reading has got to. */
interface Reading {
  readonly builder: BlockBuilder;
  readonly numbering: Numbering;
  readonly doubts: Set<string>;
  /** Open elements inside one that does not print; 0 when it does. */
  skipped: number;
  inText: boolean;
  inRunProperties: boolean;
  hidden: boolean;
  /** Of the paragraph being read, until its properties end. */
  properties: { style: string | undefined; list: string | undefined; level: number } | undefined;
}

function openParagraphProperty(reading: Reading, name: string, value: string | undefined): void {
  const { properties } = reading;
  if (!properties) return;
  if (name === 'w:pStyle') properties.style = value;
  else if (name === 'w:numId') properties.list = value;
  else if (name === 'w:ilvl') properties.level = Number(value ?? 0);
}

function number(reading: Reading): void {
  const { properties, builder, numbering } = reading;
  reading.properties = undefined;
  if (!properties) return;
  const { list, level, style } = properties;
  builder.text(numbering({ list, level }, style));
}

function openElement(reading: Reading, name: string, value: string | undefined): void {
  const { builder } = reading;
  switch (name) {
    case 'w:p':
      reading.properties = { style: undefined, list: undefined, level: 0 };
      break;
    case 'w:r':
      number(reading);
      reading.hidden = false;
      break;
    case 'w:rPr':
      reading.inRunProperties = true;
      break;
    case 'w:vanish':
      if (reading.inRunProperties && !isOff(value)) reading.hidden = true;
      break;
    case 'w:t':
      reading.inText = true;
      break;
    case 'w:tab':
      // The same name stands for a tab stop among a paragraph's properties.
      if (!reading.properties && !reading.hidden) builder.text('\t');
      break;
    case 'w:br':
    case 'w:cr':
      builder.text('\n');
      break;
    case 'w:noBreakHyphen':
      builder.text('-');
      break;
    case 'w:tbl':
      builder.openTable();
      break;
    case 'w:tr':
      builder.openRow();
      break;
    case 'w:tc':
      builder.openCell();
      break;
    case 'w:txbxContent':
      builder.openBox();
      break;
    default:
      openParagraphProperty(reading, name, value);
  }
}

function closeElement(reading: Reading, name: string): void {
  const { builder } = reading;
  switch (name) {
    case 'w:p':
      number(reading);
      builder.endParagraph();
      break;
    case 'w:rPr':
      reading.inRunProperties = false;
      break;
    case 'w:t':
      reading.inText = false;
      break;
    case 'w:tc':
      builder.closeCell();
      break;
    case 'w:tr':
      builder.closeRow();
      break;
    case 'w:tbl':
      builder.closeTable();
      break;
    case 'w:txbxContent':
      builder.closeBox();
      break;
    default:
  }
}

/** Reads the body. Throws TooMuch for what no report holds. */
export function readDocxBody(xml: string, numbering: Numbering): SourceDocument {
  const builder = blockBuilder((table) => `第 ${String(table)} 个表格`);
  const reading: Reading = {
    builder,
    numbering,
    doubts: new Set(),
    skipped: 0,
    inText: false,
    inRunProperties: false,
    hidden: false,
    properties: undefined,
  };
  let prefix: string | undefined;
  const official = (name: string): string => {
    if (prefix === 'w' || prefix === undefined) return name;
    if (prefix === '') return name.includes(':') ? name : `w:${name}`;
    return name.startsWith(`${prefix}:`) ? `w:${name.slice(prefix.length + 1)}` : name;
  };
  parseMarkup(
    xml,
    {
      open: (tag, attributes) => {
        prefix ??= wordPrefix(attributes);
        const name = official(tag);
        if (changes.has(name)) reading.doubts.add('文档里有修订痕迹，已按“接受全部修订”读入');
        // A Fallback repeats, for older programs, what its Choice holds.
        if (reading.skipped > 0 || unprinted.has(name) || name.endsWith(':Fallback')) {
          reading.skipped += 1;
          return;
        }
        if (pictures.has(name)) builder.picture();
        openElement(reading, name, attributes[`${prefix === '' ? '' : `${prefix}:`}val`]);
      },
      text: (text) => {
        if (reading.skipped > 0 || !reading.inText) return;
        if (reading.hidden) reading.doubts.add('文档里有隐藏文字，没有读入');
        else builder.text(text);
      },
      close: (tag) => {
        if (reading.skipped > 0) reading.skipped -= 1;
        else closeElement(reading, official(tag));
      },
    },
    { xml: true },
  );
  return { kind: 'document', blocks: builder.finish(), doubts: [...reading.doubts] };
}
