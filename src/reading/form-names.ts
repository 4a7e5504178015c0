/** How prose names the rows and columns of table 3: the form's own short names and clues, and what clerks write instead. */
import type { CellKey, RequestColumn, RequestRow } from '../form/cell';
import { isGroup, type Header, type Table } from '../form/form';
import { cellKey, leavesOf, shortName } from '../form/table';
import type { Applicant, OutcomeClass, CellSet, Tables } from './mention';

/** A class of outcomes or one row of it. */
export interface ClassName {
  readonly member: OutcomeClass | RequestRow;
  readonly rows: readonly RequestRow[];
  readonly pattern: RegExp;
  /** One row of a class, named more closely than the class. */
  readonly leaf: boolean;
  /** The class it belongs to. */
  readonly group: OutcomeClass;
}

export interface ColumnName {
  readonly member: Applicant;
  readonly columns: readonly RequestColumn[];
  readonly pattern: RegExp;
}

/** Besides the short name and the clue of the form. */
const otherWords: Readonly<Record<string, string>> = {
  granted: '(?:同意|准予|全部|全文|完全)公开',
  grantedInPart: '部分予以公开|区分处理',
  refused: '不公开',
  otherHandling: '其它处理|其他方式处理|其他处理方式',
  'refused.barredByLaw': '(?:其他)?法律、?(?:行政)?法规禁止',
  'refused.internalAffairs': '内部管理信息',
  'unavailable.notHeld': '未掌握',
  'unavailable.needsCreation': '没有现成|加工、?分析',
  'unavailable.stillUnclear': '仍不明确',
  'otherHandling.notCorrected': '逾期未补正',
  'otherHandling.feeUnpaid': '逾期未缴|逾期不缴',
};

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}

function patternOf(header: Header, id: string): RegExp {
  const words = [shortName(header), ...(isGroup(header) ? [] : [header.clue ?? ''])].filter(
    (word) => word !== '' && word !== '其他',
  );
  const all = [...words.map(escaped), ...(otherWords[id] === undefined ? [] : [otherWords[id]])];
  return new RegExp(all.join('|'), 'u');
}

/** `refused.caseFile` → `refused`; a row that stands alone is a class of its own. */
function classOf(row: RequestRow): OutcomeClass {
  return row.split('.')[0] as OutcomeClass;
}

function find(headers: readonly Header[], id: string): Header | undefined {
  return headers.find((header) => isGroup(header) && leavesOf([header]).some((leaf) => leaf.id === id));
}

const known = new WeakMap<Table, readonly ClassName[]>();

/** （一）–（六）, then each row under them. */
export function classNames({ requests }: Tables): readonly ClassName[] {
  const names = known.get(requests) ?? namesOf(requests);
  known.set(requests, names);
  return names;
}

function namesOf(requests: Table): readonly ClassName[] {
  const [band] = requests.bands;
  const outcomes = band && find(band.rows, 'outcomeTotal');
  const members = outcomes && isGroup(outcomes) ? outcomes.members : [];
  const classes = members.filter((member) => isGroup(member) || member.id !== 'outcomeTotal');
  const named = (header: Header, leaf: boolean): ClassName => {
    // The keys are RequestRows because cell.ts reads the type off the same data.
    const rows = leavesOf([header]).map(({ id }) => id as RequestRow);
    const [first] = rows;
    if (first === undefined) throw new Error(`no rows under ${header.label}`);
    const group = classOf(first);
    const member = leaf ? first : group;
    return { member, rows, pattern: patternOf(header, member), leaf, group };
  };
  return [
    ...classes.map((header) => named(header, false)),
    ...classes.flatMap((header) =>
      isGroup(header) ? header.members.map((member) => named(member, true)) : [],
    ),
  ];
}

const organizations = ['business', 'research', 'publicBenefit', 'legalService', 'otherOrganization'] as const;

const columnWords: readonly (readonly [Applicant, readonly Exclude<RequestColumn, 'total'>[], RegExp])[] = [
  ['organization', organizations, /法人(?:或者?|和|及|、|以及|与)?(?:其他|其它|非法人)?组织|法人/u],
  ['naturalPerson', ['naturalPerson'], /自然人|公民|个人/u],
  ['business', ['business'], /商业企业|企业/u],
  ['research', ['research'], /科研机构/u],
  ['publicBenefit', ['publicBenefit'], /公益组织/u],
  ['legalService', ['legalService'], /法律服务机构|律师事务所|律所/u],
  ['otherOrganization', ['otherOrganization'], /其[他它](?:法人)?(?:组织|机构)|其[他它]申请人/u],
];

/** The kinds of applicants, 法人或其他组织 as a whole among them. */
export const columnNames: readonly ColumnName[] = columnWords.map(([member, columns, pattern]) => ({
  member,
  columns,
  pattern,
}));

/** Keys of `rows` × `columns` in table 3. They are CellKeys because the rows are the table's own. */
export function requestCells(rows: readonly string[], columns: readonly string[] = ['total']): CellSet {
  return rows.flatMap((row) => columns.map((column) => cellKey('requests', row, column) as CellKey));
}
