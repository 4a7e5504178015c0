/** 基础情况: the questions the prose needs answered, by group, with room for the clerk's own rows. */
import { factGroups, type FactGroup, type Fact, type FactKey } from '../form/fact';
import type { Report } from '../form/report';
import { areaName, cellName } from './a1';
import { factColumns, firstRow, ownFactKey, sheetNames } from './layout';
import { cellArea, sheetBuilder, value, type SheetBuilder } from './sheet-builder';
import * as look from './style';
import type { SheetPlan } from './workbook';

const widths = [28, 14, 8, 56, 0];
/** Free rows in each group whose parts add up: the clerk's own channels or themes. */
const freeRows = 2;

const numeric = { ...look.input, numberFormat: '0.##' };

function drawFact(builder: SheetBuilder, row: number, fact: Fact, report: Report): void {
  const answer = report.facts.answers[fact.id as FactKey];
  const at = (column: number) => cellArea(row, column);
  builder.put(at(factColumns.label), value(fact.label), look.label);
  const inWords = fact.unit === undefined;
  builder.put(at(factColumns.value), value(answer?.value ?? null), inWords ? look.total : numeric);
  builder.put(at(factColumns.unit), value(fact.unit ?? null), look.centred);
  const note = answer?.note ?? '';
  builder.put(at(factColumns.note), value(note === '' ? null : note), { ...look.label, unlocked: true });
  builder.put(at(factColumns.key), value(fact.id), look.hidden);
  builder.height(row, Math.max(inWords ? 36 : 20, look.heightFor(note, widths[factColumns.note] ?? 0)));
  if (!inWords) {
    builder.validate({
      area: at(factColumns.value),
      rule: { kind: 'decimal', min: 0 },
      ...(fact.hint === undefined ? {} : { prompt: { title: fact.label, text: fact.hint } }),
      error: { title: '请填数字', text: '这里填数字，不带单位；没有就填 0。' },
    });
  } else if (fact.hint !== undefined) {
    builder.validate({
      area: at(factColumns.note),
      rule: { kind: 'any' },
      prompt: { title: fact.label, text: fact.hint },
    });
  }
}

function drawOwn(builder: SheetBuilder, row: number, group: FactGroup, index: number, report: Report): void {
  const own = report.facts.own.filter((fact) => fact.group === group.id)[index];
  const at = (column: number) => cellArea(row, column);
  const text = (content: string | undefined) =>
    value(content === undefined || content === '' ? null : content);
  builder.put(at(factColumns.label), text(own?.label), { ...look.label, unlocked: true });
  builder.put(at(factColumns.value), value(own?.value ?? null), numeric);
  builder.put(at(factColumns.unit), text(own?.unit ?? group.facts[0]?.unit), {
    ...look.centred,
    unlocked: true,
  });
  builder.put(at(factColumns.note), text(own?.note), { ...look.label, unlocked: true });
  builder.put(at(factColumns.key), value(`${ownFactKey}${group.id}`), look.hidden);
  builder.height(row, 22);
}

/** The total turns yellow while its parts do not add up to it. */
function drawSumCheck(builder: SheetBuilder, group: FactGroup, first: number, end: number): void {
  const index = group.facts.findIndex((fact) => fact.id === group.total);
  if (index < 0) return;
  const total = first + index;
  const parts = areaName({ row: total + 1, column: factColumns.value, rows: end - total - 1, columns: 1 });
  const at = cellName(total, factColumns.value);
  builder.highlight({
    area: cellArea(total, factColumns.value),
    formula: `AND(COUNT(${parts})>0,SUM(${parts})<>${at})`,
    severity: 'warning',
  });
}

export function factSheet(report: Report): SheetPlan {
  const builder = sheetBuilder(sheetNames.facts);
  const shown = factColumns.note + 1;
  builder.put(cellArea(0, 0, shown), value('基础情况（写文字用，不进表格）'), look.title);
  builder.height(0, 36);
  ['项目', '数值', '单位', '说明'].forEach((text, column) => {
    builder.put(cellArea(1, column), value(text), look.head);
  });
  let row = firstRow;
  for (const group of factGroups as readonly FactGroup[]) {
    builder.put(cellArea(row, 0, shown), value(group.label), look.bar);
    builder.height(row, 22);
    row += 1;
    const first = row;
    for (const fact of group.facts) drawFact(builder, row++, fact, report);
    const sums = group.total !== undefined || group.sumIs !== undefined;
    const own = report.facts.own.filter((fact) => fact.group === group.id).length;
    const free = Math.max(sums ? freeRows : 0, own === 0 ? 0 : own + 1);
    for (let index = 0; index < free; index += 1) drawOwn(builder, row++, group, index, report);
    drawSumCheck(builder, group, first, row);
  }
  return builder.plan({
    columnWidths: widths,
    protect: true,
    tabColor: 'ffc000',
    freeze: { rows: firstRow, columns: 0 },
    print: {
      orientation: 'portrait',
      area: { row: 0, column: 0, rows: row, columns: shown },
      onePage: true,
    },
  });
}
