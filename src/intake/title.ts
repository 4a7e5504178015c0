/** Unit and year out of a report's title, and what kind of unit it plainly is. */
import type { UnitLevel } from '../form/report';
import type { Line } from './line';

export interface Title {
  readonly unit: string;
  readonly year: number | null;
  readonly level: UnitLevel | null;
  /** Lines below the title. */
  readonly rest: readonly Line[];
}

/** A title takes up to three lines; beyond that there is none. */
const mostLines = 3;
/** Characters; a line that is longer is no title. */
const longest = 200;

/** Endings that leave no doubt; 市人民政府 may be of a city or of a county-level city, so it is not among them. */
const endings: readonly (readonly [RegExp, UnitLevel])[] = [
  [/街道(?:办事处)?$/u, '街道'],
  [/[乡镇](?:人民)?政府$/u, '乡镇'],
  [/[县区旗](?:人民)?政府$/u, '县级政府'],
  [/(?:省|自治区)(?:人民)?政府$/u, '省级政府'],
];

function levelOf(unit: string): UnitLevel | null {
  // 自治区政府 ends in 区政府 too: the more particular ending is looked for last and wins.
  const found = endings.filter(([ending]) => ending.test(unit));
  return found[found.length - 1]?.[1] ?? null;
}

function parse(title: string): { unit: string; year: number } | undefined {
  const text = title.normalize('NFKC').replace(/\s+/gu, '');
  const unitFirst = /^(.{2,40}?)(20\d\d)年?度?.*(?:信息公开|年度报告).*报告/u.exec(text);
  if (unitFirst?.[1] !== undefined) return { unit: unitFirst[1], year: Number(unitFirst[2]) };
  const yearFirst = /^(20\d\d)年?度?(.{2,40}?)(?:政府)?信息公开.*报告/u.exec(text);
  return yearFirst?.[2] === undefined ? undefined : { unit: yearFirst[2], year: Number(yearFirst[1]) };
}

/** A line that is a title and nothing else; what a trail of links or a sentence begins with is not a unit. */
const unitName = '[^\\s>》《:：|/_，。；、,;]{2,40}?';
const name = '(?:政府)?信息公开(?:工作)?(?:年度)?(?:工作)?报告';
const wholeUnitFirst = new RegExp(`^(${unitName})(20\\d\\d)年?度?${name}$`, 'u');
const wholeYearFirst = new RegExp(`^(20\\d\\d)年?度?(${unitName})${name}$`, 'u');

function parseWhole(title: string): { unit: string; year: number } | undefined {
  const text = title.normalize('NFKC').replace(/\s+/gu, '');
  const [, unit, year] = wholeUnitFirst.exec(text) ?? [];
  if (unit !== undefined) return { unit, year: Number(year) };
  const [, first, last] = wholeYearFirst.exec(text) ?? [];
  return last === undefined || last === '政府' ? undefined : { unit: last, year: Number(first) };
}

/** The title nearest to section 一: a web page has its navigation before it, and often the title twice. */
function wholeTitle(lines: readonly Line[]): Title | undefined {
  for (let end = lines.length; end > 0; end -= 1) {
    for (let count = 1; count <= Math.min(mostLines, end); count += 1) {
      const title = lines.slice(end - count, end).map((line) => line.text);
      const found = parseWhole(title.join('').slice(0, longest));
      if (found) return { ...found, level: levelOf(found.unit), rest: lines.slice(end) };
    }
  }
  return undefined;
}

/** A title with something before or after it, in the first lines. */
function looseTitle(lines: readonly Line[]): Title | undefined {
  for (let count = 1; count <= Math.min(mostLines, lines.length); count += 1) {
    const title = lines.slice(0, count).map((line) => line.text);
    const found = parse(title.join('').slice(0, longest));
    if (found) return { ...found, level: levelOf(found.unit), rest: lines.slice(count) };
  }
  return undefined;
}

/** Reads the title off the lines before section 一. */
export function readTitle(before: readonly Line[]): Title {
  const lines = before.filter((line) => line.text.trim() !== '');
  return wholeTitle(lines) ?? looseTitle(lines) ?? { unit: '', year: null, level: null, rest: lines };
}
