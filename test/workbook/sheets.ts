/** Planned sheets as a host would read them back, and what people do to sheets: insert, delete, retype, move. */
import { planSheets } from '../../src/workbook/plan/template';
import type { Report } from '../../src/form/report';
import type { Area, Content, Contents, SheetContent, SheetPlan } from '../../src/workbook/workbook';
import { isRefusal } from '../../src/form/refusal';

const blank: Content = { value: null };

export function plansOf(report: Report, lastYear?: Report): readonly SheetPlan[] {
  const plans = planSheets(report, lastYear);
  if (isRefusal(plans)) throw new Error(plans.message);
  return plans;
}

function sheetOf(plan: SheetPlan): SheetContent {
  const cells: Content[][] = [];
  for (const { row, column, input } of plan.cells) {
    while (cells.length <= row) cells.push([]);
    const line = cells[row]!;
    while (line.length <= column) line.push(blank);
    line[column] =
      input.kind === 'formula' ? { value: input.result, formula: input.formula } : { value: input.value };
  }
  // What a merge covers is blank, whatever was put there.
  for (const area of plan.merges) {
    for (let row = area.row; row < area.row + area.rows; row += 1) {
      for (let column = area.column; column < area.column + area.columns; column += 1) {
        const line = cells[row];
        const covered = row !== area.row || column !== area.column;
        if (covered && line?.[column]) line[column] = blank;
      }
    }
  }
  return { name: plan.name, cells };
}

export function contentsOf(plans: readonly SheetPlan[]): Contents {
  return {
    sheets: plans.map(sheetOf),
    names: new Map(
      plans.flatMap((plan) =>
        plan.names.map(({ name, area }) => [name, { sheet: plan.name, area }] as const),
      ),
    ),
  };
}

export function workbookOf(report: Report, lastYear?: Report): Contents {
  return contentsOf(plansOf(report, lastYear));
}

export function withoutNames(contents: Contents): Contents {
  return { ...contents, names: new Map() };
}

export function withoutSheet(contents: Contents, sheet: string): Contents {
  return {
    sheets: contents.sheets.filter(({ name }) => name !== sheet),
    names: new Map([...contents.names].filter(([, place]) => place.sheet !== sheet)),
  };
}

export function retyped(
  contents: Contents,
  sheet: string,
  row: number,
  column: number,
  content: Content,
): Contents {
  const sheets = contents.sheets.map((each) => {
    if (each.name !== sheet) return each;
    const cells = each.cells.map((line) => [...line]);
    while (cells.length <= row) cells.push([]);
    while (cells[row]!.length <= column) cells[row]!.push(blank);
    cells[row]![column] = content;
    return { ...each, cells };
  });
  return { ...contents, sheets };
}

type Line = 'rows' | 'columns';
const start = { rows: 'row', columns: 'column' } as const;

/** As spreadsheets adjust a name: lines before it move it, lines within it resize it. */
function adjusted(area: Area, line: Line, at: number, count: number): Area {
  const first = area[start[line]];
  const end = first + area[line];
  if (count > 0) {
    if (at <= first) return { ...area, [start[line]]: first + count };
    return at < end ? { ...area, [line]: area[line] + count } : area;
  }
  const lost = Math.max(0, Math.min(at - count, end) - Math.max(at, first));
  const before = Math.max(0, Math.min(at - count, first) - at);
  return { ...area, [start[line]]: first - before, [line]: area[line] - lost };
}

/** Inserts (`count` > 0) or deletes lines at `at`; the names follow unless a program without names did it. */
export function shifted(
  contents: Contents,
  sheet: string,
  line: Line,
  at: number,
  count: number,
  namesFollow = true,
): Contents {
  const splice = <T>(items: readonly T[], filler: T): readonly T[] => {
    const copy = [...items];
    if (count < 0) copy.splice(at, -count);
    else if (at < copy.length) copy.splice(at, 0, ...Array.from({ length: count }, () => filler));
    return copy;
  };
  const sheets = contents.sheets.map((each) => {
    if (each.name !== sheet) return each;
    const cells = line === 'rows' ? splice(each.cells, []) : each.cells.map((row) => splice(row, blank));
    return { ...each, cells };
  });
  const names = new Map(
    [...contents.names].map(([name, place]) => [
      name,
      namesFollow && place.sheet === sheet ? { sheet, area: adjusted(place.area, line, at, count) } : place,
    ]),
  );
  return { sheets, names };
}
