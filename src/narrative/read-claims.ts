/** Words that claim without a number: 未收到, 未发生, 没有; 均获维持, 均为自然人, 均予以公开, 均已办结; 与上年持平. */
import { caseCells } from './read-cases';
import { classNames, columnNames, requestCells } from './form-names';
import { isAboutCases, isAboutRequests, type Setting } from './read-sentence';
import { isForeign, topicBefore } from './read-topic';
import { whenOf } from './read-when';
import { whoseIs } from './read-whose';
import type { CellKey } from '../form/cell';
import type { Claim, Claimed, Meaning, Reading, Sum } from './reading';
import type { PlainSentence } from './plain-sentence';

const not = '(?:未曾?|没有|从未|尚未|无|不存在|并未)';
const ends = '(?=[，；。（）：、□.]|$|和|及|或|也|且)';
/** Hopes, plans and conditions claim nothing. */
const unreal = /确保|力争|避免|防止|防范|杜绝|减少|如果|若|一旦|是否|可能|努力|实现|下一步|将/u;
const columnOf = (text: string) => columnNames.find(({ pattern }) => pattern.test(text));

type Zero = Extract<Claimed, { readonly kind: 'zero' }>;

interface Pattern {
  readonly words: RegExp;
  /** The cells that must be 0; undefined where the words after all claim nothing of a cell. */
  readonly cells: (match: RegExpMatchArray, before: string) => Sum | undefined;
  readonly about: 'requests' | 'cases' | 'documents';
}

const documentCell = (column: string, row = 'normativeDocuments') => `proactive/${row}/${column}` as CellKey;

function documentRow(text: string): string {
  return text.includes('规范性文件') ? 'normativeDocuments' : 'regulations';
}

const none: readonly Pattern[] = [
  {
    about: 'requests',
    words: new RegExp(
      `${not}(?:再)?(?:收到|接到|受理|接收|收取到|新收)(?:过|到|任何|新的)*(?<of>[^，；（）]{0,20}?)(?:依申请公开|申请)(?:的?(?:情况|事项|件|信息|政府信息|案件))?${ends}`,
      'gu',
    ),
    cells: (match) => {
      const of = match.groups?.['of'] ?? '';
      if (
        isForeign(`${of}申请`) ||
        /复议|诉讼|咨询|信函|网上|网络|当面|邮件|传真|不予|其[他它]|另外|更多|重复/u.test(of)
      )
        return undefined;
      const named = /公民、?法人|法人.*自然人|自然人.*法人/u.test(of) ? undefined : columnOf(of);
      return requestCells(['received'], named ? named.columns : ['total']);
    },
  },
  {
    about: 'requests',
    words: new RegExp(
      `(?:无|没有)(?:人)?(?:政府信息|信息)?(?:依申请公开|公开申请|公开的申请)(?:的?(?:申请|情况|事项|件))?${ends}`,
      'gu',
    ),
    cells: () => requestCells(['received']),
  },
  {
    about: 'requests',
    words:
      /(?:公开申请|依申请公开|申请)(?:的)?(?:数量?|量|件数|总数)?(?:均|都)?(?:为|是)(?:零|0)(?![\d.件宗条份起次个万人%])/gu,
    cells: () => requestCells(['received']),
  },
  {
    about: 'requests',
    words: /(?:无|没有|不存在)(?:上一?年度?|去年度?)(?:的)?(?:结转|遗留)(?!至|到)/gu,
    cells: () => requestCells(['carriedIn']),
  },
  {
    about: 'requests',
    words: /(?:无|没有|不存在)(?:申请)?(?:需要?)?(?:结转|顺延|转)(?:至|到|入)?(?:下一?年度?|次年度?|明年)/gu,
    cells: () => requestCells(['carriedOut']),
  },
  { about: 'requests', words: /年内均未办结/gu, cells: () => requestCells(['outcomeTotal']) },
  {
    about: 'cases',
    words: new RegExp(
      `${not}(?:发生|产生|出现|引发|引起|涉及|收到|存在|被)?[^，；（）]{0,24}?(?:(?<review>复议)(?:案件|申请)?(?:(?:、|和|及|与|或|以及|也未|被|提起|行政)*(?<both>诉讼))?|(?<suit>诉讼))(?:的?(?:案件|申请|情况|事项|事件|案例))*${ends}`,
      'gu',
    ),
    cells: (match) => {
      const { review, both, suit } = match.groups ?? {};
      if (/维持|纠正|审结|败诉|撤销|逾期|超期/u.test(match[0])) return undefined;
      const ids = [
        ...(review === undefined ? [] : ['reconsideration']),
        ...(both === undefined && suit === undefined ? [] : ['direct', 'afterReconsideration']),
      ];
      return caseCells(ids);
    },
  },
  {
    about: 'documents',
    words: new RegExp(
      `${not}(?:新)?(?<issued>制发|制定|出台|印发)?(?:、|和|及|或|与)?(?<repealed>废止)?(?:任何|新的)?(?:行政)?(?<row>规范性文件|规章(?!制度))${ends}`,
      'gu',
    ),
    cells: (match) => {
      const { issued, repealed, row = '' } = match.groups ?? {};
      const columns = [
        ...(issued === undefined ? [] : ['issued']),
        ...(repealed === undefined ? [] : ['repealed']),
      ];
      return columns.length === 0
        ? undefined
        : columns.map((column) => documentCell(column, documentRow(row)));
    },
  },
  {
    about: 'documents',
    words: /(?:没有|无)现行有效的?(?:行政)?(?<row>规范性文件|规章(?!制度))/gu,
    cells: (match) => [documentCell('inForce', documentRow(match.groups?.['row'] ?? ''))],
  },
  {
    about: 'documents',
    words: new RegExp(`(?:没有|未)废止${ends}`, 'gu'),
    cells: (_, before) => {
      const named = [...before.matchAll(/规范性文件|规章(?!制度)/gu)].pop();
      return named ? [documentCell('repealed', documentRow(named[0]))] : undefined;
    },
  },
  {
    about: 'documents',
    words: new RegExp(
      `(?:没有|未)(?:作出|做出)(?<list>(?:行政(?:许可|处罚|强制)(?:、|和|及|或|与)*)+)(?:处理)?(?:决定)?${ends}`,
      'gu',
    ),
    cells: (match) => {
      const list = match.groups?.['list'] ?? '';
      const named: readonly (readonly [string, CellKey])[] = [
        ['许可', 'proactive/licenses/decisions'],
        ['处罚', 'proactive/penalties/decisions'],
        ['强制', 'proactive/compulsion/decisions'],
      ];
      return named.filter(([word]) => list.includes(word)).map(([, key]) => key);
    },
  },
  {
    about: 'documents',
    words: new RegExp(`(?:没有|未)收取(?:任何)?行政事业性收费${ends}`, 'gu'),
    cells: () => ['proactive/fees/amount'],
  },
];

interface Place {
  readonly setting: Setting;
  readonly sentence: PlainSentence;
  readonly readings: readonly Reading[];
}

function isSpokenOf(about: Pattern['about'], { setting: { part }, sentence, readings }: Place): boolean {
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
  return none.flatMap(({ words, cells, about }) =>
    [...sentence.plain.matchAll(words)].flatMap((match): Claim[] => {
      const before = sentence.plain.slice(0, match.index);
      if (!isSpokenOf(about, place) || !counts(setting, before)) return [];
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
  readings: readonly Reading[],
  at: number,
): (Meaning & { readonly index: number }) | undefined {
  const before = readings.filter((one) => one.end <= at && one.restates.kind !== 'change');
  const last = before[before.length - 1];
  if (last?.restates.kind !== 'cells' || last.approximate || last.office !== undefined) return undefined;
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
    for (const key of restates.sums[0] ?? []) ids.add(key.split('/')[1] ?? '');
    const previous = readings[index - 1];
    if (!previous || !/^(?:、|和|及|以及)/u.test(sentence.plain.slice(previous.end, one.at))) break;
  }
  return [...ids];
}

function upheld(place: Place): readonly Claim[] {
  const words = new RegExp(`${all}[^，；（）]{0,12}?维持(?!原状|稳定|秩序)`, 'gu');
  return [...place.sentence.plain.matchAll(words)].flatMap((match): Claim[] => {
    const ids = casesBefore(place, match.index);
    if (!ids) return [];
    const cells = caseCells(ids, ['corrected', 'otherOutcome', 'pending']);
    return [claim(place, match, { kind: 'zero', topic: 'allupheld', cells })];
  });
}

/** 申请人均为自然人, 办理结果均为予以公开: everything else is 0. */
function soles(place: Place): readonly Claim[] {
  const { setting, sentence, readings } = place;
  const words = new RegExp(
    `${all}(?:依法|按规定)?(?:为|系|是|由|来自|予以|作出?)?(?:于)?(?<what>[^，；：、（）]{2,20})`,
    'gu',
  );
  return [...sentence.plain.matchAll(words)].flatMap((match): Claim[] => {
    const before = antecedent(readings, match.index);
    const what = match[0].replace(new RegExp(`^${all}`, 'u'), '');
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

/** 收到23件，均已按期答复: then nothing is carried out. */
function finished(place: Place): readonly Claim[] {
  const { sentence, readings } = place;
  const words = new RegExp(
    `${all}[^，；、（）\\d]{0,20}?(?:办结|答复|办理完毕|办理完成|回复|办复)(?!率)`,
    'gu',
  );
  const carries = /结转|顺延|下一?年|次年|未到期|正在办理/u.test(
    sentence.plain.replace(/(?:上一?年度?|去年度?)结转/gu, ''),
  );
  return [...sentence.plain.matchAll(words)].flatMap((match): Claim[] => {
    const before = antecedent(readings, match.index);
    if (!before || before.topic !== 'new' || before.member !== undefined || carries) return [];
    const clauses = sentence.plain.slice(readings[before.index]?.end ?? 0, match.index);
    if (/[；。]/u.test(clauses) || topicBefore(clauses) === 'other') return [];
    return [claim(place, match, { kind: 'zero', topic: 'done', cells: requestCells(['carriedOut']) })];
  });
}

function unchanged(place: Place): readonly Claim[] {
  const { sentence, readings, setting } = place;
  const year = setting.report.year === null ? '' : `|${String(setting.report.year - 1)}年度?`;
  const words = new RegExp(
    `(?:与|和|同|跟|较|比)(?:上一?年度?|去年度?${year})(?:同期)?(?:相比)?(?:，)?(?<nearly>基本|大致|大体|总体)?(?:保持)?(?:持平|相当|相同)`,
    'gu',
  );
  return [...sentence.plain.matchAll(words)].flatMap((match): Claim[] => {
    const before = antecedent(readings, match.index);
    const gap = sentence.plain.slice(before ? (readings[before.index]?.end ?? 0) : 0, match.index);
    if (!before || !/^，?(?:总量|数量|总数)?$/u.test(gap)) return [];
    const nearly = match.groups?.['nearly'] !== undefined || match[0].includes('相当');
    return [claim(place, match, { kind: 'unchanged', meaning: before, nearly })];
  });
}

/** Every claim of one sentence that its words, and the numbers in it, make plain. */
export function readClaims(
  setting: Setting,
  sentence: PlainSentence,
  readings: readonly Reading[],
): readonly Claim[] {
  const place: Place = { setting, sentence, readings };
  return [...zeros(place), ...upheld(place), ...soles(place), ...finished(place), ...unchanged(place)];
}
