/** Data validation, cell by cell: what is set for some cells of a rule holds for those. */
import type { Cell, DataValidation } from 'exceljs';
import { strict } from '../strict';
import { cellsOf, guard, type Spot } from './range';

interface WithValidations {
  readonly dataValidations: { readonly model: Record<string, DataValidation> };
}

const types = { 1: 'whole', 2: 'decimal', 3: 'list', 7: 'custom' } as const;
const operators: Readonly<Record<number, DataValidation['operator']>> = {
  1: 'between',
  7: 'greaterThanOrEqual',
};

function ruleOf(type: number, operator: number, formula1: string, formula2?: string): DataValidation {
  const kind = types[type as keyof typeof types] as (typeof types)[keyof typeof types] | undefined;
  if (kind === undefined) throw new Error(`no validation of type ${String(type)}`);
  if (typeof formula1 !== 'string') throw new TypeError('a formula is text');
  const rest = { allowBlank: true } as const;
  if (kind === 'list') {
    if (formula1.length > 255) throw new Error('a list is at most 255 characters long');
    return { ...rest, type: 'list', formulae: [`"${formula1}"`] };
  }
  if (kind === 'custom') {
    if (!formula1.startsWith('=')) throw new Error('a custom rule is a formula');
    return { ...rest, type: 'custom', formulae: [formula1.slice(1)] };
  }
  const comparison = operators[operator];
  if (comparison === undefined) throw new Error(`no operator ${String(operator)}`);
  const formulae = [formula1, ...(formula2 === undefined ? [] : [formula2])].map(Number);
  return { ...rest, type: kind, operator: comparison, formulae };
}

function short(what: string, text: string, most: number): string {
  if (text.length > most) throw new Error(`${what} is longer than ${String(most)}: ${text}`);
  return text;
}

export function validationOf(spot: Spot): object {
  const { model } = (spot.sheet as unknown as WithValidations).dataValidations;
  const at = (cell: Cell): string => cell.address;
  const change = (more: Partial<DataValidation>): void => {
    guard(spot, 'rules');
    for (const cell of cellsOf(spot)) {
      const now = model[at(cell)];
      if (!now) throw new Error(`0x800A03EC ${cell.address} has no validation`);
      const next = { ...now, ...more } as Record<string, unknown>;
      for (const [key, value] of Object.entries(next))
        if (value === undefined) Reflect.deleteProperty(next, key);
      model[at(cell)] = next as unknown as DataValidation;
    }
  };
  const first = (): DataValidation | undefined => cellsOf(spot).map((cell) => model[at(cell)])[0];
  const shy = spot.host.mode.shyValidations;
  return strict(spot.host, 'Validation', {
    get: {
      IgnoreBlank: () => first()?.allowBlank === true,
      ShowInput: () => first()?.showInputMessage === true,
      ShowError: () => first()?.showErrorMessage === true,
      InCellDropdown: () => true,
    },
    set: {
      IgnoreBlank: (allowBlank: boolean) => {
        change({ allowBlank });
      },
      ShowInput: (show: boolean) => {
        change({ showInputMessage: show ? true : undefined } as Partial<DataValidation>);
      },
      ShowError: (show: boolean) => {
        change(
          (show
            ? { showErrorMessage: true, errorStyle: 'stop' }
            : { showErrorMessage: undefined, errorStyle: undefined }) as Partial<DataValidation>,
        );
      },
      InputTitle: (title: string) => {
        change({ promptTitle: short('a title', title, 32) });
      },
      InputMessage: (text: string) => {
        change({ prompt: short('a prompt', text, 255) });
      },
      ErrorTitle: (title: string) => {
        change({ errorTitle: short('a title', title, 32) });
      },
      ErrorMessage: (text: string) => {
        change({ error: short('a message', text, 225) });
      },
    },
    call: {
      Add: (type: number, style: number, operator: number, formula1: string, formula2?: string) => {
        guard(spot, 'rules');
        if (style !== 1) throw new Error(`the emulator knows no alert style ${String(style)}`);
        const rule = ruleOf(type, operator, formula1, formula2);
        for (const cell of cellsOf(spot)) {
          if (model[at(cell)]) throw new Error(`0x800A03EC ${cell.address} has a validation already`);
          model[at(cell)] = shy
            ? { ...rule, allowBlank: false }
            : { ...rule, showInputMessage: true, showErrorMessage: true, errorStyle: 'stop' };
        }
      },
    },
  });
}
