/** Text with numbers in front of its lines: read as if they were not there, or missing and said, never a wrong number. */
import { describe, expect, test } from '@jest/globals';
import { readPastedText } from '../../src/intake/pasted';
import { check } from '../../src/rules/check';
import { blocksOf, layouts } from './layouts';
import { reports } from './reports';

type Numbering = (line: string, index: number) => string;

const counted: Readonly<Record<string, Numbering>> = {
  'a tab': (line, index) => `${String(index + 1)}\t${line}`,
  'a space': (line, index) => `${String(index + 1)} ${line}`,
  'a point': (line, index) => `${String(index + 1)}. ${line}`,
  'padded with spaces': (line, index) => `${String(index + 1).padStart(4)}  ${line}`,
  'padded with zeros': (line, index) => `${String(index + 1).padStart(4, '0')} ${line}`,
  'a colon': (line, index) => `${String(index + 1)}:${line}`,
  'in brackets': (line, index) => `[${String(index + 1)}] ${line}`,
  'from 100 on': (line, index) => `${String(index + 100)} ${line}`,
};

const others: Readonly<Record<string, Numbering>> = {
  'that touch their line': (line, index) => `${String(index + 1)}${line}`,
  'of its page': (line, index) => `${String(Math.floor(index / 30) + 1)} ${line}`,
  第n页: (line, index) => `第${String(Math.floor(index / 30) + 1)}页 ${line}`,
  'on each fifth line': (line, index) => (index % 5 === 4 ? `${String(index + 1)} ${line}` : line),
};

/** Layouts of more than one line; in a page's source lines are nothing. */
const shapes = Object.entries(layouts).filter(([name]) => !/one line|web page/u.test(name));

function read(layout: (typeof shapes)[number][1], numbering: Numbering, index: number) {
  const report = reports[index];
  if (!report) throw new Error('no such report');
  const text = layout(blocksOf(report), (below) => 3 % below)
    .split('\n')
    .map(numbering)
    .join('\n');
  return { report, source: readPastedText(text) };
}

describe.each(shapes)('%s', (_, layout) => {
  test.each(Object.entries(counted))('each line’s number, %s: as without', (__, numbering) => {
    for (const index of [0, 9]) {
      const { report, source } = read(layout, numbering, index);
      if (source.kind === 'refusal') throw new Error(source.message);
      expect(source.report.figures).toEqual(report.figures);
      expect([source.report.unit, source.report.year]).toEqual([report.unit, report.year]);
    }
  });

  test.each(Object.entries(others))('numbers %s: never a wrong number unsaid', (__, numbering) => {
    for (const index of [0, 3, 7, 11]) {
      const { report, source } = read(layout, numbering, index);
      if (source.kind === 'refusal') continue;
      const said = new Set<string>(
        source.notes.flatMap(({ severity, about }) => (severity === 'doubtful' ? (about ?? []) : [])),
      );
      for (const { cells } of check({ report: source.report })) for (const cell of cells) said.add(cell);
      const wrong = Object.entries(source.report.figures).filter(
        ([key, value]) =>
          value !== null && value !== (report.figures as Record<string, unknown>)[key] && !said.has(key),
      );
      expect(wrong).toEqual([]);
    }
  });
});

test('a report’s own numbers are none of them', () => {
  const numbers = Array.from({ length: 40 }, (_, index) => `${String(index % 7)}\t${String(index)}`);
  const text = ['某县某局2024年政府信息公开工作年度报告', '一、总体情况', '无。', ...numbers].join('\n');
  const source = readPastedText(text);
  expect(source.kind).toBe('intake');
});
