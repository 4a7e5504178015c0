/**
 * As many reports as are asked for, of two years, from the sample: each with a unit, a number and words of its own. Made
 * as a program of another kind would, by putting text into the parts of one workbook.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { addSheets } from '../../src/actions/add-sheets';
import { openReport } from '../../src/actions/open-report';
import type { CellKey } from '../../src/form/cell';
import { isRefusal } from '../../src/form/refusal';
import { newWorkbook } from '../../src/hosts/file/open';
import { readPastedText } from '../../src/intake/pasted';
import { cellName } from '../../src/workbook/a1';

const unit = '云溪市青石区梧桐街道办事处';
const stems = '甲乙丙丁戊己庚辛壬癸';

/** A number in letters: digits do not count where words are compared. */
function lettered(number: number): string {
  return String(number).replace(/\d/gu, (digit) => stems[Number(digit)]!);
}

/** A unit whose words are its neighbour's. */
export function copies(number: number): boolean {
  return number % 10 === 5;
}

/** A unit that carried two requests out of 2023 and none into 2024. */
export function breaks(number: number): boolean {
  return number % 10 === 3;
}

function withNumber(xml: string, reference: string, value: number): string {
  const cell = new RegExp(`<c r="${reference}"( s="\\d+")?[^>]*?(?:/>|>.*?</c>)`, 'u');
  if (!cell.test(xml)) throw new Error(`no cell ${reference}`);
  return xml.replace(cell, `<c r="${reference}"$1><v>${String(value)}</v></c>`);
}

export interface Made {
  /** Relative to the folder, with `/`. */
  readonly file: string;
  readonly unit: string;
  readonly year: number;
  readonly region: string;
}

/** Gives the bytes of report `index`: even ones are of 2023, odd ones of the same units' 2024. */
export async function reportMaker(): Promise<(index: number) => Made & { readonly bytes: Uint8Array }> {
  const intake = readPastedText(readFileSync('assets/sample/report-2024.txt', 'utf8'));
  if (isRefusal(intake)) throw new Error(intake.message);
  const workbook = newWorkbook();
  await addSheets(workbook, intake.report);
  const opened = await openReport(workbook);
  if (isRefusal(opened)) throw new Error(opened.message);
  const { sheets } = await workbook.read();
  const at = (key: CellKey | 'year'): { readonly part: string; readonly reference: string } => {
    const place = opened.read.places.get(key)!;
    const number = sheets.findIndex(({ name }) => name === place.sheet) + 1;
    return { part: `xl/worksheets/sheet${String(number)}.xml`, reference: cellName(place.row, place.column) };
  };
  const parts = unzipSync(await workbook.save());
  return (index) => {
    const number = index >> 1;
    const year = 2023 + (index & 1);
    const name = `第${String(number)}街道办事处`;
    const region = `第${String(number % 10)}县`;
    const changed = new Map<string, string>();
    const put = (key: CellKey | 'year', value: number): void => {
      const { part, reference } = at(key);
      changed.set(part, withNumber(changed.get(part) ?? strFromU8(parts[part]!), reference, value));
    };
    put('year', year);
    put('proactive/normativeDocuments/inForce', index);
    put('requests/carriedOut/business', year === 2023 && breaks(number) ? 2 : 0);
    const words = lettered(copies(number) ? number - 1 : number);
    const strings = strFromU8(parts['xl/sharedStrings.xml']!)
      .replaceAll(unit, name)
      .replaceAll('梧桐街道办事处', name)
      .replaceAll('2024 年', `${String(year)} 年`)
      // The prose only: labels and prompts are shorter.
      .replace(/(?<=<t[^>]*>)[^<]{60,}/gu, (text) => text.replaceAll('。', `（${words}片区）。`));
    changed.set('xl/sharedStrings.xml', strings);
    const zip: Zippable = { ...parts };
    for (const [part, xml] of changed) zip[part] = strToU8(xml);
    const bytes = zipSync(zip, { level: 1, mtime: '2025-01-10' });
    return { file: `${String(year)}/${region}/${name}.xlsx`, unit: name, year, region, bytes };
  };
}

/** Writes reports into a folder. */
export async function writeReports(folder: string, count: number): Promise<readonly Made[]> {
  const make = await reportMaker();
  return Array.from({ length: count }, (_, index) => {
    const { bytes, ...made } = make(index);
    const path = join(folder, made.file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    return made;
  });
}
