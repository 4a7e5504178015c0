/** When the report is due: the date on 填报说明, else 《政府信息公开条例》第四十九条. Only spoken of in season. */
import type { Report, UnitLevel } from '../../form/report';
import { defineRule, type Said } from '../rule';

const day = 24 * 60 * 60 * 1000;
const ownDeadline = '“填报说明”里的报送期限';
/** Days before and after the date on which it is worth a word; an old report looked at again is not late. */
const before = 31;
const after = 92;
/** Day 0 of a spreadsheet's calendar. */
const epoch = Date.UTC(1899, 11, 30);

function utc(year: number, month: number, date: number): number | undefined {
  const time = Date.UTC(year, month - 1, date);
  return new Date(time).getUTCMonth() === month - 1 ? time : undefined;
}

/** `2025年1月21日`, `2025-01-21`, `1月21日` (of the year after), or a spreadsheet's day number. */
function parseDate(text: string, defaultYear: number): number | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/gu, '');
  if (/^[45]\d{4}$/u.test(plain)) return epoch + Number(plain) * day;
  const [, year, month, date] = /(?:(20\d\d)[年./-])?(\d{1,2})[月./-](\d{1,2})/u.exec(plain) ?? [];
  if (month === undefined || date === undefined) return undefined;
  return utc(year === undefined ? defaultYear : Number(year), Number(month), Number(date));
}

/** Governments of counties and above answer for their whole area and have until March. */
function byLaw(level: UnitLevel, year: number): number | undefined {
  return level === '县级政府' || level === '市级政府' || level === '省级政府'
    ? utc(year, 3, 31)
    : utc(year, 1, 31);
}

interface Due {
  readonly time: number;
  readonly basis: string;
}

function dueDate({ info, level, year }: Report): Due | undefined {
  if (year === null) return undefined;
  const set = info.deadline === undefined ? undefined : parseDate(info.deadline, year + 1);
  if (set !== undefined) return { time: set, basis: ownDeadline };
  const time = level === null ? undefined : byLaw(level, year + 1);
  return time === undefined
    ? undefined
    : { time, basis: '《政府信息公开条例》第四十九条；本地要求更早的，以本地为准' };
}

/** What was typed as a date and is none. */
function unclear({ info: { deadline: typed } }: Report): readonly Said[] {
  if (typed === undefined || parseDate(typed, 2000) !== undefined) return [];
  return [
    {
      cells: [],
      about: ['deadline'],
      message: `报送截止日期填的是“${typed}”，看不出是哪一天，到期不会提醒。请改为 2025-01-26 这样的日期。`,
      actual: typed,
    },
  ];
}

export const deadline = defineRule({
  id: 'deadline',
  comment: 'How many days are left, or that the date has passed, or that there is no telling.',
  severity: 'hint',
  basis: ownDeadline,
  check: ({ report, today }) => {
    const unread = unclear(report);
    if (unread.length > 0) return unread;
    const due = dueDate(report);
    const now = today === undefined || report.year === null ? undefined : parseDate(today, report.year + 1);
    if (due === undefined || now === undefined) return [];
    const left = Math.round((due.time - now) / day);
    if (left > before || left < -after) return [];
    const date = new Date(due.time).toISOString().slice(0, 10);
    const message =
      left < 0
        ? `报送期限是 ${date}，已过 ${String(-left)} 天。请尽快报送。`
        : `报送期限是 ${date}，${left === 0 ? '就是今天' : `还有 ${String(left)} 天`}。`;
    return [
      {
        cells: [],
        about: ['deadline'],
        message,
        expected: date,
        basis: due.basis,
      },
    ];
  },
});
