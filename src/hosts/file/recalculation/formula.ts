/**
 * Evaluates the formulas a report's sheets are made of, at once: the grid has an engine for everything, but answers a
 * fifth of a second later, and a check must not see old totals. What this does not know is left to that engine.
 */
import { parseArea } from '../../../workbook/a1';
import type { Area } from '../../../workbook/workbook';

export type Scalar = number | string | boolean | null;
type Block = readonly (readonly Scalar[])[];
type Value = Scalar | Block;

/** The formula is not one of those known here. */
class Unknown extends Error {}
/** An error value of a cell: `#DIV/0!`. */
class CellError extends Error {}

/** undefined where there is no such place, or far too much to read. */
export interface Surroundings {
  readonly area: (sheet: string | undefined, area: Area) => Block | undefined;
  readonly name: (name: string) => Block | undefined;
}

interface Token {
  readonly kind: 'number' | 'text' | 'reference' | 'word' | 'sign';
  readonly text: string;
  readonly sheet?: string;
}

const token =
  /\s*(?:(\d+(?:\.\d+)?)|"((?:[^"]|"")*)"|(?:('(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.、]*)!)?(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![\p{L}\p{N}_(])|(\p{L}[\p{L}\p{N}_.]*)|(<=|>=|<>|[-+*/&=<>(),]))/uy;

function tokensOf(formula: string): readonly Token[] {
  const found: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < formula.trimEnd().length) {
    const match = token.exec(formula);
    if (!match) throw new Unknown(formula);
    const [, number, text, sheet, reference, word, sign = ''] = match;
    if (number !== undefined) found.push({ kind: 'number', text: number });
    else if (text !== undefined) found.push({ kind: 'text', text: text.replace(/""/gu, '"') });
    else if (reference !== undefined) {
      const name = sheet?.replace(/^'|'$/gu, '').replace(/''/gu, "'");
      found.push({ kind: 'reference', text: reference, ...(name === undefined ? {} : { sheet: name }) });
    } else found.push(word === undefined ? { kind: 'sign', text: sign } : { kind: 'word', text: word });
  }
  return found;
}

const isBlock = (value: Value): value is Block => Array.isArray(value);

/** One value where one is meant; a block there means an array formula, which is not for here. */
function single(value: Value | undefined): Scalar {
  if (value === undefined) throw new Unknown('argument');
  if (isBlock(value)) throw new Unknown('array');
  if (typeof value === 'string' && value.startsWith('#')) throw new CellError(value);
  return value;
}

function numeric(value: Value | undefined): number {
  const one = single(value);
  if (one === null) return 0;
  if (typeof one === 'number') return one;
  if (typeof one === 'boolean') return one ? 1 : 0;
  const read = one.trim() === '' ? Number.NaN : Number(one);
  if (Number.isNaN(read)) throw new CellError('#VALUE!');
  return read;
}

const text = (value: Value | undefined): string => {
  const one = single(value);
  return typeof one === 'boolean' ? String(one).toUpperCase() : String(one ?? '');
};

/** Cells of blocks, errors passed on. */
function cells(values: readonly (Value | undefined)[]): readonly Scalar[] {
  const flat = values.flatMap((value) =>
    value === undefined ? [] : isBlock(value) ? value.flat() : [value],
  );
  const error = flat.find(
    (one) => typeof one === 'string' && /^#(?:DIV|N\/A|NAME|NULL|NUM|REF|VALUE)/u.test(one),
  );
  if (typeof error === 'string') throw new CellError(error);
  return flat;
}

/** Text and logical values in cells are left out; given outright they are read as numbers. */
function addends(values: readonly (Value | undefined)[]): readonly number[] {
  return values.flatMap((value) =>
    value !== undefined && isBlock(value)
      ? cells([value]).filter((one): one is number => typeof one === 'number')
      : [numeric(value)],
  );
}

type Function = (...values: readonly (Value | undefined)[]) => Value;

const functions: Readonly<Record<string, Function>> = {
  SUM: (...values) => addends(values).reduce((sum, one) => sum + one, 0),
  COUNT: (...values) => cells(values).filter((one) => typeof one === 'number').length,
  COUNTA: (...values) => cells(values).filter((one) => one !== null).length,
  ABS: (value) => Math.abs(numeric(value)),
  ROUND: (value, digits) => {
    const scale = 10 ** numeric(digits);
    const scaled = numeric(value) * scale;
    return (Math.sign(scaled) * Math.round(Math.abs(scaled))) / scale;
  },
  LEN: (value) => text(value).length,
  AND: (...values) => cells(values).every(Boolean),
  OR: (...values) => cells(values).some(Boolean),
  NOT: (value) => !single(value),
  FIND: (what, within) => {
    const at = text(within).indexOf(text(what));
    if (at < 0) throw new CellError('#VALUE!');
    return at + 1;
  },
  INDEX: (block, row, column) => {
    if (block === undefined || !isBlock(block) || column === undefined) throw new Unknown('INDEX');
    const line = block[numeric(row) - 1];
    const cell = line?.[numeric(column) - 1];
    if (cell === undefined) throw new CellError('#REF!');
    return cell;
  },
};

class Evaluation {
  #at = 0;
  readonly #tokens: readonly Token[];
  readonly #around: Surroundings;

  constructor(tokens: readonly Token[], around: Surroundings) {
    this.#tokens = tokens;
    this.#around = around;
  }

  #take(...signs: readonly string[]): string | undefined {
    const next = this.#tokens[this.#at];
    if (next?.kind !== 'sign' || !signs.includes(next.text)) return undefined;
    this.#at += 1;
    return next.text;
  }

  #need(sign: string): void {
    if (this.#take(sign) === undefined) throw new Unknown(sign);
  }

  whole(): Scalar {
    const value = this.#comparison();
    if (this.#at < this.#tokens.length) throw new Unknown('more');
    return single(value) ?? 0;
  }

  #comparison(): Value {
    let left = this.#joined();
    for (;;) {
      const sign = this.#take('<=', '>=', '<>', '=', '<', '>');
      if (sign === undefined) return left;
      left = compare(sign, single(left), single(this.#joined()));
    }
  }

  #joined(): Value {
    let left = this.#sum();
    while (this.#take('&') !== undefined) left = text(left) + text(this.#sum());
    return left;
  }

  #sum(): Value {
    let left = this.#product();
    for (;;) {
      const sign = this.#take('+', '-');
      if (sign === undefined) return left;
      const right = numeric(this.#product());
      left = sign === '+' ? numeric(left) + right : numeric(left) - right;
    }
  }

  #product(): Value {
    let left = this.#atom();
    for (;;) {
      const sign = this.#take('*', '/');
      if (sign === undefined) return left;
      const right = numeric(this.#atom());
      if (sign === '/' && right === 0) throw new CellError('#DIV/0!');
      left = sign === '*' ? numeric(left) * right : numeric(left) / right;
    }
  }

  #atom(): Value {
    if (this.#take('-') !== undefined) return -numeric(this.#atom());
    if (this.#take('+') !== undefined) return this.#atom();
    if (this.#take('(') !== undefined) {
      const value = this.#comparison();
      this.#need(')');
      return value;
    }
    const next = this.#tokens[this.#at];
    this.#at += 1;
    switch (next?.kind) {
      case 'number':
        return Number(next.text);
      case 'text':
        return next.text;
      case 'word':
        return this.#word(next.text.toUpperCase());
      case 'reference': {
        const area = parseArea(next.text);
        if (!area) throw new Unknown(next.text);
        const block = this.#around.area(next.sheet, area);
        if (!block) throw new Unknown(next.text);
        return next.text.includes(':') ? block : (block[0]?.[0] ?? null);
      }
      case 'sign':
      case undefined:
        throw new Unknown('value');
    }
  }

  #word(name: string): Value {
    if (name === 'TRUE' || name === 'FALSE') return name === 'TRUE';
    if (this.#take('(') === undefined) {
      const block = this.#around.name(name);
      if (!block) throw new Unknown(name);
      return block;
    }
    if (name === 'IF') return this.#choice();
    if (name === 'ISNUMBER') return this.#isNumber();
    const call = functions[name];
    if (!call) throw new Unknown(name);
    const values: Value[] = [];
    if (this.#take(')') !== undefined) return call();
    do values.push(this.#comparison());
    while (this.#take(',') !== undefined);
    this.#need(')');
    return call(...values);
  }

  /** Both branches are read; an error counts only in the one taken. */
  #choice(): Value {
    const test = Boolean(single(this.#comparison()));
    this.#need(',');
    const yes = this.#branch();
    const no = this.#take(',') === undefined ? (): Value => false : this.#branch();
    this.#need(')');
    return test ? yes() : no();
  }

  /** Looks at an error without passing it on. */
  #isNumber(): Value {
    const value = this.#branch();
    this.#need(')');
    try {
      return typeof single(value()) === 'number';
    } catch (error) {
      if (error instanceof CellError) return false;
      throw error;
    }
  }

  #branch(): () => Value {
    const start = this.#at;
    try {
      const value = this.#comparison();
      return () => value;
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      this.#at = start;
      this.#skipArgument();
      return () => {
        throw error;
      };
    }
  }

  #skipArgument(): void {
    for (let depth = 0; this.#at < this.#tokens.length; this.#at += 1) {
      const { kind, text: sign } = this.#tokens[this.#at] as Token;
      if (kind !== 'sign') continue;
      if (depth === 0 && (sign === ',' || sign === ')')) return;
      if (sign === '(') depth += 1;
      if (sign === ')') depth -= 1;
    }
  }
}

/** As spreadsheets order values: numbers before text, text without regard to case; a blank is whichever it meets. */
function compare(sign: string, left: Scalar, right: Scalar): boolean {
  const like = (one: Scalar, other: Scalar): number | string | boolean =>
    one ?? (typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0);
  const rank = (one: number | string | boolean): number =>
    ['number', 'string', 'boolean'].indexOf(typeof one);
  const [a, b] = [like(left, right), like(right, left)];
  const [x, y] =
    typeof a === typeof b
      ? [typeof a === 'string' ? a.toLowerCase() : a, typeof b === 'string' ? b.toLowerCase() : b]
      : [rank(a), rank(b)];
  const orders: Readonly<Record<string, boolean>> = {
    '=': x === y,
    '<>': x !== y,
    '<': x < y,
    '>': x > y,
    '<=': x <= y,
    '>=': x >= y,
  };
  return orders[sign] ?? false;
}

/** The result of a formula (without `=`), an error value as its text; undefined where it is not known here. */
export function evaluate(formula: string, around: Surroundings): Scalar | undefined {
  try {
    return new Evaluation(tokensOf(formula), around).whole();
  } catch (error) {
    if (error instanceof CellError) return error.message;
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}
