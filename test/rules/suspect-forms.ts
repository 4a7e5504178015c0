/** Random forms that add up, as published reports look, and ways to spoil them; the same on every run. */
import type { CellKey } from '../../src/form/cell';
import { cellsOf, editionFor, tableIds } from '../../src/form/index';
import type { KeyedCell } from '../../src/form/index';

const edition = editionFor(2024);

export const cells: readonly KeyedCell[] = tableIds.flatMap((id) => cellsOf(edition.tables[id]));
export const totals: ReadonlySet<CellKey> = new Set(
  cells.filter(({ sumOf }) => sumOf !== undefined).map(({ key }) => key),
);

/** Mulberry32. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Numbers = Record<CellKey, number>;

const zeros = Object.fromEntries(cells.map(({ key }) => [key, 0])) as Numbers;
const inputs = cells.filter(({ sumOf }) => sumOf === undefined).map(({ key }) => key);
const sums = cells.flatMap(({ key, sumOf }) => (sumOf ? [{ key, parts: sumOf as readonly CellKey[] }] : []));
const columns = cells
  .filter(({ rowId, columnId }) => rowId === 'outcomeTotal' && columnId !== 'total')
  .map(({ key, columnId }) => {
    const at = (row: string): CellKey => `requests/${row}/${columnId}` as CellKey;
    return {
      handled: key,
      carriedOut: at('carriedOut'),
      carriedIn: at('carriedIn'),
      received: at('received'),
    };
  });

/** Adds up in place; twice, because the grand total is a total of totals. */
function total(form: Numbers): void {
  for (let round = 0; round < 2; round += 1) {
    for (const { key, parts } of sums) {
      let sum = 0;
      for (const part of parts) sum += form[part];
      form[key] = sum;
    }
  }
}

export class Forms {
  readonly random: () => number;

  constructor(seed: number) {
    this.random = generator(seed);
  }

  below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }

  /** Small offices: most cells 0, a few in the tens, some in the hundreds. */
  few(): number {
    if (this.random() < 0.6) return 0;
    return this.below(this.pick([4, 12, 60, 400]));
  }

  /** Every printed relation holds. */
  sound(): Numbers {
    const form = { ...zeros };
    for (const key of inputs) form[key] = this.few();
    total(form);
    for (const { handled, carriedOut, carriedIn, received } of columns) {
      const all = form[handled] + form[carriedOut];
      form[carriedIn] = Math.min(this.few(), all);
      form[received] = all - form[carriedIn];
    }
    total(form);
    return form;
  }

  /** Another number, as people mistype: off by some, a digit more or less, two digits changed about. */
  mistyped(value: number): number {
    const digits = String(value);
    const others = [
      value + 1 + this.below(9),
      value + 10 * (1 + this.below(9)),
      Math.max(0, value - 1 - this.below(9)),
      Number(`${digits}${String(this.below(10))}`),
      Number(digits.slice(0, -1)),
      0,
      transposed(value) ?? value,
    ].filter((other) => other !== value);
    return this.pick(others);
  }
}

/** Its first two differing neighbouring digits changed about; undefined where there are none. */
export function transposed(value: number): number | undefined {
  const digits = String(value);
  for (let at = 0; at + 1 < digits.length; at += 1) {
    const [one, two] = [digits[at]!, digits[at + 1]!];
    if (one !== two && !(at === 0 && two === '0')) {
      return Number(`${digits.slice(0, at)}${two}${one}${digits.slice(at + 2)}`);
    }
  }
  return undefined;
}

/** With live totals: what the sheet shows once its parts are as typed. */
export function recalculated(form: Numbers): Numbers {
  const shown = { ...form };
  total(shown);
  return shown;
}
