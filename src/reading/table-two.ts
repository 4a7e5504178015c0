/** What a number about documents, decisions and fees restates: a cell of table 2. Publishing one is not making one. */
import type { CellKey } from '../form/cell';
import type { Decision, DocumentColumn, Meaning } from './mention';
import type { Phrase } from './phrase';
import type { Topic } from './topic';

/** Done to documents and decisions without making any: published, reviewed, filed, interpreted. */
const published =
  /公开|公示|公布|发布|上传|归集|录入|备案|审查|审核|审议|解读|清理(?!废止)|评估|集中|汇编|修改|修订|起草|征求|更新|梳理|报送|党内|名义|转发|信息|数据|案件|事项|清单|结果|案卷|程序|重大|不予|免予|立案/u;

const documentColumns: readonly (readonly [DocumentColumn, RegExp])[] = [
  ['inForce', /(?:现行|继续|仍然?|保留)?有效|现有/u],
  ['repealed', /废止|失效/u],
  ['issued', /制发|印发|制定|出台|制作/u],
];

function documents(row: 'normativeDocuments' | 'regulations', phrase: Phrase): Meaning | undefined {
  const text = `${phrase.before}□${phrase.after}`;
  if (published.test(text)) return undefined;
  const before = documentColumns.filter(([, pattern]) => pattern.test(phrase.before));
  const found =
    before.length > 0 ? before : documentColumns.filter(([, pattern]) => pattern.test(phrase.after));
  const [first, ...more] = found;
  if (!first || more.length > 0) return undefined;
  const key: CellKey = `proactive/${row}/${first[0]}`;
  return { topic: 'norm', member: first[0], sums: [[key]], family: 'documents' };
}

/** 规章1件, and nothing said of what was done: any column of the row may be meant. */
function named({ before, after }: Phrase): Meaning | undefined {
  if (!/规章(?:共计?|合计|为|有)?$/u.test(before) || published.test(`${before}□${after}`)) return undefined;
  const columns = documentColumns.map(([column]): CellKey => `proactive/regulations/${column}`);
  return { topic: 'norm', member: 'issued', sums: columns.map((key) => [key]), family: 'documents' };
}

const decided: readonly (readonly [Decision, CellKey, RegExp])[] = [
  ['licenses', 'proactive/licenses/decisions', /行政许可/u],
  ['penalties', 'proactive/penalties/decisions', /行政处罚/u],
  ['compulsion', 'proactive/compulsion/decisions', /行政强制/u],
];

function decisions(phrase: Phrase, said: boolean): Meaning | undefined {
  const text = `${phrase.before}□${phrase.after}`;
  const found = decided.filter(([, , pattern]) => pattern.test(text));
  const [only, ...more] = found;
  if (!only || more.length > 0 || published.test(text)) return undefined;
  // In a list of decisions the name alone will do: 作出行政许可决定26件、行政处罚14件.
  if (!/作出|做出|决定/u.test(text) && !(said && only[2].test(phrase.before.slice(0, 4)))) return undefined;
  return { topic: 'decisions', member: only[0], sums: [[only[1]]], family: 'decisions' };
}

/** The amount itself, not what was remitted or for what. */
const wholeFee = /行政事业性收费(?:收入|金额|总额)?(?:共计?|合计|总计|为|是|达)?$/u;

/** `said`: decisions are what the sentence lists. */
export function tableTwoMeaning(
  topic: Topic,
  phrase: Phrase,
  unit: string,
  said: boolean,
): Meaning | undefined {
  switch (topic) {
    case 'norm':
      return /[件份个部项]/u.test(unit) ? documents('normativeDocuments', phrase) : undefined;
    case 'regulations':
      return /[件份个部项]/u.test(unit) ? (documents('regulations', phrase) ?? named(phrase)) : undefined;
    case 'decisions':
      return /[件宗起次个项]/u.test(unit) ? decisions(phrase, said) : undefined;
    case 'fee':
      return unit.endsWith('元') && wholeFee.test(phrase.before)
        ? { topic: 'fee', sums: [['proactive/fees/amount']], family: 'fee' }
        : undefined;
    case 'requests':
    case 'review':
    case 'litigation':
    case 'cases':
    case 'other':
      return undefined;
  }
}
