/** The rows of tables 3 and 4 that the prose lists, with their names read off the edition. */
import { isGroup, type Header } from '../form/form';
import { shortName } from '../form/table';
import { named, type Linked, type Source } from './source';

export interface Row {
  readonly name: string;
  readonly ids: readonly string[];
  readonly amount: Linked | undefined;
  readonly parts: readonly Row[];
}

function idsOf(header: Header): readonly string[] {
  return isGroup(header) ? header.members.flatMap(idsOf) : [header.id];
}

function find(headers: readonly Header[], id: string): Header | undefined {
  for (const header of headers) {
    if (!isGroup(header) && header.id === id) return header;
    const inner = isGroup(header) ? find(header.members, id) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the form has no ${what}`);
  return value;
}

function band(source: Source, table: 'requests' | 'cases') {
  return known(source.edition.tables[table].bands[0], table);
}

function row(source: Source, header: Header, column: Header): Row {
  return {
    name: shortName(header),
    ids: idsOf(header),
    amount: named(source, `${shortName(header)}·${shortName(column)}`),
    parts: isGroup(header) ? header.members.map((member) => row(source, member, column)) : [],
  };
}

/** （一）–（六） of 本年度办理结果, totals of all applicants. */
export function outcomeRows(source: Source): readonly Row[] {
  const { rows, columns } = band(source, 'requests');
  const outcomes = known(
    rows.find((header) => isGroup(header) && idsOf(header).includes('outcomeTotal')),
    'outcomes',
  );
  const total = known(find(columns, 'total'), 'total');
  const members = isGroup(outcomes) ? outcomes.members : [];
  return members
    .filter((member) => !idsOf(member).includes('outcomeTotal'))
    .map((member) => row(source, member, total));
}

/** The outcome, or group of outcomes, that holds a row. */
export function outcomeWith(source: Source, id: string): Row | undefined {
  return outcomeRows(source).find((candidate) => candidate.ids.includes(id));
}

/** The kinds of applicants with what was received from each. */
export function applicants(source: Source): readonly Row[] {
  const { rows, columns } = band(source, 'requests');
  const received = known(find(rows, 'received'), 'received');
  return idsOf({ label: '', members: columns })
    .filter((id) => id !== 'total')
    .map((id) => {
      const column = known(find(columns, id), id);
      const name = `${shortName(received)}·${shortName(column)}`;
      return { name: shortName(column), ids: [id], amount: named(source, name), parts: [] };
    });
}

export interface CaseRow extends Row {
  /** 结果维持, 结果纠正, 其他结果, 尚未审结. */
  readonly results: readonly Row[];
}

/** 行政复议 and 行政诉讼, the latter as the sum of its two kinds. */
export function caseRows(source: Source): readonly CaseRow[] {
  const { rows, columns } = band(source, 'cases');
  const total = known(find(columns, 'total'), 'total');
  return rows.map((header) => ({
    ...row(source, header, total),
    results: columns
      .filter((column) => !idsOf(column).includes('total'))
      .map((column) => ({
        ...row(source, header, column),
        name: shortName(column),
        ids: idsOf(column),
        parts: [],
      })),
  }));
}

/** Whether a row has not been filled, so that nothing can be said of all of them. */
export function anyBlank(rows: readonly Row[]): boolean {
  return rows.some(({ amount }) => amount === undefined);
}

/** Those above 0; undefined where one is blank or they do not add up to `whole`, so that none is spoken of. */
export function adding(
  rows: readonly Row[],
  whole: Linked,
): readonly (Row & { readonly amount: Linked })[] | undefined {
  const some = rows.flatMap((part) =>
    part.amount && part.amount.value > 0 ? [{ ...part, amount: part.amount }] : [],
  );
  const sum = some.reduce((total, part) => total + part.amount.value, 0);
  return sum === whole.value && !anyBlank(rows) ? some : undefined;
}

type Counted = Row & { readonly amount: Linked };

/** `国家秘密1件、行政执法案卷2件` */
export function counts(rows: readonly Counted[]): string {
  return rows.map((part) => `${part.name}${part.amount.text}件`).join('、');
}

/** The same, except that a single one is `均为国家秘密`, or its bare name where it is one piece. */
export function piecewise(rows: readonly Counted[]): string {
  const [first, ...others] = rows;
  if (first === undefined) return '';
  if (others.length === 0) return first.amount.value === 1 ? first.name : `均为${first.name}`;
  return counts(rows);
}
