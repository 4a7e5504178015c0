/**
 * Tables whose rules are not all drawn → rows by where the numbers stand. A row is a line of numbers with the label to the
 * left of them, whose lines may begin above and end below; a number that goes on in a second line is not read. What comes
 * out is a line of text with its cells parted, which the reader of reports believes only where label and count agree.
 */
import { unreadable, type Letter } from './letter';
import type { Rule } from './page-marks';
import { beginsLabel, masked, overlap, runLines, type Run, type RunLine } from './runs';
import { stacksOf, stackText, type Stack } from './stacks';

/** Rows of a table as far as their places tell. */
export interface PageRows {
  readonly kind: 'rows';
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly rows: readonly (readonly string[])[];
}

interface Surroundings {
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
  readonly height: number;
}

/** Values at the end of a line, after its labels. */
function valuesOf({ runs }: RunLine): readonly Run[] {
  const first = runs.findIndex(({ isValue }) => isValue);
  return first >= 0 && runs.slice(first).every(({ isValue }) => isValue) ? runs.slice(first) : [];
}

/** A line of many numbers is a table's; one of few is where another has numbers under or over them. */
const many = 3;
/** The label and the first of few numbers stand this far apart, in font sizes. */
const apart = 1;
/** Page numbers stand in these parts of the page, from its edges. */
const margin = 0.1;

function valuedLines(lines: readonly RunLine[], height: number): ReadonlySet<RunLine> {
  const all = lines.filter((line) => {
    const values = valuesOf(line);
    const label = line.runs[line.runs.length - values.length - 1];
    const isNumbered = line.baseline < margin * height || line.baseline > (1 - margin) * height;
    if (values.length === 0 || (label === undefined && values.length < many && isNumbered)) return false;
    const [first] = values;
    return !label || values.length >= many || (first && first.left - label.right > apart * label.size);
  });
  const stands = (one: Run, line: RunLine): boolean =>
    all.some((other) => other !== line && valuesOf(other).some((two) => overlap(one, two) > 0));
  return new Set(
    all.filter((line) => {
      const values = valuesOf(line);
      return values.length >= many || values.every((one) => stands(one, line));
    }),
  );
}

/** Lines of labels end left of the numbers of the row they are near to, in about its size. */
function isBeside(line: RunLine, row: RunLine): boolean {
  const [first] = valuesOf(row);
  const ratio = line.size / Math.max(row.size, 1);
  return (
    first !== undefined && ratio > 0.8 && ratio < 1.25 && line.runs.every((run) => run.right < first.left)
  );
}

/** Steps between the lines of one table, in font sizes. */
const widestStep = 7;

/** Lines from the first row of numbers to the last with nothing but labels between, and the labels around them. */
function segments(lines: readonly RunLine[], valued: ReadonlySet<RunLine>): readonly (readonly RunLine[])[] {
  const found: RunLine[][] = [];
  const taken = new Set<RunLine>();
  const isNear = (a: RunLine, b: RunLine): boolean =>
    Math.abs(b.baseline - a.baseline) <= widestStep * Math.max(a.size, b.size);
  lines.forEach((line, index) => {
    if (!valued.has(line) || taken.has(line)) return;
    const own = [line];
    for (let at = index - 1; at >= 0; at -= 1) {
      const above = lines[at];
      if (!above || taken.has(above) || valued.has(above)) break;
      if (!isBeside(above, line) || !isNear(above, own[0] ?? line)) break;
      own.unshift(above);
    }
    let row = line;
    for (let at = index + 1; at < lines.length; at += 1) {
      const below = lines[at];
      if (!below || !isNear(own[own.length - 1] ?? line, below)) break;
      if (valued.has(below)) row = below;
      else if (!isBeside(below, row)) break;
      own.push(below);
    }
    own.forEach((each) => taken.add(each));
    found.push(own);
  });
  return found;
}

interface Column {
  left: number;
  right: number;
}

/** Where numbers stand under each other: the narrow ones tell, a wide one may be two of neighbouring columns. */
function columnsOf(values: readonly Run[]): readonly Column[] {
  const columns: Column[] = [];
  const width = ({ left, right }: Column): number => right - left;
  for (const run of [...values].sort((a, b) => width(a) - width(b))) {
    const [column, second] = columns.filter((each) => overlap(each, run) > 0);
    if (!column) columns.push({ left: run.left, right: run.right });
    else if (!second) {
      column.left = Math.min(column.left, run.left);
      column.right = Math.max(column.right, run.right);
    }
  }
  return columns.sort((a, b) => a.left - b.left);
}

/** Numbers that stand in two columns, or with another in one. */
function misplaced(rows: readonly (readonly Run[])[], columns: readonly Column[]): readonly Run[] {
  return rows.flatMap((row) =>
    row.filter((run) => {
      const own = columns.filter((column) => overlap(column, run) > 0);
      const isShared = row.some((other) => other !== run && own.some((column) => overlap(column, other) > 0));
      return own.length !== 1 || isShared;
    }),
  );
}

/** One cell a column, blank where nothing is printed. */
function cellsOf(
  values: readonly (Run & { readonly shown: string })[],
  columns: readonly Column[],
): readonly string[] {
  return columns.map((column) =>
    values
      .filter((run) => overlap(column, run) > 0)
      .map(({ shown }) => shown)
      .join(' '),
  );
}

const middleOf = (line: Pick<RunLine, 'baseline' | 'size'>): number => line.baseline - 0.36 * line.size;

/** From the top of the first line to the foot of the last, a little more. */
function reaches({ runs }: Stack, line: RunLine): boolean {
  const [first, last] = [runs[0], runs[runs.length - 1]];
  if (!first || !last) return false;
  const y = middleOf(line);
  return y > first.baseline - 1.1 * first.size && y < last.baseline + 0.35 * last.size;
}

interface Labels {
  /** The label of each row that has one. */
  readonly own: ReadonlyMap<RunLine, readonly Run[]>;
  /** Rows that share one label: lines of one row, in which numbers are broken. */
  readonly cut: ReadonlySet<RunLine>;
  /** Labels of several rows, heads, and what else stands there. */
  readonly others: readonly Stack[];
}

/**
 * A label stands beside its numbers by its middle or its first line. Where its last line does, what is above is a label
 * of its own, or a head.
 */
function withoutHead({ runs }: Stack, row: RunLine): readonly Run[] {
  const [first, last] = [runs[0], runs[runs.length - 1]];
  const isLast = last !== undefined && Math.abs(last.baseline - row.baseline) < 0.3 * last.size;
  return isLast && first && !beginsLabel(first.text) ? [last] : runs;
}

/** The label of a row is the one nearest to its numbers; one that is nearest for several rows is parted between them. */
function labelsOf(rows: readonly RunLine[], stacks: readonly Stack[]): Labels {
  const nearest = new Map<Stack, RunLine[]>();
  for (const row of rows) {
    const around = stacks.filter((stack) => reaches(stack, row));
    const [best] = [...around].sort((a, b) => b.left - a.left);
    if (best) nearest.set(best, [...(nearest.get(best) ?? []), row]);
  }
  const own = new Map<RunLine, Run[]>();
  const heads: Stack[] = [];
  const cut = new Set<RunLine>();
  for (const [stack, shared] of nearest) {
    const [only] = shared;
    const runs = only && shared.length === 1 ? withoutHead(stack, only) : stack.runs;
    const rest = stack.runs.filter((run) => !runs.includes(run));
    if (rest.length > 0) heads.push({ runs: rest, left: stack.left, right: stack.right });
    for (const run of runs) {
      const away = (row: RunLine): number => Math.abs(row.baseline - run.baseline);
      const row = shared.reduce((a, b) => (away(b) < away(a) - 0.1 * run.size ? b : a));
      own.set(row, [...(own.get(row) ?? []), run]);
    }
    const isOne = beginsLabel(stackText(stack)) || shared.some((row) => !own.has(row));
    if (shared.length > 1 && isOne) shared.forEach((row) => cut.add(row));
  }
  return { own, cut, others: [...stacks.filter((stack) => !nearest.has(stack)), ...heads] };
}

/**
 * Numbers in a line without a label of its own may be a piece of those in the lines beside it: a column in which that
 * happens is too narrow for its numbers, and which of them are whole is not known. A line alone with its numbers (table
 * 4 has no labels at its side) is a row.
 */
function broken(rows: readonly RunLine[], { own, cut }: Labels): ReadonlySet<Run> {
  const pieces = rows.filter((row) => cut.has(row) || (!own.has(row) && rows.length > 1)).flatMap(valuesOf);
  const isNarrow = (run: Run): boolean => pieces.some((piece) => overlap(piece, run) > 0);
  return new Set(rows.flatMap(valuesOf).filter(isNarrow));
}

interface Read {
  readonly rows: readonly (readonly string[])[];
  readonly broken: number;
}

function readSegment(
  lines: readonly RunLine[],
  valued: ReadonlySet<RunLine>,
  horizontal: readonly Rule[],
): Read {
  const rows = lines.filter((line) => valued.has(line));
  const words = lines.map((line) =>
    line.runs.slice(0, line.runs.length - (valued.has(line) ? valuesOf(line).length : 0)),
  );
  const stacks = stacksOf(words, horizontal, 'label');
  const labels = labelsOf(rows, stacks);
  const columns = columnsOf(rows.flatMap(valuesOf));
  const doubtful = new Set([...broken(rows, labels), ...misplaced(rows.map(valuesOf), columns)]);
  const entries: { readonly y: number; readonly x: number; readonly cells: readonly string[] }[] = [];
  const waiting = new Set(labels.others);
  for (const row of rows) {
    const around = labels.others.filter((stack) => waiting.has(stack) && reaches(stack, row));
    around.forEach((stack) => waiting.delete(stack));
    const own = labels.own.get(row);
    // Where one is doubtful, the place of the others is not certain either.
    const isDoubtful = valuesOf(row).some((run) => doubtful.has(run) || run.text.includes(unreadable));
    const values = valuesOf(row).map((run) => ({
      ...run,
      shown: isDoubtful ? masked(run.text) : run.text,
    }));
    const label = own ? [own.map(({ text }) => text).join('')] : [];
    const outer = around.sort((a, b) => a.left - b.left).map(stackText);
    entries.push({ y: row.baseline, x: 0, cells: [...outer, ...label, ...cellsOf(values, columns)] });
  }
  for (const stack of waiting)
    entries.push({ y: stack.runs[0]?.baseline ?? 0, x: stack.left, cells: [stackText(stack)] });
  return {
    rows: entries.sort((a, b) => a.y - b.y || a.x - b.x).map(({ cells }) => cells),
    broken: doubtful.size,
  };
}

/** Whether a line alone stands under or over heads, as one cell of them: not where paragraphs begin. */
function isHead({ runs, baseline }: RunLine, below: RunLine, { left, right }: Column): boolean {
  const [run] = runs;
  if (!run) return false;
  const isBetween = below.baseline - baseline < 1.2 * run.size;
  return (
    run.left >= left - 1 && run.right <= right + 1 && (isBetween || run.left > left + (right - left) / 6)
  );
}

/** Lines of heads above a segment: several words with space between them, and no sentence. */
function headsAbove(
  lines: readonly RunLine[],
  first: RunLine,
  taken: ReadonlySet<RunLine>,
  column: Column,
): readonly RunLine[] {
  const heads: RunLine[] = [];
  for (let at = lines.indexOf(first) - 1; at >= 0; at -= 1) {
    const line = lines[at];
    const below = heads[0] ?? first;
    if (!line || taken.has(line) || below.baseline - line.baseline > widestStep * line.size) break;
    if (line.runs.some(({ text, isValue }) => isValue || /[。；]$/u.test(text))) break;
    if (line.runs.length === 1 && !isHead(line, below, column)) break;
    heads.unshift(line);
  }
  return heads;
}

function boxOf(letters: readonly Letter[]): Pick<PageRows, 'left' | 'right' | 'top' | 'bottom'> {
  return {
    left: Math.min(...letters.map(({ left }) => left)),
    right: Math.max(...letters.map(({ right }) => right)),
    top: Math.min(...letters.map(({ top }) => top)),
    bottom: Math.max(...letters.map(({ bottom }) => bottom)),
  };
}

/** The rows of numbers among upright letters that no grid holds, the letters that are left, and how many numbers are cut. */
export function unruledTables(
  letters: readonly Letter[],
  { horizontal, vertical, height }: Surroundings,
): { readonly tables: readonly PageRows[]; readonly rest: readonly Letter[]; readonly broken: number } {
  const lines = runLines(letters, vertical);
  const valued = valuedLines(lines, height);
  if (![...valued].some((line) => valuesOf(line).length >= many))
    return { tables: [], rest: letters, broken: 0 };
  const found = segments(lines, valued);
  const taken = new Set(found.flat());
  const used = new Set<Letter>();
  let cut = 0;
  const tables = found.map((segment): PageRows => {
    const all = segment.flatMap(({ runs }) => runs);
    const column = {
      left: Math.min(...all.map(({ left }) => left)),
      right: Math.max(...all.map(({ right }) => right)),
    };
    const heads = headsAbove(lines, segment[0] as RunLine, taken, column);
    heads.forEach((line) => taken.add(line));
    const stacks = stacksOf(
      heads.map(({ runs }) => runs),
      horizontal,
      'head',
    );
    const read = readSegment(segment, valued, horizontal);
    cut += read.broken;
    const own = [...heads, ...segment].flatMap(({ runs }) => runs.flatMap((run) => run.letters));
    own.forEach((letter) => used.add(letter));
    return { kind: 'rows', ...boxOf(own), rows: [...headRows(stacks), ...read.rows] };
  });
  return { tables, rest: letters.filter((letter) => !used.has(letter)), broken: cut };
}

interface Extent {
  readonly first: number;
  readonly middle: number;
}

function extentOf({ runs }: Stack): Extent {
  const [first, last] = [runs[0]?.baseline ?? 0, runs[runs.length - 1]?.baseline ?? 0];
  return { first, middle: (first + last) / 2 };
}

/** Heads in rows again: those whose first lines or whose middles are level. */
function headRows(stacks: readonly Stack[]): readonly (readonly string[])[] {
  const rows: { readonly extent: Extent; readonly stacks: Stack[] }[] = [];
  const sorted = [...stacks].sort((a, b) => extentOf(a).middle - extentOf(b).middle);
  for (const stack of sorted) {
    const extent = extentOf(stack);
    const level = 0.4 * (stack.runs[0]?.size ?? 0);
    const row = rows.find(
      (other) =>
        Math.abs(other.extent.first - extent.first) < level / 2 ||
        Math.abs(other.extent.middle - extent.middle) < level,
    );
    if (row) row.stacks.push(stack);
    else rows.push({ extent, stacks: [stack] });
  }
  return rows.map((row) => row.stacks.sort((a, b) => a.left - b.left).map(stackText));
}
