/** 校验结果: the findings as a table, for signing and mailing; printable on A4. */
import { inOrder, type Caused } from '../../form/cause';
import type { CellPlace } from '../../form/place';
import { spellPlace } from '../a1';
import { cellArea, findingKey, resultColumns, sheetNames } from '../layout';
import { noRemarks, type RemarkedRow, type Remarks } from '../read/results';
import { resultTexts } from '../result-texts';
import { sheetBuilder, value, type SheetBuilder } from './sheet-builder';
import * as look from './style';
import type { Entry } from '../../form/figures';
import { severities, tallyOf, type Severity } from '../../form/severity';
import type { SheetPlan, Style } from '../workbook';

/** What the sheet needs of a finding. */
export interface ResultLine extends Caused {
  /** The finding's lasting name, by which its 说明 is found again. */
  readonly key: string;
  readonly severity: Severity;
  readonly where: readonly CellPlace[];
  readonly message: string;
  /** What is compared, by name: 应为 3, 实为 4; 左边 96, 右边 33. */
  readonly values?: readonly { readonly name: string; readonly value: string | number }[];
  readonly basis: string;
  /** Which cell may be wrong, in words; see rules/suspects.ts. */
  readonly suspects?: readonly { readonly words: string }[];
}

export interface Results {
  readonly unit: string;
  readonly year: number | null;
  /** `YYYY-MM-DD`. */
  readonly date?: string;
  readonly findings: readonly ResultLine[];
  /** What the clerk has written on the sheet this one replaces. */
  readonly remarks?: Remarks;
}

const columns = [
  { title: '序号', width: 6, centred: true },
  { title: '级别', width: 7, centred: true },
  { title: '位置', width: 20, centred: false },
  { title: resultTexts.problem, width: 48, centred: false },
  { title: '应为', width: 13, centred: true },
  { title: '实为', width: 13, centred: true },
  { title: '依据', width: 26, centred: false },
  { title: resultTexts.remark, width: 28, centred: false },
] as const;

const names = resultTexts.severity;
const fills = { error: { fill: 'FFC7CE' }, warning: { fill: 'FFEB9C' }, hint: {} } as const;
/** Where what is compared stands. */
const firstCompared = 4;
/** Rows above the findings. */
const headRows = 4;
/** More places than this are counted, not listed. */
const mostPlaces = 3;

/** One a line: `三、依申请公开!D7`. */
function placeLines(where: readonly CellPlace[]): string {
  const shown = where.slice(0, mostPlaces).map(spellPlace).join('\n');
  return where.length > mostPlaces ? `${shown}\n等 ${String(where.length)} 处` : shown;
}

/** `错误 2 条，警告 1 条，提示 0 条，其中 1 条已写说明。…`: what is left to do. */
export function countLine(findings: readonly ResultLine[]): string {
  const { found, explained, openErrors } = tallyOf(findings);
  const counts = severities.map((severity) => `${names[severity]} ${String(found[severity])} 条`);
  const settled = explained === 0 ? '' : `，其中 ${String(explained)} 条已写说明`;
  const none = found.error === 0 ? '没有错误' : '没有未说明的错误';
  const verdict = openErrors > 0 ? '有错误，改正后再生成报告。' : `${none}，可以生成报告。`;
  return `${counts.join('，')}${settled}。${verdict}`;
}

interface Line {
  readonly contents: readonly Entry[];
  readonly key: string;
  /** Coloured by it; what is settled or past is not. */
  readonly severity?: ResultLine['severity'];
}

function drawLine(builder: SheetBuilder, row: number, { contents, key, severity }: Line): void {
  columns.forEach(({ title, width, centred }, column) => {
    const content = contents[column] ?? null;
    const style: Style = {
      ...(centred ? look.centred : look.label),
      ...(severity !== undefined && column === resultColumns.severity ? fills[severity] : {}),
      ...(title === resultTexts.remark ? { unlocked: true } : {}),
    };
    builder.put(cellArea(row, column), value(content), style);
    builder.height(row, Math.max(30, look.heightFor(String(content ?? ''), width)));
  });
  builder.put(cellArea(row, resultColumns.key), value(`${findingKey}${key}`), look.hidden);
}

/** Under 应为 and 实为 their numbers alone; anything else under its own name. */
function comparedIn(values: NonNullable<ResultLine['values']>): readonly [Entry, Entry] {
  const [left = null, right = null] = values.map(({ name, value }, index) =>
    name === columns[firstCompared + index]?.title ? value : `${name} ${String(value)}`,
  );
  return [left, right];
}

/** `follows`: the finding before has the same cause, and says what it is. */
function lineOf(finding: ResultLine, number: number, texts: Remarks['texts'], follows: boolean): Line {
  const { key, severity, where, values = [], basis, explanation } = finding;
  // What has been explained is not suspected any more.
  const suspects = explanation === undefined && !follows ? (finding.suspects ?? []) : [];
  const said = follows ? [resultTexts.sameCause] : suspects.map(({ words }) => words);
  const message = [finding.message, ...said].join('\n');
  const remark = explanation ?? texts.get(key) ?? null;
  const level = explanation === undefined ? names[severity] : `${names[severity]}\n已说明`;
  const contents = [number, level, placeLines(where), message];
  const shown = explanation === undefined ? { severity } : {};
  return { key, ...shown, contents: [...contents, ...comparedIn(values), basis, remark] };
}

function drawSignatures(builder: SheetBuilder, row: number, written: readonly string[]): void {
  const spans = [
    { column: 0, columns: 3 },
    { column: 3, columns: 2 },
    { column: 5, columns: 3 },
  ];
  spans.forEach(({ column, columns: width }, index) => {
    const text = written[index] ?? resultTexts.signatures[index] ?? null;
    builder.put(cellArea(row, column, width), value(text), look.plain);
  });
  builder.height(row, 36);
}

/** Below what is printed: explanations of findings that are no more, and whatever else the clerk had on the sheet. */
function drawKept(builder: SheetBuilder, top: number, rows: readonly RemarkedRow[], remarks: Remarks): void {
  let row = top;
  if (rows.length > 0) {
    builder.put(cellArea(row, 0, columns.length), value(resultTexts.earlier), look.quiet);
    builder.height(row++, 24);
    for (const { key, cells, text } of rows) {
      drawLine(builder, row++, { key, contents: [null, ...cells.slice(1), text] });
    }
  }
  for (const other of remarks.others) {
    for (const [column, entry] of other) builder.put(cellArea(row, column), value(entry), look.plain);
    row += 1;
  }
}

/** The sheet 校验结果. Where there is nothing to say it says so; what the clerk wrote on it is carried over. */
export function resultSheet(results: Results): SheetPlan {
  const { unit, year, date, findings, remarks = noRemarks } = results;
  const builder = sheetBuilder(sheetNames.result);
  const line = (row: number, text: string, height: number, style: Style): void => {
    builder.put(cellArea(row, 0, columns.length), value(text), style);
    builder.height(row, height);
  };
  line(0, `政府信息公开工作年度报告${sheetNames.result}`, 36, look.title);
  const who = unit === '' ? '未填写' : unit;
  const which = year === null ? '未填写' : String(year);
  const when = date === undefined ? '' : `；${resultTexts.date}${date}`;
  line(1, `单位：${who}；年度：${which}${when}`, 22, look.plain);
  line(2, countLine(findings), 22, { ...look.plain, bold: true });
  columns.forEach(({ title }, column) => {
    builder.put(cellArea(headRows - 1, column), value(title), look.head);
  });
  builder.height(headRows - 1, 24);
  let row = headRows;
  inOrder(findings).forEach((group, number) => {
    group.forEach((finding, index) => {
      drawLine(builder, row, lineOf(finding, number + 1, remarks.texts, index > 0));
      row += 1;
    });
  });
  const none = findings.length === 0;
  if (none) {
    line(headRows, resultTexts.none, 48, look.centred);
  }
  const end = headRows + (none ? 1 : findings.length);
  drawSignatures(builder, end, remarks.signatures);
  const current = new Set(findings.map(({ key }) => key));
  const past = remarks.rows.filter(({ key, text }) => text !== '' && !current.has(key));
  drawKept(builder, end + 2, past, remarks);
  return builder.plan({
    columnWidths: [...columns.map(({ width }) => width), 0],
    protect: false,
    tabColor: look.tabs.result,
    freeze: { rows: headRows, columns: 0 },
    print: {
      orientation: 'landscape',
      area: cellArea(0, 0, columns.length, end + 1),
      titleRows: headRows,
    },
  });
}
