/**
 * Evaluates the formulas our sheets are made of, at once: the grid has an engine for everything, but answers a fifth of a
 * second later, and a check must not see old totals. What this does not know is left to that engine.
 */
import type { Area } from '../../../workbook/workbook';
import { called } from './functions';
import { parse, type Node } from './parse';
import { areaAt } from './reference';
import { shape } from './template';
import { CellError, Unknown, compare, numeric, single, text } from './values';
import type { Block, Scalar, Value } from './values';

export type { Scalar } from './values';

/** undefined where there is no such place, or far too much to read. */
export interface Surroundings {
  readonly area: (sheet: string | undefined, area: Area) => Block | undefined;
  readonly name: (name: string) => Block | undefined;
  /** The day it is, by its number. */
  readonly today: () => number;
}

function operated(sign: string, left: Value, right: Value): Value {
  switch (sign) {
    case '&':
      return text(left) + text(right);
    case '+':
      return numeric(left) + numeric(right);
    case '-':
      return numeric(left) - numeric(right);
    case '*':
      return numeric(left) * numeric(right);
    case '/': {
      const [above, below] = [numeric(left), numeric(right)];
      if (below === 0) throw new CellError('#DIV/0!');
      return above / below;
    }
    default:
      return compare(sign, single(left), single(right));
  }
}

function valueOf(node: Node, from: number, around: Surroundings): Value {
  switch (node.kind) {
    case 'constant':
      return node.value;
    case 'reference': {
      const block = around.area(node.sheet, areaAt(node, from));
      if (!block) throw new Unknown('area');
      return block;
    }
    case 'name': {
      const block = around.name(node.name);
      if (!block) throw new Unknown(node.name);
      return block;
    }
    case 'negative':
      return -numeric(valueOf(node.of, from, around));
    case 'operation':
      return operated(node.sign, valueOf(node.left, from, around), valueOf(node.right, from, around));
    case 'call':
      return called(
        node.name,
        node.given.map((one) => () => valueOf(one, from, around)),
        around.today,
      );
  }
}

/** The result of a formula (without `=`), an error value as its text; undefined where it is not known here. */
export function evaluate(formula: string, around: Surroundings): Scalar | undefined {
  const { template, from } = shape(formula);
  const node = parse(template);
  if (!node) return undefined;
  try {
    return single(valueOf(node, from, around)) ?? 0;
  } catch (error) {
    if (error instanceof CellError) return error.message;
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}
