/** 台账: what a ledger comes to for one year: counts, what is due, and what is wrong. Reads only. */
import type { CellKey } from '../form/cell';
import type { Entry } from '../form/figures';
import type { CellPlace } from '../form/place';
import { emptyReport, type Report } from '../form/report';
import { isRefusal, refuse, type Refusal } from '../form/refusal';
import { openApplications } from '../ledger/assess';
import { dayText } from '../ledger/day';
import type { State } from '../ledger/time-limit';
import { check } from '../rules/check';
import { locate, type LocatedFinding } from '../rules/locate';
import { mayHoldLedger } from '../workbook/read/ledger-tabs';
import { readInfo } from '../workbook/read/info';
import type { Workbook } from '../workbook/workbook';
import { checkOpened } from './check-report';
import { candidateIn, type LedgerCandidate } from './map-ledger';
import { openLedger, type OpenedLedger } from './open-ledger';
import { openContents } from './open-report';

/** An open application. Days are `YYYY-MM-DD`; '' where there is none. */
export interface DueLine {
  readonly id: string;
  readonly received: string;
  readonly due: string;
  readonly state: State;
  readonly article: string;
  /** The day lies beyond the last notice on holidays. */
  readonly provisional: boolean;
  readonly place: CellPlace;
}

export interface LedgerSummary {
  readonly kind: 'summary';
  readonly year: number;
  readonly counts: ReadonlyMap<CellKey, number>;
  /** The rows a cell is made of, where they stand, with their 编号. */
  readonly rows: ReadonlyMap<CellKey, readonly { readonly id: string; readonly place: CellPlace }[]>;
  /** Where each counted cell stands in the report's tables, and what is filled in there; none where there are no tables. */
  readonly cells: ReadonlyMap<CellKey, { readonly place: CellPlace; readonly filled: Entry }>;
  /** The most pressing first. */
  readonly due: readonly DueLine[];
  /** Rows that no cell counts, because of what is wrong with them. */
  readonly uncounted: number;
  readonly findings: readonly LocatedFinding[];
  /** Set where this is a sheet of the office's own, for its columns to be told. */
  readonly candidate?: LedgerCandidate;
  /** Whether the check uses the ledger: one whose columns were only guessed it does not. */
  readonly used: boolean;
}

export interface LedgerOptions {
  /** `YYYY-MM-DD`; without it nothing is called overdue. */
  readonly today?: string;
  /** Instead of the year on 填报说明. */
  readonly year?: number;
}

const noYear = refuse(
  'no-year',
  '不知道要按哪一年计数：“填报说明”里没有年度。请先填写年度（命令行可以用 --year 2024）。',
);
const noLedger = refuse(
  'no-ledger',
  '没有在这个工作簿里找到依申请台账。请先点“台账”添加（命令行用 nianbao new --ledger），或检查表头里有没有收到日期和办理结果。',
);

/** The sheet its applications stand on. */
const sheetOf = ({ read }: OpenedLedger): string => read.place(0).sheet;

const isAboutLedger = ({ rule }: LocatedFinding): boolean => rule.startsWith('ledger-');

/** Reads the host once. */
export async function countLedger(
  workbook: Workbook,
  options: LedgerOptions = {},
): Promise<LedgerSummary | Refusal> {
  const contents = await workbook.read();
  const info = readInfo(contents);
  const year = options.year ?? (isRefusal(info) ? null : info.year);
  const ledger = openLedger(contents, year);
  if (ledger === undefined) return noLedger;
  if (isRefusal(ledger)) return ledger;
  if (year === null) return noYear;
  const assessment = ledger.assess(options.today);
  if (!assessment)
    return refuse('old-year', `${String(year)} 年用的是旧表样，不能按台账计数。请填 2021 年以后的年度。`);

  const { read, calendar, places } = ledger;
  const byRow = new Map(read.ledger.applications.map((application) => [application.row, application.id]));
  const cases = new Map(read.ledger.cases.map(({ row, id }) => [row, id]));
  const at = (ids: ReadonlyMap<number, string>, place: (row: number) => CellPlace) => (row: number) => ({
    id: ids.get(row) ?? '',
    place: place(row),
  });
  const candidate = candidateIn(contents);
  const opened = await openContents(contents);
  const evidence = {
    report: { ...emptyReport, year } satisfies Report,
    ledger: assessment,
    ...(options.today === undefined ? {} : { today: options.today }),
  };
  // The report's own year goes with its tables; for another year only the rows are looked at.
  const whole = !isRefusal(opened) && opened.report.year === year && opened.ledger !== undefined;
  const findings = whole
    ? checkOpened(opened, options).findings
    : locate(check(evidence), evidence, {
        places: new Map(places),
        formulas: new Map(),
        labelPlace: () => undefined,
      });
  const cells = [...assessment.counts.keys()].flatMap((key) => {
    const stands = isRefusal(opened) ? undefined : opened.read.places.get(key);
    const filled = isRefusal(opened) ? null : (opened.report.figures[key] ?? null);
    return stands ? [[key, { place: stands, filled }] as const] : [];
  });
  return {
    kind: 'summary',
    year,
    counts: assessment.counts,
    cells: new Map(cells),
    rows: new Map([
      ...[...assessment.rows].map(([key, rows]) => [key, rows.map(at(byRow, read.place))] as const),
      ...[...assessment.caseRows].map(([key, rows]) => [key, rows.map(at(cases, read.casePlace))] as const),
    ]),
    due: openApplications(assessment, calendar).map(({ application, limit }) => ({
      id: application.id,
      received: application.received === undefined ? '' : dayText(application.received),
      due: limit.due === undefined ? '' : dayText(limit.due),
      state: limit.state,
      article: limit.article,
      provisional: limit.provisional,
      place: read.place(application.row),
    })),
    uncounted: assessment.uncounted.applications + assessment.uncounted.cases,
    findings: findings.filter(isAboutLedger),
    used: mayHoldLedger(contents),
    ...(candidate && candidate.sheet === sheetOf(ledger) ? { candidate } : {}),
  };
}
