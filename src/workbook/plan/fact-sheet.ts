/** 基础情况: the questions the prose needs answered, by group, with room for the clerk's own rows. */
import { factGroups, type Fact, type FactGroup, type FactKey } from '../../form/fact';
import type { Report } from '../../form/report';
import { groupSum } from './fact-sums';
import { cellArea, factColumns, factSumKey, factSumLabel, firstRow, ownFactKey, sheetNames } from '../layout';
import { sheetBuilder, value, type SheetBuilder } from './sheet-builder';
import * as look from './style';
import { longestTitle } from './table-prompts';
import type { CellInput, SheetPlan, Style } from '../workbook';

const widths = [28, 14, 8, 56, 0];
const heads = ['项目', '数值', '单位', '说明'];
/** Free rows in each group that adds up: the clerk's own channels or themes. */
const freeRows = 2;

const words: Style = { ...look.label, unlocked: true };

function textInput(text: string | undefined): CellInput {
  return value(text === undefined || text === '' ? null : text);
}

interface Line {
  readonly label: CellInput;
  readonly value: CellInput;
  readonly unit: CellInput;
  readonly note: CellInput;
  readonly key: string;
  readonly styles: {
    readonly label: Style;
    readonly value: Style;
    readonly unit: Style;
    readonly note: Style;
  };
}

function drawLine(builder: SheetBuilder, row: number, line: Line): void {
  for (const column of ['label', 'value', 'unit', 'note'] as const) {
    builder.put(cellArea(row, factColumns[column]), line[column], line.styles[column]);
  }
  builder.put(cellArea(row, factColumns.key), value(line.key), look.hidden);
  for (const column of ['label', 'note'] as const) {
    const input = line[column];
    const text = input.kind === 'value' ? String(input.value ?? '') : String(input.result);
    builder.height(row, look.heightFor(text, widths[factColumns[column]] ?? 0));
  }
}

function drawFact(builder: SheetBuilder, row: number, fact: Fact, report: Report): void {
  const answer = report.facts.answers[fact.id as FactKey];
  const inWords = fact.unit === undefined;
  drawLine(builder, row, {
    label: value(fact.label),
    value: value(answer?.value ?? null),
    unit: textInput(fact.unit),
    note: textInput(answer?.note),
    key: fact.id,
    styles: { label: look.label, value: inWords ? look.total : look.input, unit: look.centred, note: words },
  });
  builder.height(row, inWords ? 36 : 20);
  const prompt =
    fact.hint === undefined ? {} : { prompt: { title: fact.label.slice(0, longestTitle), text: fact.hint } };
  if (inWords) {
    builder.validate({ area: cellArea(row, factColumns.note), rule: { kind: 'any' }, ...prompt });
  } else {
    builder.validate({ area: cellArea(row, factColumns.value), ...numberRule, ...prompt });
  }
}

const numberRule = {
  rule: { kind: 'decimal', min: 0 },
  error: { title: '请填数字', text: '这里填数字，不带单位；没有就填 0。' },
} as const;

function drawOwn(builder: SheetBuilder, row: number, group: FactGroup, index: number, report: Report): void {
  const own = report.facts.own.filter((fact) => fact.group === group.id)[index];
  drawLine(builder, row, {
    label: textInput(own?.label),
    value: value(own?.value ?? null),
    unit: textInput(own ? own.unit : group.facts[0]?.unit),
    note: textInput(own?.note),
    key: `${ownFactKey}${group.id}`,
    styles: { label: words, value: look.input, unit: look.input, note: words },
  });
  builder.height(row, 20);
  builder.validate({ area: cellArea(row, factColumns.value), ...numberRule });
  builder.validate({
    area: cellArea(row, factColumns.label),
    rule: { kind: 'any' },
    prompt: { title: '自己添加的项目', text: `可以写上自己的分类，计入“${group.label}”；不用就空着。` },
  });
}

function drawGroup(
  builder: SheetBuilder,
  top: number,
  group: FactGroup,
  report: Report,
  factRows: Map<string, number>,
): number {
  let row = top;
  builder.put(cellArea(row, 0, factColumns.note + 1), value(group.label), look.group);
  builder.height(row++, 22);
  for (const fact of group.facts) {
    factRows.set(fact.id, row);
    drawFact(builder, row++, fact, report);
  }
  const own = report.facts.own.filter((fact) => fact.group === group.id).length;
  const adds = group.total !== undefined || group.sumIs !== undefined;
  const free = Math.max(adds ? freeRows : 0, own === 0 ? 0 : own + 1);
  for (let index = 0; index < free; index += 1) drawOwn(builder, row++, group, index, report);
  const total = factRows.get(group.total ?? '');
  const sum = groupSum(
    group,
    { first: total === undefined ? top + 1 : total + 1, end: row },
    report,
    factRows,
  );
  if (!sum) return row;
  const grey = look.total;
  drawLine(builder, row, {
    label: value(factSumLabel),
    value: sum.sum,
    unit: textInput(group.facts[0]?.unit),
    note: sum.verdict,
    key: `${factSumKey}${group.id}`,
    styles: {
      label: look.totalLabel,
      value: grey,
      unit: grey,
      note: look.totalLabel,
    },
  });
  builder.height(row, 20);
  const columns = factColumns.note - factColumns.value + 1;
  builder.highlight({
    area: cellArea(row, factColumns.value, columns),
    formula: sum.wrong,
    severity: 'warning',
  });
  return row + 1;
}

export function factSheet(report: Report): SheetPlan {
  const builder = sheetBuilder(sheetNames.facts);
  const shown = factColumns.note + 1;
  builder.put(cellArea(0, 0, shown), value('基础情况（写文字用，不进表格）'), look.title);
  builder.height(0, 40);
  heads.forEach((text, column) => {
    builder.put(cellArea(1, column), value(text), look.head);
  });
  builder.height(1, 22);
  const factRows = new Map<string, number>();
  let row = firstRow;
  for (const group of factGroups as readonly FactGroup[]) {
    row = drawGroup(builder, row, group, report, factRows);
  }
  return builder.plan({
    columnWidths: widths,
    protect: true,
    tabColor: look.tabs.start,
    freeze: { rows: firstRow, columns: 0 },
    print: {
      orientation: 'portrait',
      area: { row: 0, column: 0, rows: row, columns: shown },
      onePage: true,
    },
  });
}
