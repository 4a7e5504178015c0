/** Column heads in pasted text: numbers are read by position, so heads in another order make them doubtful. */
import type { LabelCell, NumberCell, Table } from '../../form/form';
import { cellsOf } from '../../form/index';
import { matchLabel } from '../../form/label';
import type { Deviation } from '../../form/report';
import { deviationOf, headOf } from './labels';
import { lineName, type Line } from '../line';
import type { IntakeNote } from '../note';

export interface ReadHeads {
  readonly deviations: readonly Deviation[];
  readonly notes: readonly IntakeNote[];
}

function filled(line: Line): readonly string[] {
  return line.cells.filter((cell) => cell !== '');
}

function isHead(cell: Table['grid'][number]): cell is LabelCell {
  return cell.kind === 'head';
}

/** The lowest heads of the numbers that stand in one row of the table. */
function headsOver(row: readonly NumberCell[], table: Table): readonly LabelCell[] {
  return row.flatMap((cell) => headOf(cell, table) ?? []);
}

/** Whether the official heads among these texts come in the form's order. */
function inOrder(texts: readonly string[], heads: readonly LabelCell[]): boolean {
  const places = texts
    .map((text) => heads.findIndex((head) => matchLabel(text, head) === 'same'))
    .filter((place) => place >= 0);
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? -1));
}

/** In a real table all heads of a line go from left to right; in copied text 总计 may come before or after the others. */
function inPlace(texts: readonly string[], table: Table): boolean {
  const columns = texts.flatMap(
    (text) => table.grid.filter(isHead).find((head) => matchLabel(text, head) !== 'different')?.column ?? [],
  );
  return columns.every((column, index) => index === 0 || column > (columns[index - 1] ?? -1));
}

function outOfOrder(line: Line, heads: readonly LabelCell[], table: Table): IntakeNote {
  const about = cellsOf(table).filter((cell) => heads.some((head) => headOf(cell, table) === head));
  return {
    severity: 'doubtful',
    message: `${lineName(line)}的栏目顺序与国家格式不同，数字按位置读入，可能错列，请逐列核对。`,
    about: about.map(({ key }) => key),
    where: lineName(line),
    quote: line.text.trim(),
  };
}

/** The heads of a band of table 2, or undefined when the line is none: each that is worded otherwise is said. */
export function readBandHeads(line: Line, table: Table, top: number): ReadHeads | undefined {
  const corner = table.grid.find((cell) => isHead(cell) && cell.column === 0 && cell.row > top);
  const [first = '', ...texts] = filled(line);
  if (!corner || !isHead(corner) || matchLabel(first, corner) !== 'same') return undefined;
  const heads = table.grid.filter(isHead).filter((cell) => cell.row === corner.row && cell.column > 0);
  if (!inOrder(texts, heads)) return { deviations: [], notes: [outOfOrder(line, heads, table)] };
  const deviations = heads.flatMap((head, index) => {
    const found = texts[index] ?? '';
    const match = matchLabel(found, head);
    if (found === '' || match === 'same') return [];
    return [deviationOf(head, table, found, match === 'variant' ? 'misprint' : 'unknown')];
  });
  return { deviations, notes: [] };
}

/** Lines above the first row of table 3: heads may be missing or broken, but not in another order. */
export function readColumnHeads(line: Line, table: Table): ReadHeads {
  const top = Math.min(...table.cells.map((cell) => cell.row));
  const heads = headsOver(
    table.cells.filter((cell) => cell.row === top),
    table,
  );
  const texts = filled(line);
  const known = (text: string): boolean =>
    table.grid.some((cell) => cell.kind !== 'number' && matchLabel(text, cell) === 'same');
  const deviations = texts
    .filter((text) => !known(text))
    .flatMap((text) => {
      const head = heads.find((candidate) => matchLabel(text, candidate) === 'variant');
      return head ? [deviationOf(head, table, text, 'misprint')] : [];
    });
  const ordered = line.table === undefined ? inOrder(texts, heads.slice(0, -1)) : inPlace(texts, table);
  return { deviations, notes: ordered ? [] : [outOfOrder(line, heads, table)] };
}

/** The heads of table 4 as they may stand in one line: a printed row of them, or all the lowest. */
function headRows(table: Table): readonly (readonly LabelCell[])[] {
  const rows = new Map<number, LabelCell[]>();
  for (const cell of table.grid) if (isHead(cell)) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  return [...rows.values(), headsOver(cellsOf(table), table)];
}

/** Says of a line of heads that stand in other places than the form's, all of them there. */
export function readHeadRow(line: Line, table: Table): readonly IntakeNote[] {
  const texts = filled(line);
  const isOf = (text: string, heads: readonly LabelCell[]): boolean =>
    heads.some((head) => matchLabel(text, head) !== 'different');
  const heads = headRows(table).find(
    (row) => row.length === texts.length && texts.every((text) => isOf(text, row)),
  );
  const moved = heads?.some((head, index) => matchLabel(texts[index] ?? '', head) === 'different') ?? false;
  return moved
    ? [
        outOfOrder(
          line,
          cellsOf(table).flatMap((cell) => headOf(cell, table) ?? []),
          table,
        ),
      ]
    : [];
}
