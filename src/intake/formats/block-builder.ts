/**
 * Builds blocks from the events of a parser, whatever they are: a cell without a row or an end without a beginning does
 * no harm. A table that only lays out a page (it holds tables or whole texts, or has a single column) is taken apart into its contents.
 */
import { TooMuch, type SourceBlock, type SourceRow } from './blocks';

export interface BlockBuilder {
  readonly text: (text: string) => void;
  /** The last character written to the paragraph being built, or ''. */
  readonly last: () => string;
  readonly endParagraph: () => void;
  readonly openTable: () => void;
  readonly openRow: () => void;
  readonly openCell: () => void;
  readonly closeCell: () => void;
  readonly closeRow: () => void;
  /** Closes the row being built and forgets it. */
  readonly dropRow: () => void;
  readonly closeTable: () => void;
  /** A box of text anchored in the paragraph being built: its paragraphs follow that one. */
  readonly openBox: () => void;
  readonly closeBox: () => void;
  readonly picture: () => void;
  /** Whether what is written goes into a cell. */
  readonly inCell: () => boolean;
  readonly finish: () => readonly SourceBlock[];
}

/** Many times what the longest report holds. */
const mostCharacters = 2_000_000;
const mostPieces = 100_000;
const mostFrames = 60;

/** Paragraphs being gathered: the document, a cell, or a box. */
interface Flow {
  readonly kind: 'body' | 'cell' | 'box';
  readonly blocks: SourceBlock[];
  /** What comes after the paragraph being built. */
  readonly after: SourceBlock[];
  text: string;
  /** Its last character: asking a growing string for it, again and again, is slow. */
  last: string;
}

interface OpenTable {
  readonly kind: 'table';
  readonly rows: (readonly SourceBlock[])[][];
  row: (readonly SourceBlock[])[] | undefined;
}

/** Characters without width, which would make a number or a label another. */
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;

function cellText(blocks: readonly SourceBlock[]): string {
  const texts = blocks.flatMap((block) => (block.kind === 'paragraph' ? block.text.split('\n') : []));
  const words = texts
    .map((text) => text.replace(/\t/gu, ' ').trim())
    .filter((text) => text !== '')
    .join(' ');
  // A number that is a picture is not a blank.
  return words === '' && blocks.some(({ kind }) => kind === 'picture') ? '〔图〕' : words;
}

/** No label or number has so many paragraphs. */
const mostInCell = 20;

function isLayout(rows: readonly (readonly (readonly SourceBlock[])[])[]): boolean {
  const holdsText = (cell: readonly SourceBlock[]): boolean =>
    cell.length > mostInCell || cell.some(({ kind }) => kind === 'table');
  return rows.some((row) => row.some(holdsText)) || rows.every((row) => row.length <= 1);
}

function flow(kind: Flow['kind']): Flow {
  return { kind, blocks: [], after: [], text: '', last: '' };
}

/** `name` says in the clerk's words where a table is: `第 2 个表格`. */
export function blockBuilder(name: (table: number) => string): BlockBuilder {
  const body = flow('body');
  const frames: (Flow | OpenTable)[] = [body];
  let tables = 0;
  let characters = 0;
  let pieces = 0;

  const count = (): void => {
    pieces += 1;
    if (pieces > mostPieces || frames.length > mostFrames) throw new TooMuch();
  };
  const top = (): Flow | OpenTable => frames[frames.length - 1] ?? body;
  /** Where text goes: what stands in a table but in no cell goes before the table, as browsers do. */
  const current = (): Flow =>
    [...frames].reverse().find((frame): frame is Flow => frame.kind !== 'table') ?? body;
  const endParagraph = (): void => {
    const into = current();
    const text = into.text.replace(invisible, '').replace(/[ \u00a0]+$/gmu, '');
    into.text = '';
    into.last = '';
    if (text.trim() !== '') {
      count();
      into.blocks.push({ kind: 'paragraph', text });
    }
    into.blocks.push(...into.after.splice(0));
  };
  /** Closes frames until one of this kind has been closed; does nothing where none is open. */
  const close = (kind: 'cell' | 'box' | 'table', outermost: 'table' | 'none'): void => {
    const reverse = [...frames].reverse();
    const depth = reverse.findIndex((frame) => frame.kind === kind);
    const barrier = outermost === 'none' ? -1 : reverse.findIndex((frame) => frame.kind === outermost);
    if (depth < 0 || (barrier >= 0 && barrier < depth)) return;
    for (let n = 0; n <= depth; n += 1) closeTop();
  };
  const closeTop = (): void => {
    endParagraph();
    const frame = frames.pop();
    const into = current();
    if (frame?.kind === 'cell') {
      const table = top();
      if (table.kind === 'table') table.row?.push(frame.blocks);
    } else if (frame?.kind === 'box') into.after.push(...frame.blocks);
    else if (frame?.kind === 'table') into.blocks.push(...tableBlocks(frame));
  };
  const tableBlocks = ({ rows }: OpenTable): readonly SourceBlock[] => {
    if (isLayout(rows)) return rows.flat(2);
    tables += 1;
    const lines: readonly SourceRow[] = rows.map((row, index) => ({
      number: index + 1,
      cells: row.map(cellText),
    }));
    const pictures = rows.flat(2).filter(({ kind }) => kind === 'picture');
    return [{ kind: 'table', source: name(tables), rows: lines }, ...pictures];
  };
  const closeRow = (): void => {
    close('cell', 'table');
    const table = top();
    if (table.kind === 'table') table.row = undefined;
  };
  const openRow = (): void => {
    closeRow();
    const table = top();
    if (table.kind !== 'table') return;
    count();
    table.row = [];
    table.rows.push(table.row);
  };

  return {
    text: (text) => {
      characters += text.length;
      if (characters > mostCharacters) throw new TooMuch();
      const into = current();
      into.text += text;
      if (text !== '') into.last = text.slice(-1);
    },
    last: () => current().last,
    endParagraph,
    openTable: () => {
      endParagraph();
      count();
      frames.push({ kind: 'table', rows: [], row: undefined });
    },
    openRow,
    openCell: () => {
      close('cell', 'table');
      const table = top();
      if (table.kind !== 'table') return;
      if (!table.row) openRow();
      count();
      frames.push(flow('cell'));
    },
    closeCell: () => {
      close('cell', 'table');
    },
    closeRow,
    dropRow: () => {
      closeRow();
      const table = top();
      if (table.kind === 'table') table.rows.pop();
    },
    closeTable: () => {
      close('table', 'none');
    },
    openBox: () => {
      count();
      frames.push(flow('box'));
    },
    closeBox: () => {
      close('box', 'none');
    },
    picture: () => {
      count();
      current().after.push({ kind: 'picture' });
    },
    inCell: () => current().kind === 'cell',
    finish: () => {
      while (frames.length > 1) closeTop();
      endParagraph();
      return body.blocks;
    },
  };
}
