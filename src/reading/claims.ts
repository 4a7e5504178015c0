/** Words that claim without a number: 未收到, 未发生, 没有; 均获维持, 均为自然人, 均予以公开, 均已办结; 与上年持平. */
import { yearBefore } from '../form/year-before';
import { cellOf } from '../form/index';
import { caseCells } from './cases';
import { classNames, columnNames, requestCells } from './form-names';
import { isAboutCases, isAboutRequests, type Setting } from './meaning';
import { matches, ofYear } from './matches';
import { topicBefore } from './topic';
import { whenOf } from './when';
import { whoseIs } from './whose';
import { noneWords, type NoneWords } from './none-words';
import type { Claim, Claimed, Meaning, Mention } from './mention';
import type { PlainSentence } from './plain-sentence';

/** Hopes, plans and conditions claim nothing. */
const unreal = /确保|力争|避免|防止|防范|杜绝|减少|如果|若|一旦|是否|可能|努力|实现|下一步|将/u;

type Zero = Extract<Claimed, { readonly kind: 'zero' }>;

interface Place {
  readonly setting: Setting;
  readonly sentence: PlainSentence;
  readonly readings: readonly Mention[];
}

function isAboutTopic(about: NoneWords['about'], { setting: { part }, sentence, readings }: Place): boolean {
  switch (about) {
    case 'requests':
      return isAboutRequests(part, sentence.plain);
    case 'cases':
      return isAboutCases(part, sentence.plain, readings);
    case 'documents':
      return true;
  }
}

/** Of this year, of the unit itself, and meant. */
function counts(setting: Setting, before: string): boolean {
  const clause = before.split(/[，；]/u).pop() ?? '';
  const { report } = setting;
  return (
    whenOf(before, report.year) === 'now' && whoseIs(before, report).kind === 'own' && !unreal.test(clause)
  );
}

function zeros(place: Place): readonly Claim[] {
  const { setting, sentence } = place;
  return noneWords.flatMap(({ words, cells, about }) =>
    matches(sentence.plain, words).flatMap((match): Claim[] => {
      const before = sentence.plain.slice(0, match.index);
      if (!isAboutTopic(about, place) || !counts(setting, before)) return [];
      const found = cells(match, before);
      if (!found || found.length === 0) return [];
      return [claim(place, match, { kind: 'zero', topic: 'none', cells: found })];
    }),
  );
}

function claim({ setting, sentence }: Place, match: RegExpMatchArray, claimed: Claimed): Claim {
  const at = match.index ?? 0;
  return { part: setting.part, sentence, words: match[0], at, end: at + match[0].length, claimed };
}

/** The number right before a place, where it restates cells of its own. */
function antecedent(
  readings: readonly Mention[],
  at: number,
): (Meaning & { readonly index: number }) | undefined {
  const before = readings.filter((one) => one.end <= at && one.restates.kind !== 'change');
  const last = before[before.length - 1];
  if (last?.restates.kind !== 'cells' || last.approximate || last.office !== undefined) return undefined;
  // What is said after a list may be of all that it names.
  if (last.shared !== undefined) return undefined;
  return { ...last.restates, index: readings.indexOf(last) };
}

const all = '(?:均|全部|皆|都)(?:已经?)?';

/** The case rows spoken of right before: those joined by 、 or 和 go together. */
function casesBefore(place: Place, at: number): readonly string[] | undefined {
  const { readings, sentence } = place;
  const last = antecedent(readings, at);
  if (!last || (last.topic !== 'review' && last.topic !== 'lit')) return undefined;
  let { index } = last;
  const ids = new Set<string>();
  for (; index >= 0; index--) {
    const one = readings[index];
    const { restates } = one ?? {};
    if (!one || restates?.kind !== 'cells' || (restates.topic !== 'review' && restates.topic !== 'lit'))
      break;
    // Results of a case, named before, say that not all ended alike.
    if (restates.family === 'results') return undefined;
    for (const key of restates.sums[0] ?? []) ids.add(cellOf(key).rowId);
    const previous = readings[index - 1];
    if (!previous || !/^(?:、|和|及|以及)/u.test(sentence.plain.slice(previous.end, one.at))) break;
  }
  return [...ids];
}

const upholding = new RegExp(`${all}[^，；（）]{0,12}?维持(?!原状|稳定|秩序)`, 'gu');

function upheld(place: Place): readonly Claim[] {
  return matches(place.sentence.plain, upholding).flatMap((match): Claim[] => {
    const ids = casesBefore(place, match.index);
    if (!ids) return [];
    const cells = caseCells(ids, ['corrected', 'otherOutcome', 'pending']);
    return [claim(place, match, { kind: 'zero', topic: 'allupheld', cells })];
  });
}

const sole = new RegExp(
  `${all}(?:依法|按规定)?(?:为|系|是|由|来自|予以|作出?)?(?:于)?(?<what>[^，；：、（）]{2,20})`,
  'gu',
);
const allAtStart = new RegExp(`^${all}`, 'u');

/** 申请人均为自然人, 办理结果均为予以公开: everything else is 0. */
function soles(place: Place): readonly Claim[] {
  const { setting, sentence, readings } = place;
  return matches(sentence.plain, sole).flatMap((match): Claim[] => {
    const before = antecedent(readings, match.index);
    const what = match[0].replace(allAtStart, '');
    if (!before || before.member !== undefined || /\d|办结|答复/u.test(what)) return [];
    const zero = soleOf(setting, before, what);
    return zero ? [claim(place, match, zero)] : [];
  });
}

function soleOf({ tables }: Setting, before: Meaning, what: string): Zero | undefined {
  const applicants = columnNames.filter(({ pattern }) => pattern.test(what));
  const [applicant, ...others] = applicants;
  if (applicant && before.topic === 'new' && /^(?:依法)?(?:为|系|是|由|来自)/u.test(what)) {
    if (others.some(({ member }) => member !== 'otherOrganization') || /和|、|及/u.test(what))
      return undefined;
    const columns = columnNames
      .filter(({ member }) => member !== 'organization')
      .flatMap((name) => name.columns)
      .filter((column) => !applicant.columns.includes(column));
    return {
      kind: 'zero',
      topic: 'new',
      member: applicant.member,
      cells: requestCells(['received'], columns),
    };
  }
  const classes = classNames(tables).filter((name) => !name.leaf);
  const [named, ...more] = classes.filter(({ pattern }) =>
    new RegExp(
      `^(?:依法|按规定)?(?:为|作出?|是|属于?)?(?:${pattern.source})(?:处理|答复|决定)?(?=$|□)`,
      'u',
    ).test(what),
  );
  if (!named || more.length > 0 || (before.topic !== 'done' && before.topic !== 'new')) return undefined;
  const rows = classes.filter((name) => name !== named).flatMap((name) => name.rows);
  return { kind: 'zero', topic: 'class', member: named.member, cells: requestCells(rows) };
}

/** 除…外, 其余: not all are meant. */
const exceptions = /除|其余|以外|(?:截至|到)(?:目前|今)/u;

/** All applications, whatever number was named last. */
const allApplications = /(?:所有|全部)的?(?:(?:政府)?信息公开)?申请(?:件|事项)?$/u;

const finishing = new RegExp(
  `${all}[^，；、（）\\d]{0,20}?(?:办结|答复|办理完毕|办理完成|回复|办复)(?!率)`,
  'gu',
);

/** 收到23件，均已按期答复, 所有申请均已办结: then nothing is carried out. */
function finished(place: Place): readonly Claim[] {
  const { sentence, readings } = place;
  const carries = /结转|顺延|下一?年|次年|未到期|正在办理/u.test(
    sentence.plain.replace(/(?:上一?年度?|去年度?)结转/gu, ''),
  );
  return matches(sentence.plain, finishing).flatMap((match): Claim[] => {
    const named = allApplications.test(sentence.plain.slice(0, match.index)) && !/答复|回复/u.test(match[0]);
    if (named && !exceptions.test(sentence.plain)) {
      return [claim(place, match, { kind: 'zero', topic: 'done', cells: requestCells(['carriedOut']) })];
    }
    const before = antecedent(readings, match.index);
    if (!before || before.topic !== 'new' || before.member !== undefined || carries) return [];
    const clauses = sentence.plain.slice(readings[before.index]?.end ?? 0, match.index);
    if (/[；。]/u.test(clauses) || topicBefore(clauses) === 'other') return [];
    return [claim(place, match, { kind: 'zero', topic: 'done', cells: requestCells(['carriedOut']) })];
  });
}

const asLastYear = ofYear((year) => {
  const before = year === null ? '' : `|${String(yearBefore(year))}年度?`;
  return new RegExp(
    `(?:与|和|同|跟|较|比)(?:上一?年度?|去年度?${before})(?:同期)?(?:相比)?(?:，)?(?<nearly>基本|大致|大体|总体)?(?:保持)?(?:持平|相当|相同)`,
    'gu',
  );
});

function unchanged(place: Place): readonly Claim[] {
  const { sentence, readings, setting } = place;
  return matches(sentence.plain, asLastYear(setting.report.year)).flatMap((match): Claim[] => {
    const before = antecedent(readings, match.index);
    const gap = sentence.plain.slice(before ? (readings[before.index]?.end ?? 0) : 0, match.index);
    if (!before || !/^，?(?:总量|数量|总数)?$/u.test(gap)) return [];
    const nearly = match.groups?.['nearly'] !== undefined || match[0].includes('相当');
    return [claim(place, match, { kind: 'unchanged', meaning: before, nearly })];
  });
}

/** Words without which nothing is claimed to be none, or of all: most sentences have neither and need no closer look. */
const saysNone = /[未没无]|不存在|[为是][零0]/u;
const saysAll = new RegExp(all, 'u');

/** Every claim of one sentence that its words, and the numbers in it, make plain. */
export function readClaims(
  setting: Setting,
  sentence: PlainSentence,
  readings: readonly Mention[],
): readonly Claim[] {
  const { plain } = sentence;
  const place: Place = { setting, sentence, readings };
  const none = saysNone.test(plain) ? zeros(place) : [];
  const numbers = readings.length > 0;
  const whole = saysAll.test(plain);
  return [
    ...none,
    ...(whole && numbers ? [...upheld(place), ...soles(place)] : []),
    ...(whole ? finished(place) : []),
    ...(numbers ? unchanged(place) : []),
  ];
}
