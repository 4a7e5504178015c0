/**
 * The .docx writer (ECMA-376 WordprocessingML in a zip). Our own rather than a library's: the document is tables with
 * merged heads and five paragraph styles, its bytes must be the same every time, and a county makes hundreds at once;
 * src/README.md has the figures.
 */
import { strToU8 } from 'fflate';
import { pack, writeZip, type Packed } from '../container/write-zip';
import { pictureCaption } from '../form/report';
import type { Block, ReportDocument } from './document';
import { figureXml } from './docx-figure';
import { fontTableXml, page, settingsXml, stylesXml, wordNamespace } from './docx-styles';
import { tableXml } from './docx-table';
import { escape } from './markup';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';

function run(text: string): string {
  const pieces = text.split('\t').map((piece) => `<w:t xml:space="preserve">${escape(piece)}</w:t>`);
  return `<w:r>${pieces.join('<w:tab/>')}</w:r>`;
}

/** `more`: properties besides those of the style. */
function paragraph(style: string, text: string, more = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${run(text)}</w:p>`;
}

/** Twips between a heading and the border of the table under it. */
const overTable = '<w:spacing w:after="120" w:line="579" w:lineRule="exact"/>';

/** Four characters from the right, not indented on the left. */
const signed =
  '<w:ind w:rightChars="400" w:right="1280" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="right"/>';

const space =
  '<w:p><w:pPr><w:pStyle w:val="BodyText"/><w:spacing w:line="240" w:lineRule="exact"/></w:pPr></w:p>';

function blockXml(block: Block, next: Block | undefined): string {
  switch (block.kind) {
    case 'title':
      return paragraph('Title', block.text);
    case 'heading':
      return paragraph(`Heading${String(block.level)}`, block.text, next?.kind === 'table' ? overTable : '');
    case 'paragraph':
      return paragraph('BodyText', block.text, block.signature ? signed : '');
    case 'table':
      return `${tableXml(block)}${space}`;
    case 'figure':
      return `${figureXml(block.figure, pictureCaption(block.number, block.figure.title))}${space}`;
  }
}

/** A blank line between title and text, as official documents have it. */
function bodyXml(blocks: readonly Block[]): readonly string[] {
  return blocks.map((block, index) => {
    const afterTitle = blocks[index - 1]?.kind === 'title' && block.kind !== 'title';
    return `${afterTitle ? space : ''}${blockXml(block, blocks[index + 1])}`;
  });
}

const parts = { footerOdd: 'footer1', footerEven: 'footer2', header: 'header1' } as const;

/** Block by block: a whole document is a string of a size that engines keep, and collect, apart. */
function documentXml(document: ReportDocument): readonly string[] {
  const { width, height, top, right, bottom, left } = page;
  const header =
    document.mark === undefined
      ? ''
      : '<w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="even" r:id="header1"/>';
  const section =
    `<w:sectPr>${header}<w:footerReference w:type="default" r:id="footer1"/><w:footerReference w:type="even" r:id="footer2"/>` +
    `<w:pgSz w:w="${String(width)}" w:h="${String(height)}"/>` +
    `<w:pgMar w:top="${String(top)}" w:right="${String(right)}" w:bottom="${String(bottom)}" w:left="${String(left)}" w:header="1134" w:footer="1247" w:gutter="0"/></w:sectPr>`;
  return [
    `<w:document ${wordNamespace} xmlns:r="${relationships}"><w:body>`,
    ...bodyXml(document.blocks),
    `${section}</w:body></w:document>`,
  ];
}

/** `— 1 —`, on the outer side, one character in (GB/T 9704 7.5). */
function footerXml(side: 'right' | 'left'): string {
  const field = (text: string): string => `<w:r><w:fldChar w:fldCharType="${text}"/></w:r>`;
  const indent =
    side === 'right'
      ? '<w:ind w:rightChars="100" w:right="280"/>'
      : '<w:ind w:leftChars="100" w:left="280"/>';
  return (
    `<w:ftr ${wordNamespace}><w:p><w:pPr><w:pStyle w:val="Footer"/>${indent}<w:jc w:val="${side}"/></w:pPr>` +
    `<w:r><w:t xml:space="preserve">— </w:t></w:r>${field('begin')}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>` +
    `${field('separate')}<w:r><w:t>1</w:t></w:r>${field('end')}<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>`
  );
}

function headerXml(mark: string): string {
  return `<w:hdr ${wordNamespace}>${paragraph('Mark', mark)}</w:hdr>`;
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

function contentTypesXml(marked: boolean): string {
  const override = (part: string, type: string): string =>
    `<Override PartName="/${part}" ContentType="${type}"/>`;
  return (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    override('word/document.xml', `${word}.document.main+xml`) +
    override('word/styles.xml', `${word}.styles+xml`) +
    override('word/settings.xml', `${word}.settings+xml`) +
    override('word/fontTable.xml', `${word}.fontTable+xml`) +
    override(`word/${parts.footerOdd}.xml`, `${word}.footer+xml`) +
    override(`word/${parts.footerEven}.xml`, `${word}.footer+xml`) +
    (marked ? override(`word/${parts.header}.xml`, `${word}.header+xml`) : '') +
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
    '</Types>'
  );
}

function relationship(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
}

function documentRelationships(marked: boolean): string {
  const list = [
    relationship('styles', `${relationships}/styles`, 'styles.xml'),
    relationship('settings', `${relationships}/settings`, 'settings.xml'),
    relationship('fontTable', `${relationships}/fontTable`, 'fontTable.xml'),
    relationship('footer1', `${relationships}/footer`, `${parts.footerOdd}.xml`),
    relationship('footer2', `${relationships}/footer`, `${parts.footerEven}.xml`),
    ...(marked ? [relationship('header1', `${relationships}/header`, `${parts.header}.xml`)] : []),
  ];
  return `<Relationships xmlns="${packageRelationships}">${list.join('')}</Relationships>`;
}

const packageRels =
  `<Relationships xmlns="${packageRelationships}">` +
  relationship('document', `${relationships}/officeDocument`, 'word/document.xml') +
  relationship('core', `${packageRelationships}/metadata/core-properties`, 'docProps/core.xml') +
  '</Relationships>';

/** The title and the language; no person, no time: the same report is the same bytes. */
function coreXml(title: string): string {
  return (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `<dc:title>${escape(title)}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>`
  );
}

function packed(name: string, ...texts: readonly string[]): Packed {
  const pieces = [declaration, ...texts].map((text) => strToU8(text));
  const content = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    content.set(piece, at);
    at += piece.length;
  }
  return pack({ name, content });
}

/** Parts that are the same in every document, by name and text: compressed once. */
const same = new Map<string, Packed>();

function samePart(name: string, text: string): Packed {
  const key = `${name} ${text}`;
  const part = same.get(key) ?? packed(name, text);
  same.set(key, part);
  return part;
}

/** The bytes of a .docx. */
export function writeDocx(document: ReportDocument): Uint8Array {
  const { mark, title } = document;
  const marked = mark !== undefined;
  return writeZip([
    samePart('[Content_Types].xml', contentTypesXml(marked)),
    samePart('_rels/.rels', packageRels),
    packed('docProps/core.xml', coreXml(title)),
    packed('word/document.xml', ...documentXml(document)),
    samePart('word/_rels/document.xml.rels', documentRelationships(marked)),
    samePart('word/styles.xml', stylesXml),
    samePart('word/settings.xml', settingsXml),
    samePart('word/fontTable.xml', fontTableXml),
    samePart(`word/${parts.footerOdd}.xml`, footerXml('right')),
    samePart(`word/${parts.footerEven}.xml`, footerXml('left')),
    ...(marked ? [packed(`word/${parts.header}.xml`, headerXml(mark))] : []),
  ]);
}
