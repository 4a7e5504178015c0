/** Values as cells have them, and how formulas take them: one, a number, a text, or all of many. */

export type Scalar = number | string | boolean | null;
/** Of cells: a cell alone is one of one row and one column. */
export type Block = readonly (readonly Scalar[])[];
export type Value = Scalar | Block;

/** The formula is not one of those known here. */
export class Unknown extends Error {}
/** An error value of a cell: `#DIV/0!`. */
export class CellError extends Error {}

const errorValue = /^#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!)$/u;

export const isBlock = (value: Value): value is Block => Array.isArray(value);
export const isError = (value: Scalar): value is string =>
  typeof value === 'string' && errorValue.test(value);

/** One value where one is meant; many cells there mean an array formula, which is not for here. */
export function single(value: Value): Scalar {
  let one: Scalar;
  if (isBlock(value)) {
    if (value.length !== 1 || value[0]?.length !== 1) throw new Unknown('array');
    one = value[0][0] ?? null;
  } else one = value;
  if (isError(one)) throw new CellError(one);
  return one;
}

export function numeric(value: Value): number {
  const one = single(value);
  if (one === null) return 0;
  if (typeof one === 'number') return one;
  if (typeof one === 'boolean') return one ? 1 : 0;
  const read = one.trim() === '' ? Number.NaN : Number(one);
  if (Number.isNaN(read)) throw new CellError('#VALUE!');
  return read;
}

export const text = (value: Value): string => {
  const one = single(value);
  return typeof one === 'boolean' ? String(one).toUpperCase() : String(one ?? '');
};

/** All of them, errors passed on. */
export function cells(value: Value): readonly Scalar[] {
  const flat = isBlock(value) ? value.flat() : [value];
  const error = flat.find(isError);
  if (error !== undefined) throw new CellError(error);
  return flat;
}

/** Text and logical values in cells are left out; given outright they are read as numbers. */
export function numbers(values: readonly Value[]): readonly number[] {
  return values.flatMap((value) =>
    isBlock(value) ? cells(value).filter((one): one is number => typeof one === 'number') : [numeric(value)],
  );
}

/** Text and blanks in cells are left out. */
export function truths(values: readonly Value[]): readonly boolean[] {
  const found = values.flatMap((value) => {
    if (isBlock(value))
      return cells(value).filter((one) => typeof one === 'number' || typeof one === 'boolean');
    const one = single(value);
    if (typeof one === 'string') throw new CellError('#VALUE!');
    return [one];
  });
  if (found.length === 0) throw new CellError('#VALUE!');
  return found.map(Boolean);
}

/** As spreadsheets order values: numbers before text, text without regard to case; a blank is whichever it meets. */
export function compare(sign: string, left: Scalar, right: Scalar): boolean {
  const like = (one: Scalar, other: Scalar): number | string | boolean =>
    one ?? (typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0);
  const rank = (one: number | string | boolean): number =>
    ['number', 'string', 'boolean'].indexOf(typeof one);
  const [a, b] = [like(left, right), like(right, left)];
  const [x, y] =
    typeof a === typeof b
      ? [typeof a === 'string' ? a.toLowerCase() : a, typeof b === 'string' ? b.toLowerCase() : b]
      : [rank(a), rank(b)];
  switch (sign) {
    case '=':
      return x === y;
    case '<>':
      return x !== y;
    case '<':
      return x < y;
    case '>':
      return x > y;
    case '<=':
      return x <= y;
    default:
      return x >= y;
  }
}
