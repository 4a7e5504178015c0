/** Column heads in pasted text: numbers are read by position, so heads in another order make them doubtful. */
import type { LabelCell, NumberCell, Table } from '../form/form';
import { cellsOf } from '../form/index';
import { matchLabel } from '../form/label';
import type { Deviation } from '../form/report';
import { deviationOf, headOf } from './labels';
import { lineName, type Line } from './line';
import type { IntakeNote } from './note';

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
  // 总计 stands above the others where the heads are printed in levels, and so may come before or after them.
  const level = heads.slice(0, -1);
  return { deviations, notes: inOrder(texts, level) ? [] : [outOfOrder(line, heads, table)] };
}
