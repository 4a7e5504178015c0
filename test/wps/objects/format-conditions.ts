/** Conditional formats of a range: formulas. A format over several rectangles is kept as one for each. */
import type { ConditionalFormattingRule, Worksheet } from 'exceljs';
import { areaName, cellName, parseArea } from '../../../src/workbook/a1';
import type { Area } from '../../../src/workbook/workbook';
import { strict } from '../strict';
import { argb } from './colours';
import { guard, type Spot } from './range';

interface Formatting {
  readonly ref: string;
  readonly rules: (ConditionalFormattingRule & { priority: number })[];
}

interface WithFormats {
  conditionalFormattings: Formatting[];
}

const listOf = (sheet: Worksheet): Formatting[] => (sheet as unknown as WithFormats).conditionalFormattings;

function number(sheet: Worksheet): void {
  listOf(sheet).forEach(({ rules }, index) => {
    for (const rule of rules) rule.priority = index + 1;
  });
}

/** The formula as it means the same from another cell: references without `$` move along. */
function moved(formula: string, from: Area, to: Area): string {
  return formula.replace(
    /(\$?)\b([A-Z]{1,3})(\$?)(\d+)\b/gu,
    (whole, fixedColumn: string, letters: string, fixedRow: string, digits: string) => {
      const area = parseArea(`${letters}${digits}`);
      if (!area) return whole;
      const row = area.row + (fixedRow === '' ? to.row - from.row : 0);
      const column = area.column + (fixedColumn === '' ? to.column - from.column : 0);
      const [, name, line] = /^([A-Z]+)(\d+)$/u.exec(cellName(Math.max(0, row), Math.max(0, column))) ?? [];
      return `${fixedColumn}${name ?? ''}${fixedRow}${line ?? ''}`;
    },
  );
}

function added(spot: Spot, formula: string): readonly Formatting[] {
  const { host, sheet, areas } = spot;
  const [first] = areas;
  if (!first) throw new Error('a range without cells');
  const meantFrom = host.mode.formatsFromActiveCell ? host.activeCell(sheet) : first;
  return areas.map((area) => {
    const rule = { type: 'expression', formulae: [moved(formula, meantFrom, area)], priority: 1, style: {} };
    return { ref: areaName(area), rules: [rule as unknown as Formatting['rules'][number]] };
  });
}

export function formatConditionsOf(spot: Spot): object {
  const { host, sheet } = spot;
  return strict(host, 'FormatConditions', {
    call: {
      Add: (type: number, operator: unknown, formula: string) => {
        guard(spot, 'rules');
        host.checkLeftOut([operator]);
        if (type !== 2 || !formula.startsWith('=')) throw new Error('the emulator formats by formulas only');
        const entries = added(spot, formula.slice(1));
        const list = listOf(sheet);
        if (host.mode.newestFormatFirst) list.unshift(...entries);
        else list.push(...entries);
        number(sheet);
        const restyle = (style: object): void => {
          for (const { rules } of entries)
            for (const rule of rules as { style: object }[]) rule.style = { ...rule.style, ...style };
        };
        return strict(host, 'FormatCondition', {
          get: {
            Priority: () => entries[0]?.rules[0]?.priority,
            Interior: () =>
              strict(host, 'Interior', {
                set: {
                  Color: (bgr: number) => {
                    restyle({ fill: { type: 'pattern', pattern: 'solid', bgColor: argb(bgr) } });
                  },
                },
              }),
            Font: () =>
              strict(host, 'Font', {
                set: {
                  Color: (bgr: number) => {
                    restyle({ font: { color: argb(bgr) } });
                  },
                },
              }),
          },
          call: {
            SetLastPriority: () => {
              const others = listOf(sheet).filter((one) => !entries.includes(one));
              (sheet as unknown as WithFormats).conditionalFormattings = [...others, ...entries];
              number(sheet);
            },
          },
        });
      },
    },
  });
}
