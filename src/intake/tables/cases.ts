/** Table 4 in pasted text: one line of fifteen numbers under two or three lines of heads. */
import type { CellKey } from '../../form/cell';
import type { Entry } from '../../form/figures';
import type { Table } from '../../form/form';
import { cellsOf } from '../../form/index';
import { matchLabel } from '../../form/label';
import { readHeadRow } from './heads';
import { headOf, deviationOf } from './labels';
import { lineName, looksLikeValue, takeEntries, type Line } from '../line';
import type { IntakeNote } from '../note';
import type { ReadTable } from './rows';

function isHead(text: string, table: Table): boolean {
  return table.grid.some((cell) => cell.kind !== 'number' && matchLabel(text, cell) !== 'different');
}

/** Heads stand in the form's order; the lowest line of them has one for each number. */
function headDeviations(lines: readonly Line[], table: Table): ReadTable['deviations'] {
  const cells = cellsOf(table);
  for (const line of lines) {
    const heads = line.cells.filter((cell) => cell !== '');
    if (heads.length !== cells.length) continue;
    return cells.flatMap((cell, index) => {
      const head = headOf(cell, table);
      const found = heads[index] ?? '';
      if (!head || matchLabel(found, head) === 'same') return [];
      return [
        deviationOf(head, table, found, matchLabel(found, head) === 'variant' ? 'misprint' : 'unknown'),
      ];
    });
  }
  return [];
}

/** Reads `lines` as table 4. */
export function readCases(lines: readonly Line[], table: Table): ReadTable {
  const cells = cellsOf(table);
  const filled = lines.filter((line) => line.cells.some((cell) => cell !== ''));
  const headLines = filled.filter((line) => line.cells.every((cell) => cell === '' || isHead(cell, table)));
  const rest = filled.filter((line) => !headLines.includes(line));
  const data = rest.filter((line) => line.cells.some((cell) => cell !== '' && looksLikeValue(cell)));
  const one = data.length === 1 ? data[0] : undefined;
  const entries = takeEntries(
    one ? one.cells : data.flatMap((line) => line.cells.filter((cell) => cell !== '')),
    cells.length,
  );
  const figures: Partial<Record<CellKey, Entry>> = {};
  const notes: IntakeNote[] = [];
  if (entries) cells.forEach((cell, index) => (figures[cell.key] = entries[index] ?? null));
  else {
    const line = data[0];
    notes.push({
      severity: 'doubtful',
      message: `复议诉讼表应有 ${String(cells.length)} 个数字，找到的个数不对，没有读入，请手工填写。`,
      about: cells.map((cell) => cell.key),
      ...(line ? { where: lineName(line), quote: line.text.trim() } : {}),
    });
  }
  return {
    table,
    figures,
    deviations: headDeviations(headLines.concat(rest.filter((l) => !data.includes(l))), table),
    notes: [...notes, ...headLines.flatMap((line) => readHeadRow(line, table))],
  };
}
