/**
 * 制发、废止规范性文件分别为2件、1件; 行政复议、行政诉讼各1件: the names come first, the numbers after, and go together by
 * their order. They are only matched up where there are as many names of one kind as numbers; anything else is left
 * alone, since 今年、去年分别收到50件、40件 reads much the same.
 */
import { classNames, columnNames } from './form-names';
import type { Quantity } from './numbers';
import { phraseOf, type Phrase } from './phrase';
import type { Tables } from './mention';

export interface SharedNumbers {
  /** How many numbers stand together. */
  readonly count: number;
  /** Each name with the words that hold for all: one a number, or all of the one after 各. None where it cannot be told. */
  readonly phrases: readonly Phrase[];
  /** From the first name to the last number. */
  readonly at: number;
  readonly end: number;
}

const joined = '(?:、|和|及|与|以及)';
const list = new RegExp(joined, 'u');
const next = new RegExp(`^${joined}$`, 'u');
const nextAfterComma = new RegExp(`^(?:${joined}|，)$`, 'u');

/** 各 before a verb shares one number out; 各类 and 各部门 single nothing out. */
const each =
  '各(?!类|级|种|项|个|部|镇|乡|街|县|区|市|旗|单|科|股|社|村|成|职|有|相|站|所|地|方|位|界|办公|办事)[^各]{0,12}';
const respectively =
  '分别(?:有|为|是|共|计|达|占|增加|减少|增长|下降|上升|提出|提交|递交|申请|收到|受理|办结|答复)*';
const shares = new RegExp(`(?:${each}|${respectively})$`, 'u');

/** 40、8、2件: the last of numbers that have one unit between them. */
const bareNumbers = new RegExp(`\\d${joined}$`, 'u');

interface Kind {
  readonly names: RegExp;
  /** A list of them, what holds for all before and after it, and nothing of weight up to the number. */
  readonly upToNumber: RegExp;
}

function kindOf(names: string): Kind {
  return {
    names: new RegExp(names, 'gu'),
    upToNumber: new RegExp(
      `^(?<head>[^、和及与或]*?)(?<list>(?:${names})(?:${joined}(?:${names}))+)(?<tail>(?:(?!分别|各)[^、和及与或]){0,12}?)(?:(?<how>各|分别)(?:有|为|是|共|计|达|提出|提交|递交|申请)*)?$`,
      'u',
    ),
  };
}

const kinds = [
  '制发|印发|制定|出台|废止|失效|现行有效|继续有效',
  '行政许可|行政处罚|行政强制',
  '未经复议(?:直接)?提?起诉|直接提?起诉|经?复议后提?起诉|(?:行政)?复议|(?:行政)?诉讼',
  '(?:结果)?维持|(?:结果)?纠正|其他结果|尚未审结',
  '新收|收到|受理|上年结转|办结|答复|结转(?:至|到|入)?下一?年度?|结转',
  columnNames.map(({ pattern }) => pattern.source).join('|'),
].map(kindOf);

const outcomes = new WeakMap<Tables['requests'], Kind>();

function outcomesOf(tables: Tables): Kind {
  const found =
    outcomes.get(tables.requests) ??
    kindOf(
      classNames(tables)
        .map(({ pattern }) => pattern.source)
        .join('|'),
    );
  outcomes.set(tables.requests, found);
  return found;
}

/** How many numbers follow one another from the first one on. */
function inARow(plain: string, numbers: readonly Quantity[], mark: RegExp): number {
  const last = numbers.findIndex((one, index) => {
    const other = numbers[index + 1];
    return other?.unit !== one.unit || !mark.test(plain.slice(one.end, other.at));
  });
  return last + 1;
}

/** The numbers from one on that share the words before and after them; undefined where it stands for itself. */
export function sharedNumbers(
  tables: Tables,
  plain: string,
  quantities: readonly Quantity[],
  index: number,
): SharedNumbers | undefined {
  const { before } = phraseOf(plain, quantities, index);
  const numbers = quantities.slice(index);
  const row = inARow(plain, numbers, before.includes('分别') ? nextAfterComma : next);
  const [first, last] = [numbers[0], numbers[row - 1]];
  if (!first || !last) return undefined;
  // After a list, numbers in a row are shared out without 分别 as well, and where it comes after them.
  const around = before + plain.slice(last.end, last.end + 2);
  const inRow = row > 1 && (around.includes('分别') || list.test(before));
  if (!inRow && !shares.test(before) && !bareNumbers.test(before)) return undefined;
  const compares = /[比较增减升降占]/u.test(before);
  for (const { names, upToNumber } of compares ? [] : [...kinds, outcomesOf(tables)]) {
    const groups = upToNumber.exec(before)?.groups;
    if (!groups) continue;
    const { head = '', tail = '', how } = groups;
    const found = (groups['list'] ?? '').match(names) ?? [];
    if (row !== (how === '各' ? 1 : found.length)) break;
    const { after } = phraseOf(plain, quantities, index + row - 1);
    const phrases = found.map((name) => ({ before: head + name + tail, after }));
    const at = first.at - before.length + head.length;
    return { count: row, phrases, at, end: last.end };
  }
  return { count: row, phrases: [], at: first.at, end: last.end };
}
