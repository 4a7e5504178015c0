/**
 * 收报: files that came in, matched to the register and held against what is there already. Pure: says what would be
 * written, writes nothing. The same files again change nothing.
 */
import type { Figures } from '../form/figures';
import type { HeldReport, Returned, Unit, UnitState } from '../form/unit';
import type { BatchFinding } from './batch-finding';
import { matchUnit, type Match } from './match';
import { countOf, type Submission } from './submission';

export interface Collecting {
  /** Whose report the collecting office writes, e.g. 云岭县. */
  readonly area: string;
  readonly year: number;
  readonly units: readonly Unit[];
  readonly held: readonly HeldReport[];
  readonly returned: readonly Returned[];
  /** `YYYY-MM-DD`, for units whose row names no day; null: nobody is late. */
  readonly deadline: string | null;
  /** What a person has said of doubtful files: file → code. */
  readonly answers?: ReadonlyMap<string, string>;
}

export interface UnitStanding {
  readonly unit: Unit;
  readonly state: UnitState;
  /** The file that counts, if it came in this time. */
  readonly taken?: Submission;
  /** What was held before and still is. */
  readonly held?: HeldReport;
  /** Every file of this unit that came in this time. */
  readonly files: readonly Submission[];
}

export interface Unmatched {
  readonly submission: Submission;
  readonly reason: 'unknown' | 'doubtful' | 'otherYear';
  readonly candidates: readonly Unit[];
}

export interface Collection {
  readonly standings: readonly UnitStanding[];
  readonly unmatched: readonly Unmatched[];
  readonly findings: readonly BatchFinding[];
}

const basis = '《政府信息公开条例》第四十九条、第五十条';
const listed = '单位名单';

function nameOf(unit: Unit): string {
  return `${unit.name}（${unit.code}）`;
}

/** The day by which a unit reports. */
export function dueOn(unit: Unit, deadline: string | null): string | null {
  return unit.deadline ?? deadline;
}

function isLate(unit: Unit, receivedOn: string | null, deadline: string | null): boolean {
  const due = dueOn(unit, deadline);
  return due !== null && receivedOn !== null && receivedOn > due;
}

interface Assigned {
  readonly submission: Submission;
  readonly match: Match;
}

function assign(submission: Submission, { units, area, answers }: Collecting): Assigned {
  const code = answers?.get(submission.file);
  const answered = units.find((unit) => unit.code === code);
  if (answered) return { submission, match: { kind: 'matched', unit: answered, by: 'code' } };
  return {
    submission,
    match: matchUnit({ unit: submission.report.unit, file: submission.file }, units, area),
  };
}

/** Of several files, the one that came last; none where that cannot be told and they differ. */
function latest(files: readonly Submission[]): Submission | undefined {
  const [first, ...others] = [...new Map(files.map((one) => [one.sha256, one])).values()];
  if (!first || others.length === 0) return first;
  const days = files.map(({ receivedOn }) => receivedOn);
  if (days.includes(null)) return undefined;
  const newest = [...days].sort().pop() ?? null;
  const last = [first, ...others].filter(({ receivedOn }) => receivedOn === newest);
  return last.length === 1 ? last[0] : undefined;
}

/** Numbers that somebody typed into 各单位数据, from paper; they came with no file. */
const isTyped = ({ sha256 }: HeldReport): boolean => sha256 === '';

/** Whether this file takes the place of what is held. */
function takesOver(file: Submission, held: HeldReport | undefined): boolean {
  if (held?.sha256 === file.sha256) return false;
  // Typed by hand: never written over unasked.
  if (held && isTyped(held)) return false;
  const older = held?.receivedOn != null && file.receivedOn !== null && file.receivedOn < held.receivedOn;
  return !older;
}

function stateOf(
  unit: Unit,
  { sha256, errors, receivedOn }: Pick<HeldReport, 'sha256' | 'errors' | 'receivedOn'>,
  { returned, deadline }: Collecting,
): UnitState {
  const own = returned.filter(({ code }) => code === unit.code);
  if (own.some((entry) => entry.sha256 === sha256)) return '退回';
  if (errors > 0) return '有错';
  if (own.length > 0) return '已改';
  return isLate(unit, receivedOn, deadline) ? '迟报' : '已报';
}

/** Where each unit stands once these files have come in, and what is odd about the batch. */
export function collect(submissions: readonly Submission[], how: Collecting): Collection {
  const assigned = submissions.map((submission) => assign(submission, how));
  const unmatched = assigned.flatMap(({ submission, match }): readonly Unmatched[] => {
    const { year } = submission.report;
    if (match.kind === 'unknown') return [{ submission, reason: 'unknown', candidates: [] }];
    if (match.kind === 'doubtful') return [{ submission, reason: 'doubtful', candidates: match.candidates }];
    return year === how.year ? [] : [{ submission, reason: 'otherYear', candidates: [match.unit] }];
  });
  const left = new Set(unmatched.map(({ submission }) => submission));
  const standings = how.units.map((unit): UnitStanding => {
    const files = assigned.flatMap(({ submission, match }) =>
      match.kind === 'matched' && match.unit === unit && !left.has(submission) ? [submission] : [],
    );
    const held = how.held.find(({ code }) => code === unit.code);
    const last = latest(files);
    const taken = last && takesOver(last, held) ? last : undefined;
    const now = taken ? { ...taken, errors: countOf(taken, 'error') } : held;
    return {
      unit,
      state: now ? stateOf(unit, now, how) : '未报',
      files,
      ...(taken ? { taken } : {}),
      ...(held ? { held } : {}),
    };
  });
  return {
    standings,
    unmatched,
    findings: [
      ...unmatched.map((one) => unmatchedFinding(one, how)),
      ...standings.flatMap((standing) => standingFindings(standing, how)),
      ...assigned.flatMap(({ submission, match }) => renamedFinding(submission, match)),
    ],
  };
}

/** What a unit's figures now are: of the file taken, else as held. */
export function figuresOf({ taken, held }: UnitStanding): Figures | undefined {
  return taken?.report.figures ?? held?.figures;
}

function unmatchedFinding({ submission, reason, candidates }: Unmatched, { year }: Collecting): BatchFinding {
  const { file, report } = submission;
  const about = { files: [file], units: candidates.map(({ code }) => code) };
  const own = report.unit === '' ? '没有写单位名称' : `写的单位是“${report.unit}”`;
  switch (reason) {
    case 'unknown':
      return {
        ...about,
        rule: 'batch-unlisted',
        severity: 'warning',
        message: `${file} ${own}，单位名单里没有。请核对是不是报错了地方；是新单位或改了名的，先补进名单再收。`,
        basis: listed,
      };
    case 'doubtful':
      return {
        ...about,
        rule: 'batch-doubtful',
        severity: 'warning',
        message: `${file} ${own}，可能是${candidates.map(nameOf).join('或')}。请指明是哪一个，没有收。`,
        basis: listed,
      };
    case 'otherYear': {
      const of = report.year === null ? '没有写年度' : `是 ${String(report.year)} 年的`;
      return {
        ...about,
        rule: 'batch-year',
        severity: 'error',
        message: `${candidates.map(nameOf).join('')}的 ${file} ${of}，这次收的是 ${String(year)} 年的年报，没有收。请让单位重报。`,
        basis,
      };
    }
  }
}

function standingFindings(
  { unit, state, taken, held, files }: UnitStanding,
  how: Collecting,
): readonly BatchFinding[] {
  const about = { units: [unit.code], files: files.map(({ file }) => file) };
  const found: BatchFinding[] = [];
  const different = new Set(files.map(({ sha256 }) => sha256)).size;
  if (state === '未报' && unit.counts && different < 2) {
    const due = dueOn(unit, how.deadline);
    found.push({
      ...about,
      rule: 'batch-missing',
      severity: 'warning',
      message: `${nameOf(unit)}还没有报${due === null ? '' : `（截止 ${due}）`}。`,
      basis,
    });
  }
  const now = taken ?? held;
  if (taken && isLate(unit, taken.receivedOn, how.deadline)) {
    found.push({
      ...about,
      rule: 'batch-late',
      severity: 'warning',
      message: `${nameOf(unit)}报晚了：${taken.receivedOn ?? ''} 收到，截止 ${dueOn(unit, how.deadline) ?? ''}。`,
      basis,
    });
  }
  if (different > 1) {
    const used = taken ?? files.find(({ sha256 }) => sha256 === held?.sha256);
    found.push({
      ...about,
      rule: 'batch-twice',
      severity: 'warning',
      message: `${nameOf(unit)}报了 ${String(different)} 份内容不同的年报（${files.map(({ file }) => file).join('、')}）。${
        used ? `按 ${used.file} 收。` : '分不出哪一份在后，都没有收，请只留一份。'
      }`,
      basis: listed,
    });
  }
  if (taken && held && held.state !== '退回') {
    found.push({
      ...about,
      rule: 'batch-changed',
      severity: 'hint',
      message: `${nameOf(unit)}的年报和原来收到的（${held.file}）不一样，按新的收。`,
      basis: listed,
    });
  }
  if (held && isTyped(held) && files.length > 0) {
    found.push({
      ...about,
      rule: 'batch-typed',
      severity: 'warning',
      message: `${nameOf(unit)}在“各单位数据”里的数是手工填的，没有收 ${files.map(({ file }) => file).join('、')}。要用文件里的数，请先清空那一行的数再收。`,
      basis: listed,
    });
    return found;
  }
  const old = files.filter((file) => held && file.sha256 !== held.sha256 && !takesOver(file, held));
  if (!taken && now && old.length > 0) {
    found.push({
      ...about,
      rule: 'batch-older',
      severity: 'hint',
      message: `${nameOf(unit)}的 ${old.map(({ file }) => file).join('、')} 比已经收到的（${held?.file ?? ''}）旧，没有收。`,
      basis: listed,
    });
  }
  return found;
}

function renamedFinding({ file, report }: Submission, match: Match): readonly BatchFinding[] {
  if (match.kind !== 'matched' || match.by !== 'otherName') return [];
  return [
    {
      rule: 'batch-renamed',
      severity: 'hint',
      units: [match.unit.code],
      files: [file],
      message: `${file} 写的单位是“${report.unit}”，名单里现在叫“${match.unit.name}”。请核对年报是否应改用新名称。`,
      basis: listed,
    },
  ];
}
