/**
 * A .doc of Word 97 and later, or a .wps of WPS (the same format), → blocks (MS-DOC 2.4). Text as it would print: what
 * tracked changes delete, hidden text and field codes are left out.
 */
import { openCompoundFile } from '../../../container/ole';
import { Broken } from '../../../container/zip';
import { refuse, type Refusal } from '../../../form/refusal';
import { blockBuilder, type BlockBuilder } from '../block-builder';
import { nestedTables } from '../nested-tables';
import { raiser, type Raised } from '../raised';
import type { SourceDocument } from '../blocks';
import type { Numbering } from '../docx-numbering';
import { fieldsOf } from './fields';
import { fileInformation } from './file-information';
import { docNumbering } from './lists';
import { piecesOf, type Piece } from './pieces';
import { changesOf, property, stretches, withElsewhere, type Changes } from './properties';

const mostOfStream = 32 * 1024 * 1024;

/** Characters that mean something else than themselves (MS-DOC 2.4.1). */
const mark = {
  picture: 1,
  footnote: 2,
  cell: 7,
  drawing: 8,
  line: 11,
  page: 12,
  paragraph: 13,
  column: 14,
  fieldBegin: 19,
  fieldResult: 20,
  fieldEnd: 21,
  hyphen: 30,
  softHyphen: 31,
} as const;

interface Paragraph {
  readonly style: number;
  readonly changes: Changes;
}

interface BodyState {
  readonly builder: BlockBuilder;
  readonly doubts: Set<string>;
  readonly numbering: Numbering;
  readonly paragraphAt: (at: number) => Paragraph;
  readonly charactersAt: (at: number) => Changes;
}

const mostDepth = 20;

function depthOf(changes: Changes): number {
  if ((changes.get(property.inTable) ?? 0) === 0) return 0;
  return Math.min(Math.max(1, changes.get(property.depth) ?? 1), mostDepth);
}

const ends = new Set<number>([mark.paragraph, mark.cell, mark.page]);

/** The text of the main document, piece by piece, with the place of each character. */
function* characters(
  pieces: readonly Piece[],
): Generator<{ readonly code: number; readonly at: number; readonly piece: Piece }> {
  for (const piece of pieces)
    for (let index = 0; index < piece.text.length; index += 1)
      yield { code: piece.text.charCodeAt(index), at: piece.at + index * piece.width, piece };
}

function changedBy(changes: Changes, piece: Piece): Changes {
  return piece.changes.length === 0 ? changes : new Map([...changes, ...changesOf(piece.changes)]);
}

type Character = ReturnType<typeof characters> extends Generator<infer One> ? One : never;

/** How a character stands to the line, as in a .docx. */
function raisedBy(changes: Changes): Raised {
  if ((changes.get(property.small) ?? 0) > 0) return 'small';
  const moved = changes.get(property.moved) ?? 0;
  return moved >= 6 && moved < 0x8000 ? 'moved' : 'no';
}

/** What prints of a paragraph; fields give their results, and may run over paragraphs. */
function printed(
  line: readonly Character[],
  open: boolean[],
  { builder, doubts, charactersAt }: BodyState,
  inCell: boolean,
): string {
  let text = '';
  const raise = raiser();
  for (const { code, at, piece } of line) {
    const changes = changedBy(charactersAt(at), piece);
    const isOn = (name: number): boolean => (changes.get(name) ?? 0) === 1;
    if (isOn(property.deleted) || isOn(property.inserted))
      doubts.add('文档里有修订痕迹，已按“接受全部修订”读入');
    if (isOn(property.deleted)) continue;
    const isSpecial = isOn(property.special);
    if (code === mark.fieldBegin) open.push(true);
    else if (code === mark.fieldResult && open.length > 0) open[open.length - 1] = false;
    else if (code === mark.fieldEnd && open.length > 0) open.pop();
    else if (open.includes(true)) continue;
    else if ((code === mark.picture || code === mark.drawing) && isSpecial) builder.picture();
    else if (isOn(property.hidden)) {
      if (code > 32) doubts.add('文档里有隐藏文字，没有读入');
    } else if (isOn(property.struck) || isOn(property.struckTwice)) {
      if (code > 32) doubts.add('文档里有带删除线的文字，没有读入');
    } else if (code === mark.line || code === mark.column) text += '\n';
    else if (code === mark.hyphen) text += '-';
    else if (code === 9 || (code >= 32 && !(isSpecial && code === 40))) {
      const [character, how] = [String.fromCharCode(code), raisedBy(changes)];
      text += raise({ inCell, last: text.slice(-1) }, character, how);
    }
  }
  return text;
}

function readText(pieces: readonly Piece[], reading: BodyState): void {
  const { builder, numbering, paragraphAt } = reading;
  const tables = nestedTables(builder);
  const open: boolean[] = [];
  let line: Character[] = [];
  /** Its mark was deleted: the next paragraph goes on in this one. */
  let kept = '';
  const end = (last: Character): void => {
    const { style, changes: own } = paragraphAt(last.at);
    const changes = changedBy(own, last.piece);
    const depth = depthOf(changes);
    const has = (name: number): boolean => (changes.get(name) ?? 0) === 1;
    const isRowEnd = (last.code === mark.cell && has(property.rowEnd)) || has(property.innerRowEnd);
    const text = kept + printed(line, open, reading, depth > 0);
    line = [];
    kept = '';
    if (depth > 0 && isRowEnd) {
      tables.endRow();
      return;
    }
    const isDeleted = (changedBy(reading.charactersAt(last.at), last.piece).get(property.deleted) ?? 0) === 1;
    if (isDeleted && last.code === mark.paragraph) {
      kept = text;
      return;
    }
    tables.enter(depth);
    const list = changes.get(property.list);
    const of = {
      list: list === undefined ? undefined : String(list),
      level: changes.get(property.level) ?? 0,
    };
    const number = text.trim() === '' ? '' : numbering(of, String(style));
    builder.text(number + text);
    builder.endParagraph();
    if (depth > 0 && (last.code === mark.cell || has(property.innerCellEnd))) tables.endCell();
  };
  for (const character of characters(pieces)) {
    if (ends.has(character.code)) end(character);
    else line.push(character);
  }
  const [first] = line.slice(-1);
  if (first) end(first);
  tables.enter(0);
}

/** Reads the file. Throws TooLarge, Broken (zip.ts) or TooMuch (blocks.ts) for what no report is. */
export function readDoc(bytes: Uint8Array): SourceDocument | Refusal {
  const file = openCompoundFile(bytes, mostOfStream);
  const main = file.stream('WordDocument');
  if (!main) throw new Broken('no WordDocument');
  const word = fieldsOf(main);
  const information = fileInformation(word);
  if (!information.isWord) {
    return refuse(
      'old-doc',
      '这是 Word 95 或更早的文档，或不是 Word 格式的 .wps。请用 Word 或 WPS 打开它，另存为“Word 文档（.docx）”再导入。',
    );
  }
  if (information.isEncrypted) {
    return refuse('encrypted', '这个文档设了打开密码，无法读取。请在 Word 或 WPS 中取消密码并保存，再导入。');
  }
  const tableStream = file.stream(information.table);
  if (!tableStream) throw new Broken('no table stream');
  const table = fieldsOf(tableStream);
  const builder = blockBuilder((number) => `第 ${String(number)} 个表格`);
  const doubts = new Set<string>();
  const more = file.stream('Data');
  const data = more && fieldsOf(more);
  const paragraph = stretches(word, table, information.paragraphProperties, 'paragraph');
  const runAt = stretches(word, table, information.characterProperties, 'character');
  readText(piecesOf(word, table, information.pieces, information.characters), {
    builder,
    doubts,
    numbering: docNumbering(table, information),
    paragraphAt: (at) => {
      const { style, changes } = paragraph(at);
      return { style, changes: withElsewhere(changes, data) };
    },
    charactersAt: (at) => runAt(at).changes,
  });
  return { kind: 'document', blocks: builder.finish(), doubts: [...doubts] };
}
