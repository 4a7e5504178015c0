/** The reader of numbers in prose, on invented sentences: what is read, and whether it is taken for the right cells. */
import { describe, expect, test } from '@jest/globals';
import type { CellKey } from '../../src/form/cell';
import { fieldsOf } from '../../src/fields/field';
import { editionFor } from '../../src/form/index';
import { readProse } from '../../src/reading/read-prose';
import type { Mention, CellSet } from '../../src/reading/mention';
import { reportOf } from '../drafting/forms';
import { moreSamples } from './more-sentences';
import { figures, samples as firstSamples, type Sample } from './sentences';
import { sharedSamples } from './shared-sentences';

const samples = [...firstSamples, ...moreSamples, ...sharedSamples];

const edition = editionFor(2024);

/** A sum by the form's own names, the fewest that add up to it. */
function fieldName(sum: CellSet): string {
  for (const [name, cells] of fieldsOf(edition)) {
    if (cells.join() === sum.join()) return name;
  }
  const rest = new Set<CellKey>(sum);
  const names: string[] = [];
  for (const [name, cells] of [...fieldsOf(edition)].sort(([, a], [, b]) => b.length - a.length)) {
    if (!cells.every((key) => rest.has(key))) continue;
    names.push(name);
    for (const key of cells) rest.delete(key);
  }
  return names.sort((a, b) => order(a) - order(b)).join(' + ');
}

const order = (name: string) => [...fieldsOf(edition).keys()].indexOf(name);

function restated(reading: Mention): string {
  const { restates } = reading;
  const first = (sums: readonly CellSet[]) => fieldName(sums[0]!);
  switch (restates.kind) {
    case 'cells':
      return first(restates.sums);
    case 'lastYear':
      return `上年 ${first(restates.sums)}`;
    case 'share':
      return restates.part.restates.kind === 'cells' ? `占 ${first(restates.part.restates.sums)}` : '-';
    case 'change':
      return `${restates.direction > 0 ? '增' : '减'} ${first(restates.meaning.sums)}`;
    case 'nothing':
      return '-';
  }
}

function numberOf({ value, unit, approximate }: Mention): string {
  return `${approximate ? '~' : ''}${String(value)}${unit === '%' ? '%' : ''}`;
}

function read({ text, part }: Sample): readonly string[] {
  const report = { ...reportOf(figures), text: { [part ?? 'overview/requests']: text } };
  return readProse(report, edition.tables).readings.map((one) => `${numberOf(one)} ${restated(one)}`);
}

const numbersIn = (readings: readonly string[]) => readings.map((one) => one.split(' ')[0]!);

/** How many of `wanted` are in `had`, each used once. */
function common(wanted: readonly string[], had: readonly string[]): number {
  const left = [...had];
  return wanted.filter((one) => {
    const index = left.indexOf(one);
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  }).length;
}

const mapped = (readings: readonly string[]) => readings.filter((one) => !one.endsWith(' -'));

const rows = samples.map((sample) => ({ sample, had: read(sample) }));
const sum = (count: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + count(row), 0);

const tally = {
  sentences: samples.length,
  numbers: sum(({ sample }) => sample.expected.length),
  read: sum(({ sample, had }) => common(numbersIn(sample.expected), numbersIn(had))),
  toMap: sum(({ sample }) => mapped(sample.expected).length),
  mapped: sum(({ had }) => mapped(had).length),
  mappedRightly: sum(({ sample, had }) => common(mapped(had), mapped(sample.expected))),
};

describe('numbers in prose', () => {
  // Each sentence must be read as expected below; this tells how many there are, and what a change costs.
  test('at least 60 sentences', () => {
    const percent = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`;
    process.stdout.write(
      [
        '',
        'numbers in prose            count   share',
        `  sentences                 ${String(tally.sentences).padStart(5)}`,
        `  statistical numbers       ${String(tally.numbers).padStart(5)}`,
        `    read                    ${String(tally.read).padStart(5)}   ${percent(tally.read, tally.numbers)}`,
        `  restating the tables      ${String(tally.toMap).padStart(5)}`,
        `    mapped                  ${String(tally.mapped).padStart(5)}`,
        `    mapped rightly          ${String(tally.mappedRightly).padStart(5)}   precision ${percent(tally.mappedRightly, tally.mapped)}, recall ${percent(tally.mappedRightly, tally.toMap)}`,
        '',
      ].join('\n'),
    );
    expect(tally.sentences).toBeGreaterThanOrEqual(60);
  });

  test.each(rows.map(({ sample, had }) => [sample.text, had, sample.expected] as const))(
    '%s',
    (_, had, wanted) => {
      expect(had).toEqual(wanted);
    },
  );
});
