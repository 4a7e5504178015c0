/**
 * The lines of a table as one run of labels, values and blanks, whatever parts them: tabs, bars, spaces, line ends or the
 * cells of a real table. What a copy keeps of rows is kept; the alignment (align.ts) needs no more than the order.
 */
import { hasBars, type Line } from '../line';
import { isStub } from './table-kind';
import { looksLikeValue } from './values';

export interface Piece {
  readonly kind: 'label' | 'value' | 'blank';
  readonly text: string;
  readonly line: Line;
  /** Filled cells in its line. */
  readonly beside: number;
  /** Whether blanks beside it are cells, and not lost with the spaces between. */
  readonly gridded: boolean;
}

function pieceOf(text: string, line: Line, beside: number, gridded: boolean): Piece {
  const kind = text === '' ? 'blank' : looksLikeValue(text) ? 'value' : 'label';
  return { kind, text, line, beside, gridded };
}

/** Words between spaces and line ends: the pieces of a label come together again in the alignment, numbers stay apart. */
function split(text: string): readonly string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

/** After the label of a row in a real table, whatever is typed stands for a number, for the checks to tell. */
function ofCells(line: Line): readonly Piece[] {
  const { cells } = line;
  const beside = cells.filter((cell) => cell !== '').length;
  const pieces = cells.map((cell) => pieceOf(cell, line, beside, true));
  if (line.table === undefined) return pieces;
  const stub = Math.max(...cells.map((cell, index) => (isStub(cell, line.table) ? index : -1)));
  const numbers = pieces.slice(stub + 1).some(({ kind }) => kind === 'value');
  return pieces.map((piece, index) =>
    stub >= 0 && numbers && index > stub && piece.kind === 'label' ? { ...piece, kind: 'value' } : piece,
  );
}

function ofPlain(line: Line): readonly Piece[] {
  const words = split(line.text);
  return words.map((word) => pieceOf(word, line, words.length, false));
}

/** `2` and `.其他法律…`: a label broken after its number. */
function withOrdinals(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece, index) => {
    const next = pieces[index + 1];
    const begins = piece.kind === 'value' && /^[1-9]$/u.test(piece.text) && next?.kind === 'label';
    return begins && /^[.．、]/u.test(next.text) ? { ...piece, kind: 'label' } : piece;
  });
}

/** Where rows begin with a bar, so that one bar more stands between two rows than between two cells. */
function beginWithBar(lines: readonly Line[]): boolean {
  const first = lines.find(({ text }) => text.trim() !== '');
  return first !== undefined && hasBars(first.text.trim().charAt(0));
}

/** Bars end a cell, wherever in the lines they stand; a bar after a bar is a blank cell. */
function ofBars(lines: readonly Line[]): readonly Piece[] {
  const leading = beginWithBar(lines);
  const pieces: Piece[] = [];
  let open: { text: string; line: Line } | undefined;
  const close = (line: Line, beside: number, atBar: boolean): void => {
    const words = open === undefined ? [] : split(open.text);
    if (words.length === 0 && atBar) pieces.push(pieceOf('', line, beside, true));
    for (const word of words) pieces.push(pieceOf(word, open?.line ?? line, beside, true));
    open = undefined;
  };
  for (const line of lines) {
    const text = line.text.trim();
    const parts = text.split(/[|｜│]/u);
    const beside = parts.filter((part) => part.trim() !== '').length;
    parts.forEach((part, index) => {
      // The bar a row begins with ends no cell.
      const skipped = index === 1 && parts[0]?.trim() === '' && open === undefined && beside > 1;
      if (index > 0 && !skipped) close(line, beside, true);
      if (part.trim() !== '') open = { text: `${open?.text ?? ''} ${part}`, line: open?.line ?? line };
    });
    // Without a bar at its end, a full row ends with its line.
    if (beside > 1 && !hasBars(text.slice(-1))) close(line, beside, false);
  }
  const last = lines[lines.length - 1];
  if (last) close(last, 1, false);
  return leading ? withoutOpening(pieces) : pieces;
}

/** Where rows begin with a bar on a line of its own, what seems a blank before a label is that bar. */
function withoutOpening(pieces: readonly Piece[]): readonly Piece[] {
  const isOpening = (piece: Piece, index: number): boolean =>
    piece.kind === 'blank' && piece.beside < 2 && pieces[index + 1]?.kind === 'label';
  return pieces.filter((piece, index) => !isOpening(piece, index));
}

/** The pieces of these lines, in reading order. */
export function piecesOf(lines: readonly Line[]): readonly Piece[] {
  const filled = lines.filter(({ text, picture }) => text.trim() !== '' && picture !== true);
  const barred = filled.filter(
    ({ table, text }) => table === undefined && !text.includes('\t') && hasBars(text),
  );
  if (barred.length * 4 > filled.length) return withOrdinals(ofBars(filled));
  const pieces = filled.flatMap((line) =>
    line.table !== undefined || line.text.includes('\t') || line.cells.length > 1
      ? ofCells(line)
      : ofPlain(line),
  );
  return withOrdinals(pieces);
}
