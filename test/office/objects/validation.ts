/** Data validation of a range. */
import type { DataValidation } from 'exceljs';
import { areaName } from '../../../src/workbook/a1';
import { ApiError } from '../protocol';
import { wire, type WireObject } from '../wire-object';
import type { Spot } from './range';

interface WithValidations {
  readonly dataValidations: {
    readonly model: Record<string, DataValidation>;
    add: (address: string, validation: DataValidation) => void;
  };
}

interface Numbers {
  readonly formula1: number;
  readonly formula2?: number;
  readonly operator: string;
}

interface Rule {
  readonly wholeNumber?: Numbers;
  readonly decimal?: Numbers;
  readonly list?: { readonly source: string };
  readonly custom?: { readonly formula: string };
}

const operators: Readonly<Record<string, DataValidation['operator']>> = {
  Between: 'between',
  GreaterThanOrEqualTo: 'greaterThanOrEqual',
};

function ruleOf(rule: Rule): Partial<DataValidation> {
  const { wholeNumber, decimal, list, custom } = rule;
  const numbers = wholeNumber ?? decimal;
  if (numbers) {
    const operator = operators[numbers.operator];
    if (operator === undefined) throw new ApiError('InvalidArgument', `no operator ${numbers.operator}`);
    const formulae = [numbers.formula1, ...(numbers.formula2 === undefined ? [] : [numbers.formula2])];
    return { type: wholeNumber ? 'whole' : 'decimal', operator, formulae };
  }
  if (list) {
    if (list.source.length > 255)
      throw new ApiError('InvalidArgument', 'a list is at most 255 characters long');
    return { type: 'list', formulae: [`"${list.source}"`] };
  }
  if (!custom?.formula.startsWith('=')) throw new ApiError('InvalidArgument', 'a custom rule is a formula');
  return { type: 'custom', formulae: [custom.formula.slice(1)] };
}

function short(what: string, text: string, most: number): string {
  if (text.length > most)
    throw new ApiError('InvalidArgument', `${what} is longer than ${String(most)}: ${text}`);
  return text;
}

const types: Readonly<Record<string, string>> = {
  whole: 'WholeNumber',
  decimal: 'Decimal',
  list: 'List',
  custom: 'Custom',
};

export function validationOf({ sheet, area }: Spot): WireObject {
  const { dataValidations } = sheet as unknown as WithValidations;
  const change = (more: Partial<DataValidation>): void => {
    const address = areaName(area);
    dataValidations.add(address, { ...dataValidations.model[address], ...more } as DataValidation);
  };
  return wire({
    type: 'DataValidation',
    get: {
      Type: () => types[String(dataValidations.model[areaName(area)]?.type)] ?? 'None',
      Rule: () => ({}),
      IgnoreBlanks: () => dataValidations.model[areaName(area)]?.allowBlank === true,
    },
    set: {
      Rule: (rule: Rule) => {
        change(ruleOf(rule));
      },
      IgnoreBlanks: (allowBlank: boolean) => {
        change({ allowBlank });
      },
      Prompt: (prompt: { title: string; message: string }) => {
        change({
          showInputMessage: true,
          promptTitle: short('a title', prompt.title, 32),
          prompt: short('a prompt', prompt.message, 255),
        });
      },
      ErrorAlert: (alert: { showAlert: boolean; title: string; message: string }) => {
        if (!alert.showAlert) return;
        change({
          showErrorMessage: true,
          errorStyle: 'stop',
          errorTitle: short('a title', alert.title, 32),
          error: short('a message', alert.message, 225),
        });
      },
    },
  });
}
