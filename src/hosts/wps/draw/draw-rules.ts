/** Validations and conditional formats. What WPS does by default where it says nothing is asked, not assumed. */
import { areaName, relativeReference } from '../../../workbook/a1';
import type { Area, Highlight, SheetPlan, Validation } from '../../../workbook/workbook';
import type { SheetAreas } from './areas';
import { colour } from './draw-looks';
import type { EtFormatCondition, EtFormatConditions, EtValidation } from '../facade';
import { leavingOut } from '../leaving-out';
import { looks } from './looks';
import type { WpsSession } from '../session';

/** XlDVType, XlDVAlertStyle, XlFormatConditionOperator, XlFormatConditionType. */
const kinds = { whole: 1, decimal: 2, list: 3, any: 7 } as const;
const stop = 1;
const between = 1;
const atLeast = 7;
const expression = 2;

type RuleArguments = Parameters<EtValidation['Add']>;

function ruleOf({ rule }: Validation): RuleArguments {
  switch (rule.kind) {
    case 'any':
      return [kinds.any, stop, between, '=TRUE'];
    case 'none':
      return [kinds.any, stop, between, '=FALSE'];
    case 'list':
      return [kinds.list, stop, between, rule.items.join(',')];
    case 'decimal':
      return [kinds.decimal, stop, atLeast, String(rule.min)];
    case 'whole':
      return rule.min === undefined
        ? [kinds.whole, stop, between, '-999999999', '999999999']
        : [kinds.whole, stop, atLeast, String(rule.min)];
  }
}

/** In groups of the same key, in order of first appearance. */
function grouped<T>(list: readonly T[], keyOf: (one: T) => string): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return [...groups.values()];
}

const areasOf = (list: readonly { readonly area: Area }[]): readonly Area[] => list.map(({ area }) => area);

/** Sets a switch where a new validation does not have it as wanted; asked once. */
function flip(
  session: WpsSession,
  validation: EtValidation,
  member: 'IgnoreBlank' | 'ShowInput' | 'ShowError' | 'InCellDropdown',
  wanted: boolean,
): void {
  if (session.habit(`new validations: ${member}`, () => validation[member]) !== wanted)
    validation[member] = wanted;
}

/** Rule and error message for all cells that share them; then the prompts, where they differ. */
export function drawValidations(areas: SheetAreas, { validations }: SheetPlan): void {
  const { session } = areas;
  const sharing = (validation: Validation): string =>
    JSON.stringify([validation.rule, validation.error, validation.prompt === undefined]);
  for (const group of grouped(validations, sharing)) {
    const [first] = group;
    const { error, prompt } = first;
    for (const brush of areas.brushes(areasOf(group))) {
      looks(session, '数据有效性', () => {
        brush.validation.Add(...ruleOf(first));
      });
      looks(session, '数据有效性的提示', () => {
        const { validation } = brush;
        flip(session, validation, 'IgnoreBlank', true);
        flip(session, validation, 'ShowInput', prompt !== undefined);
        flip(session, validation, 'ShowError', error !== undefined);
        if (first.rule.kind === 'list') flip(session, validation, 'InCellDropdown', true);
      });
      if (error)
        looks(session, '数据有效性的提示', () => {
          brush.validation.ErrorTitle = error.title;
          brush.validation.ErrorMessage = error.text;
        });
    }
  }
  const prompted = validations.filter(({ prompt }) => prompt !== undefined);
  for (const group of grouped(prompted, ({ rule, error, prompt }) => JSON.stringify([rule, error, prompt]))) {
    const [{ prompt }] = group;
    for (const brush of areas.brushes(areasOf(group)))
      looks(session, '数据有效性的提示', () => {
        if (!prompt) return;
        brush.validation.InputTitle = prompt.title;
        brush.validation.InputMessage = prompt.text;
      });
  }
}

const fills = { error: colour('FFC7CE'), warning: colour('FFF2CC') } as const;
const errorText = colour('9C0006');

/** Neighbours in the list with the same absolute formula are one format. */
function formats(highlights: readonly Highlight[]): readonly (readonly [Highlight, ...Highlight[]])[] {
  const list: [Highlight, ...Highlight[]][] = [];
  for (const next of highlights) {
    const last = list[list.length - 1];
    const same = last?.[0].formula === next.formula && last[0].severity === next.severity;
    if (last && same && !relativeReference(next.formula)) last.push(next);
    else list.push([next]);
  }
  return list;
}

/** A format too many would do no harm. */
function added(session: WpsSession, conditions: EtFormatConditions, formula: string): EtFormatCondition {
  return leavingOut(
    session,
    'FormatConditions.Add',
    (operator) => conditions.Add(expression, operator, `=${formula}`),
    () => true,
  );
}

/**
 * The first of the plan shows over later ones. In VBA a relative formula is meant from the active cell, not from the
 * range's own first; with that cell active both readings agree.
 */
export function drawHighlights(areas: SheetAreas, { highlights }: SheetPlan): void {
  const { session } = areas;
  const drawn: EtFormatCondition[] = [];
  let active: string | undefined;
  for (const group of formats(highlights)) {
    const [{ area, formula, severity }] = group;
    looks(session, '条件格式', () => {
      const corner = { ...area, rows: 1, columns: 1 };
      if (relativeReference(formula) && active !== areaName(corner)) {
        areas.brush(corner).range.Select();
        active = areaName(corner);
      }
      for (const { conditions } of areas.brushes(areasOf(group))) {
        const condition = added(session, conditions, formula);
        condition.Interior.Color = fills[severity];
        if (severity === 'error') condition.Font.Color = errorText;
        drawn.push(condition);
      }
    });
  }
  const [first, last] = [drawn[0], drawn[drawn.length - 1]];
  // A version that puts the newest on top shows them the wrong way round until each is sent to the end in turn.
  if (!first || !last || first === last) return;
  looks(session, '条件格式', () => {
    if (session.habit('newest format first', () => first.Priority > last.Priority))
      for (const condition of drawn) condition.SetLastPriority();
  });
}
