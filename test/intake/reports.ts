/** Fourteen reports to read back: a published one, two years of a district, and eleven made up, in both editions. */
import fc from 'fast-check';
import type { CellKey } from '../../src/form/cell';
import type { Figures } from '../../src/form/figures';
import { cellsOf, editionFor, editions, tableIds } from '../../src/form/index';
import { sectionHeading } from '../../src/form/form';
import { emptyReport, type Report } from '../../src/form/report';
import { readPastedText } from '../../src/intake/pasted';
import { consistentFigures, units } from '../drafting/forms';
import { hasReal, realReport } from '../real-reports';
import { cleanReport, cleanText } from '../rules/clean-report';
import { isRefusal } from '../../src/form/refusal';

const own = editionFor(2024);

/** What a report's documents print: prose, headings and figures; nothing deviates. */
const printed: Report = {
  ...emptyReport,
  tables: { proactive: '2021', requests: '2021', cases: '2021' },
  text: cleanText,
  sections: own.sections.map((section) => ({ id: section.id, heading: sectionHeading(section) })),
};

/** A number of its own in each cell, so that one read into another's place is seen. */
export const distinctReport: Report = {
  ...cleanReport,
  figures: Object.fromEntries(
    tableIds
      .flatMap((id) => cellsOf(own.tables[id]))
      .map(({ key }, index) => [key, key === 'proactive/fees/amount' ? 18.871 : 1001 + index * 7]),
  ),
};

/** The form of 2019, all of it, each cell with a number of its own; what fell since is below nothing. */
function trialForm(): Report {
  const edition = editions.find(({ id }) => id === '2019')!;
  const cells = tableIds.flatMap((id) => cellsOf(edition.tables[id]));
  const figures: Figures = Object.fromEntries(
    cells.map(({ key, measure }, index) => [key, (3 + index * 5) * (measure === 'change' ? -1 : 1)]),
  );
  const tables = { proactive: '2019', requests: '2019', cases: edition.tables.cases.edition } as const;
  return { ...cleanReport, year: 2020, tables, figures };
}

function generated(): readonly Report[] {
  const figures = fc.sample(consistentFigures, { numRuns: 9, seed: 20_240_131 });
  return [
    distinctReport,
    trialForm(),
    ...figures.map((each, index): Report => {
      const [unit, level] = units[index % units.length]!;
      return { ...printed, unit, level, year: 2021 + (index % 4), figures: each };
    }),
  ];
}

interface Published {
  readonly unit: string;
  readonly year: number;
  readonly t2: Readonly<Record<'reg' | 'norm', readonly number[]>> &
    Readonly<Record<'licence' | 'penalty' | 'coercion' | 'fee', number>>;
  readonly t3: Readonly<Record<string, readonly number[]>>;
  readonly t4: readonly number[];
}

/** The district's table 3 still has the single row （六） of the form of 2019. */
export function hongze(year: 2023 | 2024): Report {
  const { unit, t2, t3, t4 } = JSON.parse(realReport(`hongze-${String(year)}.json`)) as Published;
  const old = editions.find(({ id }) => id === '2019')!;
  const cells = [
    ...cellsOf(own.tables.proactive),
    ...cellsOf(old.tables.requests),
    ...cellsOf(own.tables.cases),
  ];
  const values = [
    ...t2.reg,
    ...t2.norm,
    t2.licence,
    t2.penalty,
    t2.coercion,
    t2.fee,
    ...Object.values(t3).flat(),
    ...t4,
  ];
  if (values.length !== cells.length) throw new Error(`${String(values.length)} numbers`);
  const figures: Figures = Object.fromEntries(
    cells.map(({ key }, index): [CellKey, number] => [key, values[index]!]),
  );
  const tables = { ...printed.tables, requests: '2019' } as const;
  return { ...printed, unit, level: '县级政府', year, tables, figures };
}

function published(): readonly Report[] {
  if (!hasReal('dingdingmen-2024.txt')) return [];
  const read = readPastedText(realReport('dingdingmen-2024.txt'));
  if (isRefusal(read)) throw new Error(read.message);
  // The documents print the form's own labels.
  return [{ ...read.report, deviations: [] }, hongze(2023), hongze(2024)];
}

export const reports: readonly Report[] = [...published(), ...generated()];
