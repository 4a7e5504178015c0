/** Which reader of meanings a number goes to, by what the sentence is about, and what it has to know of the words before. */
import { cellOf } from '../form/index';
import type { Report } from '../form/report';
import type { TextKey } from '../form/text';
import type { Phrase } from './phrase';
import { caseMeaning } from './cases';
import { requestMeaning } from './requests';
import { tableTwoMeaning } from './table-two';
import type { Topic } from './topic';
import { familyOf, type Meaning, type Mention, type Tables, type Understood } from './mention';

export interface Setting {
  readonly report: Pick<Report, 'level' | 'unit' | 'year'>;
  readonly tables: Tables;
  readonly part: TextKey;
}

const applicationUnits = /^[件宗份条起次个例笔项]$/u;
const caseUnits = /^[件宗起次个例项]$/u;

/** What is known when a number is come to. */
export interface Spot {
  readonly setting: Setting;
  readonly plain: string;
  /** Of the numbers before it in the sentence. */
  readonly readings: readonly Mention[];
  readonly topic: Topic | undefined;
  /** The topic is named with this number, not carried on from one before. */
  readonly named: boolean;
  readonly phrase: Phrase;
}

/** Whether the sentence, where it stands, can be about this topic of the tables. */
function isAboutTopic(topic: Topic, { setting: { part }, plain, readings }: Spot): boolean {
  switch (topic) {
    case 'requests':
      return isAboutRequests(part, plain);
    case 'review':
    case 'litigation':
    case 'cases':
      return isAboutCases(part, plain, readings);
    case 'norm':
    case 'regulations':
    case 'decisions':
    case 'fee':
      return true;
    case 'other':
      return false;
  }
}

/** Applications are for information where the part or the sentence says so. */
export function isAboutRequests(part: TextKey, plain: string): boolean {
  return (
    part === 'overview/requests' || part === 'overview/lead' || /依申请公开|公开(?:的)?申请/u.test(plain)
  );
}

/** Cases are about information where the part or the sentence says so: a justice office has others. */
export function isAboutCases(part: TextKey, plain: string, readings: readonly Mention[]): boolean {
  const withRequests = readings.some(({ restates }) => restates.kind === 'cells' && restates.topic === 'new');
  return part === 'overview/requests' || plain.includes('公开') || withRequests;
}

/** The rows of table 3 or 4 a reading stands for. */
function rowsOf({ restates }: Mention): readonly string[] {
  return 'sums' in restates ? (restates.sums[0] ?? []).map((key) => cellOf(key).rowId) : [];
}

/** What a number of applicants may be of: the rows counted last, by applicant or in all, or all of their kind. */
function countedBefore(readings: readonly Mention[]): readonly (readonly string[])[] {
  const counted = readings.filter(({ restates }) => restates.kind === 'cells');
  const inAll = counted.filter((one) => familyOf(one) !== 'applicants');
  const last = inAll[inAll.length - 1];
  const alike = inAll.filter((one) => last && familyOf(one) === familyOf(last));
  return [counted.slice(-1), last ? [last] : [], alike].map((of) => [...new Set(of.flatMap(rowsOf))]);
}

function isCase({ restates }: Mention): boolean {
  return restates.kind === 'cells' && (restates.topic === 'review' || restates.topic === 'lit');
}

const open: Understood = { kind: 'open' };
const understood = (meaning: Meaning | undefined): Understood =>
  meaning ? { kind: 'meaning', meaning } : open;

/** What the number at this spot restates by the words around it. */
export function meaningOf(spot: Spot, unit: string): Understood {
  const { setting, plain, readings, topic, named, phrase } = spot;
  if (topic === undefined || !isAboutTopic(topic, spot)) return open;
  const last = readings[readings.length - 1];
  const family = last && last.shared === undefined ? familyOf(last) : undefined;
  switch (topic) {
    case 'requests': {
      if (!applicationUnits.test(unit)) return open;
      const { year } = setting.report;
      const context = { counted: countedBefore(readings), family, sentence: plain, year };
      return requestMeaning(setting.tables, phrase, context);
    }
    case 'review':
    case 'litigation':
    case 'cases': {
      const said = named ? [] : [...readings].reverse().filter(isCase).map(rowsOf);
      return caseUnits.test(unit) ? understood(caseMeaning(topic, phrase, said)) : open;
    }
    case 'norm':
    case 'regulations':
    case 'decisions':
    case 'fee':
      return understood(tableTwoMeaning(topic, phrase, unit, family === 'decisions'));
    case 'other':
      return open;
  }
}
