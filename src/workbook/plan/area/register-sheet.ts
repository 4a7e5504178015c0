/** 单位名单: one row a unit, typed or pasted by the office that collects; never written over. */
import { registerColumns, unitKinds, type RegisterColumn, type Unit } from '../../../form/unit';
import { answers, areaSheetNames } from '../../area-layout';
import { cellArea } from '../../layout';
import type { SheetPlan } from '../../workbook';
import { sheetBuilder, value } from '../sheet-builder';
import * as look from '../style';

/** How wide each column is, and what a unit has in it. */
const shown: Readonly<
  Record<RegisterColumn, { readonly width: number; readonly text: (unit: Unit) => string }>
> = {
  code: { width: 9, text: ({ code }) => code },
  name: { width: 34, text: ({ name }) => name },
  otherNames: { width: 28, text: ({ otherNames }) => otherNames.join('、') },
  kind: { width: 11, text: ({ kind }) => kind ?? '' },
  counts: { width: 9, text: ({ counts }) => (counts ? answers.yes : answers.no) },
  deadline: { width: 12, text: ({ deadline }) => deadline ?? '' },
  predecessors: { width: 28, text: ({ predecessors }) => predecessors.join('、') },
  contact: { width: 22, text: ({ contact }) => contact },
};
const columns = registerColumns.map(({ id, label }) => ({ id, label, ...shown[id] }));
/** Rows kept free for units that are added by hand. */
const freeRows = 50;

export function registerSheet(units: readonly Unit[]): SheetPlan {
  const builder = sheetBuilder(areaSheetNames.register);
  builder.put(
    cellArea(0, 0, columns.length),
    value('单位名单（编码一经给定不要改；一格写几个名称时用顿号分开）'),
    look.title,
  );
  builder.height(0, 36);
  columns.forEach(({ label }, column) => {
    builder.put(cellArea(1, column), value(label), look.head);
  });
  builder.height(1, 24);
  const rows = units.length + freeRows;
  columns.forEach(({ text }, column) => {
    builder.style(cellArea(2, column, 1, rows), { ...look.label, unlocked: true, numberFormat: '@' });
    units.forEach((unit, index) => {
      const content = text(unit);
      builder.put(cellArea(2 + index, column), value(content === '' ? null : content), {
        ...look.label,
        unlocked: true,
        numberFormat: '@',
      });
    });
  });
  const list = (id: RegisterColumn, items: readonly string[]): void => {
    const column = columns.findIndex((one) => one.id === id);
    const label = columns[column]?.label ?? '';
    builder.validate({
      area: cellArea(2, column, 1, rows),
      rule: { kind: 'list', items },
      error: { title: label, text: `请填：${items.join('、')}。` },
    });
  };
  list('kind', unitKinds);
  list('counts', [answers.yes, answers.no]);
  return builder.plan({
    columnWidths: columns.map(({ width }) => width),
    protect: false,
    tabColor: look.tabs.start,
    freeze: { rows: 2, columns: 2 },
    filter: cellArea(1, 0, columns.length, rows + 1),
    print: { orientation: 'landscape', area: cellArea(0, 0, columns.length, 2 + units.length), titleRows: 2 },
  });
}
