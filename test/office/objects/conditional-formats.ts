/** Conditional formats of a range: custom formulas. Each new one goes over the older ones, as in Excel. */
import type { ConditionalFormattingRule, Worksheet } from 'exceljs';
import { areaName } from '../../../src/workbook/a1';
import { ApiError } from '../protocol';
import { wire, type WireObject } from '../wire-object';
import type { Spot } from './range';

interface Formatting {
  readonly ref: string;
  readonly rules: (ConditionalFormattingRule & {
    priority: number;
    formulae: string[];
    style: Record<string, unknown>;
  })[];
}

/** exceljs keeps them in the order given; so do we, newest first. */
function listOf(sheet: Worksheet): Formatting[] {
  return (sheet as unknown as { conditionalFormattings: Formatting[] }).conditionalFormattings;
}

function addTo({ sheet, area }: Spot, type: string): WireObject {
  if (type !== 'Custom') throw new ApiError('NotImplemented', `conditional format ${type}`);
  const style: Record<string, unknown> = {};
  const rule = {
    type: 'expression',
    formulae: [''],
    priority: 1,
    style,
  } as unknown as Formatting['rules'][number];
  const list = listOf(sheet);
  list.unshift({ ref: areaName(area), rules: [rule] });
  list.forEach((one, index) => {
    for (const each of one.rules) each.priority = index + 1;
  });
  const colour = (set: (argb: { argb: string }) => void) => (value: string) => {
    set({ argb: `FF${value.slice(1)}` });
  };
  const ruleObject = wire({
    type: 'ConditionalFormatRule',
    set: {
      Formula: (formula: string) => {
        if (!formula.startsWith('=')) throw new ApiError('InvalidArgument', 'a rule is a formula');
        rule.formulae = [formula.slice(1)];
      },
    },
  });
  const format = wire({
    type: 'ConditionalRangeFormat',
    get: {
      Fill: () =>
        wire({
          type: 'ConditionalRangeFill',
          set: {
            Color: colour((bgColor) => (style['fill'] = { type: 'pattern', pattern: 'solid', bgColor })),
          },
        }),
      Font: () =>
        wire({
          type: 'ConditionalRangeFont',
          set: { Color: colour((color) => (style['font'] = { color })) },
        }),
    },
  });
  const custom = wire({
    type: 'CustomConditionalFormat',
    get: { Rule: () => ruleObject, Format: () => format },
  });
  return wire({
    type: 'ConditionalFormat',
    id: `{CF-${String(list.length)}}`,
    get: { Custom: () => custom, Type: () => 'Custom' },
  });
}

export function conditionalFormats(spot: Spot): WireObject {
  const here = (): readonly WireObject[] =>
    listOf(spot.sheet)
      .filter(({ ref }) => ref === areaName(spot.area))
      .map(() => wire({ type: 'ConditionalFormat', get: { Type: () => 'Custom' } }));
  return wire({
    type: 'ConditionalFormatCollection',
    items: here,
    call: { Add: (type: string) => addTo(spot, type) },
  });
}
