/** A day as ledgers spell it: a spreadsheet's serial number, `2024.3.5`, `2024年3月5日`, `20240305`, 三月五日. */
import { chineseNumeral, numeralCharacters } from '../reading/chinese-numeral';
import { firstYear, lastYear } from './calendar';
import { dayFrom, parseDay, yearOf, type Day } from './day';

export interface ReadDay {
  readonly day: Day;
  /** The year was not written, or only its last two digits. */
  readonly assumed: boolean;
}

/** Day 0 of a spreadsheet's calendar (1899-12-30), in days from 1970-01-01. */
const epoch = -25_569;

/** What a spreadsheet keeps for a day. */
export const serialOf = (day: Day): number => day - epoch;

const plausible = (day: Day | undefined): Day | undefined =>
  day !== undefined && yearOf(day) >= firstYear && yearOf(day) <= lastYear ? day : undefined;

const sure = (day: Day | undefined): ReadDay | undefined => {
  const read = plausible(day);
  return read === undefined ? undefined : { day: read, assumed: false };
};

function fromNumber(value: number): ReadDay | undefined {
  const written = /^(\d{4})(\d{2})(\d{2})$/u.exec(String(value));
  if (written) return sure(dayFrom(Number(written[1]), Number(written[2]), Number(written[3])));
  return value > 0 && value < 100_000 ? sure(Math.floor(value) + epoch) : undefined;
}

/** 二〇二四 digit by digit, 十二 as a numeral, `12` as it is. */
function numberIn(text: string): number | undefined {
  if (/^\d+$/u.test(text)) return Number(text);
  const digits = Array.from(text, (character) => chineseNumeral(character));
  if (text.length === 4 && digits.every((digit) => digit !== undefined && digit < 10))
    return Number(digits.join(''));
  return chineseNumeral(text);
}

const part = `(\\d{1,4}|[${numeralCharacters}]{1,4})`;
const separated = /^(\d{2}|\d{4})[-./、](\d{1,2})[-./、](\d{1,2})$/u;
const chinese = new RegExp(`^(?:${part}年)?${part}月${part}[日号]?$`, 'u');
/** What is told beside a day and changes nothing. */
const beside =
  /\(?(?:星期|周|礼拜)[一二三四五六日天]\)?|(?:上午|下午)?\d{1,2}[时点](?:\d{1,2}分?)?$|[上下]午$|\.$/gu;
const timeOfDay = /(?:T|\s)\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|\s*[AP]M)?$/iu;

/**
 * `notBefore` serves for days without a year: the first one from there on; without it they are not read. Text with
 * anything else in it is not read, nor is what could be two days.
 */
export function readDay(value: number | string, notBefore?: Day): ReadDay | undefined {
  if (typeof value === 'number') return fromNumber(value);
  const written = parseDay(value);
  if (written !== undefined) return sure(written);
  const text = value.normalize('NFKC').trim().replace(timeOfDay, '').replace(/\s+/gu, '').replace(beside, '');
  if (/^\d{5}(?:\.\d+)?$|^\d{8}$/u.test(text)) return fromNumber(Number(text));
  const [, year = '', month = '', date = ''] = separated.exec(text) ?? chinese.exec(text) ?? [];
  const [m, d] = [numberIn(month), numberIn(date)];
  if (m === undefined || d === undefined) return undefined;
  const y = year === '' ? undefined : numberIn(year);
  if (y !== undefined && y >= 1000) return sure(dayFrom(y, m, d));
  if (y !== undefined) {
    const read = plausible(dayFrom(2000 + y, m, d));
    return read === undefined || y > 99 ? undefined : { day: read, assumed: true };
  }
  if (year !== '' || notBefore === undefined) return undefined;
  for (let next = yearOf(notBefore); next <= yearOf(notBefore) + 1; next += 1) {
    const read = plausible(dayFrom(next, m, d));
    if (read !== undefined && read >= notBefore) return { day: read, assumed: true };
  }
  return undefined;
}
