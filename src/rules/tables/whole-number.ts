/**
 * What kind of number a cell may hold: whole and not negative; money in 万元, decimals allowed; a change of either sign.
 * Text is never read as a number silently: the finding says what it looks like (reads-as.ts).
 */
import type { Entry } from '../../form/figures';
import type { Table } from '../../form/form';
import { cellsOf, isCellKey, type KeyedCell } from '../../form/index';
import { groupCells } from './cell-group';
import { largest, oddCells } from './odd-cells';
import { foundTable, foundTables } from '../../form/report-tables';
import { readsAs } from './reads-as';
import { cellsIn, putNumber, restoreFormula } from '../remedy';
import { defineRule, type Evidence, type Remedy, type Said } from '../rule';

const basis = '填报要求：表格各项填写数字';

interface Fault {
  readonly message: string;
  readonly expected?: string | number;
}

const kindWords = { count: '0 或正整数', change: '整数', money: '0 或正数，单位万元' } as const;

/** What is wrong with a number in this cell, if anything. */
function numberFault(value: number, { name, measure }: KeyedCell): string | undefined {
  if (!Number.isFinite(value)) return `${name}不是一个数。请改为数字。`;
  const shown = String(value);
  if (Math.abs(value) > largest) return `${name}填的是 ${shown}，数字过大，不合常理。请核对。`;
  if (measure !== 'change' && value < 0) return `${name}填的是 ${shown}，不能是负数。请核对。`;
  if (measure !== 'money' && !Number.isInteger(value)) return `${name}填的是 ${shown}，应当是整数。请核对。`;
  return undefined;
}

/** A date or a time, as the hosts tell what a cell shows. */
const shownDate = /^(?:\d{4}-\d\d-\d\d|\d\d:\d\d)$/u;

/** What is wrong with text in this cell; blanks and formulas are spoken of elsewhere. */
function textFault(entry: string, cell: KeyedCell): Fault | undefined {
  const reading = readsAs(entry, cell.measure);
  const typed = entry.length > 30 ? `${entry.slice(0, 30)}…` : entry;
  switch (reading.kind) {
    case 'number':
    case 'blank':
    case 'formula':
      return undefined;
    case 'error-value':
      return { message: `${cell.name}显示 ${entry.trim()}，公式已损坏。请恢复公式，或直接填写数字。` };
    case 'unclear':
      if (shownDate.test(entry)) {
        return {
          message: `${cell.name}显示的是日期或时间（${typed}），不是数字。请把这一格的格式改为“常规”，再填数字。`,
        };
      }
      return { message: `${cell.name}填的是文字“${typed}”，看不出是多少。请改为纯数字。` };
    case 'like': {
      const unit = cell.measure === 'money' ? '（万元）' : '';
      const looks = `${cell.name}填的是文字“${typed}”，看起来是 ${String(reading.value)}${unit}`;
      const fault = numberFault(reading.value, cell);
      if (fault !== undefined)
        return { message: `${looks}，但这里应填${kindWords[cell.measure]}。请核对后改为纯数字。` };
      return { message: `${looks}，请改为纯数字。`, expected: reading.value };
    }
  }
}

function said(cell: KeyedCell, actual: Entry, { message, expected }: Fault): Said {
  return {
    cells: [cell.key],
    message,
    expected: expected ?? kindWords[cell.measure],
    ...(actual === null
      ? {}
      : { actual: typeof actual === 'number' && !Number.isFinite(actual) ? String(actual) : actual }),
  };
}

/** Numbers of table 2 that are pieces have a rule id of their own in the catalogue; money does not. */
function inTable2(table: Table, cell: KeyedCell): boolean {
  return table.id === 'proactive' && cell.measure !== 'money';
}

function uncalculated(table: Table, { report }: Evidence): readonly Said[] {
  const cells = cellsOf(table).filter(({ key }) => readsAs(report.figures[key]).kind === 'formula');
  const how = '请用 Excel 或 WPS 打开本文件，保存一次，再校验。';
  return groupCells(
    table,
    cells,
    {
      one: ({ name }) => `${name}里的公式还没有算出结果。${how}`,
      many: (heading, count) => `“${heading}”的表有 ${String(count)} 格公式还没有算出结果。${how}`,
    },
    {},
  );
}

/** A total that shows an error because one of its parts does: it is spoken of there. */
function followsError({ sumOf }: KeyedCell, entry: string, { report: { figures } }: Evidence): boolean {
  const isError = (one: Entry | undefined): boolean => readsAs(one).kind === 'error-value';
  const parts: readonly string[] = sumOf ?? [];
  return isError(entry) && parts.some((key) => isCellKey(key) && isError(figures[key]));
}

function checkType(table: Table, evidence: Evidence): readonly Said[] {
  const found: Said[] = [];
  let formulas = false;
  for (const cell of oddCells(table, evidence.report.figures)) {
    const entry = evidence.report.figures[cell.key] ?? null;
    if (entry === null) continue;
    if (typeof entry === 'string') {
      formulas ||= entry.trim().startsWith('=');
      if (followsError(cell, entry, evidence)) continue;
      const fault = textFault(entry, cell);
      if (fault) found.push(said(cell, entry, fault));
    } else if (!inTable2(table, cell) || !Number.isFinite(entry)) {
      const message = numberFault(entry, cell);
      if (message !== undefined) found.push(said(cell, entry, { message }));
    }
  }
  return formulas ? [...uncalculated(table, evidence), ...found] : found;
}

/** Totals that no program has calculated yet. */
function recalculate(cells: readonly KeyedCell[], { report }: Evidence): Remedy | undefined {
  const isOurs = ({ key, sumOf }: KeyedCell): boolean =>
    sumOf !== undefined && readsAs(report.figures[key]).kind === 'formula';
  return cells.every(isOurs) ? restoreFormula(cells.map(({ key }) => key)) : undefined;
}

function readNumber({ cells }: Said, evidence: Evidence): Remedy | undefined {
  const [cell, ...more] = cellsIn(evidence, cells);
  if (!cell) return undefined;
  // Totals that no program has calculated yet come all in one finding.
  if (more.length > 0) return recalculate([cell, ...more], evidence);
  const { key, sumOf, measure } = cell;
  const reading = readsAs(evidence.report.figures[key], measure);
  if (reading.kind === 'formula') return recalculate([cell], evidence);
  if (reading.kind === 'error-value' && sumOf) return restoreFormula([key]);
  // Only where the text reads as a number that the cell may hold.
  if (reading.kind !== 'like' || numberFault(reading.value, cell) !== undefined) return undefined;
  return putNumber('number', `改为数字 ${String(reading.value)}`, key, reading.value);
}

export const numberType = defineRule({
  id: 'type',
  comment:
    'Cells hold plain numbers: pieces are whole and not negative, money is not negative; text is never guessed at.',
  severity: 'error',
  basis: basis,
  remedy: readNumber,
  check: (evidence) => foundTables(evidence.report).flatMap((table) => checkType(table, evidence)),
});

export const wholeInTable2 = defineRule({
  id: 't2-int',
  comment: 'Pieces in table 2 (规章, 规范性文件, decisions) are whole and not negative.',
  severity: 'error',
  basis: basis,
  remedy: readNumber,
  check: ({ report }) => {
    const table = foundTable(report, 'proactive');
    return oddCells(table, report.figures).flatMap((cell): readonly Said[] => {
      const entry = report.figures[cell.key];
      if (typeof entry !== 'number' || !Number.isFinite(entry) || !inTable2(table, cell)) return [];
      const message = numberFault(entry, cell);
      return message === undefined ? [] : [said(cell, entry, { message })];
    });
  },
});
