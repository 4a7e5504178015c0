/**
 * `word/document.xml` (ECMA-376 part 1, 17): paragraphs, tables and what hangs in them. Text is read as it would print:
 * what tracked changes delete or move away, hidden text and field codes are left out.
 */
import { blockBuilder, type BlockBuilder } from './block-builder';
import type { SourceBlock, SourceDocument } from './blocks';
import { isHiddenLook, isOff, isStruckLook, lookOf, type Look, type LookOfStyle } from './docx-looks';
import type { Numbering } from './docx-numbering';
import { enclosedSign, signOf } from './docx-signs';
import { parseMarkup } from './markup-parser';
import { raiser } from './raised';

const wordNamespace =
  /^http:\/\/(?:schemas\.openxmlformats\.org\/wordprocessingml\/2006|purl\.oclc\.org\/ooxml\/wordprocessingml)\/main$/u;

type Attributes = Readonly<Record<string, string>>;

/** Elements whose whole content does not print. */
const unprinted = new Set([
  'w:del',
  'w:moveFrom',
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
/** Mathematics that is more than a run of characters. */
const built = new Set('m:f m:sSup m:sSub m:sSubSup m:rad m:nary m:m m:eqArr'.split(' '));
/** Markup-compatibility: the choices that are understood here; for others their Fallback is read (ECMA-376 part 3). */
const understood = new Set('wps wpg wpc wpi w14 w15 wp14 wne a14 v'.split(' '));
/** Fields that print nothing of their own, or what the page gives them. */
const silentFields = /^\s*(?:TC|XE|TOC|RD|SET|ASK|PAGE|NUMPAGES|SECTION|BOOKMARK|PRIVATE)\b/iu;

/** What stands in other parts of the file. */
export interface Beside {
  readonly note: (kind: 'footnote' | 'endnote', id: string) => string | undefined;
  /** A web page put into the document (altChunk); undefined for what cannot be read. */
  readonly chunk: (id: string) => SourceDocument | undefined;
  readonly look: LookOfStyle;
}

/** The prefix the root binds to WordprocessingML; nearly always `w`. */
function wordPrefix(attributes: Attributes): string {
  const bound = Object.entries(attributes).find(
    ([name, uri]) => name.startsWith('xmlns') && wordNamespace.test(uri),
  );
  return bound?.[0].replace(/^xmlns:?/u, '') ?? 'w';
}

/** A field from its beginning to its end (17.16.18): its instruction does not print, its result does. */
interface Field {
  instruction: string;
  inResult: boolean;
}

interface Properties {
  style: string | undefined;
  list: string | undefined;
  level: number | undefined;
  /** Its end is deleted: it goes on in the next paragraph. */
  joined: boolean;
}

/** Where the reading has got to. */
interface BodyState {
  readonly builder: BlockBuilder;
  readonly numbering: Numbering;
  readonly beside: Beside;
  readonly doubts: Set<string>;
  /** Web pages put into the document; undefined for other files. */
  readonly chunks: (SourceDocument | undefined)[];
  readonly fields: Field[];
  /** Of each open control: whether it shows the words that ask for something to be typed. */
  readonly controls: boolean[];
  /** Of each open row: whether it is deleted. */
  readonly rows: boolean[];
  /** Of each open choice between versions: whether one was taken. */
  readonly choices: boolean[];
  /** Open elements inside one that does not print; 0 when it does. */
  skipped: number;
  inText: boolean;
  inInstruction: boolean;
  inRunProperties: boolean;
  inRowProperties: boolean;
  /** Of the paragraph's style, and of the run being read. */
  paragraphLook: Look;
  look: Look;
  readonly raise: ReturnType<typeof raiser>;
  /** The paragraph before has no end: what follows belongs to it and takes no number. */
  continued: boolean;
  /** Of the paragraph being read, until its properties end. */
  properties: Properties | undefined;
  /** Whether the paragraph being read goes on in the next. */
  joins: boolean;
}

function openParagraphProperty(reading: BodyState, name: string, value: string | undefined): void {
  const { properties } = reading;
  if (!properties) return;
  if (name === 'w:pStyle') {
    properties.style = value;
    reading.paragraphLook = reading.beside.look(value);
  } else if (name === 'w:numId') properties.list = value;
  else if (name === 'w:ilvl') properties.level = Number(value ?? 0);
}

function number(reading: BodyState): void {
  const { properties, builder, numbering } = reading;
  reading.properties = undefined;
  if (!properties || reading.continued) return;
  const { list, level, style } = properties;
  builder.text(numbering({ list, level }, style));
}

/** Whether text prints here: not in the instruction of a field, nor in that of one around it. */
function prints({ fields }: BodyState): boolean {
  return fields.every(({ inResult }) => inResult);
}

function endField(reading: BodyState): void {
  const field = reading.fields.pop();
  if (!field || field.inResult || !prints(reading)) return;
  const sign = enclosedSign(field.instruction);
  const [, code, font] = /^\s*SYMBOL\s+(\d+)(?:.*\\f\s+"([^"]+)")?/iu.exec(field.instruction) ?? [];
  const symbol = code === undefined ? undefined : signOf(font ?? 'Symbol', Number(code).toString(16));
  if (sign !== undefined || symbol !== undefined) reading.builder.text(sign ?? symbol ?? '');
  else if (!silentFields.test(field.instruction)) {
    reading.doubts.add('文档里有没有结果的域（公式、窗体等），没有读入');
  }
}

function fieldCharacter(reading: BodyState, kind: string | undefined): void {
  const last = reading.fields[reading.fields.length - 1];
  if (kind === 'begin') reading.fields.push({ instruction: '', inResult: false });
  else if (kind === 'separate' && last) last.inResult = true;
  else if (kind === 'end') endField(reading);
}

function sign(reading: BodyState, font: string, code: string): void {
  const character = signOf(font, code);
  if (character !== undefined) {
    reading.builder.text(character);
    return;
  }
  // A number that lacks a digit must not pass for one: 〓 is what printers put for a character they have not got.
  if (reading.builder.inCell()) reading.builder.text('〓');
  reading.doubts.add('文档里有符号字体的字符认不出来，没有读入');
}

type Attribute = (name: string) => string | undefined;

function openElement(reading: BodyState, name: string, attribute: Attribute): void {
  const { builder } = reading;
  const value = attribute('val');
  switch (name) {
    case 'w:p':
      reading.properties = { style: undefined, list: undefined, level: undefined, joined: false };
      reading.joins = false;
      reading.paragraphLook = {};
      break;
    case 'w:r':
    case 'm:r':
      number(reading);
      reading.look = reading.paragraphLook;
      break;
    case 'w:rPr':
      reading.inRunProperties = true;
      break;
    case 'w:rStyle':
      if (!reading.properties) reading.look = { ...reading.look, ...reading.beside.look(value) };
      break;
    case 'w:t':
    case 'm:t':
      reading.inText = true;
      break;
    case 'w:instrText':
      reading.inInstruction = true;
      break;
    case 'w:fldChar':
      fieldCharacter(reading, attribute('fldCharType'));
      break;
    case 'w:sym':
      if (prints(reading)) sign(reading, attribute('font') ?? '', attribute('char') ?? '');
      break;
    case 'w:footnoteReference':
    case 'w:endnoteReference': {
      const note = reading.beside.note(
        name === 'w:footnoteReference' ? 'footnote' : 'endnote',
        attribute('id') ?? '',
      );
      if (note !== undefined && note.trim() !== '')
        reading.doubts.add(`脚注“${note.trim().slice(0, 60)}”没有读入`);
      break;
    }
    case 'w:altChunk':
      reading.chunks.push(reading.beside.chunk(attribute('r:id') ?? ''));
      break;
    case 'w:sdt':
      reading.controls.push(false);
      break;
    case 'w:showingPlcHdr':
      if (!isOff(value)) reading.controls[reading.controls.length - 1] = true;
      break;
    case 'w:trPr':
      reading.inRowProperties = true;
      break;
    case 'w:tab':
      // The same name stands for a tab stop among a paragraph's properties.
      if (!reading.properties && !isHiddenLook(reading.look)) builder.text('\t');
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
      reading.rows.push(false);
      builder.openRow();
      break;
    case 'w:tc':
      builder.openCell();
      break;
    case 'w:txbxContent':
      builder.openBox();
      break;
    default:
      if (built.has(name)) reading.doubts.add('文档里有公式，按其中的字符读入');
      if (!reading.inRunProperties) openParagraphProperty(reading, name, value);
      else if (!reading.properties) reading.look = { ...reading.look, ...lookOf(name.slice(2), value) };
  }
}

function endParagraph(reading: BodyState): void {
  // A paragraph that is deleted whole, mark and all, is no item of its list.
  if (reading.joins && reading.properties) reading.properties = undefined;
  number(reading);
  reading.continued = reading.joins && reading.builder.last() !== '';
  if (!reading.continued) reading.builder.endParagraph();
}

function closeElement(reading: BodyState, name: string): void {
  const { builder } = reading;
  switch (name) {
    case 'w:p':
      endParagraph(reading);
      break;
    case 'w:rPr':
      reading.inRunProperties = false;
      break;
    case 'w:t':
    case 'm:t':
      reading.inText = false;
      break;
    case 'w:instrText':
      reading.inInstruction = false;
      break;
    case 'w:sdt':
      reading.controls.pop();
      break;
    case 'w:trPr':
      reading.inRowProperties = false;
      break;
    case 'w:tc':
      builder.closeCell();
      break;
    case 'w:tr':
      if (reading.rows.pop() === true) builder.dropRow();
      else builder.closeRow();
      break;
    case 'w:tbl':
      builder.closeTable();
      break;
    case 'w:txbxContent':
      builder.closeBox();
      break;
    case 'mc:AlternateContent':
      reading.choices.pop();
      break;
    default:
  }
}

/** Marks on what holds the element: a deleted row, a paragraph whose end is deleted. */
function markDeleted(reading: BodyState, name: string): void {
  if (name !== 'w:del' && name !== 'w:moveFrom') return;
  if (reading.inRowProperties) reading.rows[reading.rows.length - 1] = true;
  else if (reading.inRunProperties && reading.properties) reading.joins = true;
}

/** Whether an element and all in it is left out. */
function isLeftOut(reading: BodyState, name: string, attribute: Attribute): boolean {
  if (unprinted.has(name)) return true;
  switch (name) {
    case 'mc:AlternateContent':
      reading.choices.push(false);
      return false;
    case 'mc:Choice': {
      const needs = (attribute('Requires') ?? '').split(/\s+/u).filter((prefix) => prefix !== '');
      const taken = reading.choices[reading.choices.length - 1] === true;
      if (taken || !needs.every((prefix) => understood.has(prefix))) return true;
      reading.choices[reading.choices.length - 1] = true;
      return false;
    }
    case 'mc:Fallback':
      return reading.choices[reading.choices.length - 1] === true;
    case 'w:sdtContent':
      if (reading.controls[reading.controls.length - 1] !== true) return false;
      reading.doubts.add('文档里有没有填写的内容控件（“单击或点击此处输入文字”之类），没有读入');
      return true;
    default:
      return false;
  }
}

function readText(reading: BodyState, text: string): void {
  const { builder, doubts, fields } = reading;
  const field = fields[fields.length - 1];
  if (reading.inInstruction && field && !field.inResult) field.instruction += text;
  if (!reading.inText || !prints(reading)) return;
  if (isHiddenLook(reading.look)) doubts.add('文档里有隐藏文字，没有读入');
  else if (isStruckLook(reading.look)) doubts.add('文档里有带删除线的文字，没有读入');
  else {
    const place = { inCell: builder.inCell(), last: builder.last() };
    builder.text(reading.raise(place, text, reading.look.raised ?? 'no'));
  }
}

/** A document that is nothing but a web page in a .docx is that page; beside tables of its own another file is left out. */
function withChunks(blocks: readonly SourceBlock[], { chunks, doubts }: BodyState): SourceDocument {
  const pages = chunks.flatMap((chunk) => chunk ?? []);
  const own = blocks.some(({ kind }) => kind === 'table');
  if (chunks.length > 0 && (own || pages.length < chunks.length)) {
    doubts.add(
      '文档里嵌着另一个文件或网页（altChunk），没有读入；请在 Word 或 WPS 中打开，另存为 .docx 后再导入',
    );
  }
  const all = own ? blocks : [...blocks, ...pages.flatMap((page) => page.blocks)];
  const told = own ? [] : pages.flatMap((page) => page.doubts);
  return { kind: 'document', blocks: all, doubts: [...doubts, ...told] };
}

/** Reads the body. Throws TooMuch for what no report holds. */
export function readDocxBody(xml: string, numbering: Numbering, beside: Beside): SourceDocument {
  const builder = blockBuilder((table) => `第 ${String(table)} 个表格`);
  const reading: BodyState = {
    builder,
    numbering,
    beside,
    doubts: new Set(),
    chunks: [],
    fields: [],
    controls: [],
    rows: [],
    choices: [],
    skipped: 0,
    inText: false,
    inInstruction: false,
    inRunProperties: false,
    inRowProperties: false,
    paragraphLook: {},
    look: {},
    raise: raiser(),
    continued: false,
    properties: undefined,
    joins: false,
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
        const own = prefix === '' ? '' : `${prefix}:`;
        const attribute: Attribute = (wanted) => attributes[`${own}${wanted}`] ?? attributes[wanted];
        if (changes.has(name)) reading.doubts.add('文档里有修订痕迹，已按“接受全部修订”读入');
        if (reading.skipped === 0) markDeleted(reading, name);
        if (reading.skipped > 0 || isLeftOut(reading, name, attribute)) {
          reading.skipped += 1;
          return;
        }
        if (pictures.has(name)) builder.picture();
        openElement(reading, name, attribute);
      },
      text: (text) => {
        if (reading.skipped === 0) readText(reading, text);
      },
      close: (tag) => {
        if (reading.skipped > 0) reading.skipped -= 1;
        else closeElement(reading, official(tag));
      },
    },
    { xml: true },
  );
  return withChunks(builder.finish(), reading);
}
