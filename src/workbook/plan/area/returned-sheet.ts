/** 退回记录: what was returned when and why, and when its correction came. */
import type { Returned, Unit } from '../../../form/unit';
import { areaSheetNames, returnedColumns } from '../../area-layout';
import { cellArea } from '../../layout';
import type { SheetPlan } from '../../workbook';
import { sheetBuilder, value } from '../sheet-builder';
import * as look from '../style';

export function returnedSheet(entries: readonly Returned[], units: readonly Unit[]): SheetPlan {
  const builder = sheetBuilder(areaSheetNames.returned);
  const names = new Map(units.map(({ code, name }) => [code, name]));
  builder.put(cellArea(0, 0, returnedColumns.length), value('退回记录'), look.title);
  builder.height(0, 36);
  returnedColumns.forEach(({ label }, column) => {
    builder.put(cellArea(1, column), value(label), look.head);
  });
  entries.forEach((entry, index) => {
    returnedColumns.forEach(({ id, width }, column) => {
      const content = id === 'name' ? (names.get(entry.code) ?? '') : (entry[id] ?? '');
      builder.put(cellArea(2 + index, column), value(content === '' ? null : content), look.label);
      if (id === 'reason') builder.height(2 + index, look.heightFor(content, width));
    });
  });
  return builder.plan({
    columnWidths: returnedColumns.map(({ width }) => width),
    protect: false,
    tabColor: look.tabs.result,
    freeze: { rows: 2, columns: 2 },
    filter: cellArea(1, 0, returnedColumns.length, 1 + Math.max(1, entries.length)),
    print: {
      orientation: 'landscape',
      area: cellArea(0, 0, returnedColumns.length, 2 + Math.max(1, entries.length)),
      titleRows: 2,
    },
  });
}
