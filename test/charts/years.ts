/** Reports to picture: a year with something in every picture, the year before it, one of zeros. */
import type { CellKey } from '../../src/form/cell';
import type { Entry, Figures } from '../../src/form/figures';
import { cellsOf, editionFor, tableIds } from '../../src/form/index';
import type { Report } from '../../src/form/report';
import { sampleReport } from '../document/sample-report';

const cells = tableIds.flatMap((id) => cellsOf(editionFor(2024).tables[id]));

const sample = sampleReport();

/** All 200 cells: those given, their totals, and 0 in the others. */
export function filled(given: Readonly<Partial<Record<CellKey, number>>>): Figures {
  const figures: Partial<Record<CellKey, Entry>> = {};
  const parts = new Map(cells.map(({ key, sumOf }) => [key, (sumOf ?? []) as readonly CellKey[]]));
  const value = (key: CellKey): number =>
    given[key] ?? (parts.get(key) ?? []).reduce((sum, part) => sum + value(part), 0);
  for (const { key } of cells) figures[key] = value(key);
  return figures;
}

/** Something in every picture, each number of its own where it matters; `times` as much. */
export function busyYear(times = 1, year = 2024): Report {
  const many = (number: number): number => number * times;
  const answer = (value: number) => ({ value, note: '' });
  return {
    ...sample,
    year,
    figures: filled({
      'requests/received/naturalPerson': many(60),
      'requests/received/business': many(14),
      'requests/received/legalService': many(6),
      'requests/received/otherOrganization': many(2),
      'requests/granted/naturalPerson': many(40),
      'requests/grantedInPart/business': many(12),
      'requests/refused.thirdParty/naturalPerson': many(5),
      'requests/refused.inquiry/business': many(3),
      'requests/unavailable.notHeld/naturalPerson': many(13),
      'requests/notProcessed.petition/legalService': many(4),
      'requests/otherHandling.other/otherOrganization': many(1),
      'requests/carriedOut/legalService': many(4),
      'cases/reconsideration/upheld': many(3),
      'cases/reconsideration/corrected': many(1),
      'cases/direct/upheld': many(2),
      'cases/afterReconsideration/upheld': many(7),
      'cases/afterReconsideration/pending': many(1),
      'proactive/normativeDocuments/issued': many(5),
      'proactive/normativeDocuments/repealed': many(2),
      'proactive/normativeDocuments/inForce': many(31),
    }),
    facts: {
      answers: {
        'published.total': answer(many(1328)),
        'published.website': answer(many(640)),
        'published.wechat': answer(many(512)),
        'published.weibo': answer(0),
        'published.board': answer(many(96)),
        'published.other': answer(many(22)),
      },
      own: [{ group: 'published', label: '大厅<电子屏>&触摸屏', unit: '条', value: many(58), note: '' }],
    },
  };
}

export function zeroYear(): Report {
  return { ...sample, figures: filled({}) };
}
