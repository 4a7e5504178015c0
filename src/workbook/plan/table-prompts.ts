/** What may be typed into a table's cells, and what the clerk is told there: help texts come with the form. */
import type { Measure, NumberCell, Table } from '../../form/form';
import { gridArea } from '../layout';
import type { Area, Validation } from '../workbook';

/** Excel's limits on the messages of a validation. */
export const longestTitle = 32;
export const longestMessage = 225;

const rules: Readonly<Record<Measure, Validation['rule']>> = {
  count: { kind: 'whole', min: 0 },
  money: { kind: 'decimal', min: 0 },
  change: { kind: 'whole' },
};
const hints: Readonly<Record<Measure, string>> = {
  count: '填整数；没有就填 0。',
  money: '单位万元，可以有小数；没有就填 0。',
  change: '填整数，减少的填负数；没有变化填 0。',
};
const errors: Readonly<Record<Measure, string>> = {
  count: '这里只能填 0 或正整数，不带单位、加号、逗号；没有就填 0。',
  money: '这里填金额（万元），可以有小数，不带单位和逗号；没有就填 0。',
  change: '这里填整数，增加填正数，减少填负数，不带单位。',
};

interface Prompt {
  readonly area: Area;
  readonly measure: Measure;
  readonly title: string;
  readonly text: string;
}

function promptOf(cell: NumberCell): Prompt {
  // A row of neighbours shares its name and its help.
  const help = cell.help === undefined ? '' : `${cell.help}\n`;
  return {
    area: { ...gridArea(cell), rows: 1, columns: 1 },
    measure: cell.measure,
    title: cell.stub.slice(0, longestTitle),
    text: `${help}${hints[cell.measure]}`.slice(0, longestMessage),
  };
}

function joined(last: Prompt, next: Prompt): Prompt | undefined {
  const same = last.measure === next.measure && last.title === next.title && last.text === next.text;
  const beside = last.area.row === next.area.row && last.area.column + last.area.columns === next.area.column;
  return same && beside ? { ...last, area: { ...last.area, columns: last.area.columns + 1 } } : undefined;
}

/** Validations of all cells that are typed in; totals are formulas. */
export function tablePrompts(table: Table): readonly Validation[] {
  const prompts: Prompt[] = [];
  for (const cell of table.cells) {
    if (cell.sumOf !== undefined) continue;
    const next = promptOf(cell);
    const last = prompts[prompts.length - 1];
    const both = last && joined(last, next);
    if (both) prompts[prompts.length - 1] = both;
    else prompts.push(next);
  }
  return prompts.map(({ area, measure, title, text }) => ({
    area,
    rule: rules[measure],
    prompt: { title, text },
    error: { title: '请填数字', text: errors[measure] },
  }));
}
