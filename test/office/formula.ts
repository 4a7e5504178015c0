/**
 * Evaluates the formulas our templates use: + - * / & comparisons, references, names, and the functions below. Anything
 * else is an error of the test, not a silent 0. Not the product's evaluator (hosts/browser), whose faults it would share.
 */
import { parseArea } from '../../src/workbook/a1';
import type { Area } from '../../src/workbook/workbook';

export type Scalar = number | string | boolean | null;

/** An error value of a cell: `#DIV/0!`. */
export class CellError extends Error {}

const errorValues = new Map<string, CellError>();

/** One a kind: blank rows of a ledger have thousands, and looking for where each came from takes the time. */
function errorValue(text: string): CellError {
  const error = errorValues.get(text) ?? new CellError(text);
  errorValues.set(text, error);
  return error;
}

export interface Cells {
  /** Values of an area of a sheet, row by row. */
  readonly area: (sheet: string, area: Area) => readonly (readonly Scalar[])[];
  readonly name: (name: string) => { readonly sheet: string; readonly area: Area } | undefined;
}

type Value = Scalar | readonly (readonly Scalar[])[];

const token =
  /\s*(?:(\d+(?:\.\d+)?)|"((?:[^"]|"")*)"|((?:'[^']+'|[\w一-龥、]+)!)?(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![\w(])|([A-Za-z_][\w.]*)|(<=|>=|<>|[-+*/&=<>(),]))/uy;

interface Token {
  readonly kind: 'number' | 'text' | 'ref' | 'word' | 'sign';
  readonly text: string;
  readonly sheet?: string;
}

function tokens(formula: string): readonly Token[] {
  const found: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < formula.length) {
    const at = token.lastIndex;
    const match = token.exec(formula);
    if (!match) throw new Error(`cannot read the formula ${formula} at ${String(at)}`);
    const [, number, text, sheet, ref, word, sign] = match;
    if (number !== undefined) found.push({ kind: 'number', text: number });
    else if (text !== undefined) found.push({ kind: 'text', text: text.replace(/""/gu, '"') });
    else if (ref !== undefined)
      found.push({
        kind: 'ref',
        text: ref,
        ...(sheet === undefined ? {} : { sheet: sheet.slice(0, -1).replace(/^'|'$/gu, '') }),
      });
    else if (word !== undefined) found.push({ kind: 'word', text: word });
    else found.push({ kind: 'sign', text: sign ?? '' });
  }
  return found;
}

const isBlock = (value: Value): value is readonly (readonly Scalar[])[] => Array.isArray(value);

function scalar(value: Value): Scalar {
  return isBlock(value) ? (value[0]?.[0] ?? null) : value;
}

function flat(values: readonly Value[]): readonly Scalar[] {
  return values.flatMap((value) => (isBlock(value) ? value.flat() : [value]));
}

function number(value: Value): number {
  const one = scalar(value);
  if (one === null || one === '') return 0;
  if (typeof one === 'number') return one;
  if (typeof one === 'boolean') return one ? 1 : 0;
  const read = Number(one);
  if (Number.isNaN(read)) throw errorValue('#VALUE!');
  return read;
}

/** Those of a block many formulas look at, for as long as it is the same block. */
const numbersIn = new WeakMap<object, readonly number[]>();

/** Text and blanks in cells are left out. */
function numbers(values: readonly Value[]): readonly number[] {
  const [only] = values;
  const block = values.length === 1 && only !== undefined && isBlock(only) ? only : undefined;
  const before = block && numbersIn.get(block);
  if (before) return before;
  const found = flat(values).filter((one): one is number => typeof one === 'number');
  if (block) numbersIn.set(block, found);
  return found;
}

const functions: Readonly<Record<string, (...args: readonly Value[]) => Value>> = {
  SUM: (...args) => flat(args).reduce<number>((sum, one) => (typeof one === 'number' ? sum + one : sum), 0),
  COUNT: (...args) => flat(args).filter((one) => typeof one === 'number').length,
  COUNTA: (...args) => flat(args).filter((one) => one !== null).length,
  ABS: (value) => Math.abs(number(value ?? null)),
  INT: (value) => Math.floor(number(value ?? null)),
  LEN: (value) => String(scalar(value ?? null) ?? '').length,
  AND: (...args) => flat(args).every(Boolean),
  OR: (...args) => flat(args).some(Boolean),
  NOT: (value) => !scalar(value ?? null),
  ISNUMBER: (value) => typeof scalar(value ?? null) === 'number',
  ISBLANK: (value) => scalar(value ?? null) === null,
  CHAR: (value) => String.fromCharCode(number(value ?? null)),
  SUBSTITUTE: (within, what, by) => {
    const [whole, old, now] = [within, what, by].map((one) => String(scalar(one ?? null) ?? ''));
    return whole!.replaceAll(old!, () => now!);
  },
  FIND: (what, within) => {
    const at = String(scalar(within ?? null) ?? '').indexOf(String(scalar(what ?? null)));
    if (at < 0) throw errorValue('#VALUE!');
    return at + 1;
  },
  MIN: (...args) => Math.min(...numbers(args)),
  MAX: (...args) => Math.max(0, ...numbers(args)),
  TODAY: () => Math.floor(Date.now() / 86_400_000) + 25_569,
  /** Sorted upwards, the last that is not larger. */
  MATCH: (value, block) => {
    const wanted = scalar(value ?? null);
    const at =
      typeof wanted === 'number' ? numbers([block ?? null]).filter((one) => one <= wanted).length : 0;
    if (at === 0) throw errorValue('#N/A');
    return at;
  },
  COUNTIF: (block, criterion) => {
    const [, limit] = /^<=(\d+)$/u.exec(String(scalar(criterion ?? null))) ?? [];
    if (limit === undefined) throw new Error('the test host counts only what is not larger');
    return numbers([block ?? null]).filter((one) => one <= Number(limit)).length;
  },
  /** By a text that the cells are. */
  SUMIF: (block, criterion, sums) => {
    const [tested, added] = [flat([block ?? null]), flat([sums ?? null])];
    return added.reduce<number>(
      (sum, one, index) =>
        typeof one === 'number' && tested[index] === scalar(criterion ?? null) ? sum + one : sum,
      0,
    );
  },
  SMALL: (block, place) => {
    const found = [...numbers([block ?? null])].sort((a, b) => a - b)[number(place ?? null) - 1];
    if (found === undefined) throw errorValue('#NUM!');
    return found;
  },
  WORKDAY: (start, days, off) => {
    const free = new Set(numbers([off ?? null]));
    let day = number(start ?? null);
    for (let left = number(days ?? null); left > 0;) {
      day += 1;
      // Serial 1 is a Sunday in this calendar's count of weeks.
      if (![0, 1].includes(day % 7) && !free.has(day)) left -= 1;
    }
    return day;
  },
  INDEX: (block, row, column) => {
    const rows = isBlock(block ?? null) ? (block as readonly (readonly Scalar[])[]) : [];
    return rows[number(row ?? null) - 1]?.[number(column ?? null) - 1] ?? null;
  },
};

/** What is seen while a formula is evaluated. */
interface Around {
  readonly cells: Cells;
  readonly sheet: string;
}

/** A formula that was read: it gives its value, or throws a CellError. */
type Formula = (around: Around) => Value;

const signs = ['<=', '>=', '<>', '=', '<', '>'] as const;
const compared: Readonly<Record<(typeof signs)[number], (a: Scalar, b: Scalar) => boolean>> = {
  '<=': (a, b) => (a ?? 0) <= (b ?? 0),
  '>=': (a, b) => (a ?? 0) >= (b ?? 0),
  '<>': (a, b) => (a ?? 0) !== (b ?? 0),
  '=': (a, b) => (a ?? 0) === (b ?? 0),
  '<': (a, b) => (a ?? 0) < (b ?? 0),
  '>': (a, b) => (a ?? 0) > (b ?? 0),
};

/** ISNUMBER and COUNT look at an error without passing it on. */
const guarded = (formula: Formula): Formula => otherwise(formula, () => null);

function otherwise(formula: Formula, instead: Formula): Formula {
  return (around) => {
    let value: Value;
    try {
      value = formula(around);
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      return instead(around);
    }
    return value;
  };
}

class Parser {
  #at = 0;
  constructor(readonly list: readonly Token[]) {}

  #take(text: string): boolean {
    const next = this.list[this.#at];
    if (next?.kind !== 'sign' || next.text !== text) return false;
    this.#at += 1;
    return true;
  }

  whole(): Formula {
    const formula = this.comparison();
    if (this.#at < this.list.length) throw new Error('formula goes on after its end');
    return formula;
  }

  comparison(): Formula {
    let left = this.joined();
    for (;;) {
      const sign = signs.find((one) => this.#take(one));
      if (sign === undefined) return left;
      const [a, b, holds] = [left, this.joined(), compared[sign]];
      left = (around) => holds(scalar(a(around)), scalar(b(around)));
    }
  }

  joined(): Formula {
    let left = this.sum();
    while (this.#take('&')) {
      const [a, b] = [left, this.sum()];
      left = (around) => `${String(scalar(a(around)) ?? '')}${String(scalar(b(around)) ?? '')}`;
    }
    return left;
  }

  sum(): Formula {
    let left = this.product();
    for (;;) {
      const sign = (['+', '-'] as const).find((one) => this.#take(one));
      if (sign === undefined) return left;
      const [a, b, by] = [left, this.product(), sign === '+' ? 1 : -1];
      left = (around) => number(a(around)) + by * number(b(around));
    }
  }

  product(): Formula {
    let left = this.atom();
    for (;;) {
      const sign = (['*', '/'] as const).find((one) => this.#take(one));
      if (sign === undefined) return left;
      const [a, b] = [left, this.atom()];
      left = (around) => {
        const [one, other] = [number(a(around)), number(b(around))];
        if (sign === '*') return one * other;
        if (other === 0) throw errorValue('#DIV/0!');
        return one / other;
      };
    }
  }

  atom(): Formula {
    if (this.#take('-')) {
      const value = this.atom();
      return (around) => -number(value(around));
    }
    if (this.#take('+')) {
      const value = this.atom();
      return (around) => number(value(around));
    }
    if (this.#take('(')) {
      const value = this.comparison();
      if (!this.#take(')')) throw new Error('a bracket is left open');
      return value;
    }
    const next = this.list[this.#at];
    this.#at += 1;
    switch (next?.kind) {
      case 'number': {
        const value = Number(next.text);
        return () => value;
      }
      case 'text':
        return () => next.text;
      case 'ref': {
        const area = parseArea(next.text);
        if (!area) throw new Error(`no such area: ${next.text}`);
        const single = area.rows * area.columns === 1;
        return ({ cells, sheet }) => {
          const block = cells.area(next.sheet ?? sheet, area);
          return single ? (block[0]?.[0] ?? null) : block;
        };
      }
      case 'word':
        return this.word(next.text);
      default:
        throw new Error('formula ends too early');
    }
  }

  word(name: string): Formula {
    if (!this.#take('(')) {
      if (/^(true|false)$/iu.test(name)) return () => /^true$/iu.test(name);
      return ({ cells }) => {
        const place = cells.name(name);
        if (!place) throw errorValue('#NAME?');
        return cells.area(place.sheet, place.area);
      };
    }
    const args: Formula[] = [];
    while (!this.#take(')')) {
      args.push(this.comparison());
      this.#take(',');
    }
    const [first = () => null, second = () => false, third = () => false] = args;
    switch (name.toUpperCase()) {
      // Only the branch it takes is evaluated.
      case 'IF':
        return (around) => (scalar(first(around)) ? second(around) : third(around));
      case 'IFERROR':
        return otherwise(first, second);
    }
    const evaluate = functions[name.toUpperCase()];
    if (!evaluate) throw new Error(`the test host has no function ${name}`);
    const given = /^(?:ISNUMBER|COUNT)$/iu.test(name) ? args.map(guarded) : args;
    return (around) => evaluate(...given.map((one) => one(around)));
  }
}

/** Formulas that were read before: a template has the same ones again at every recalculation. */
const known = new Map<string, Formula>();

/** The result of a formula (without `=`) on a sheet; an error value as its text. */
export function evaluate(formula: string, sheet: string, cells: Cells): Scalar {
  try {
    const read = known.get(formula) ?? new Parser(tokens(formula)).whole();
    known.set(formula, read);
    return scalar(read({ cells, sheet }));
  } catch (error) {
    if (error instanceof CellError) return error.message;
    throw error;
  }
}
