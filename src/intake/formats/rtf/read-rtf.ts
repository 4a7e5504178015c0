/**
 * An RTF document, also one that is called .doc, → blocks: text as it would print. Automatic numbers stand in it as they
 * print; what is hidden, crossed out or deleted in a tracked change is left out.
 */
import { Broken } from '../../../container/zip';
import { blockBuilder } from '../block-builder';
import { TooMuch, type SourceDocument } from '../blocks';
import { decode } from '../decode';
import { nestedTables } from '../nested-tables';
import { raiser, type Raised } from '../raised';
import { tokensOf, type Token } from './tokens';

/** Groups whose text is not the document's. */
const unread = new Set(
  'fonttbl colortbl stylesheet info header headerl headerr headerf footer footerl footerr footerf fldinst datafield nonesttables nonshppict shprslt sp xe tc tcn rxe txe upr pntxta pntxtb'.split(
    ' ',
  ),
);
/** Groups marked as to be skipped by those who do not know them, whose text is the document's. */
const known = new Set(['shpinst', 'nesttableprops']);

const characters: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  lbr: '\n',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: '　',
  enspace: ' ',
  qmspace: ' ',
  '~': '\u00a0',
  _: '-',
  '\\': '\\',
  '{': '{',
  '}': '}',
};

/** Character sets of fonts, and code pages, as the Encoding standard calls them. */
const encodings: Readonly<Record<number, string>> = {
  134: 'gb18030',
  936: 'gb18030',
  54936: 'gb18030',
  136: 'big5',
  950: 'big5',
  65001: 'utf-8',
};

/** What a group inherits and its end gives back. */
interface State {
  readonly skipped: boolean;
  /** In a list's printed number. */
  readonly numbering: boolean;
  readonly hidden: boolean;
  readonly struck: boolean;
  readonly raised: Raised;
  readonly deleted: boolean;
  readonly inTable: boolean;
  readonly depth: number;
  /** Bytes that stand for a \u in older readers. */
  readonly instead: number;
}

const firstState: State = {
  skipped: false,
  numbering: false,
  hidden: false,
  struck: false,
  raised: 'no',
  deleted: false,
  inTable: false,
  depth: 0,
  instead: 1,
};

const mostGroups = 500;

/** Reads the file. Throws Broken (zip.ts) where it breaks off, TooMuch (blocks.ts) for what no report holds. */
export function readRtf(bytes: Uint8Array): SourceDocument {
  const builder = blockBuilder((number) => `第 ${String(number)} 个表格`);
  const tables = nestedTables(builder);
  const doubts = new Set<string>();
  const saved: State[] = [];
  let state = firstState;
  let page = 'gb18030';
  let isChinese = false;
  /** Bytes not yet decoded: a character may be two of them. */
  let waiting: number[] = [];
  let text = '';
  let number = '';
  let toSkip = 0;
  /** Just after `{`, or after `{\*`. */
  let opening: 'no' | 'group' | 'star' = 'no';
  let hasEnded = false;

  const raise = raiser();
  const put = (piece: string): void => {
    if (state.skipped) return;
    if (state.numbering) number += piece;
    else if (state.deleted) doubts.add('文档里有修订痕迹，已按“接受全部修订”读入');
    else if (state.hidden) doubts.add('文档里有隐藏文字，没有读入');
    else if (state.struck) doubts.add('文档里有带删除线的文字，没有读入');
    else {
      const place = { inCell: state.inTable, last: text.slice(-1) };
      text += raise(place, piece, state.raised);
    }
  };
  const flush = (): void => {
    if (waiting.length === 0) return;
    const run = Uint8Array.from(waiting);
    waiting = [];
    const encoding = isChinese ? 'gb18030' : page;
    put(decode(run, encoding) ?? decode(run, 'windows-1252') ?? '');
  };
  const endParagraph = (): void => {
    const marked = number.replace(/\s+/gu, ' ').trim();
    const parted = marked === '' || /[.．、)）:：]$/u.test(marked) ? marked : `${marked} `;
    if ((parted + text).trim() !== '' || state.inTable) tables.enter(depthNow());
    builder.text(text.trim() === '' ? text : parted + text);
    builder.endParagraph();
    text = '';
    number = '';
  };
  const depthNow = (): number => (state.inTable ? Math.max(1, state.depth) : 0);

  /** Ends, tables, and whatever else is no change of state; true where the word is one. */
  const act = (name: string): boolean => {
    switch (name) {
      case 'par':
      case 'sect':
      case 'page':
      case 'column':
        endParagraph();
        return true;
      case 'cell':
      case 'nestcell':
        state = { ...state, inTable: true, depth: name === 'cell' ? 1 : Math.max(2, state.depth) };
        endParagraph();
        tables.enter(depthNow());
        tables.endCell();
        return true;
      case 'row':
      case 'nestrow':
        tables.endRow();
        return true;
      default:
        return false;
    }
  };
  const isOn = (value: number | undefined): boolean => value !== 0;
  const change = (name: string, value: number | undefined): void => {
    switch (name) {
      case 'pard':
        state = { ...state, inTable: false, depth: 0 };
        return;
      case 'plain':
        state = { ...state, hidden: false, struck: false, deleted: false, raised: 'no' };
        return;
      case 'intbl':
        state = { ...state, inTable: true };
        return;
      case 'itap':
        state = { ...state, depth: Math.min(value ?? 0, 20) };
        return;
      case 'v':
        state = { ...state, hidden: isOn(value) };
        return;
      case 'strike':
      case 'striked':
        state = { ...state, struck: isOn(value) };
        return;
      case 'super':
      case 'sub':
        state = { ...state, raised: isOn(value) ? 'small' : 'no' };
        return;
      case 'nosupersub':
        state = { ...state, raised: 'no' };
        return;
      case 'up':
        // In half points, as in a .docx; without a number six of them.
        state = { ...state, raised: (value ?? 6) >= 6 ? 'moved' : 'no' };
        return;
      case 'deleted':
        state = { ...state, deleted: isOn(value) };
        return;
      case 'revised':
        if (isOn(value)) doubts.add('文档里有修订痕迹，已按“接受全部修订”读入');
        return;
      case 'uc':
        state = { ...state, instead: Math.max(0, value ?? 1) };
        return;
      case 'ansicpg':
        page = encodings[value ?? 0] ?? 'windows-1252';
        isChinese ||= page === 'gb18030';
        return;
      case 'fcharset':
        isChinese ||= value === 134;
        return;
      case 'u':
        put(String.fromCharCode(((value ?? 63) + 65_536) % 65_536));
        toSkip = state.instead;
    }
  };
  const word = ({ name, value }: Extract<Token, { kind: 'word' }>): void => {
    if (opening !== 'no') {
      if (name === '*') {
        opening = 'star';
        return;
      }
      const isSkipped = unread.has(name) || (opening === 'star' && !known.has(name));
      if (name === 'pict' && !state.skipped) builder.picture();
      if (name === 'footnote' && !state.skipped) doubts.add('文档里有脚注，没有读入');
      if (isSkipped || name === 'pict' || name === 'footnote') state = { ...state, skipped: true };
      if (name === 'listtext' || name === 'pntext') state = { ...state, numbering: true };
      opening = 'no';
    }
    if (state.skipped && name !== 'fcharset') return;
    const character = characters[name];
    if (character !== undefined) put(character);
    else if (state.numbering ? name !== 'par' && !act(name) : !act(name)) change(name, value);
  };

  for (const token of tokensOf(bytes)) {
    if (token.kind === 'byte') {
      opening = 'no';
      if (toSkip > 0) toSkip -= 1;
      else if (!state.skipped) waiting.push(token.code);
      continue;
    }
    flush();
    if (token.kind === 'word') {
      toSkip = 0;
      word(token);
      continue;
    }
    toSkip = 0;
    if (token.kind === 'open') {
      saved.push(state);
      opening = 'group';
      if (saved.length > mostGroups) throw new TooMuch();
      continue;
    }
    opening = 'no';
    const before = saved.pop();
    if (!before) throw new Broken('a group closed twice');
    state = before;
    if (saved.length === 0) {
      hasEnded = true;
      break;
    }
  }
  if (!hasEnded) throw new Broken('the document breaks off');
  endParagraph();
  tables.enter(0);
  return { kind: 'document', blocks: builder.finish(), doubts: [...doubts] };
}
