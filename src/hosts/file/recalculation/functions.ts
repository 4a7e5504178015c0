/** The functions the formulas of our sheets are made of, as spreadsheets define them (ECMA-376 18.17.7); no others. */
import { CellError, Unknown, compare, isBlock, numbers, numeric, single, text, truths } from './values';
import type { Block, Scalar, Value } from './values';

/** An argument is found out when it is looked at: of two branches only the one taken. */
type Argument = () => Value;
interface Known {
  readonly least: number;
  readonly most: number;
  /** `today` is the day's number; it is looked at only where it is needed. */
  readonly give: (given: readonly Argument[], today: () => number) => Value;
}

const many = 255;

const of = (least: number, most: number, give: (...values: readonly Value[]) => Value): Known => ({
  least,
  most,
  give: (given) => give(...given.map((argument) => argument())),
});

function block(value: Value): Block {
  if (!isBlock(value)) throw new Unknown('no cells');
  return value;
}

/** The n-th of one row or one column. */
function along(list: Block, index: number): Scalar {
  return (list.length === 1 ? list[0]?.[index] : list[index]?.[0]) ?? null;
}

/** MATCH of a number in numbers that rise: the place of the last that is not above it. */
function lastNotAbove(wanted: number, list: Block): number {
  const length = list.length === 1 ? (list[0]?.length ?? 0) : list.length;
  let [below, above] = [-1, length];
  while (above - below > 1) {
    const middle = (below + above) >> 1;
    const here = along(list, middle);
    if (typeof here !== 'number') throw new Unknown('MATCH');
    if (here <= wanted) below = middle;
    else above = middle;
  }
  if (below < 0) throw new CellError('#N/A');
  return below + 1;
}

function match(what: Value, where: Value, how: Value): number {
  const list = block(where);
  if (list.length > 1 && list.some((line) => line.length !== 1)) throw new CellError('#N/A');
  const wanted = single(what);
  const kind = how === null ? 1 : numeric(how);
  if (kind === 1 && typeof wanted === 'number') return lastNotAbove(wanted, list);
  // No word is found among numbers.
  if (kind === 1 && typeof wanted === 'string' && list.flat().every((one) => typeof one === 'number'))
    throw new CellError('#N/A');
  // Signs that stand for others are for the grid to know.
  if (kind !== 0 || wanted === null || (typeof wanted === 'string' && /[*?~]/u.test(wanted)))
    throw new Unknown('MATCH');
  const flat = list.length === 1 ? (list[0] ?? []) : list.map(([one = null]) => one);
  const found = flat.findIndex((one) => one !== null && compare('=', one, wanted));
  if (found < 0) throw new CellError('#N/A');
  return found + 1;
}

/** Whether a cell is one of those that COUNTIF means: by a number, or by `<=45000`. */
function criterion(given: Value): (one: Scalar) => boolean {
  const wanted = single(given);
  if (typeof wanted === 'number') return (one) => one === wanted;
  const [, sign = '=', digits = ''] = /^(<=|>=|<>|<|>|=)?(-?\d+(?:\.\d+)?)$/u.exec(String(wanted)) ?? [];
  if (digits === '' || sign === '<>') throw new Unknown('COUNTIF');
  return (one) => typeof one === 'number' && compare(sign, one, Number(digits));
}

/** Days count from 1899-12-30, which was a Saturday. */
const isWeekday = (day: number): boolean => day % 7 > 1;

function workday(start: Value, days: Value, off: Value): number {
  const holidays = new Set(numbers([off]));
  const step = Math.sign(numeric(days));
  let day = Math.trunc(numeric(start));
  for (let left = Math.abs(Math.trunc(numeric(days))); left > 0;) {
    day += step;
    if (day < 0) throw new CellError('#NUM!');
    if (isWeekday(day) && !holidays.has(day)) left -= 1;
  }
  return day;
}

/** Of none it is 0. */
const extreme = (which: (a: number, b: number) => number, all: readonly number[]): number =>
  all.length === 0 ? 0 : all.reduce((a, b) => which(a, b));

export const functions = {
  IF: {
    least: 2,
    most: 3,
    give: ([test, yes, no]) => {
      const holds = test && single(test());
      if (typeof holds === 'string') throw new CellError('#VALUE!');
      if (holds) return yes?.() ?? null;
      return no ? no() : false;
    },
  },
  IFERROR: {
    least: 2,
    most: 2,
    give: ([value, otherwise]) => {
      try {
        return value ? single(value()) : null;
      } catch (error) {
        if (!(error instanceof CellError)) throw error;
        return otherwise?.() ?? null;
      }
    },
  },
  ISNUMBER: {
    least: 1,
    most: 1,
    give: ([value]) => {
      try {
        return value !== undefined && typeof single(value()) === 'number';
      } catch (error) {
        if (error instanceof CellError) return false;
        throw error;
      }
    },
  },
  TODAY: { least: 0, most: 0, give: (_, today) => today() },
  SUM: of(1, many, (...values) => numbers(values).reduce((sum, one) => sum + one, 0)),
  MAX: of(1, many, (...values) => extreme(Math.max, numbers(values))),
  MIN: of(1, many, (...values) => extreme(Math.min, numbers(values))),
  COUNT: of(
    1,
    many,
    (...values) =>
      values
        .flatMap((value) => (isBlock(value) ? value.flat() : [value]))
        .filter((one) => typeof one === 'number').length,
  ),
  COUNTA: of(
    1,
    many,
    (...values) =>
      values.flatMap((value) => (isBlock(value) ? value.flat() : [value])).filter((one) => one !== null)
        .length,
  ),
  COUNTIF: of(2, 2, (where = null, what = null) => block(where).flat().filter(criterion(what)).length),
  SMALL: of(2, 2, (where = null, place = null) => {
    const sorted = [...numbers([where])].sort((a, b) => a - b);
    const found = sorted[Math.ceil(numeric(place)) - 1];
    if (found === undefined) throw new CellError('#NUM!');
    return found;
  }),
  INT: of(1, 1, (value = null) => Math.floor(numeric(value))),
  ABS: of(1, 1, (value = null) => Math.abs(numeric(value))),
  ROUND: of(2, 2, (value = null, digits = null) => {
    const scale = 10 ** numeric(digits);
    const scaled = numeric(value) * scale;
    return (Math.sign(scaled) * Math.round(Math.abs(scaled))) / scale;
  }),
  LEN: of(1, 1, (value = null) => text(value).length),
  AND: of(1, many, (...values) => truths(values).every(Boolean)),
  OR: of(1, many, (...values) => truths(values).some(Boolean)),
  NOT: of(1, 1, (value = null) => {
    const one = single(value);
    if (typeof one === 'string') throw new CellError('#VALUE!');
    return !one;
  }),
  CHAR: of(1, 1, (value = null) => {
    const code = Math.trunc(numeric(value));
    // Others than these are another character in another country.
    if (code < 1 || code > 127) throw new Unknown('CHAR');
    return String.fromCharCode(code);
  }),
  SUBSTITUTE: of(3, 3, (within = null, what = null, by = null) => {
    const [whole, old] = [text(within), text(what)];
    return old === '' ? whole : whole.split(old).join(text(by));
  }),
  FIND: of(2, 2, (what = null, within = null) => {
    const place = text(within).indexOf(text(what));
    if (place < 0) throw new CellError('#VALUE!');
    return place + 1;
  }),
  MATCH: of(2, 3, (what = null, where = null, how = null) => match(what, where, how)),
  INDEX: of(3, 3, (where = null, row = null, column = null) => {
    const found = block(where)[Math.trunc(numeric(row)) - 1]?.[Math.trunc(numeric(column)) - 1];
    if (found === undefined) throw new CellError('#REF!');
    return found;
  }),
  WORKDAY: of(2, 3, (start = null, days = null, off = null) => workday(start, days, off)),
} as const satisfies Readonly<Record<string, Known>>;

export type FunctionName = keyof typeof functions;

/** What a function of the table gives. */
export function called(name: FunctionName, given: readonly Argument[], today: () => number): Value {
  const known: Known = functions[name];
  return known.give(given, today);
}
