/** What was read of a printed report, against the report. */
import { expect } from '@jest/globals';
import type { Source } from '../../../src/actions/source';
import type { Report } from '../../../src/form/report';
import { textKeys } from '../../../src/form/text';

/** Spaces are where the lines of a PDF happened to end. */
const solid = (text: string | undefined): string => (text ?? '').replace(/\s+/gu, '');

export function expectSame({ report: found }: Source, report: Report): void {
  expect(found.figures).toEqual(report.figures);
  for (const key of textKeys) expect([key, solid(found.text[key])]).toEqual([key, solid(report.text[key])]);
  expect([found.unit, found.year, found.tables]).toEqual([report.unit, report.year, report.tables]);
}
