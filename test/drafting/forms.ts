/** Invented forms for the tests of this room: inputs are chosen, totals computed, so that every form is consistent. */
import fc from 'fast-check';
import type { CellKey, RequestColumn, RequestRow } from '../../src/form/cell';
import { factGroups, facts, type Answer, type FactKey, type OwnFact } from '../../src/form/fact';
import type { Figures } from '../../src/form/figures';
import { cellsOf, editionFor, tableIds } from '../../src/form/index';
import { emptyReport, unitLevels, type Report, type UnitLevel } from '../../src/form/report';

const edition = editionFor(2024);

export const inputCells: readonly CellKey[] = tableIds.flatMap((id) =>
  cellsOf(edition.tables[id])
    .filter((cell) => cell.sumOf === undefined)
    .map((cell) => cell.key),
);

/** All 200 cells: those given, the rest 0, totals computed the way the form says. */
export function filled(inputs: Figures): Figures {
  const figures: Record<string, number> = {};
  for (const key of inputCells) figures[key] = Number(inputs[key] ?? 0);
  // Inner totals first: the grand totals of a row's or a column's sum need no total that comes later in this order.
  for (const id of tableIds) {
    const totals = cellsOf(edition.tables[id]).filter((cell) => cell.sumOf !== undefined);
    for (const pass of [0, 1]) {
      for (const cell of totals) {
        const sum = (cell.sumOf ?? []).reduce((all, key) => all + (figures[key] ?? 0), 0);
        if (pass === 0 || figures[cell.key] !== sum) figures[cell.key] = sum;
      }
    }
  }
  return figures;
}

/** As the sheet holds it before it is full: what is not given is blank, and every total is a sum. */
export function halfFilled(inputs: Figures): Figures {
  const blank = inputCells.filter((key) => inputs[key] === undefined);
  return { ...filled(inputs), ...Object.fromEntries(blank.map((key) => [key, null])) };
}

export type RequestNumbers = Partial<Record<Exclude<RequestRow, 'outcomeTotal'>, number>>;

/** Figures where every application is a natural person's, unless another column is given. */
export function requestFigures(
  rows: RequestNumbers,
  column: Exclude<RequestColumn, 'total'> = 'naturalPerson',
): Figures {
  return Object.fromEntries(Object.entries(rows).map(([row, n]) => [`requests/${row}/${column}`, n]));
}

export function answers(values: Partial<Record<FactKey, number | string>>): Report['facts'] {
  const entries = Object.entries(values).map(([id, value]): [string, Answer] => [
    id,
    typeof value === 'string' ? { value: null, note: value } : { value, note: '' },
  ]);
  return { answers: Object.fromEntries(entries), own: [] };
}

export interface Unit {
  readonly unit?: string;
  readonly level?: UnitLevel | null;
  readonly year?: number | null;
}

export function reportOf(
  figures: Figures,
  known: Report['facts'] = emptyReport.facts,
  about: Unit = {},
): Report {
  return {
    ...emptyReport,
    unit: '云溪市青石区梧桐街道办事处',
    level: '街道',
    year: 2024,
    ...about,
    figures,
    facts: known,
  };
}

const outcomeIds = cellsOf(edition.tables.requests)
  .filter((cell) => cell.columnId === 'naturalPerson')
  .map((cell) => cell.rowId)
  .filter((id) => !['received', 'carriedIn', 'outcomeTotal', 'carriedOut'].includes(id));
export const columnIds = [...new Set(cellsOf(edition.tables.requests).map((cell) => cell.columnId))].filter(
  (id) => id !== 'total',
);

/** Mostly zeros, as in real forms. */
const few = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.nat(3) },
  fc.nat(400),
);

const column = fc.record({
  outcomes: fc.array(few, { minLength: outcomeIds.length, maxLength: outcomeIds.length }),
  carriedOut: few,
  fromLast: fc.double({ min: 0, max: 1, noNaN: true }),
});

const requestsArbitrary: fc.Arbitrary<Figures> = fc
  .array(fc.option(column, { nil: undefined, freq: 2 }), {
    minLength: columnIds.length,
    maxLength: columnIds.length,
  })
  .map((columns) => {
    const figures: Record<string, number> = {};
    columns.forEach((one, c) => {
      if (!one) return;
      const id = columnIds[c]!;
      const all = one.outcomes.reduce((sum, n) => sum + n, one.carriedOut);
      const carriedIn = Math.floor(all * one.fromLast);
      figures[`requests/received/${id}`] = all - carriedIn;
      figures[`requests/carriedIn/${id}`] = carriedIn;
      figures[`requests/carriedOut/${id}`] = one.carriedOut;
      one.outcomes.forEach((n, o) => (figures[`requests/${outcomeIds[o]!}/${id}`] = n));
    });
    return figures;
  });

const otherCells = inputCells.filter((key) => !key.startsWith('requests/'));

export const consistentFigures: fc.Arbitrary<Figures> = fc
  .tuple(requestsArbitrary, fc.array(few, { minLength: otherCells.length, maxLength: otherCells.length }))
  .map(([requests, others]) =>
    filled({ ...requests, ...Object.fromEntries(otherCells.map((key, at) => [key, others[at]!])) }),
  );

const answer: fc.Arbitrary<Answer> = fc.record({
  value: fc.oneof(
    { weight: 4, arbitrary: few },
    fc.constant(null),
    fc.constantFrom<string>('约100', '１２', ''),
  ),
  note: fc.constantFrom(
    '',
    '人手不足，政策解读只有文字一种形式',
    '无',
    '已增配1名兼职人员。\n公开目录改按事项排列；',
  ),
});

const own: fc.Arbitrary<OwnFact> = fc.record({
  group: fc.constantFrom(...factGroups.map((group) => group.id)),
  label: fc.constantFrom('抖音号', '村务公开类', '电子显示屏', '政府网站', '2021', '〔怪〕名', ''),
  unit: fc.constantFrom('条', '块', ''),
  value: fc.oneof(few, fc.constant(null), fc.constant('不详')),
  note: fc.constantFrom('', '补充一句'),
});

export const someFacts: fc.Arbitrary<Report['facts']> = fc.record({
  answers: fc
    .array(fc.option(answer, { nil: undefined, freq: 2 }), {
      minLength: facts.length,
      maxLength: facts.length,
    })
    .map((all): Report['facts']['answers'] =>
      Object.fromEntries(facts.flatMap((fact, at) => (all[at] ? [[fact.id, all[at]]] : []))),
    ),
  own: fc.array(own, { maxLength: 4 }),
});

export const units: readonly (readonly [string, UnitLevel])[] = [
  ['云溪市青石区梧桐街道办事处', '街道'],
  ['云溪市青石区柳河镇人民政府', '乡镇'],
  ['云溪市青石区民政局', '县级部门'],
  ['云溪市青石区人民政府', '县级政府'],
  ['云溪市发展和改革委员会', '市级部门'],
  ['云溪市人民政府', '市级政府'],
  ['南陵省水利厅', '省级部门'],
  ['南陵省人民政府', '省级政府'],
];

export const someUnit: fc.Arbitrary<Unit> = fc.oneof(
  fc.constantFrom(...units).map(([unit, level]) => ({ unit, level, year: 2024 })),
  fc.record({
    unit: fc.constantFrom('', '某站'),
    level: fc.constantFrom(...unitLevels, null),
    year: fc.constantFrom(2020, 2023, null),
  }),
);

/** A consistent report: any unit, any facts, some unanswered. */
export const someReport: fc.Arbitrary<Report> = fc
  .tuple(consistentFigures, someFacts, someUnit)
  .map(([figures, known, about]) => reportOf(figures, known, about));

/** Every fact answered, groups adding up: given how many applications were received. */
export const allFacts: fc.Arbitrary<(received: number) => Report['facts']> = fc
  .array(fc.nat(50), { minLength: facts.length, maxLength: facts.length })
  .map((values) => (received) => {
    const all: Partial<Record<FactKey, Answer>> = {};
    facts.forEach(({ id, unit }, at) => {
      all[id] = unit === undefined ? { value: null, note: '说明文字' } : { value: values[at]!, note: '' };
    });
    const answered = (id: FactKey) => Number(all[id]!.value);
    const ids = (group: string) => facts.filter((fact) => fact.group === group).map((fact) => fact.id);
    const sum = ids('published')
      .slice(1)
      .reduce((s, id) => s + answered(id), 0);
    const set = (id: FactKey, value: number) => (all[id] = { value, note: '' });
    set('published.total', sum);
    ids('themes').forEach((id, at) => set(id, at === 0 ? sum : 0));
    ids('channels').forEach((id, at) => set(id, at === 0 ? received : 0));
    return { answers: all, own: [] };
  });
