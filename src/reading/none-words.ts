/** 未收到, 没有结转, 未发生, 没有制发: the words that claim a 0, each with the cells that must be. */
import type { CellKey } from '../form/cell';
import { columnNames, requestCells } from './form-names';
import { caseCells } from './cases';
import { lastMatch } from './matches';
import { isForeign } from './topic';
import type { CellSet } from './mention';

const documents = /规范性文件|规章(?!制度)/gu;
const not = '(?:未曾?|没有|从未|尚未|无|不存在|并未)';
const ends = '(?=[，；。（）：、□.]|$|和|及|或|也|且)';
const columnOf = (text: string) => columnNames.find(({ pattern }) => pattern.test(text));

export interface NoneWords {
  readonly words: RegExp;
  /** The cells that must be 0; undefined where the words after all claim nothing of a cell. */
  readonly cells: (match: RegExpMatchArray, before: string) => CellSet | undefined;
  readonly about: 'requests' | 'cases' | 'documents';
}

const documentCell = (column: string, row = 'normativeDocuments') => `proactive/${row}/${column}` as CellKey;

function documentRow(text: string): string {
  return text.includes('规范性文件') ? 'normativeDocuments' : 'regulations';
}

export const noneWords: readonly NoneWords[] = [
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
      const named = lastMatch(before, documents);
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
