/**
 * A row of a ledger sheet becomes an application or a case. Names and words of applicants are never taken out of their
 * cells: only that a number (编号) is not one of them is made sure of.
 */
import type { Channel } from '../../form/channel';
import type { ApplicantType, Application, CaseRow, Consultation, Outcome } from '../../ledger/application';
import {
  applicationColumns,
  caseColumns,
  type ApplicationColumn,
  type CaseColumn,
  type Column,
} from '../../ledger/columns';
import { yearBounds, type Day } from '../../ledger/day';
import { readDay } from '../../ledger/read-day';
import {
  applicantTerms,
  caseTerms,
  channelTerms,
  outcomeTerms,
  resultTerms,
  roleTerms,
  termReader,
  type OwnWords,
} from '../../ledger/terms';
import { entryOf, textOf } from '../entry';
import type { Content } from '../workbook';

type Row = readonly Content[];

/** What stands in the columns of one row, and what of it cannot be read. */
interface Cells<Id extends string> {
  readonly text: (id: Id) => string;
  readonly day: (id: Id, notBefore?: Day) => Day | undefined;
  readonly number: (id: Id) => number | undefined;
  readonly kind: <Kind extends string>(id: Id, read: (text: string) => Kind | undefined) => Kind | undefined;
  readonly unreadable: readonly Id[];
  /** Days whose year was not written in full. */
  readonly assumed: readonly Id[];
}

/** What offices write for nothing. */
const nothing = /^(?:[-—–/\\、无空]+|N\/A|否|没有|暂无|不适用|未(?:延期|收费|补正|撤回|缴费|征求))$/iu;

function cellsOf<Id extends string>(row: Row, columns: ReadonlyMap<Id, number>): Cells<Id> {
  const unreadable: Id[] = [];
  const assumed: Id[] = [];
  const content = (id: Id): Content | undefined => {
    const column = columns.get(id);
    return column === undefined ? undefined : row[column];
  };
  const text = (id: Id): string => textOf(content(id)).trim();
  /** Nothing where the cell is blank or says so, else what `read` makes of it. */
  const read = <Value>(id: Id, how: (entry: number | string) => Value | undefined): Value | undefined => {
    const entry = entryOf(content(id));
    if (entry === null || (typeof entry === 'string' && (entry.trim() === '' || nothing.test(entry.trim()))))
      return undefined;
    const value = how(entry);
    if (value === undefined) unreadable.push(id);
    return value;
  };
  return {
    text,
    day: (id, notBefore) => {
      const found = read(id, (entry) => readDay(entry, notBefore));
      if (found?.assumed === true) assumed.push(id);
      return found?.day;
    },
    number: (id) =>
      read(id, (entry) => {
        if (typeof entry === 'number') return entry;
        const [, digits] =
          /^(\d+(?:\.\d+)?)\s*(?:个?工作日|[天日元])?$/u.exec(entry.normalize('NFKC').trim()) ?? [];
        return digits === undefined ? undefined : Number(digits);
      }),
    kind: (id, reader) => read(id, (entry) => reader(String(entry))),
    unreadable,
    assumed,
  };
}

interface KindReaders {
  readonly applicant: (text: string) => ApplicantType | undefined;
  readonly channel: (text: string) => Channel | undefined;
  readonly outcome: (text: string) => Outcome | undefined;
}

const readersWith = (words: OwnWords): KindReaders => ({
  applicant: termReader(applicantTerms, words.applicant),
  channel: termReader(channelTerms, words.channel),
  outcome: termReader(outcomeTerms, words.outcome),
});

const plainReaders = readersWith({});
const readCaseKind = termReader(caseTerms);
const readResult = termReader(resultTerms);
const readRole = termReader(roleTerms);

/** Columns that make a row an application: a number or a name alone, or a sum below the rows, is none. */
const tellsSomething = (columns: readonly Column[]): ReadonlySet<string> =>
  new Set(
    columns
      .filter(({ id, holds }) => id !== 'id' && (holds === 'day' || holds === 'kind'))
      .map(({ id }) => id),
  );
const applicationTells = tellsSomething(applicationColumns);
const caseTells = tellsSomething(caseColumns);

function isBlank<Id extends string>(
  row: Row,
  columns: ReadonlyMap<Id, number>,
  tells: ReadonlySet<string>,
): boolean {
  for (const [id, column] of columns) if (tells.has(id) && textOf(row[column]).trim() !== '') return false;
  return true;
}

/** 编号 as text; '' where what stands there is the name of the row's applicant. */
function numberOf(cells: Cells<ApplicationColumn>): string {
  const id = cells.text('id').slice(0, 60);
  const names = [cells.text('applicantName'), cells.text('agentName')].filter((name) => name.length > 1);
  return names.some((name) => id.includes(name)) ? '' : id;
}

function consultation(from: Day | undefined, to: Day | undefined): Consultation | undefined {
  if (from === undefined) return undefined;
  return to === undefined ? { from } : { from, to };
}

/** `value` under `name`, where there is one. */
function given<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): Partial<Record<Name, Value>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, Value>);
}

export type ReadRow<Id extends string, Found> = (
  row: Row,
  columns: ReadonlyMap<Id, number>,
  at: number,
  year: number | null,
) => Found | undefined;

/** How the rows of a ledger are read whose office has these words of its own. */
export function applicationReader(words?: OwnWords): ReadRow<ApplicationColumn, Application> {
  const kinds = words ? readersWith(words) : plainReaders;
  return (row, columns, at, year) => readApplication(row, columns, at, year, kinds);
}

/**
 * The application in a row; undefined where there is none. `year` serves for days of receipt without a year; later days
 * of the row without one are the first from there on.
 */
function readApplication(
  row: Row,
  columns: ReadonlyMap<ApplicationColumn, number>,
  at: number,
  year: number | null,
  kinds: KindReaders,
): Application | undefined {
  if (isBlank(row, columns, applicationTells)) return undefined;
  const cells = cellsOf(row, columns);
  const first = year === null ? undefined : yearBounds(year).first;
  const served = cells.day('served', first);
  const received = cells.day('received', served ?? first);
  const later = (id: ApplicationColumn): Day | undefined => cells.day(id, received ?? first);
  const correction = {
    ...given('noticed', later('correctionNoticed')),
    ...given('deadline', later('correctionDeadline')),
    ...given('came', later('correctionCame')),
  };
  const thirdParty = consultation(later('thirdPartyFrom'), later('thirdPartyTo'));
  const otherOrgan = consultation(later('organFrom'), later('organTo'));
  const told = later('extensionTold');
  const days = cells.number('extensionDays');
  const noticed = later('feeNoticed');
  const paid = later('feePaid');
  const application: Application = {
    id: numberOf(cells),
    row: at,
    ...given('served', served),
    ...given('received', received),
    ...given('channel', cells.kind('channel', kinds.channel)),
    ...given('applicant', cells.kind('applicant', kinds.applicant)),
    ...(Object.keys(correction).length > 0 ? { correction } : {}),
    ...given('thirdParty', thirdParty),
    ...given('otherOrgan', otherOrgan),
    ...(told === undefined ? {} : { extension: { told, ...given('days', days) } }),
    ...given('deferredTo', later('deferredTo')),
    ...(noticed === undefined ? {} : { fee: { noticed, ...given('paid', paid) } }),
    ...given('replied', later('replied')),
    ...given('sent', later('sent')),
    ...given('outcome', cells.kind('outcome', kinds.outcome)),
    ...given('withdrawn', later('withdrawn')),
    unreadable: cells.unreadable,
    ...(cells.assumed.length > 0 ? { assumed: cells.assumed } : {}),
  };
  return application;
}

export function readCase(
  row: Row,
  columns: ReadonlyMap<CaseColumn, number>,
  at: number,
  year: number | null,
): CaseRow | undefined {
  if (isBlank(row, columns, caseTells)) return undefined;
  const cells = cellsOf(row, columns);
  const first = year === null ? undefined : yearBounds(year).first;
  const filed = cells.day('filed', first);
  // 尚未审结 says that there is no result yet.
  const pending = /^尚?未(?:审|办)?结$|^审理中$/u.test(cells.text('result'));
  const read: CaseRow = {
    id: cells.text('id').slice(0, 60),
    row: at,
    application: cells.text('application'),
    ...given('kind', cells.kind('kind', readCaseKind)),
    coDefendant: cells.kind('role', readRole) === 'coDefendant',
    ...given('filed', filed),
    ...given('closed', cells.day('closed', filed ?? first)),
    ...given('result', pending ? undefined : cells.kind('result', readResult)),
    instance: cells.text('instance'),
    unreadable: cells.unreadable,
  };
  return read;
}
