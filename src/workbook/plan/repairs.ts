/** A remedy on the sheet: what each cell holds now and is to hold, and the blocks that make it so. */
import type { CellKey } from '../../form/cell';
import { unseenCharacters } from '../../form/characters';
import type { Entry, Figures } from '../../form/figures';
import { cellsOf, tableIds } from '../../form/index';
import type { CellPlace } from '../../form/place';
import type { Repair } from '../../form/repair';
import { foundTable } from '../../form/report-tables';
import type { ReadResult } from '../read/report';
import { numberInputs } from './table-numbers';
import type { Block, CellInput } from '../workbook';

/** One cell before and after, for people to agree to. */
export interface FixChange {
  readonly where: CellPlace;
  readonly before: Entry;
  /** A formula's result. */
  readonly after: number | string;
  /** With its `=`, where the cell becomes a formula. */
  readonly formula?: string;
}

export interface RepairPlan {
  readonly changes: readonly FixChange[];
  /** The changes, and the totals that follow from them, for hosts that do not calculate. */
  readonly blocks: readonly Block[];
}

function block(where: CellPlace, input: CellInput): Block {
  return { ...where, inputs: [[input]] };
}

type Totals = ReadonlyMap<CellKey, number | string>;

/**
 * All totals that are formulas or left open, with what they come to once the numbers are as in `figures`. A formula of
 * the sheet goes before its number, but in the cells of `given`.
 */
export function totalsOf(
  read: ReadResult,
  figures: Partial<Record<CellKey, Entry | undefined>>,
  given: ReadonlySet<CellKey> = new Set(),
): Totals {
  const isTyped = (key: CellKey): boolean => given.has(key) || !read.formulas.has(key);
  const typed = Object.fromEntries(
    Object.entries(figures).filter(([key, entry]) => entry !== undefined && isTyped(key as CellKey)),
  ) as Figures;
  const results = new Map<CellKey, number | string>();
  for (const id of tableIds) {
    if (read.report.tables[id] === undefined) continue;
    const table = foundTable(read.report, id);
    const inputs = numberInputs(table, typed);
    for (const { key, sumOf } of cellsOf(table)) {
      const input = inputs.get(key);
      if (sumOf && input?.kind === 'formula') results.set(key, input.result);
    }
  }
  return results;
}

interface Planned {
  readonly change: FixChange;
  readonly input: CellInput;
}

function textChange(where: CellPlace | undefined, before: Entry, after: string): Planned | undefined {
  if (where === undefined || before === after) return undefined;
  return { change: { where, before, after }, input: { kind: 'value', value: after } };
}

/** One cell's change; undefined where it has no place in the workbook. */
function plan(read: ReadResult, repair: Repair, totals: Totals): Planned | undefined {
  const { report } = read;
  switch (repair.kind) {
    case 'label': {
      const { label, text } = repair;
      const here = report.deviations.find(
        ({ table, at }) => table === label.table && at?.row === label.row && at.column === label.column,
      );
      return textChange(read.labelPlace(label), here?.found ?? null, text);
    }
    case 'heading': {
      const here = report.sections.find(({ id }) => id === repair.section);
      return textChange(read.headingPlaces.get(repair.section), here?.heading ?? null, repair.text);
    }
    case 'unseen': {
      const text = report.text[repair.part] ?? '';
      return textChange(read.places.get(repair.part), text, text.replace(unseenCharacters, ''));
    }
    case 'value':
    case 'sum':
      return numberChange(read, repair, totals);
  }
}

function numberChange(
  read: ReadResult,
  repair: Extract<Repair, { readonly cell: CellKey }>,
  totals: Totals,
): Planned | undefined {
  const where = read.places.get(repair.cell);
  const before = read.report.figures[repair.cell] ?? null;
  if (where === undefined) return undefined;
  if (repair.kind === 'value') {
    const { value } = repair;
    return { change: { where, before, after: value }, input: { kind: 'value', value } };
  }
  const formula = read.totalFormula(repair.cell);
  const result = totals.get(repair.cell);
  if (formula === undefined || result === undefined) return undefined;
  return {
    change: { where, before, after: result, formula: `=${formula}` },
    input: { kind: 'formula', formula, result },
  };
}

/** What `repairs` come to in the workbook as read; those with no place in it are left out. */
export function planRepairs(read: ReadResult, repairs: readonly Repair[]): RepairPlan {
  const changed: Partial<Record<CellKey, Entry | undefined>> = { ...read.report.figures };
  for (const repair of repairs) {
    if (repair.kind === 'value') changed[repair.cell] = repair.value;
    else if (repair.kind === 'sum') changed[repair.cell] = undefined;
  }
  const given = repairs.flatMap((repair) => (repair.kind === 'value' ? [repair.cell] : []));
  const totals = totalsOf(read, changed, new Set(given));
  const planned = repairs.flatMap((repair) => plan(read, repair, totals) ?? []);
  return {
    changes: planned.map(({ change }) => change),
    blocks: [...planned.map(({ change, input }) => block(change.where, input)), ...following(read, totals)],
  };
}

/** Totals with the form's own formula whose result is another now. */
export function following(read: ReadResult, totals: Totals): readonly Block[] {
  return [...read.formulas].flatMap(([key, formula]) => {
    const result = totals.get(key);
    const where = read.places.get(key);
    const own = formula.replace(/[$\s]/gu, '') === read.totalFormula(key);
    if (!own || result === undefined || where === undefined || result === read.report.figures[key]) return [];
    return [block(where, { kind: 'formula', formula, result })];
  });
}
