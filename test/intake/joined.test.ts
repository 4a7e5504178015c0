/** Tables whose cells came joined: parted where there is one way only, said where the sums decided, else not read. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CellKey } from '../../src/form/cell';
import { cellsOf, editions, tableIds } from '../../src/form/index';
import type { Report } from '../../src/form/report';
import { readPastedText } from '../../src/intake/pasted';
import { cleanFigures, cleanReport } from '../rules/clean-report';
import { blocksOf } from './layouts';
import { reports } from './reports';

/** The report with nothing between cells, nor between the rows of a table; or what `gap` gives for the cell. */
function joined(report: Report, gap: (cell: number) => string = () => ''): string {
  let text = '';
  let count = 0;
  for (const block of blocksOf(report)) {
    if (block.kind !== 'row') text += `\n${block.text}`;
    else for (const cell of block.cells) text += cell.text + gap((count += 1));
  }
  return text;
}

function read(text: string) {
  const intake = readPastedText(text);
  if (intake.kind === 'refusal') throw new Error(intake.message);
  const said = new Set<string>(
    intake.notes.flatMap(({ severity, about }) => (severity === 'doubtful' ? (about ?? []) : [])),
  );
  return { ...intake, said };
}

const everyKey: readonly CellKey[] = [
  ...new Set(
    editions.flatMap(({ tables }) => tableIds.flatMap((id) => cellsOf(tables[id]).map(({ key }) => key))),
  ),
];

/** Numbers read otherwise than they are, and not said to be doubtful. */
function wrong(report: Report, gap?: (cell: number) => string): readonly string[] {
  const { report: found, said } = read(joined(report, gap));
  return everyKey.filter((key) => {
    const value = found.figures[key];
    return value !== undefined && value !== null && value !== (report.figures[key] ?? null) && !said.has(key);
  });
}

describe('cells that came joined', () => {
  test('one digit a cell leaves one way', () => {
    const figures = Object.fromEntries(Object.keys(cleanFigures).map((key) => [key, 0]));
    const { report, notes } = read(joined({ ...cleanReport, figures }));
    expect(report.figures).toEqual(figures);
    expect(notes.filter(({ severity }) => severity === 'doubtful')).toEqual([]);
  });

  test('where the sums decide it is said; where they leave two ways nothing is read', () => {
    const set = (natural: number, business: number, total: number): Report => {
      const figures = Object.fromEntries(Object.keys(cleanFigures).map((key) => [key, 0]));
      const row = {
        'requests/received/naturalPerson': natural,
        'requests/received/business': business,
        'requests/received/total': total,
      };
      return { ...cleanReport, figures: { ...figures, ...row } };
    };
    const told = read(joined(set(80, 1, 81)));
    expect(told.report.figures['requests/received/naturalPerson']).toBe(80);
    expect(told.said.has('requests/received/naturalPerson')).toBe(true);
    // 220000022 is 22 + 0 or 2 + 20.
    expect(read(joined(set(22, 0, 22))).report.figures['requests/received/total']).toBeUndefined();
    // A published total that is wrong leaves no way at all.
    expect(read(joined(set(80, 1, 91))).report.figures['requests/received/total']).toBeUndefined();
  });

  test.each(reports.map((report) => [`${report.unit} ${String(report.year)}`, report] as const))(
    '%s: never a wrong number unsaid',
    (_, report) => {
      expect(wrong(report)).toEqual([]);
    },
  );

  test('whatever the numbers', () => {
    const keys = Object.keys(cleanFigures);
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: keys.length, maxLength: keys.length }), (values) => {
        const figures = Object.fromEntries(keys.map((key, index) => [key, values[index] ?? 0]));
        expect(wrong({ ...cleanReport, figures })).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  test.each([
    ['behind each second cell', (cell: number) => (cell % 2 === 0 ? ' ' : '')],
    ['behind each third cell', (cell: number) => (cell % 3 === 0 ? ' ' : '')],
    ['behind one cell of seven', (cell: number) => (cell % 7 === 3 ? ' ' : '')],
  ])('spaces %s: parted all the same, never a wrong number unsaid', (_, gap) => {
    const figures = Object.fromEntries(Object.keys(cleanFigures).map((key) => [key, 0]));
    expect(read(joined({ ...cleanReport, figures }, gap)).report.figures).toEqual(figures);
    expect(reports.map((report) => wrong(report, gap))).toEqual(reports.map(() => []));
  });

  test('spaces that part every cell are read as words are', () => {
    const { report, notes } = read(joined(cleanReport, () => ' '));
    expect(report.figures).toEqual(cleanFigures);
    expect(notes.filter(({ severity }) => severity === 'doubtful')).toEqual([]);
  });

  const row = (label: string, numbers: string): RegExp => new RegExp(`(${label})${numbers}`, 'u');

  test('a row that two ways fit is told by the sums of the whole table, and that is said', () => {
    const figures: Record<string, number> = Object.fromEntries(
      Object.keys(cleanFigures).map((key) => [key, 0]),
    );
    const set = (line: string, natural: number, business: number): void => {
      figures[`requests/${line}/naturalPerson`] = natural;
      figures[`requests/${line}/business`] = business;
      figures[`requests/${line}/total`] = natural + business;
    };
    set('received', 151, 3);
    set('outcomeTotal', 151, 3);
    // 330000033 is 33 + 0 or 3 + 30.
    set('granted', 33, 0);
    set('unavailable.notHeld', 118, 3);
    const { report, said } = read(joined({ ...cleanReport, figures }));
    expect(report.figures).toEqual(figures);
    expect(said.has('requests/granted/naturalPerson')).toBe(true);
  });

  test('a group that stands there again on the next page, a label in other words, a row nobody knows', () => {
    const figures = Object.fromEntries(Object.keys(cleanFigures).map((key) => [key, 0]));
    const text = joined({ ...cleanReport, figures });
    const again = text.replace('（四）无法提供1.', '三、本年度办理结果（四）无法提供1.');
    expect(again).not.toBe(text);
    expect(read(again).report.figures).toEqual(figures);
    const worded = text.replace('行政规范性文件', '规范性文件');
    expect(worded).not.toBe(text);
    expect(read(worded).report.figures).toEqual(figures);
    const unknown = text.replace(row('4\\.无正当理由大量反复申请', '0{7}'), '4.别的申请0000000');
    expect(unknown).not.toBe(text);
    const found = read(unknown);
    const lost = Object.keys(figures).filter((key) => found.report.figures[key as CellKey] === undefined);
    expect(lost.every((key) => key.startsWith('requests/notProcessed.excessive/'))).toBe(true);
    expect([...lost].filter((key) => !found.said.has(key))).toEqual([]);
  });

  test('a blank cell that left no trace is not made up by parting a number', () => {
    const figures = Object.fromEntries(Object.keys(cleanFigures).map((key) => [key, 0]));
    const text = joined({ ...cleanReport, figures }, (cell) => (cell % 5 === 0 ? ' ' : ''));
    const label = '一、本年新收政府信息公开申请数量';
    const at = text.indexOf(label) + label.length;
    const end = text.indexOf('二、上年结转');
    const { report, said } = read(`${text.slice(0, at)}10 0 0 0 10${text.slice(end)}`);
    expect(report.figures['requests/received/naturalPerson'] ?? null).toBeNull();
    expect(said.has('requests/received/naturalPerson')).toBe(true);
  });
});
