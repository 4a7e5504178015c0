/** Invented units and submissions for the tests of this room. */
import type { CellKey } from '../../src/form/cell';
import type { Figures } from '../../src/form/figures';
import { cellsOf, editionFor, tableIds } from '../../src/form/index';
import { emptyReport, type Report } from '../../src/form/report';
import { countsByKind, type Unit } from '../../src/form/unit';
import type { Submission } from '../../src/rollup/submission';

export const cells: readonly CellKey[] = tableIds.flatMap((id) =>
  cellsOf(editionFor(2024).tables[id]).map(({ key }) => key),
);

let given = 0;

export function unitOf(name: string, rest: Partial<Unit> = {}): Unit {
  given += 1;
  const kind = rest.kind ?? '部门';
  return {
    code: `U${String(given).padStart(3, '0')}`,
    name,
    otherNames: [],
    kind,
    counts: countsByKind(kind),
    deadline: null,
    predecessors: [],
    contact: '',
    ...rest,
  };
}

export function submissionOf(
  unit: string,
  figures: Figures,
  rest: Omit<Partial<Submission>, 'report'> & { readonly report?: Partial<Report> } = {},
): Submission {
  const { report, ...others } = rest;
  return {
    file: `${unit}.xlsx`,
    sha256: `sha of ${unit}`,
    receivedOn: '2025-01-10',
    problems: [],
    notes: [],
    ...others,
    report: { ...emptyReport, unit, year: 2024, figures, ...report },
  };
}
