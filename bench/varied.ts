/** Reports of one kind that differ, as those of many offices do: in their unit, their figures and the words of their prose. */
import type { CellKey } from '../src/form/cell';
import type { Figures } from '../src/form/figures';
import type { Report } from '../src/form/report';

/** What the numbers in the sample's prose count; years, days and articles of a law stay as they are. */
const counted = /\d+(?= ?(?:条|处|件|人次))/gu;

/** Where the sample's one application stands, and the totals it is in. */
const applications: readonly CellKey[] = [
  'requests/received/naturalPerson',
  'requests/received/total',
  'requests/granted/naturalPerson',
  'requests/granted/total',
  'requests/outcomeTotal/naturalPerson',
  'requests/outcomeTotal/total',
];

/** The `n`-th: every count larger by `n`, so that table and prose agree as they did. */
export function varied(report: Report, n: number): Report {
  const more = Object.fromEntries(applications.map((key) => [key, Number(report.figures[key] ?? 0) + n]));
  const figures: Figures = { ...report.figures, ...more, 'proactive/penalties/decisions': 2 + n };
  const text = Object.fromEntries(
    Object.entries(report.text).map(([part, words]) => [
      part,
      words.replace(counted, (number) => String(Number(number) + n)),
    ]),
  );
  return { ...report, unit: `${report.unit}${String(n)}`, figures, text };
}
