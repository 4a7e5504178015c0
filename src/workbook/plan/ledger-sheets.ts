/** 依申请台账, 复议诉讼台账 and 工作日历: added on demand, unprotected, so that rows can be sorted, filtered and added. */
import { calendarWith, official } from '../../ledger/calendar';
import { applicationColumns, applicationHead, caseColumns, type Column } from '../../ledger/columns';
import { ledgerSheets } from '../../ledger/sheets';
import { weekdayOf, yearBounds, yearOf, type Day } from '../../ledger/day';
import type { Mapping } from '../../ledger/mapping';
import { serialOf } from '../../ledger/read-day';
import { stateWords } from '../../ledger/state-words';
import {
  applicantTerms,
  caseTerms,
  channelTerms,
  kindColumns,
  kindTerms,
  outcomeTerms,
  resultTerms,
  roleTerms,
} from '../../ledger/terms';
import { absoluteName, cellName } from '../a1';
import { cellArea } from '../layout';
import {
  calendarColumns,
  calendarRows,
  ledgerRows,
  mappingColumns,
  mappingRows,
  wordKeySign,
} from '../ledger-layout';
import type { Area, SheetPlan, Style } from '../workbook';
import { helperColumns, ledgerColumn, rowFormulas, workdaysName } from './ledger-formulas';
import { sheetBuilder, value, type SheetBuilder } from './sheet-builder';
import * as look from './style';

const dayFormat = 'yyyy-mm-dd';

const lists: Readonly<Record<string, readonly string[]>> = {
  channel: channelTerms.map(({ name }) => name),
  applicant: applicantTerms.map(({ name }) => name),
  outcome: outcomeTerms.map(({ name }) => name),
};
const caseLists: Readonly<Record<string, readonly string[]>> = {
  kind: caseTerms.map(({ name }) => name),
  role: roleTerms.map(({ name }) => name),
  result: resultTerms.map(({ name }) => name),
};

function styleOf({ id, holds }: Column): Style {
  switch (holds) {
    case 'day':
      return { ...look.input, numberFormat: dayFormat };
    case 'computed':
      return { ...look.total, ...(id === 'due' ? { numberFormat: dayFormat } : {}) };
    case 'private':
      return { ...look.label, unlocked: true, numberFormat: '@' };
    case 'text':
      return { ...look.input, numberFormat: '@' };
    case 'number':
    case 'kind':
      return look.input;
  }
}

/** Title, heads, and `ready` blank rows with what may be typed in each column. */
function drawColumns(
  builder: SheetBuilder,
  title: string,
  columns: readonly Column[],
  ready: number,
  terms: Readonly<Record<string, readonly string[]>>,
): void {
  builder.put(cellArea(0, 0), value(title), { ...look.title, horizontal: 'left' });
  builder.height(0, 34);
  builder.height(ledgerRows.heads, 34);
  columns.forEach((column, index) => {
    builder.put(cellArea(ledgerRows.heads, index), value(column.head), look.head);
    const area: Area = cellArea(ledgerRows.first, index, 1, ready);
    builder.style(area, styleOf(column));
    const items = terms[column.id];
    const prompt = column.help === undefined ? {} : { prompt: { title: column.head, text: column.help } };
    if (items)
      // The list is an offer: an office's other word for the same is understood too, and what is not is told by its row.
      builder.validate({ area, rule: { kind: 'list', items }, ...prompt });
    else if (column.help !== undefined) builder.validate({ area, rule: { kind: 'any' }, ...prompt });
  });
}

function applicationSheet(ready: number): SheetPlan {
  const builder = sheetBuilder(ledgerSheets.applications);
  const { heads, first } = ledgerRows;
  drawColumns(builder, '依申请公开台账', applicationColumns, ready, lists);
  for (let row = first; row < first + ready; row += 1) {
    for (const { column, formula, blank } of rowFormulas(row)) builder.formula(row, column, formula, blank);
  }
  const hidden = cellArea(first, applicationColumns.length, helperColumns.length, ready);
  builder.style(hidden, look.hidden);
  const state = ledgerColumn('state');
  const shown: Area = cellArea(first, 0, applicationColumns.length, ready);
  const isState = (word: string): string => `$${cellName(first, state)}="${word}"`;
  const red = [stateWords.overdue, stateWords.closedLate];
  builder.highlight({ area: shown, formula: `OR(${red.map(isState).join(',')})`, severity: 'error' });
  builder.highlight({ area: shown, formula: isState(stateWords.dueSoon), severity: 'warning' });
  return builder.plan({
    columnWidths: [...applicationColumns.map(({ width }) => width), ...helperColumns.map(() => 0)],
    protect: false,
    tabColor: look.tabs.ledger,
    freeze: { rows: first, columns: 1 },
    filter: cellArea(heads, 0, applicationColumns.length, ready + 1),
    print: {
      orientation: 'landscape',
      area: cellArea(0, 0, applicationColumns.length, first + 40),
      titleRows: heads + 1,
    },
  });
}

function caseSheet(): SheetPlan {
  const builder = sheetBuilder(ledgerSheets.cases);
  drawColumns(builder, '行政复议、行政诉讼台账', caseColumns, ledgerRows.casesReady, caseLists);
  return builder.plan({
    columnWidths: caseColumns.map(({ width }) => width),
    protect: false,
    tabColor: look.tabs.ledger,
    freeze: { rows: ledgerRows.first, columns: 1 },
    filter: cellArea(ledgerRows.heads, 0, caseColumns.length, ledgerRows.casesReady + 1),
    print: {
      orientation: 'landscape',
      area: cellArea(0, 0, caseColumns.length, ledgerRows.first + 30),
      titleRows: ledgerRows.first,
    },
  });
}

/** Years before and after the report's that the calendar reaches: applications carried in, and limits that run on. */
const reach = { before: 2, after: 2 } as const;
/**
 * Rows kept free for new notices and for local holidays, and how many of them are printed. LibreOffice, when it saves, drops
 * what stands a thousand rows below the last cell with something to be seen: the list of working days must not go so far.
 */
const freeDays = 250;
const freePrinted = 40;

const isWeekend = (day: Day): boolean => weekdayOf(day) % 6 === 0;

function calendarDays(year: number): {
  readonly off: readonly Day[];
  readonly on: readonly Day[];
  readonly workdays: readonly Day[];
} {
  const { first } = yearBounds(year - reach.before);
  const { last } = yearBounds(year + reach.after);
  const calendar = calendarWith();
  const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return {
    off: all.filter((day) => !isWeekend(day) && !calendar.isWorkday(day)),
    on: all.filter((day) => isWeekend(day) && calendar.isWorkday(day)),
    workdays: [calendar.after(first - 1, 0), ...all.filter((day) => calendar.isWorkday(day))],
  };
}

function calendarSheet({ off, on, workdays }: ReturnType<typeof calendarDays>): SheetPlan {
  const builder = sheetBuilder(ledgerSheets.calendar);
  const { first, heads, through } = calendarRows;
  const { note } = calendarColumns;
  const rows = Math.max(off.length, on.length) + freeDays;
  builder.put(cellArea(0, 0, 3), value('工作日历（计算办理期限用）'), look.title);
  builder.height(0, 36);
  builder.put(cellArea(through, 0), value('放假安排已录入至（年）'), look.label);
  builder.put(cellArea(through, calendarColumns.on), value(official.throughYear), look.input);
  builder.put(
    cellArea(through, note),
    value(
      '国务院办公厅公布下一年放假安排后，把日期补在下面，再改这里的年份；在此之前，下一年的到期日只是暂定。',
    ),
    look.quiet,
  );
  builder.height(through, 40);
  ['放假（周一至周五）', '上班（周六、周日）', '说明'].forEach((text, column) => {
    builder.put(cellArea(heads, column), value(text), look.head);
  });
  builder.height(heads, 24);
  for (const [column, days] of [
    [calendarColumns.off, off],
    [calendarColumns.on, on],
  ] as const) {
    builder.style(cellArea(first, column, 1, rows), { ...look.input, numberFormat: dayFormat });
    days.forEach((day, index) => {
      builder.put(cellArea(first + index, column), value(serialOf(day)), {
        ...look.input,
        numberFormat: dayFormat,
      });
    });
  }
  builder.style(cellArea(first, note, 1, rows), { ...look.label, unlocked: true });
  const firstUnknown = off.findIndex((day) => yearOf(day) > official.throughYear);
  if (firstUnknown >= 0)
    builder.put(
      cellArea(first + firstUnknown, note),
      value('以下为固定日期的法定节日，放假安排公布后请补全'),
      { ...look.label, unlocked: true },
    );
  const end = first + rows - 1;
  builder.put(cellArea(end, note), value('空行到这里为止；不够时请在上面插入行'), {
    ...look.label,
    unlocked: true,
  });
  const area = (column: number): string => absoluteName(cellArea(first, column, 1, rows));
  const list = calendarColumns.workdays;
  builder.name(workdaysName, cellArea(first, list, 1, workdays.length));
  builder.style(cellArea(first, list, 1, workdays.length), { ...look.hidden, numberFormat: dayFormat });
  const [firstWorkday = 0] = workdays;
  builder.put(cellArea(first, list), value(serialOf(firstWorkday)), {
    ...look.hidden,
    numberFormat: dayFormat,
  });
  // Each is the next weekday that is not off, or the next day worked at a weekend, whichever comes first.
  workdays.slice(1).forEach((day, index) => {
    const row = first + 1 + index;
    const before = cellName(row - 1, list);
    const worked = area(calendarColumns.on);
    const next = `IFERROR(SMALL(${worked},COUNTIF(${worked},"<="&${before})+1),99999)`;
    const weekday = `WORKDAY(${before},1,${area(calendarColumns.off)})`;
    builder.formula(row, list, `MIN(${weekday},${next})`, serialOf(day));
  });
  return builder.plan({
    columnWidths: [20, 20, 56, 2, 0],
    protect: false,
    tabColor: look.tabs.ledger,
    freeze: { rows: first, columns: 0 },
    print: {
      orientation: 'portrait',
      area: cellArea(0, 0, 3, first + rows - freeDays + freePrinted),
      titleRows: first,
    },
  });
}

/** 台账对应: which head of the office's own ledger means what; kept in the workbook, and readable there. */
export function mappingSheet({ sheet, heads: mapped, words = {} }: Mapping): SheetPlan {
  const builder = sheetBuilder(ledgerSheets.mapping);
  const { sheet: sheetRow, heads, first } = mappingRows;
  const { ours, theirs, key } = mappingColumns;
  builder.put(cellArea(0, 0, 2), value('台账对应（本单位自己的台账，各列是什么）'), look.title);
  builder.height(0, 36);
  builder.put(cellArea(sheetRow, ours), value('台账在哪张工作表'), look.label);
  builder.put(cellArea(sheetRow, theirs), value(sheet), { ...look.label, unlocked: true });
  builder.put(cellArea(heads, ours), value('项目'), look.head);
  builder.put(cellArea(heads, theirs), value('台账里的表头'), look.head);
  [...mapped].forEach(([id, text], index) => {
    const row = first + index;
    builder.put(cellArea(row, ours), value(applicationHead(id)), look.label);
    builder.put(cellArea(row, theirs), value(text), { ...look.label, unlocked: true });
    builder.put(cellArea(row, key), value(id), look.hidden);
  });
  const meanings = kindColumns.flatMap((column) =>
    [...(words[column] ?? [])].map(([word, id]) => ({ column, word, id })),
  );
  const wordsFrom = first + mapped.size;
  if (meanings.length > 0) {
    builder.put(cellArea(wordsFrom, ours), value('意思'), look.head);
    builder.put(cellArea(wordsFrom, theirs), value('台账里的说法'), look.head);
  }
  meanings.forEach(({ column, word, id }, index) => {
    const row = wordsFrom + 1 + index;
    const name = kindTerms[column].find((term) => term.id === id)?.name ?? '';
    builder.put(cellArea(row, ours), value(`${applicationHead(column)}：${name}`), look.label);
    builder.put(cellArea(row, theirs), value(word), { ...look.label, unlocked: true });
    builder.put(cellArea(row, key), value(`${column}${wordKeySign}${id}`), look.hidden);
  });
  return builder.plan({
    columnWidths: [34, 40, 0],
    protect: true,
    tabColor: look.tabs.ledger,
    print: {
      orientation: 'portrait',
      area: cellArea(0, 0, 2, wordsFrom + (meanings.length > 0 ? 1 + meanings.length : 0)),
      onePage: true,
    },
  });
}

/** The sheets in tab order, blank. `year` is the report's; `ready` rows are made ready for applications. */
export function planLedger(year: number | null, ready: number = ledgerRows.ready): readonly SheetPlan[] {
  const days = calendarDays(year ?? official.throughYear);
  return [applicationSheet(ready), caseSheet(), calendarSheet(days)];
}
