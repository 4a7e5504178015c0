/**
 * Styles and lists of a Word 97 file (MS-DOC 2.9.271, 2.9.131 to 2.9.151), said in the words of WordprocessingML: so
 * one counter of automatic numbers serves both formats (docx-numbering.ts).
 */
import { docxNumbering, type Numbering } from '../docx-numbering';
import type { Fields } from './fields';
import type { FileInformation, Place } from './file-information';
import { changesOf, property, type Changes } from './properties';

/** Number formats by their codes (MS-DOC 2.2.1.3, MSONFC), as ST_NumberFormat calls them. */
const numberFormats =
  'decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago ideographDigital japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth2 aiueoFullWidth irohaFullWidth decimalZero bullet ganada chosung decimalEnclosedFullstop decimalEnclosedParen decimalEnclosedCircleChinese ideographEnclosedCircle ideographTraditional ideographZodiac ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional taiwaneseCountingThousand taiwaneseDigital chineseCounting chineseLegalSimplified chineseCountingThousand'.split(
    ' ',
  );
const follows = ['tab', 'space', 'nothing'] as const;

const mostLists = 2_000;
const mostStyles = 4_000;

function escaped(text: string): string {
  return text.replace(/[&<>"]/gu, (one) => `&#${String(one.charCodeAt(0))};`);
}

interface Read {
  readonly xml: string;
  readonly end: number;
}

/** One level (LVL); the numbers of outer levels stand in its text as characters 0 to 8. */
function level(table: Fields, at: number, index: number): Read {
  const [start, code, flags] = [table.signed(at), table.byte(at + 4), table.byte(at + 5)];
  const follow = follows[table.byte(at + 15)] ?? 'tab';
  const [characterSize, paragraphSize] = [table.byte(at + 24), table.byte(at + 25)];
  const textAt = at + 28 + paragraphSize + characterSize;
  const length = table.short(textAt);
  const text = Array.from({ length }, (_, n) => {
    const character = table.short(textAt + 2 + n * 2);
    return character < 9 ? `%${String(character + 1)}` : String.fromCharCode(character);
  }).join('');
  const restart = (flags & 0x08) !== 0 ? `<w:lvlRestart w:val="${String(table.byte(at + 26))}"/>` : '';
  const format = code === 255 ? 'none' : (numberFormats[code] ?? 'decimal');
  return {
    xml: `<w:lvl w:ilvl="${String(index)}"><w:start w:val="${String(start)}"/><w:numFmt w:val="${format}"/>${restart}<w:suff w:val="${follow}"/><w:lvlText w:val="${escaped(text)}"/></w:lvl>`,
    end: textAt + 2 + length * 2,
  };
}

/** The lists (PlfLst, its levels after it) and what paragraphs refer to (PlfLfo). */
function numberingXml(table: Fields, lists: Place, formats: Place): string {
  if (lists.length < 2 || formats.length < 4) return '';
  const count = Math.min(table.short(lists.at), mostLists);
  const parts: string[] = [];
  let at = lists.at + 2 + count * 28;
  for (let index = 0; index < count; index += 1) {
    const list = lists.at + 2 + index * 28;
    const levels: string[] = [];
    const isSimple = (table.byte(list + 26) & 1) !== 0;
    for (let n = 0; n < (isSimple ? 1 : 9); n += 1) {
      const read = level(table, at, n);
      levels.push(read.xml);
      at = read.end;
    }
    parts.push(
      `<w:abstractNum w:abstractNumId="${String(table.int(list))}">${levels.join('')}</w:abstractNum>`,
    );
  }
  const uses = Math.min(table.int(formats.at), mostLists);
  let data = formats.at + 4 + uses * 16;
  for (let index = 0; index < uses; index += 1) {
    const use = formats.at + 4 + index * 16;
    const overrides: string[] = [];
    const changed = table.byte(use + 12);
    data += 4;
    for (let n = 0; n < changed; n += 1) {
      const flags = table.int(data + 4);
      const which = flags & 0x0f;
      const start = (flags & 0x10) !== 0 ? `<w:startOverride w:val="${String(table.signed(data))}"/>` : '';
      data += 8;
      let own = '';
      if ((flags & 0x20) !== 0) {
        const read = level(table, data, which);
        own = read.xml;
        data = read.end;
      }
      overrides.push(`<w:lvlOverride w:ilvl="${String(which)}">${start}${own}</w:lvlOverride>`);
    }
    parts.push(
      `<w:num w:numId="${String(index + 1)}"><w:abstractNumId w:val="${String(table.int(use))}"/>${overrides.join('')}</w:num>`,
    );
  }
  return `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${parts.join('')}</w:numbering>`;
}

export interface Style {
  readonly basedOn: number;
  readonly changes: Changes;
}

/** Paragraph styles by number. */
function stylesOf(table: Fields, { at, length }: Place): ReadonlyMap<number, Style> {
  const found = new Map<number, Style>();
  if (length < 6) return found;
  const headSize = table.short(at);
  const count = Math.min(table.short(at + 2), mostStyles);
  const baseSize = table.short(at + 4);
  let here = at + 2 + headSize;
  for (let number = 0; number < count && here + 2 <= at + length; number += 1) {
    const size = table.short(here);
    const style = here + 2;
    here = style + size;
    if (size < baseSize + 2) continue;
    const kindAndBase = table.short(style + 2);
    if ((kindAndBase & 0x0f) !== 1) continue;
    const changesAt = style + baseSize + 2 + table.short(style + baseSize) * 2 + 2;
    if (changesAt + 4 > here) continue;
    const changes = table.part(
      changesAt + 4,
      Math.max(0, Math.min(table.short(changesAt) - 2, here - changesAt - 4)),
    );
    found.set(number, { basedOn: kindAndBase >> 4, changes: changesOf(changes) });
  }
  return found;
}

function stylesXml(styles: ReadonlyMap<number, Style>): string {
  const one = ([number, { basedOn, changes }]: readonly [number, Style]): string => {
    const [list, depth] = [changes.get(property.list), changes.get(property.level) ?? 0];
    const numbered =
      list === undefined
        ? ''
        : `<w:pPr><w:numPr><w:ilvl w:val="${String(depth)}"/><w:numId w:val="${String(list)}"/></w:numPr></w:pPr>`;
    const base = basedOn === 0x0fff ? '' : `<w:basedOn w:val="${String(basedOn)}"/>`;
    return `<w:style w:type="paragraph" w:styleId="${String(number)}">${base}${numbered}</w:style>`;
  };
  return `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${[...styles].map(one).join('')}</w:styles>`;
}

/** What stands before the paragraphs, counted as they come; a list part that is damaged numbers nothing. */
export function docNumbering(table: Fields, { styles, lists, listFormats }: FileInformation): Numbering {
  return docxNumbering(numberingXml(table, lists, listFormats), stylesXml(stylesOf(table, styles)));
}
