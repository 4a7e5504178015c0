/**
 * What a sheet says about its cells, for the grid to show: conditional formats by formula, and validations that offer
 * a list or refuse what is typed. Other kinds stay in the workbook unseen.
 */
import type { DataValidation, Worksheet } from 'exceljs';
import {
  DataValidationErrorStyle,
  DataValidationOperator,
  DataValidationType,
  type IRange,
  type ISheetDataValidationRule,
} from '@univerjs/presets';
import {
  CFRuleType,
  CFSubRuleType,
  type IConditionFormattingRule,
} from '@univerjs/presets/preset-sheets-conditional-formatting';
import { parseArea } from '../../workbook/a1';
import { rgbOf } from './grid-style';

function rangesOf(reference: string): IRange[] {
  return reference.split(/[\s,]+/u).flatMap((one) => {
    const area = parseArea(one);
    if (!area) return [];
    const { row, column, rows, columns } = area;
    return [{ startRow: row, endRow: row + rows - 1, startColumn: column, endColumn: column + columns - 1 }];
  });
}

/** exceljs's types know one member of what a rule may have. */
interface FormatRule {
  readonly type?: string;
  readonly formulae?: readonly unknown[];
  readonly priority?: number;
  readonly style?: {
    readonly fill?: {
      readonly bgColor?: { readonly argb?: string };
      readonly fgColor?: { readonly argb?: string };
    };
    readonly font?: { readonly color?: { readonly argb?: string } };
  };
}

interface WithFormats {
  readonly conditionalFormattings?: readonly {
    readonly ref: string;
    readonly rules: readonly FormatRule[];
  }[];
}

/** In the order in which they count. */
export function formatRules(sheet: Worksheet): readonly IConditionFormattingRule[] {
  const { conditionalFormattings = [] } = sheet as unknown as WithFormats;
  const rules = conditionalFormattings.flatMap(({ ref, rules: list }) => list.map((rule) => ({ ref, rule })));
  return rules
    .filter(({ rule }) => rule.type === 'expression')
    .sort((a, b) => (a.rule.priority ?? 0) - (b.rule.priority ?? 0))
    .map(({ ref, rule: { formulae = [], style } }, index) => {
      const fill = rgbOf(style?.fill?.bgColor ?? style?.fill?.fgColor);
      const color = rgbOf(style?.font?.color);
      return {
        cfId: `format-${String(index)}`,
        ranges: rangesOf(ref),
        stopIfTrue: false,
        rule: {
          type: CFRuleType.highlightCell,
          subType: CFSubRuleType.formula,
          value: `=${String(formulae[0])}`,
          style: {
            ...(fill === undefined ? {} : { bg: { rgb: fill } }),
            ...(color === undefined ? {} : { cl: { rgb: color } }),
          },
        },
      };
    });
}

const kinds: Readonly<Partial<Record<DataValidation['type'], DataValidationType>>> = {
  list: DataValidationType.LIST,
  whole: DataValidationType.WHOLE,
  decimal: DataValidationType.DECIMAL,
  textLength: DataValidationType.TEXT_LENGTH,
};
const operators = {
  between: DataValidationOperator.BETWEEN,
  notBetween: DataValidationOperator.NOT_BETWEEN,
  equal: DataValidationOperator.EQUAL,
  notEqual: DataValidationOperator.NOT_EQUAL,
  greaterThan: DataValidationOperator.GREATER_THAN,
  greaterThanOrEqual: DataValidationOperator.GREATER_THAN_OR_EQUAL,
  lessThan: DataValidationOperator.LESS_THAN,
  lessThanOrEqual: DataValidationOperator.LESS_THAN_OR_EQUAL,
} as const;
const errorStyles: Readonly<Record<string, DataValidationErrorStyle>> = {
  warning: DataValidationErrorStyle.WARNING,
  information: DataValidationErrorStyle.INFO,
};

/** Over a cell that holds something else than a list offers, where that is allowed. */
const offered = '和列表里的不一样，也可以这样填。';

interface WithValidations {
  readonly dataValidations?: { readonly model?: Readonly<Record<string, DataValidation | undefined>> };
}

/** A list written out in the rule, `"甲,乙"`; one that points at cells is a formula. */
function firstFormula(kind: DataValidationType, text: string): string {
  if (kind !== DataValidationType.LIST) return text;
  return text.startsWith('"') ? text.slice(1, -1) : `=${text}`;
}

export function validationRules(sheet: Worksheet): readonly ISheetDataValidationRule[] {
  const model = (sheet as unknown as WithValidations).dataValidations?.model ?? {};
  // exceljs spreads a rule over its cells; alike ones are one rule again.
  const alike = new Map<string, { readonly validation: DataValidation; readonly ranges: IRange[] }>();
  for (const [address, validation] of Object.entries(model)) {
    if (!validation) continue;
    const key = JSON.stringify(validation);
    const entry = alike.get(key) ?? { validation, ranges: [] };
    entry.ranges.push(...rangesOf(address.replace(/^range:/u, '')));
    alike.set(key, entry);
  }
  return [...alike.values()].flatMap(({ validation, ranges }, index) => {
    const { formulae, operator, allowBlank, error, errorTitle, errorStyle, showErrorMessage } =
      validation as Partial<Extract<DataValidation, { operator?: unknown }>> & DataValidation;
    const type = kinds[validation.type];
    if (type === undefined || ranges.length === 0) return [];
    const [first, second] = (formulae as readonly unknown[]).map(String);
    return [
      {
        uid: `validation-${String(index)}`,
        type,
        ranges,
        formula1: firstFormula(type, first ?? ''),
        ...(second === undefined ? {} : { formula2: second }),
        // With one, the grid finds every choice of a list wrong.
        ...(type === DataValidationType.LIST ? {} : { operator: operators[operator ?? 'between'] }),
        allowBlank: allowBlank !== false,
        showErrorMessage: true,
        ...(showErrorMessage === true
          ? {
              errorStyle: errorStyles[errorStyle ?? ''] ?? DataValidationErrorStyle.STOP,
              ...(error === undefined ? {} : { error }),
              ...(errorTitle === undefined ? {} : { errorTitle }),
            }
          : // A rule that says nothing turns nothing away; the grid would, whatever it shows.
            { errorStyle: DataValidationErrorStyle.WARNING, error: offered }),
      },
    ];
  });
}
