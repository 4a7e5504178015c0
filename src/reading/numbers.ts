/**
 * Finds the numbers of a sentence that count something: 3,830件, 12 条, 十二件, 百分之五, 18.871万元. Years, dates, articles
 * of a law, telephone numbers and numbers in a name count nothing and are passed over.
 */
import { chineseNumeral, numeralCharacters } from './chinese-numeral';
import { matches } from './matches';

/** A number with its unit, by its place in the plain sentence. */
export interface Quantity {
  readonly at: number;
  readonly end: number;
  /** In the unit: 万条 is counted out, 万元 is not. */
  readonly value: number;
  /** 件, 条, 元, 万元 …; `%` for a percentage. */
  readonly unit: string;
  /** Digits after the point, as written. */
  readonly decimals: number;
  /** 约, 近, 余, 多, 以上, 1.2万条: not to be held against an exact number. */
  readonly approximate: boolean;
}

const units = [
  ...['件次', '人次', '万元', '亿元', '件', '宗', '份', '条', '起', '次', '个', '例', '笔', '项', '篇', '期'],
  ...[
    '场',
    '则',
    '家',
    '名',
    '人',
    '户',
    '部',
    '处',
    '种',
    '类',
    '批',
    '轮',
    '张',
    '幅',
    '本',
    '册',
    '块',
    '台',
    '元',
  ],
].join('|');
/** 个 before these counts time or aspects, not results. */
const notCounting = '(?!工作日|月|小时|百分点|方面|环节|维度|(?<=个)人)';

const arabic = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
const around = '(?:大约|约|近|将近|超过?|逾|不少于|不低于|至少|最多|不超过|不足)';
const few = '(?:余|多|来|几)?';
/** What makes the number after it an approximation, right before it. Patterns begin with the number, which is quick to find. */
const about = new RegExp(`${around}$`, 'u');
const longestAbout = 3;
const counted = new RegExp(
  `(?<![\\d.第—–~～\\-])(?<number>${arabic})(?<more>${few})(?<wan>万|亿)?(?<more2>${few})(?:（(?<inner>${units})）|(?<unit>${units})${notCounting})(?<range>左右|上下|以上|以内|以下)?`,
  'gu',
);
const inWords = new RegExp(
  `(?<![第每同某任这那几数无${numeralCharacters}])(?<number>[${numeralCharacters}]+)(?<more>${few})(?<unit>万元|人次|件|宗|份|条|起|次|例|笔|篇|期|场|元|项(?=(?:行政)?规范性文件|规章))(?!性|事|龙|套|化|一)(?<range>左右|上下|以上|以内|以下)?`,
  'gu',
);
const limits = '(?<range>左右|以上|以内|以下)?';
const percentage = new RegExp(`(?<![\\d.])(?<number>\\d+(?:\\.\\d+)?)(?<more>${few})%${limits}`, 'gu');
const percentageInWords = new RegExp(
  `百分之(?<words>[${numeralCharacters}]+)(?:点(?<point>[${numeralCharacters}]+))?${limits}`,
  'gu',
);

type Groups = Readonly<Record<string, string | undefined>>;

function isVague(plain: string, at: number, { more = '', more2 = '', range = '' }: Groups): boolean {
  return more + more2 + range !== '' || about.test(plain.slice(Math.max(0, at - longestAbout), at));
}

/** 3至5件, 3-5件 */
function inRange(plain: string, at: number): boolean {
  return /\d(?:至|到|[-—–~～])$/u.test(plain.slice(Math.max(0, at - 4), at));
}

function place(match: RegExpExecArray): { at: number; end: number } {
  return { at: match.index, end: match.index + match[0].length };
}

function fromArabic(plain: string, match: RegExpExecArray): Quantity {
  const groups: Groups = match.groups ?? {};
  const number = (groups['number'] ?? '').replace(/,/gu, '');
  const many = groups['wan'] === undefined ? 1 : groups['wan'] === '万' ? 1e4 : 1e8;
  const unit = groups['unit'] ?? groups['inner'] ?? '';
  // 万元 is matched as 万 and 元; money stays in 万元.
  const money = many > 1 && unit === '元';
  const { at, end } = place(match);
  return {
    at,
    end,
    value: money ? Number(number) : Math.round(Number(number) * many * 1e6) / 1e6,
    unit: money ? `${groups['wan'] ?? ''}元` : unit,
    decimals: number.split('.')[1]?.length ?? 0,
    approximate: isVague(plain, at, groups) || (many > 1 && !money) || inRange(plain, at),
  };
}

/** 一次, 一条, 一份 mean a number only where they close a clause. */
function idle(plain: string, value: number, unit: string, end: number): boolean {
  return value === 1 && /[次条份起]/u.test(unit) && !/^(?:[，；：、）]|$)/u.test(plain.slice(end, end + 1));
}

function fromWords(plain: string, match: RegExpExecArray): Quantity | undefined {
  const groups: Groups = match.groups ?? {};
  const value = chineseNumeral(groups['number'] ?? '');
  const unit = groups['unit'] ?? '';
  const { at, end } = place(match);
  if (value === undefined || idle(plain, value, unit, end)) return undefined;
  return { at, end, value, unit, decimals: 0, approximate: isVague(plain, at, groups) };
}

function fromPercentage(plain: string, match: RegExpExecArray): Quantity | undefined {
  const groups: Groups = match.groups ?? {};
  const point = Array.from(groups['point'] ?? '', (digit) => String(chineseNumeral(digit) ?? '')).join('');
  const whole = groups['words'] === undefined ? undefined : chineseNumeral(groups['words']);
  const written = groups['number'] ?? (whole === undefined ? undefined : `${String(whole)}.${point}`);
  if (written === undefined) return undefined;
  return {
    ...place(match),
    value: Number(written),
    unit: '%',
    decimals: written.split('.')[1]?.length ?? 0,
    approximate: isVague(plain, match.index, groups),
  };
}

const anyDigit = /\d/u;
const anyNumeral = new RegExp(`[${numeralCharacters}]`, 'u');

/** Every quantity of a plain sentence, in order. */
export function readNumbers(plain: string): readonly Quantity[] {
  const found: (Quantity | undefined)[] = [];
  if (anyDigit.test(plain)) {
    for (const match of matches(plain, counted)) found.push(fromArabic(plain, match));
    for (const match of matches(plain, percentage)) found.push(fromPercentage(plain, match));
  }
  if (anyNumeral.test(plain)) {
    for (const match of matches(plain, inWords)) found.push(fromWords(plain, match));
    for (const match of matches(plain, percentageInWords)) found.push(fromPercentage(plain, match));
  }
  return found
    .filter((one) => one !== undefined)
    .sort((a, b) => a.at - b.at)
    .filter((one, index, all) => one.at >= (all[index - 1]?.end ?? 0));
}
