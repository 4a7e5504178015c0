/**
 * 从已有年报建工作簿: a report that is there already becomes this year's workbook, or fills what is blank in it. What
 * would change is shown first; what was typed stays, unless the clerk takes the report's word for it, place by place.
 */
import type { CellKey } from '../form/cell';
import type { Entry } from '../form/figures';
import { isRefusal, type Refusal, refuse } from '../form/refusal';
import { emptyReport, type Report, type Subject } from '../form/report';
import { isYearBefore } from '../form/year-before';
import { resolveReport } from '../fields/resolve';
import { doubtful, type IntakeNote } from '../intake/note';
import { sheetNames } from '../workbook/layout';
import {
  reportBlocks,
  reportValues,
  tableHeading,
  totalsWith,
  type ReportValue,
} from '../workbook/plan/report-blocks';
import { planSheets } from '../workbook/plan/template';
import { reportTabs } from '../workbook/read/report-tabs';
import { readInfo } from '../workbook/read/info';
import { readReport, type ReadResult } from '../workbook/read/report';
import type { Workbook } from '../workbook/workbook';
import { addSheets, missingSheets } from './add-sheets';
import { doubtOnUnit } from './doubt-on-unit';
import type { Source } from './source';
import { restoreRemarks } from './restore-remarks';

/** One place of the workbook against the report. `before` null is blank. */
export interface ReportChange {
  readonly subject: Subject;
  /** For people: `新收申请·总计`. */
  readonly name: string;
  readonly before: Entry;
  readonly after: number | string;
}

export interface ReportComparison {
  readonly kind: 'comparison';
  /** Of the source. */
  readonly unit: string;
  readonly year: number | null;
  /** Whether the workbook has no report yet, so that the sheets are added, filled in. */
  readonly adds: boolean;
  /** Figures and text parts read from the source. */
  readonly figures: number;
  readonly texts: number;
  /** Blank in the workbook, in the order of the sheets. */
  readonly fills: readonly ReportChange[];
  /** Otherwise in the workbook, or a total that its parts do not come to: left alone unless taken. */
  readonly differences: readonly ReportChange[];
  /** What was doubtful in the source, and what does not go with this workbook. */
  readonly notes: readonly IntakeNote[];
}

export interface ImportedReport {
  readonly kind: 'imported';
  /** Sheets that were added. */
  readonly added: readonly string[];
  /** Places written. */
  readonly written: number;
}

interface Prepared {
  readonly kind: 'prepared';
  /** Where the workbook has a report already. */
  readonly read: ReadResult | undefined;
  readonly comparison: ReportComparison;
}

function sameText(a: Entry | undefined, b: Entry | undefined): boolean {
  const plain = (entry: Entry | undefined): string | number | null =>
    typeof entry === 'string' ? entry.replace(/\r\n?/gu, '\n').trim() : (entry ?? null);
  return plain(a) === plain(b);
}

function bySubject(report: Report): ReadonlyMap<Subject, number | string> {
  return new Map(reportValues(report).map(({ subject, value }) => [subject, value]));
}

function named(names: readonly string[]): string {
  const first = names.slice(0, 3).map((name) => `“${name}”`);
  return names.length > 3 ? `${first.join('、')}等 ${String(names.length)} 处` : first.join('、');
}

/** What has no place in the workbook, and why: another edition's rows and columns, or a sheet or row that is missing. */
function notesOnPlaces(
  read: ReadResult,
  source: Report,
  lost: readonly ReportValue[],
): readonly IntakeNote[] {
  const isOld = ({ table }: ReportValue): boolean =>
    table !== undefined && read.report.tables[table] !== undefined;
  const old = [...new Set(lost.flatMap((value) => (isOld(value) && value.table ? [value.table] : [])))];
  const gone = [
    ...lost.filter((value) => !isOld(value)).map(({ name }) => name),
    ...source.facts.own.map(({ label }) => label),
  ];
  const headings = old.map((table) => `“${tableHeading(table)}”`).join('、');
  return [
    ...(old.length > 0
      ? [
          doubtful(
            `这份年报的${headings}用的是另一年的表样，行列与本工作簿不同，没有填入。请对照原表手工填写。`,
          ),
        ]
      : []),
    ...(gone.length > 0
      ? [doubtful(`${named(gone)}在本工作簿里没有位置，没有填入。缺的表可以先点“新建年报”补上，再导入一次。`)]
      : []),
  ];
}

type Compared = Pick<ReportComparison, 'fills' | 'differences' | 'notes'>;

function compareWith(read: ReadResult, source: Report): Compared {
  const values = reportValues(source);
  const lacking = values.filter(({ subject }) => !read.places.has(subject));
  // A table is filled in whole or not at all: rows of two editions mixed would be neither's.
  const unfit = new Set(lacking.map(({ table }) => table));
  const lost = values.filter((value) => lacking.includes(value) || (value.table && unfit.has(value.table)));
  const placed = values.filter((value) => !lost.includes(value));

  const held = bySubject(read.report);
  // Prose with 〔fields〕 is the same where it is printed the same.
  const [here, there] = [
    bySubject(resolveReport(read.report).report),
    bySubject(resolveReport(source).report),
  ];
  const isTotal = ({ subject }: ReportValue): boolean => read.formulas.has(subject as CellKey);
  const change = ({ subject, name, value }: ReportValue, before: Entry): ReportChange => ({
    subject,
    name,
    before,
    after: value,
  });
  const fills = placed
    .filter((value) => !isTotal(value) && !held.has(value.subject))
    .map((value) => change(value, null));
  // A live total says what its parts come to, once the blanks are filled in.
  const totals = totalsWith(
    read,
    fills.map(({ subject, after }) => ({ subject, value: after })),
  );
  const differences = placed.flatMap((value) => {
    const { subject } = value;
    if (isTotal(value)) {
      const sum = totals.get(subject as CellKey) ?? held.get(subject) ?? null;
      return sum === value.value ? [] : [change(value, sum)];
    }
    const before = held.get(subject);
    const same = sameText(before, value.value) || sameText(here.get(subject), there.get(subject));
    return before === undefined || same ? [] : [change(value, before)];
  });
  return { fills, differences, notes: notesOnPlaces(read, source, lost) };
}

/** Nothing of a report in it yet: the sheets are added as they are planned. */
async function compareWithNone(workbook: Workbook, source: Report): Promise<Compared | Refusal> {
  const plans = planSheets(source);
  if (isRefusal(plans)) return plans;
  const missing = await missingSheets(workbook, plans);
  const there = plans.filter((plan) => !missing.includes(plan) && plan.name !== sheetNames.lastYear);
  if (there.length > 0) {
    return refuse(
      'sheets-missing',
      `本工作簿里有${named(there.map(({ name }) => name))}，没有年报的表格。请先点“新建年报”补上缺的表，再导入一次。`,
    );
  }
  const fills = reportValues(source).map(({ subject, name, value }) => ({
    subject,
    name,
    before: null,
    after: value,
  }));
  return { fills, differences: [], notes: [] };
}

/** Whether the source is a report of the year that the workbook is of. */
function refuseOtherYear(workbookYear: number | null, { year }: Report): Refusal | undefined {
  if (workbookYear === null || year === null || workbookYear === year) return undefined;
  const advice = isYearBefore(year, workbookYear)
    ? '上一年的年报请在“上年”里导入，用来核对结转和同比。'
    : '请换一份，或检查“填报说明”里的年度。';
  return refuse(
    'other-year',
    `本工作簿编制 ${String(workbookYear)} 年的年报，这份是 ${String(year)} 年的，没有导入。${advice}`,
  );
}

async function prepare(workbook: Workbook, { report, notes }: Source): Promise<Prepared | Refusal> {
  const [figures, texts] = [Object.keys(report.figures).length, Object.keys(report.text).length];
  if (figures + texts === 0) {
    return refuse('nothing-read', '这份文件里没有读到年报的数字和文字，没有导入。请选择年报全文。');
  }
  const contents = reportTabs(await workbook.read());
  const info = readInfo(contents);
  if (isRefusal(info)) return info;
  const otherYear = refuseOtherYear(info.year, report);
  if (otherYear) return otherYear;
  const found = readReport(contents);
  if (isRefusal(found) && found.reason !== 'no-report') return found;
  const read = isRefusal(found) ? undefined : found;
  const compared = read ? compareWith(read, report) : await compareWithNone(workbook, report);
  if (isRefusal(compared)) return compared;
  const { unit, year } = report;
  const doubts = [
    ...doubtOnUnit(info.unit, report),
    ...(year === null && info.year !== null
      ? [doubtful(`没有读到这份年报的年度，请确认它是 ${String(info.year)} 年的。`)]
      : []),
  ];
  return {
    kind: 'prepared',
    read,
    comparison: {
      kind: 'comparison',
      unit,
      year,
      adds: read === undefined,
      figures,
      texts,
      ...compared,
      notes: [...doubts, ...compared.notes, ...notes],
    },
  };
}

/** Reads only: what the workbook holds against the report. Refused where the report is of another year. */
export async function compareReport(workbook: Workbook, source: Source): Promise<ReportComparison | Refusal> {
  const prepared = await prepare(workbook, source);
  return isRefusal(prepared) ? prepared : prepared.comparison;
}

/**
 * Adds the sheets, filled in, or fills what is blank in those that are there, all or nothing. Of what is filled in
 * otherwise, only the `taken` places are changed. With `shown` nothing is written that was not shown.
 */
export async function importReport(
  workbook: Workbook,
  source: Source,
  shown?: ReportComparison,
  taken: ReadonlySet<Subject> = new Set(),
): Promise<ImportedReport | Refusal> {
  const prepared = await prepare(workbook, source);
  if (isRefusal(prepared)) return prepared;
  const { read, comparison } = prepared;
  const asShown = ({ fills, differences }: ReportComparison): string => JSON.stringify([fills, differences]);
  if (shown && asShown(shown) !== asShown(comparison)) {
    return refuse('changed', '工作簿刚被改过，和看到的对照不一样了，没有写入。请重新读入，再看一次对照。');
  }
  if (!read) {
    const added = await addSheets(workbook, source.report);
    if (isRefusal(added)) return added;
    if (source.remarks) {
      const restored = await restoreRemarks(workbook, source.remarks);
      if (isRefusal(restored)) return restored;
    }
    return { kind: 'imported', added: added.added, written: comparison.fills.length };
  }
  const chosen = [...comparison.fills, ...comparison.differences.filter(({ subject }) => taken.has(subject))];
  const tooLong = planSheets({ ...emptyReport, year: source.report.year, text: source.report.text });
  if (isRefusal(tooLong)) return tooLong;
  const values = chosen.map(({ subject, after }) => ({ subject, value: after }));
  if (values.length > 0) await workbook.write(reportBlocks(read, source.report, values));
  return { kind: 'imported', added: [], written: values.length };
}
