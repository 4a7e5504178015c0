/**
 * Unit and year, from every place a report names them: its title, a title in 《》, the sentence that announces it, the
 * period of its figures, the signature. The day it was published, its source and other bodies tell neither.
 */
import type { UnitLevel } from '../form/report';
import { aroundPage } from './furniture';
import { levelOf } from './level';
import { wordsOf, type Line } from './line';

export interface Title {
  readonly unit: string;
  readonly year: number | null;
  readonly level: UnitLevel | null;
  /** Lines between the title and section 一 that are the report's. */
  readonly rest: readonly Line[];
  /** Of a page around the report: not read. */
  readonly dropped: readonly Line[];
  /** Units or years that other places name, where they disagree, in words. */
  readonly disagree: readonly string[];
  /** Whether a title names the year: nothing else is as good. */
  readonly titled: boolean;
}

/** A title takes up to three lines; beyond that there is none. */
const mostLines = 3;
/** Characters; a line that is longer is no title. */
const longest = 120;

const unitName = '[^\\s>》《<:：|/_，。；、,;（）()]{2,40}?';
const name =
  '(?:政府|政务)?信息公开(?:工作)?(?:年度)?(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:报告|年报|总结)(?:\\((?:公示稿|公开稿)\\))?';
const wholeUnitFirst = new RegExp(`^(?:关于)?(${unitName})(?:关于)?(20\\d\\d)年?度?的?${name}$`, 'u');
const wholeYearFirst = new RegExp(`^(?:关于)?(20\\d\\d)年?度?(${unitName})(?:关于)?${name}$`, 'u');
const wholeNoYear = new RegExp(`^(${unitName})${name}$`, 'u');
const wholeNoUnit = new RegExp(`^(20\\d\\d)年?度?${name}$`, 'u');

interface Named {
  readonly unit?: string;
  readonly year?: number;
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

/** Words that come before a unit's name in a sentence, or instead of it. */
const notUnit =
  /^(?:本|我|政府|政务|年度|全文|现|特|工作|关于|有关|信息公开|完成|形成)|(?:要求|规定|格式|通知|条例|如下|报告|发布|公布|编制|结合|办法|页面|首页|网站|栏目|目录|索引|文号)|公开$/u;

function unitOf(text: string | undefined): string | undefined {
  const clean = text?.replace(/^(?:关于|按照|根据)/u, '').replace(/(?:的|关于)$/u, '') ?? '';
  return clean.length < 2 || notUnit.test(clean) ? undefined : clean;
}

function named(unit: string | undefined, year: string | undefined): Named | undefined {
  const clean = unitOf(unit);
  if (clean === undefined && year === undefined) return undefined;
  return {
    ...(clean === undefined ? {} : { unit: clean }),
    ...(year === undefined ? {} : { year: Number(year) }),
  };
}

/** A text that is a title and nothing else; what a trail of links or a sentence begins with is not a unit. */
function parseWhole(text: string): Named | undefined {
  const unitFirst = wholeUnitFirst.exec(text);
  if (unitFirst) return named(unitFirst[1], unitFirst[2]);
  const noUnit = wholeNoUnit.exec(text);
  if (noUnit) return named(undefined, noUnit[1]);
  const yearFirst = wholeYearFirst.exec(text);
  if (yearFirst) return named(yearFirst[2], yearFirst[1]);
  const noYear = wholeNoYear.exec(text);
  return noYear ? named(noYear[1], undefined) : undefined;
}

/** What a page or a catalogue puts before a title. */
const titleLabel = /^(?:标题|题名|名称|信息名称|文件名称):?/u;

interface WholeTitle {
  readonly from: number;
  readonly to: number;
  readonly named: Named;
}

/** Every title among the lines; a longer one that holds a shorter goes before it. */
function wholeTitles(lines: readonly Line[]): readonly WholeTitle[] {
  const titles: WholeTitle[] = [];
  for (let from = 0; from < lines.length; from += 1) {
    const found: WholeTitle[] = [];
    let text = '';
    for (let to = from; to < Math.min(lines.length, from + mostLines); to += 1) {
      const line = lines[to];
      if (!line || aroundPage(wordsOf(line))) break;
      text = squeeze(text + wordsOf(line)).replace(titleLabel, '');
      if (text.length > longest) break;
      // A line that is a title by itself needs nothing of the page before it.
      const alone = to > from ? parseWhole(squeeze(wordsOf(line)).replace(titleLabel, ''))?.unit : undefined;
      if (alone !== undefined) break;
      const title = parseWhole(text);
      if (title) found.push({ from, to, named: title });
    }
    // A unit on a line of its own before a title without one belongs to it.
    const best = found.find((title) => title.named.unit !== undefined) ?? found[0];
    if (!best) continue;
    titles.push(best);
    from = best.to;
  }
  return titles;
}

const year = '(20\\d\\d)年?度?的?';
const report = `(?:政府|政务)?信息公开(?:工作)?(?:实际)?(?:情况|年度|工作|的){0,4}(?:报告|年报)?`;
/** How the name of an organ ends. */
const office = '(?:局|委员会|委|办|办公室|政府|街道|街道办事处|镇|乡|中心|队|院|厅|管委会|所|站|处)';
const announced: readonly RegExp[] = [
  new RegExp(`《(?<unit>${unitName})${year.replace('(', '(?<year>')}${name}》`, 'u'),
  new RegExp(`《${year.replace('(', '(?<year>')}(?<unit>${unitName})${name}》`, 'u'),
  new RegExp(
    `(?:现将|现就|现对|特编制|编制|现公布|现公开|公布|公开|发布|撰写|形成|结合|制定|现发布)(?:了)?${year.replace('(', '(?<year>')}(?<unit>${unitName})的?${report}`,
    'u',
  ),
  new RegExp(
    `(?:现将|现就|现对|特编制|编制|现公布|现公开|公布|公开|发布|撰写|形成|结合|制定|现发布)(?:了)?(?<unit>${unitName})${year.replace('(', '(?<year>')}${report}`,
    'u',
  ),
  new RegExp(
    `^${year.replace('(', '(?<year>')}[,，]?(?<unit>[^\\s，,。的《》（）()]{2,28}${office})(?:认真|严格|深入|坚持|在|按照|以|高度|全面|积极|紧紧|切实|政府信息公开)`,
    'u',
  ),
  new RegExp(
    `(?:^|[，,。])(?<unit>[^\\s，,。的《》（）()]{2,28}${office})编制(?:完成|形成)?了?${year.replace('(', '(?<year>')}${report}`,
    'u',
  ),
  new RegExp(
    `^本(?:年度)?(?:报告|年报)(?:由)?(?<unit>[^\\s，,。的由《》（）()]{2,28}${office})(?:按照|根据|依据|编制|综合|结合|负责)`,
    'u',
  ),
];
const period =
  /(?:统计|数据|报告).{0,16}?(?:期限|时限|时间|年限|周期|日期|范围|起止).{0,12}?(20\d\d)\s*年?度?\s*1\s*月\s*1\s*日/u;
const anyPeriod = /(20\d\d)年1月1日(?:起|开始)?(?:至|到|—|-|～|~)+(?:20\d\d年)?12月31日/u;
const contact =
  /(?:请与?|可与?|请直接与|请致电|联系单位[:：]?|由)(?:联系[:：])?([^\s，,。；：:（(）)]{2,30}?(?:局|委员会|委|办公室|办|政府|街道|街道办事处|镇|乡|中心|队|院|所|站|处)(?:办公室)?)(?:联系|办公室联系|[（(，,。]|负责)/u;

interface Vote {
  readonly value: string;
  readonly weight: number;
  readonly from: string;
}

/** The value of the best place; of as good places, what most of them say. */
function best(votes: readonly Vote[]): string | undefined {
  const most = Math.max(...votes.map(({ weight }) => Math.floor(weight)));
  const good = votes.filter(({ weight }) => Math.floor(weight) === most);
  const sums = new Map<string, number>();
  for (const { value, weight } of good) sums.set(value, (sums.get(value) ?? 0) + weight);
  return [...sums].sort((a, b) => b[1] - a[1])[0]?.[0];
}

const weights = {
  title: 6,
  page: 5,
  quoted: 4,
  announced: 3,
  period: 4,
  signature: 2,
  contact: 1.5,
  first: 1,
} as const;

interface Votes {
  readonly units: Vote[];
  readonly years: Vote[];
}

function vote(votes: Votes, { unit, year: which }: Named, weight: number, from: string): void {
  if (unit !== undefined) votes.units.push({ value: unit, weight, from });
  if (which !== undefined) votes.years.push({ value: String(which), weight, from });
}

function readSentence(votes: Votes, text: string, first: boolean): void {
  // What is named inside the title of another paper (《……通知》) is whoever sent that.
  const outside = text.replace(/《[^《》]*》/gu, '《》');
  for (const [index, pattern] of announced.entries()) {
    const own = pattern.exec(index < 2 ? text : outside)?.groups;
    const unit = own?.['unit'];
    const which = (own ?? pattern.exec(text)?.groups)?.['year'];
    const found = named(unit?.replace(/(?:的|在)$/u, ''), which);
    if (found) vote(votes, found, index < 2 ? weights.quoted : weights.announced, '正文');
  }
  const span = period.exec(text) ?? anyPeriod.exec(text);
  if (span) votes.years.push({ value: span[1] ?? '', weight: weights.period, from: '统计期限' });
  const asked = unitOf(
    contact
      .exec(text)?.[1]
      ?.replace(/(?<=局|委|委员会|政府|街道|办事处|镇|乡)(?:党政|综合|信息){0,3}(?:办公室|指挥室|办)$/u, ''),
  );
  if (first && asked !== undefined)
    votes.units.push({ value: asked, weight: weights.contact, from: '联系方式' });
}

/** How the name of a place ends, which a unit's full name begins with. */
const place = /(?:省|市|县|区|州|旗|盟|镇|乡|街道)$/u;

/** A word of the page that stands right before a title (`导航`) looks like its beginning; what calls itself shorter is right. */
function withoutBefore(unit: string, units: readonly Vote[]): string {
  const shorter = units.find(({ value, from }) => {
    const before = unit.slice(0, -value.length);
    return from === '网页标题' && value !== unit && unit.endsWith(value) && !place.test(before);
  });
  return shorter?.value ?? unit;
}

/** 落款: the unit, and the date below it. */
const dated = /^20\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$|^二[〇○零]二.年.{1,3}月.{1,3}日$/u;
const signed =
  /^[^\s，,。；：:]{2,30}(?:局|委员会|办公室|政府|街道|办事处|镇|乡|中心|支队|大队|管委会|厅|院)$/u;

export interface Signature {
  readonly unit: string | undefined;
  /** The lines it takes, at the end of the report. */
  readonly lines: readonly Line[];
}

/** The signature at the end of a report's lines; none where the last lines are text. */
export function readSignature(lines: readonly Line[]): Signature {
  const filled = lines.filter(({ text }) => text.trim() !== '');
  const [before, last] = filled.slice(-2);
  if (!last || !dated.test(squeeze(wordsOf(last)))) return { unit: undefined, lines: [] };
  const unit = before && squeeze(wordsOf(before));
  return before && unit !== undefined && signed.test(unit)
    ? { unit, lines: [before, last] }
    : { unit: undefined, lines: [last] };
}

/** A line before section 一 that is text of the report, not of the page around it. */
function isText(line: Line): boolean {
  const text = wordsOf(line);
  return /[，。；：,:;]/u.test(text) && !aroundPage(text) && !/^\s*>|>\s*\S+\s*>/u.test(text);
}

/** How a report's first sentence begins. */
const opening =
  /(?<=\s)(?=(?:根据|按照|依据|依照|为贯彻|为全面|现将|现就|本(?:年度)?报告|本年报)[^\s]{10,})/u;

function isTitle(text: string): boolean {
  return parseWhole(squeeze(text))?.unit !== undefined;
}

/** A title with text behind it on the same line is two lines, and so is a page's navigation. */
function withoutTitle(line: Line): readonly Line[] {
  const text = line.text.trim();
  const begins = text.length > longest && aroundPage(text) ? opening.exec(text)?.index : undefined;
  if (begins !== undefined)
    return [
      text.slice(0, begins).trim(),
      ...text.slice(0, begins).split(/\s+/u).filter(isTitle),
      text.slice(begins),
    ].map((part) => ({ ...line, text: part, cells: [part] }));
  for (const { index } of text.slice(0, longest).matchAll(/\s+/gu)) {
    const [head, rest] = [text.slice(0, index), text.slice(index).trim()];
    if (!parseWhole(squeeze(head))) continue;
    return [head, rest].map((part) => ({ ...line, text: part, cells: [part] }));
  }
  return [line];
}

/** The title of a page, which may go on with its column and its site: `…年度报告_政府信息公开年报_某县人民政府`. */
function pageTitle(text: string): Named | undefined {
  const pieces = text.split(/\s*[_|｜>»]\s*|\s+[-–—]\s+|(?<=报告|年报)[-–—]/u);
  return pieces.map((piece) => parseWhole(squeeze(piece))).find((found) => found?.unit !== undefined);
}

/**
 * Reads unit and year. `before`: the lines before section 一; `overview`: those of section 一; `signature`: of the end;
 * `pageTitles`: what a page calls itself.
 */
export function readTitle(
  before: readonly Line[],
  overview: readonly Line[],
  signature: Signature,
  pageTitles: readonly string[] = [],
): Title {
  const lines = before.filter((line) => line.text.trim() !== '').flatMap(withoutTitle);
  const titles = wholeTitles(lines);
  const votes: Votes = { units: [], years: [] };
  // The title nearest to section 一 counts most: a page has its navigation before it.
  titles.forEach((title, index) => {
    const whole = title.named.unit !== undefined && title.named.year !== undefined ? 1 : 0;
    vote(votes, title.named, weights.title + whole + index * 0.1, '标题');
  });
  const after = (titles[titles.length - 1]?.to ?? -1) + 1;
  const inTitle = (index: number): boolean => titles.some(({ from, to }) => index >= from && index <= to);
  const loose = titles.length > 0 ? undefined : looseTitle(lines);
  if (loose) vote(votes, loose.named, weights.title, '标题');
  lines.forEach((line, index) => {
    if (!inTitle(index) && !aroundPage(wordsOf(line))) readSentence(votes, squeeze(wordsOf(line)), true);
  });
  overview.slice(0, 6).forEach((line) => {
    readSentence(votes, squeeze(wordsOf(line)), false);
  });
  for (const found of pageTitles.map(pageTitle)) if (found) vote(votes, found, weights.page, '网页标题');
  if (signature.unit !== undefined) vote(votes, { unit: signature.unit }, weights.signature, '落款');
  const firstYear = /^\D{0,12}(20\d\d)年/u.exec(squeeze(overview.map(wordsOf).join('')).slice(0, 60))?.[1];
  if (firstYear !== undefined) votes.years.push({ value: firstYear, weight: weights.first, from: '正文' });
  const unit = withoutBefore(best(votes.units) ?? '', votes.units);
  const found = best(votes.years);
  const rest = lines.filter(
    (line, index) => !inTitle(index) && !(loose && index < loose.lines) && isText(line),
  );
  const started = lines.findIndex((line, index) => index >= after && isText(line));
  return {
    unit,
    year: found === undefined ? null : Number(found),
    level: levelOf(unit),
    rest:
      titles.length > 0 && started >= 0
        ? rest.filter((line) => lines.indexOf(line) >= after || isSentence(line))
        : rest,
    dropped: lines.filter(
      (line, index) => !inTitle(index) && !rest.includes(line) && !(loose && index < loose.lines),
    ),
    disagree: disagreeing(votes, unit, found),
    titled: votes.years.some(({ from }) => from === '标题'),
  };
}

function isSentence(line: Line): boolean {
  return wordsOf(line).includes('。');
}

/** Years that two good places disagree about; units only where titles do. */
function disagreeing(votes: Votes, unit: string, year: string | undefined): readonly string[] {
  const others = votes.years.filter(({ value, weight }) => value !== year && weight >= weights.announced);
  const titles = votes.units.filter(
    ({ value, from }) => from === '标题' && value !== unit && !unit.includes(value) && !value.includes(unit),
  );
  const places = (which: readonly Vote[], word: string): string =>
    [...new Set(which.map(({ from, value }) => `${from}写的是 ${value}${word}`))].join('，');
  const sources = votes.years.filter(({ value }) => value === year);
  return [
    ...(others.length > 0 && year !== undefined
      ? [`${places([...sources.slice(0, 1), ...others], ' 年')}，按 ${year} 年读入，请核对。`]
      : []),
    ...(titles.length > 0 ? [`${places(titles, '')}，按“${unit}”读入，请核对单位名称。`] : []),
  ];
}

/** A title with something before or after it, in the first lines. */
function looseTitle(lines: readonly Line[]): { readonly named: Named; readonly lines: number } | undefined {
  for (let count = 1; count <= Math.min(mostLines, lines.length); count += 1) {
    const text = squeeze(lines.slice(0, count).map(wordsOf).join('')).slice(0, longest);
    if (/[。；，]/u.test(text)) return undefined;
    const unitFirst = /^([^》《:：|/_，。；、,;]{2,40}?)(20\d\d)年?度?.*(?:信息公开|年度报告).*报告/u.exec(
      text,
    );
    const yearFirst = /^(20\d\d)年?度?([^》《:：|/_，。；、,;]{2,40}?)(?:政府|政务)?信息公开.*报告/u.exec(
      text,
    );
    const found = unitFirst
      ? named(unitFirst[1], unitFirst[2])
      : yearFirst && named(yearFirst[2], yearFirst[1]);
    if (found?.unit !== undefined) return { named: found, lines: count };
  }
  return undefined;
}
