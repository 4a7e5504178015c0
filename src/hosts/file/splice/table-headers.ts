/** Rows of “表格” (ECMA-376 18.5) whose cells must stay what the table's own part says they are. */
import { XmlReader } from '../../../container/xml';
import { parseArea } from '../../../workbook/a1';
import type { Area } from '../../../workbook/workbook';
import type { Parts } from './parts';

/** Header and totals rows of the tables on the sheet. */
export function tableHeaders(parts: Parts, sheet: string): readonly Area[] {
  return parts.relationships(sheet).flatMap(({ kind, target, external }): readonly Area[] => {
    const xml = kind === 'table' && !external ? parts.text(target) : undefined;
    if (xml === undefined) return [];
    const reader = new XmlReader(xml);
    reader.next();
    const area = parseArea(reader.attribute('ref') ?? '');
    if (!area) return [];
    const headers = Number(reader.attribute('headerRowCount') ?? 1);
    const totals = Number(reader.attribute('totalsRowCount') ?? 0);
    return [
      ...(headers > 0 ? [{ ...area, rows: headers }] : []),
      ...(totals > 0 ? [{ ...area, row: area.row + area.rows - totals, rows: totals }] : []),
    ];
  });
}
