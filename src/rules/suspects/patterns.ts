/**
 * Slips as people make them: digits changed about, a nought too many, a number in the next column or row, a line that
 * slid by one. They tell likely corrections from merely possible ones, and give the words for it.
 */
import type { CellKey } from '../../form/cell';
import { cellOf } from '../../form/index';
import type { CellValue, System } from './system';

/** What the digits look like; undefined where they look like nothing. `was` and `is` are whole numbers. */
export function digitSlip(was: number, is: number): string | undefined {
  if (!Number.isInteger(was) || !Number.isInteger(is) || was === is) return undefined;
  if (was === -is) return '像是多写了一个负号';
  const [old, now] = [String(was), String(is)];
  if (transposed(old, now)) return '像是两位数字写颠倒了';
  if (was !== 0 && is !== 0 && now === `${old}0`) return '像是少打了一个 0';
  if (was !== 0 && is !== 0 && old === `${now}0`) return '像是多打了一个 0';
  if (now.length > 1 && oneLonger(now, old)) return '像是漏打了一位数字';
  if (old.length > 1 && oneLonger(old, now)) return '像是多打了一位数字';
  return undefined;
}

function transposed(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const at = Array.from(one).findIndex((digit, index) => digit !== other[index]);
  const swapped = `${one.slice(0, at)}${one[at + 1] ?? ''}${one[at] ?? ''}${one.slice(at + 2)}`;
  return at >= 0 && swapped === other;
}

function oneLonger(long: string, short: string): boolean {
  if (long.length !== short.length + 1) return false;
  return Array.from(long).some((_, at) => long.slice(0, at) + long.slice(at + 1) === short);
}

/** Several cells changed in one go. */
export interface Move {
  readonly changes: readonly CellValue[];
  /** What seems to have happened, as a clause. */
  readonly words: string;
}

const named = (cell: CellKey): string => `“${cellOf(cell).name}”`;

/** A number one column or one row away from where it belongs. */
function misplaced(from: CellValue, to: CellValue): string {
  const [was, is] = [cellOf(from.cell), cellOf(to.cell)];
  const [line, here, there] = was.stub === is.stub ? ['列', was.head, is.head] : ['行', was.stub, is.stub];
  return `${String(from.value)} 可能填错${line}：应从“${here}”移到“${there}”`;
}

/** Two neighbours exchanged; where one of them is 0, its number slipped over. */
function exchanges(line: readonly CellValue[]): readonly Move[] {
  return line.slice(1).flatMap((b, index): readonly Move[] => {
    const a = line[index];
    if (!a || a.value === b.value) return [];
    const changes = [
      { cell: a.cell, value: b.value },
      { cell: b.cell, value: a.value },
    ];
    if (a.value !== 0 && b.value !== 0) {
      return [{ changes, words: `${named(a.cell)}和${named(b.cell)}的数字像是互相填反了` }];
    }
    const [from, to] = a.value === 0 ? [b, a] : [a, b];
    return [{ changes, words: misplaced(from, to) }];
  });
}

/** From `start` on, everything one place back or forth; a 0 makes room. */
function slides(line: readonly CellValue[]): readonly Move[] {
  const values = line.map(({ value }) => value);
  const slid = (start: number, moved: readonly number[]): readonly Move[] => {
    const changes = line.flatMap(({ cell, value }, index) => {
      const now = index < start ? value : (moved[index - start] ?? 0);
      return now === value ? [] : [{ cell, value: now }];
    });
    const first = changes[0];
    // One number that moved is an exchange.
    if (!first || moved.filter((value) => value !== 0).length < 2) return [];
    return [{ changes, words: `从${named(first.cell)}起，这一排数字像是错开了一格` }];
  };
  return values.flatMap((value, start) => {
    const rest = values.slice(start);
    return [
      ...(value === 0 ? slid(start, [...rest.slice(1), 0]) : []),
      ...(rest[rest.length - 1] === 0 ? slid(start, [0, ...rest.slice(0, -1)]) : []),
    ];
  });
}

const changesKey = ({ changes }: Move): string =>
  changes
    .map(({ cell, value }) => `${cell}=${String(value)}`)
    .sort()
    .join(' ');

/** Whether all equations hold once the changes are made. */
function settles({ changes }: Move, system: System, residuals: readonly number[]): boolean {
  const after = new Map(
    residuals.flatMap((residual, at) => (residual === 0 ? [] : [[at, residual] as const])),
  );
  for (const { cell, value } of changes) {
    const { index, sign } = system.unknownOf.get(cell) ?? { index: -1, sign: 1 };
    const by = (value - (system.typed.get(cell)?.value ?? 0)) * sign;
    for (const { equation, factor } of system.unknowns[index]?.effects ?? []) {
      after.set(equation, (after.get(equation) ?? 0) + factor * by);
    }
  }
  return [...after.values()].every((residual) => Math.abs(residual) < 1e-6);
}

/** The moves along `lines` of neighbouring cells that satisfy every equation, each once. */
export function movesThatSettle(
  lines: readonly (readonly CellKey[])[],
  system: System,
  residuals: readonly number[],
): readonly Move[] {
  const moves = lines.flatMap((keys) => {
    const line = keys.flatMap((cell) => {
      const typed = system.unknownOf.has(cell) ? system.typed.get(cell) : undefined;
      return typed ? [{ cell, value: typed.value }] : [];
    });
    return [...exchanges(line), ...slides(line)];
  });
  const found = moves.filter((move) => settles(move, system, residuals));
  return [...new Map(found.map((move) => [changesKey(move), move])).values()];
}
