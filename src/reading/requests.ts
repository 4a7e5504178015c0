/** What a number about applications restates: a row of table 3, its total column or one kind of applicant. */
import { yearBefore } from '../form/year-before';
import { cellOf } from '../form/index';
import { isOfAll } from './all-requests';
import { classNames, columnNames, requestCells, type ClassName, type ColumnName } from './form-names';
import type { Phrase } from './phrase';
import type { Family, Meaning, CellSet, Tables, Understood } from './mention';

const received = requestCells(['received']);
const carriedIn = requestCells(['carriedIn']);
const both = requestCells(['received', 'carriedIn']);
const done = requestCells(['outcomeTotal']);
const carriedOut = requestCells(['carriedOut']);

function plain(topic: Meaning['topic'], family: Family, ...sums: readonly CellSet[]): Meaning {
  return { topic, sums, family };
}

const over = '(?:结转|转结|接转|转入|顺延|延续|延期|延至|转|滚存|遗留|留)';

interface CarryWords {
  readonly carriedIn: RegExp;
  /** Says so right after a number that has a verb before it: 受理1件上年结转申请. */
  readonly opensCarriedIn: RegExp;
  readonly carriedOut: RegExp;
}

/** The words for what came from last year and what goes to the next. */
function carryWordsOf(year: number | null): CarryWords {
  const last = `(?:上一?年度?|去年度?|前一年度?|往年${year === null ? '' : `|${String(yearBefore(year))}年度?`})`;
  const next = `(?:下一?年度?|次年度?|明年度?|来年|跨年度?${year === null ? '' : `|${String(year + 1)}年度?`})`;
  const from = `${last}(?:的|所)?(?:${over}|(?:尚)?未办结)`;
  return {
    carriedIn: new RegExp(`${from}|${over}(?:自|的)?${last}|${over}(?:至|到|入)(?:本|今)年`, 'u'),
    opensCarriedIn: new RegExp(`^(?:的)?${from}`, 'u'),
    carriedOut: new RegExp(
      `${over}(?:至|到|入|于|为)?(?:的)?${next}|${next}(?:继续)?(?:${over}|办理|办结|答复)|继续办理|(?:尚|仍|暂)?未(?:到期|办结|答复|办理完毕)|正在(?:办理|处理)|尚在(?:办理|处理)|办理中`,
      'u',
    ),
  };
}

const carryWordsByYear = new Map<number | null, CarryWords>();

function carryWords(year: number | null): CarryWords {
  const known = carryWordsByYear.get(year) ?? carryWordsOf(year);
  carryWordsByYear.set(year, known);
  return known;
}

const isReceived = /新收|收到|接收|接到|收取到|(?<!不予|不)受理|收件|新增|接获|共收|收悉/u;
const isDone = /办结|办复|答复|办毕|(?:办理|处理)完(?:毕|成)|回复/u;
const isHandled = /办理|共有|处理|承办|需办|应办/u;
const channel =
  /(?:网上|网络|在线|线上|网站|互联网|平台|(?:电子)?邮件|邮箱|信函|邮寄|信件|书面|当面|现场|窗口|线下|传真|纸质|其[他它](?:方式|途径|形式|渠道))[^，；]{0,8}$/u;
/** One way of applying, not the list of all. */
const throughOne =
  /(?:通过|经由?|以)[^，、；等]{0,16}(?:网站|网络|网上|平台|邮件|邮箱|信函|邮寄|现场|窗口|当面|传真)(?!等|、|和|及)/u;
/** Steps on the way, and reasons narrower than any row. */
const step =
  /征[求询]|转办|转交|移送|会商|撤回|撤销|延期|延长|(?:告知|通知|要求)补正|纠错|商业秘密|个人隐私|信息不存在|不属于本(?:机关|单位|部门)|非政府信息/u;
/** A way or a state of handling that no row counts. */
const uncounted =
  /逾期(?!不补|未补|未缴|不缴)|超期|超时|超过|超出|未按期|未按时|(?:当场|书面|当面|电话|口头|邮寄|邮件|快递|网上|在线|线上)[^，；]{0,4}(?:答复|回复|办结)/u;
const bareObject =
  /(?:^|公开的?|年度?|共有?|总)申请(?:件|量|数量?|总数|总量|事项)?(?:共计?|合计|总计|累计|为|是|达|有)?$|依申请公开(?:的)?(?:件|政府信息|信息)?(?:事项|数量)?(?:共计?|合计|总计|累计|为|是|达|有)?$/u;
const opensWithObject = /^(?:的)?(?:政府)?(?:信息)?(?:公开)?申请(?!人)|^依申请公开/u;

/** Rows that were counted before in the same sentence, and the sentence. */
export interface RequestContext {
  readonly counted: readonly (readonly string[])[];
  readonly family: Family | undefined;
  readonly sentence: string;
  readonly year: number | null;
}

function named(names: readonly ClassName[], text: string): readonly ClassName[] {
  // 部分予以公开 is no 予以公开.
  const plainText = text.replace(/部分予以公开/gu, '部分公开');
  return names.filter((name) => name.pattern.test(plainText));
}

function rowsOf(names: readonly ClassName[]): CellSet {
  return requestCells(names.flatMap((name) => name.rows));
}

/** 其中公开4件，部分公开1件，不存在2件: short words for a class, which only a list of classes makes plain. */
const shortGranted = /^(?:其中)?(?:依法|已|全部|同意)?公开(?:答复)?(?:的|了)?$/u;
const otherClass = /部分公开|不予公开|无法提供|不予处理|其他处理/u;
const missing = /^(?:(?:政府)?信息)?不存在(?:的)?$/u;

function shortClassIn(
  tables: Tables,
  text: string,
  { family, sentence }: RequestContext,
): Meaning | undefined {
  const inList = family === 'classes' || family === 'rows of unavailable';
  const names = classNames(tables);
  if (shortGranted.test(text) && otherClass.test(sentence)) {
    const granted = names.find(({ member }) => member === 'granted');
    return granted && { topic: 'class', member: 'granted', sums: [rowsOf([granted])], family: 'classes' };
  }
  if (!missing.test(text) || !inList) return undefined;
  const notHeld = names.find(({ member }) => member === 'unavailable.notHeld');
  const unavailable = names.find(({ member }) => member === 'unavailable');
  if (!notHeld || !unavailable) return undefined;
  const sums = [rowsOf([notHeld]), rowsOf([unavailable])];
  return { topic: 'class', member: notHeld.member, sums, family: 'classes' };
}

/** 予以公开, 不予公开 …, and the rows under them; either where both are named. */
function classIn(tables: Tables, text: string): Meaning | undefined {
  const found = named(classNames(tables), text);
  const leaves = found.filter((name) => name.leaf);
  const groups = found.filter((name) => !name.leaf);
  // 重复申请等不予处理: the rows are examples, the class is what is counted.
  const asExamples =
    groups.length > 0 && /等[^，；、]*$/u.test(text) && named(groups, text.replace(/^.*等/u, '')).length > 0;
  const chosen = leaves.length > 0 && !asExamples ? leaves : groups;
  const [first] = chosen;
  if (!first) return undefined;
  const sums = [rowsOf(chosen), ...(chosen === leaves && groups.length > 0 ? [rowsOf(groups)] : [])];
  const family: Family = chosen === leaves ? `rows of ${first.group}` : 'classes';
  return { topic: 'class', member: first.member, sums, family };
}

type Applicants = Pick<ColumnName, 'member' | 'columns'>;

/** 自然人, 法人; in a list of applicants a bare 其他 is the last of them. */
function applicantNamed(text: string, context: RequestContext): Applicants | undefined {
  const found = columnNames.filter((name) => name.pattern.test(text));
  const members = found.map(({ member }) => member);
  const organization = found.find(({ member }) => member === 'organization');
  if (organization && members.includes('naturalPerson')) return undefined;
  const rest = organization ? [organization] : found;
  const last = context.family === 'applicants' && /^(?:、|和|及|以及)?其[他它](?:申请)?$/u.test(text);
  if (last) return { member: 'otherOrganization', columns: ['otherOrganization'] };
  const [first] = rest;
  return first && { member: first.member, columns: rest.flatMap((name) => name.columns) };
}

/** 自然人20件: received from them, or of what was counted before. */
function receivedFrom({ member, columns }: Applicants, text: string, context: RequestContext): Meaning {
  const rows = [
    ['received'],
    ['received', 'carriedIn'],
    ...(isHandled.test(text) ? [['outcomeTotal']] : []),
    ...context.counted.filter((counted) => counted.length > 0),
  ];
  return { topic: 'new', member, sums: rows.map((ids) => requestCells(ids, columns)), family: 'applicants' };
}

/** 自然人办结38件, 企业结转2件: the same of one kind of applicant, where the words name one. */
function ofApplicant(meaning: Meaning, text: string, context: RequestContext): Meaning {
  const applicant = applicantNamed(text, context);
  if (!applicant) return meaning;
  const rows = (sum: CellSet): readonly string[] => sum.map((key) => cellOf(key).rowId);
  const sums = meaning.sums.map((sum) => requestCells(rows(sum), applicant.columns));
  return { ...meaning, sums: [...sums, ...meaning.sums], family: 'applicants' };
}

/** 答复 may leave out what was closed without one (其他处理). */
function doneIn(tables: Tables, text: string): Meaning {
  const answered = classNames(tables).filter((name) => !name.leaf && name.member !== 'otherHandling');
  return plain('done', 'handling', done, ...(text.includes('办') ? [] : [rowsOf(answered)]));
}

/** 共收到 may count what was carried in, where the sentence speaks of it, and 收到并办理 what was closed. */
function receivedIn(text: string, context: RequestContext): Meaning {
  if (/新收|新增/u.test(text)) return plain('new', 'arrivals', received);
  if (isHandled.test(text)) return plain('new', 'handled', received, both, done);
  // 受理 is also said of all that is being handled.
  const mayHoldBoth = /受理/u.test(text) || carryWords(context.year).carriedIn.test(context.sentence);
  return plain('new', 'arrivals', received, ...(mayHoldBoth ? [both] : []));
}

const uncountedHere: Understood = { kind: 'uncounted' };
const understood = (meaning: Meaning): Understood => ({ kind: 'meaning', meaning });

/** `after`: what follows the number where `text` is what stands before it. */
function meaningIn(tables: Tables, text: string, after: string, context: RequestContext): Understood {
  const { carriedIn: isCarriedIn, carriedOut: isCarriedOut } = carryWords(context.year);
  if (isCarriedIn.test(text)) {
    // What was closed of them is no row.
    const closed = isDone.test(text) && !/未办结/u.test(text);
    if (closed) return uncountedHere;
    return understood(ofApplicant(plain('carryin', 'arrivals', carriedIn), text, context));
  }
  if (/逾期未答复|超期未/u.test(text)) return uncountedHere;
  if (isCarriedOut.test(text) || text.includes('结转')) {
    const sums = isCarriedOut.test(text) ? [carriedOut] : [carriedOut, carriedIn];
    return understood(ofApplicant(plain('carryout', 'handling', ...sums), text, context));
  }
  const short = shortClassIn(tables, text, context);
  if (short) return understood(short);
  if (step.test(text)) return uncountedHere;
  const asClass = classIn(tables, text);
  if (asClass) return understood(ofApplicant(asClass, text, context));
  if (uncounted.test(text)) return uncountedHere;
  const applicant = applicantNamed(text, context);
  if (applicant) {
    const closed = isDone.test(text) && !isReceived.test(text);
    return understood(
      closed ? ofApplicant(doneIn(tables, text), text, context) : receivedFrom(applicant, text, context),
    );
  }
  if (throughOne.test(text)) return { kind: 'channel' };
  if (channel.test(text) && !/(?:总|共)(?:计|收到|受理|收)/u.test(text)) return { kind: 'channel' };
  if (!isDone.test(text) && !isReceived.test(text) && !isHandled.test(text)) return { kind: 'open' };
  if (!isOfAll(text, after)) return uncountedHere;
  if (isDone.test(text)) {
    return understood(isReceived.test(text) ? plain('new', 'handled', received, done) : doneIn(tables, text));
  }
  if (isReceived.test(text)) return understood(receivedIn(text, context));
  return understood(plain('new', 'handled', both, received, done));
}

/** 制发信息378条，其中主动公开125条、依申请公开176条、不予公开77条: how documents are classed, not what was applied for. */
const documentClasses =
  /主动公开[^，、；。]{0,8}\d+[条件][，、；]?(?:作为)?依申请公开[^，、；。]{0,8}\d+[条件]/u;
const classOfDocuments = /(?:依申请公开|不予?公开)(?:的)?(?:政府)?(?:信息)?(?:数量?)?$/u;

/** Of a phrase known to be about applications: by the words before the number, else by those after it. */
export function requestMeaning(
  tables: Tables,
  { before, after }: Phrase,
  context: RequestContext,
): Understood {
  const { opensCarriedIn } = carryWords(context.year);
  if (classOfDocuments.test(before) && documentClasses.test(context.sentence)) return { kind: 'open' };
  if (opensCarriedIn.test(after) && !isDone.test(before)) {
    return understood(plain('carryin', 'arrivals', carriedIn));
  }
  const byBefore = meaningIn(tables, before, after, context);
  if (byBefore.kind !== 'open') return byBefore;
  const byAfter = meaningIn(tables, after.replace(/其中.*$/u, ''), '', context);
  if (byAfter.kind !== 'open') return byAfter;
  const bare = isOfAll(before, '') && (bareObject.test(before) || opensWithObject.test(after));
  return bare ? understood(plain('new', 'handled', received, both, done)) : byAfter;
}
