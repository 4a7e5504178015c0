/**
 * Evaluates the formulas our templates use: + - * / & comparisons, references, names, and the functions below. Anything
 * else is an error of the test, not a silent 0. Not the product's evaluator (hosts/browser), whose faults it would share.
 */
import { parseArea } from '../../src/workbook/a1';
import type { Area } from '../../src/workbook/workbook';

export type Scalar = number | string | boolean | null;

/** An error value of a cell: `#DIV/0!`. */
export class CellError extends Error {}

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

function tokens(formula: string): Token[] {
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
  if (Number.isNaN(read)) throw new CellError('#VALUE!');
  return read;
}

/** Text and blanks in cells are left out. */
function numbers(values: readonly Value[]): number[] {
  return flat(values).filter((one): one is number => typeof one === 'number');
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
  FIND: (what, within) => {
    const at = String(scalar(within ?? null) ?? '').indexOf(String(scalar(what ?? null)));
    if (at < 0) throw new CellError('#VALUE!');
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
    if (at === 0) throw new CellError('#N/A');
    return at;
  },
  COUNTIF: (block, criterion) => {
    const [, limit] = /^<=(\d+)$/u.exec(String(scalar(criterion ?? null))) ?? [];
    if (limit === undefined) throw new Error('the test host counts only what is not larger');
    return numbers([block ?? null]).filter((one) => one <= Number(limit)).length;
  },
  SMALL: (block, place) => {
    const found = numbers([block ?? null]).sort((a, b) => a - b)[number(place ?? null) - 1];
    if (found === undefined) throw new CellError('#NUM!');
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

class Parser {
  #at = 0;
  constructor(
    readonly list: readonly Token[],
    readonly cells: Cells,
    readonly sheet: string,
  ) {}

  #take(text: string): boolean {
    const next = this.list[this.#at];
    if (next?.kind !== 'sign' || next.text !== text) return false;
    this.#at += 1;
    return true;
  }

  whole(): Value {
    const value = this.comparison();
    if (this.#at < this.list.length) throw new Error('formula goes on after its end');
    return value;
  }

  comparison(): Value {
    let left = this.joined();
    for (;;) {
      const sign = ['<=', '>=', '<>', '=', '<', '>'].find((one) => this.#take(one));
      if (sign === undefined) return left;
      const [a, b] = [scalar(left) ?? 0, scalar(this.joined()) ?? 0];
      left =
        { '<=': a <= b, '>=': a >= b, '<>': a !== b, '=': a === b, '<': a < b, '>': a > b }[sign] ?? false;
    }
  }

  joined(): Value {
    let left = this.sum();
    while (this.#take('&')) left = `${String(scalar(left) ?? '')}${String(scalar(this.sum()) ?? '')}`;
    return left;
  }

  sum(): Value {
    let left = this.product();
    for (;;) {
      if (this.#take('+')) left = number(left) + number(this.product());
      else if (this.#take('-')) left = number(left) - number(this.product());
      else return left;
    }
  }

  product(): Value {
    let left = this.atom();
    for (;;) {
      if (this.#take('*')) left = number(left) * number(this.atom());
      else if (this.#take('/')) {
        const by = number(this.atom());
        if (by === 0) throw new CellError('#DIV/0!');
        left = number(left) / by;
      } else return left;
    }
  }

  atom(): Value {
    if (this.#take('-')) return -number(this.atom());
    if (this.#take('+')) return number(this.atom());
    if (this.#take('(')) {
      const value = this.comparison();
      if (!this.#take(')')) throw new Error('a bracket is left open');
      return value;
    }
    const next = this.list[this.#at];
    this.#at += 1;
    switch (next?.kind) {
      case 'number':
        return Number(next.text);
      case 'text':
        return next.text;
      case 'ref': {
        const area = parseArea(next.text);
        if (!area) throw new Error(`no such area: ${next.text}`);
        const block = this.cells.area(next.sheet ?? this.sheet, area);
        return area.rows * area.columns === 1 ? (block[0]?.[0] ?? null) : block;
      }
      case 'word':
        return this.word(next.text);
      default:
        throw new Error('formula ends too early');
    }
  }

  word(name: string): Value {
    if (!this.#take('(')) {
      if (/^true$/iu.test(name)) return true;
      if (/^false$/iu.test(name)) return false;
      const place = this.cells.name(name);
      if (!place) throw new CellError('#NAME?');
      return this.cells.area(place.sheet, place.area);
    }
    if (name.toUpperCase() === 'IF') return this.condition();
    if (name.toUpperCase() === 'IFERROR') return this.#unlessError();
    const args: Value[] = [];
    while (!this.#take(')')) {
      args.push(this.guarded(name));
      this.#take(',');
    }
    const evaluate = functions[name.toUpperCase()];
    if (!evaluate) throw new Error(`the test host has no function ${name}`);
    return evaluate(...args);
  }

  /** ISNUMBER looks at an error without passing it on. */
  guarded(name: string): Value {
    const start = this.#at;
    try {
      return this.comparison();
    } catch (error) {
      if (!(error instanceof CellError) || !/^(ISNUMBER|COUNT)$/iu.test(name)) throw error;
      this.#at = start;
      this.#skip();
      return null;
    }
  }

  /** IF evaluates only the branch it takes. */
  condition(): Value {
    const test = Boolean(scalar(this.comparison()));
    this.#take(',');
    const yes = this.#branch(test);
    this.#take(',');
    const no = this.#branch(!test);
    this.#take(')');
    return test ? yes : no;
  }

  #unlessError(): Value {
    const start = this.#at;
    let value: Value | undefined;
    try {
      value = this.comparison();
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      this.#at = start;
      this.#skip();
    }
    this.#take(',');
    const otherwise = this.#branch(value === undefined);
    this.#take(')');
    return value ?? otherwise;
  }

  #branch(wanted: boolean): Value {
    if (wanted) return this.comparison();
    this.#skip();
    return false;
  }

  /** To the end of this argument. */
  #skip(): void {
    let depth = 0;
    for (;;) {
      const next = this.list[this.#at];
      if (!next) return;
      if (next.kind === 'sign') {
        if (depth === 0 && (next.text === ',' || next.text === ')')) return;
        if (next.text === '(') depth += 1;
        if (next.text === ')') depth -= 1;
      }
      this.#at += 1;
    }
  }
}

/** The result of a formula (without `=`) on a sheet; an error value as its text. */
export function evaluate(formula: string, sheet: string, cells: Cells): Scalar {
  try {
    return scalar(new Parser(tokens(formula), cells, sheet).whole());
  } catch (error) {
    if (error instanceof CellError) return error.message;
    throw error;
  }
}
