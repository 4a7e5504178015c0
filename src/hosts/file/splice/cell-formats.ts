/** The part of styles.xml that reading and writing need: which cell formats show a date, and which leave a cell unlocked. */
import { XmlReader } from '../../../container/xml';
import { remembering } from '../../../form/memory/remembering';
import { showsDate } from '../../../workbook/shown-date';

export interface CellFormat {
  readonly date: boolean;
  readonly locked: boolean;
}

/**
 * Formats that stand for dates and times without being written down (ECMA-376 18.8.30), those of Chinese Excel and WPS
 * included: `3-1` typed in a cell gets number 58.
 */
function builtInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

export const plainFormat: CellFormat = { date: false, locked: true };

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** By number, as cells name them; none of ''. The units of an area fill one template: their formats are the same, letter by letter. */
export const readCellFormats = remembering<string, readonly CellFormat[]>(2, (xml) => {
  if (xml === '') return [];
  const dates = new Map<number, boolean>();
  const formats: CellFormat[] = [];
  const reader = new XmlReader(xml);
  let within = false;
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    if (piece === 'close' && reader.name === 'cellXfs') within = false;
    if (piece !== 'open') continue;
    if (reader.name === 'numFmt' && !within)
      dates.set(Number(reader.attribute('numFmtId')), showsDate(reader.attribute('formatCode')));
    else if (reader.name === 'cellXfs') within = true;
    else if (reader.name === 'xf' && within) {
      const id = Number(reader.attribute('numFmtId') ?? 0);
      formats.push({ date: dates.get(id) ?? builtInDate(id), locked: true });
    } else if (reader.name === 'protection' && within && formats.length > 0) {
      const locked = reader.attribute('locked');
      const last = formats.pop() ?? plainFormat;
      formats.push({ ...last, locked: locked === undefined || isTrue(locked) });
    }
  }
  return formats;
});
