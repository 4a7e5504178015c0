/** Places in tests are spelled as people see them. */
import type { CellPlace } from '../src/form/place';
import { parsePlace } from '../src/workbook/a1';

/** `三、依申请公开!D7` as a value. */
export function placeAt(spelled: string): CellPlace {
  const place = parsePlace(spelled);
  if (!place) throw new Error(`no place: ${spelled}`);
  return { sheet: place.sheet, row: place.area.row, column: place.area.column };
}
