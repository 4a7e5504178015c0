/**
 * What can be put right without a doubt, and how: as changes to cells and labels, which actions/fix.ts shows and then
 * writes. Where two remedies are thinkable there is none.
 */
import type { CellKey } from '../form/cell';
import { unseenCharacters } from '../form/characters';
import { cellsOf, type KeyedCell } from '../form/index';
import type { Repair } from '../form/repair';
import { textKeys } from '../form/text';
import { foundTables, relationsOf } from '../form/report-tables';
import { readsAs } from './tables/reads-as';
import { baseRule, type Evidence, type Finding } from './rule';

type RemedyKind =
  /** Blanks, strokes and 无 become 0. */
  | 'zero'
  /** A total typed over, or damaged, gets its formula back. */
  | 'formula'
  /** Text becomes the number it reads as. */
  | 'number'
  /** Last year's closing figure is taken over. */
  | 'closing'
  /** The cell, or every blank one, becomes what the ledger counts. */
  | 'ledger'
  /** A label or heading is worded as the form has it. */
  | 'label'
  /** Characters that nobody sees are taken out of a text. */
  | 'unseen';

/** A remedy without doubt. */
export interface Remedy {
  readonly kind: RemedyKind;
  /** What the button says: `填 0`. */
  readonly label: string;
  readonly changes: readonly Repair[];
}

/** Cells that hold a formula now. */
type Computed = ReadonlySet<CellKey>;

/** The cells as the tables found have them: which cells are totals, and of what, depends on the edition. */
function cellsIn({ report }: Evidence, keys: readonly CellKey[]): readonly KeyedCell[] {
  const wanted = new Set(keys);
  return foundTables(report)
    .flatMap(cellsOf)
    .filter(({ key }) => wanted.has(key) && report.figures[key] !== undefined);
}

function fillIn({ cells }: Finding, evidence: Evidence): Remedy | undefined {
  const changes = cellsIn(evidence, cells).map(({ key, sumOf }): Repair => {
    return sumOf ? { kind: 'sum', cell: key } : { kind: 'value', cell: key, value: 0 };
  });
  if (changes.length === 0) return undefined;
  const zeros = changes.filter(({ kind }) => kind === 'value').length;
  if (zeros === 0) return { kind: 'formula', label: '恢复合计公式', changes };
  return { kind: 'zero', label: zeros === 1 ? '填 0' : `这 ${String(zeros)} 格都填 0`, changes };
}

/** Totals that no program has calculated yet. */
function recalculate(cells: readonly KeyedCell[], { report }: Evidence): Remedy | undefined {
  const isOurs = ({ key, sumOf }: KeyedCell): boolean =>
    sumOf !== undefined && readsAs(report.figures[key]).kind === 'formula';
  if (!cells.every(isOurs)) return undefined;
  const changes = cells.map(({ key }): Repair => ({ kind: 'sum', cell: key }));
  return { kind: 'formula', label: '恢复合计公式', changes };
}

function readNumber({ cells, expected }: Finding, evidence: Evidence): Remedy | undefined {
  const [cell, ...more] = cellsIn(evidence, cells);
  if (!cell) return undefined;
  // Totals that no program has calculated yet come all in one finding.
  if (more.length > 0) return recalculate([cell, ...more], evidence);
  const { key, sumOf, measure } = cell;
  const reading = readsAs(evidence.report.figures[key], measure);
  if (reading.kind === 'formula') return recalculate([cell], evidence);
  if (reading.kind === 'error-value' && sumOf) {
    return { kind: 'formula', label: '恢复合计公式', changes: [{ kind: 'sum', cell: key }] };
  }
  // The rule expects a number only where the text reads as one that the cell may hold.
  if (reading.kind !== 'like' || typeof expected !== 'number') return undefined;
  const changes: readonly Repair[] = [{ kind: 'value', cell: key, value: expected }];
  return { kind: 'number', label: `改为数字 ${String(expected)}`, changes };
}

function convertToTenThousands({ cells, expected }: Finding): Remedy | undefined {
  const [cell] = cells;
  if (cell === undefined || typeof expected !== 'number') return undefined;
  const value = Number(expected.toPrecision(15));
  return {
    kind: 'number',
    label: `换算成万元，改为 ${String(value)}`,
    changes: [{ kind: 'value', cell, value }],
  };
}

function takeClosing({ cells, expected }: Finding, _: Evidence, computed: Computed): Remedy | undefined {
  const [cell] = cells;
  // A total follows its parts; they are what has to be put right.
  if (cell === undefined || typeof expected !== 'number' || computed.has(cell)) return undefined;
  const changes: readonly Repair[] = [{ kind: 'value', cell, value: expected }];
  return { kind: 'closing', label: `按上年年报填 ${String(expected)}`, changes };
}

function takeCount({ cells }: Finding, { ledger, report }: Evidence, computed: Computed): Remedy | undefined {
  const changes = cells.flatMap((cell): readonly Repair[] => {
    const value = ledger?.counts.get(cell);
    const same = value === undefined || report.figures[cell] === value || computed.has(cell);
    return same ? [] : [{ kind: 'value', cell, value }];
  });
  const [first] = changes;
  if (first?.kind !== 'value') return undefined;
  const label =
    changes.length === 1 ? `按台账填 ${String(first.value)}` : `按台账填这 ${String(changes.length)} 格`;
  return { kind: 'ledger', label, changes };
}

function correctLabel({ labels, expected }: Finding, { report }: Evidence): Remedy | undefined {
  const [label] = labels ?? [];
  if (!label || typeof expected !== 'string') return undefined;
  const here = report.deviations.find(
    ({ table, at }) => table === label.table && at?.row === label.row && at.column === label.column,
  );
  // A label taken for this one by its place alone may mean that the numbers are another row's.
  if (here?.kind !== 'misprint') return undefined;
  return {
    kind: 'label',
    label: '改为规定的标签',
    changes: [{ kind: 'label', label, text: expected }],
  };
}

function correctHeading({ actual, expected }: Finding, { report }: Evidence): Remedy | undefined {
  const here = report.sections.find(({ heading }) => heading.trim() === actual);
  if (!here || typeof expected !== 'string') return undefined;
  const changes: readonly Repair[] = [{ kind: 'heading', section: here.id, text: expected }];
  return { kind: 'label', label: '改为规定的标题', changes };
}

function takeOutUnseen({ about }: Finding, { report }: Evidence): Remedy | undefined {
  const part = textKeys.find((key) => key === about?.[0]);
  const unseen = part && (report.text[part] ?? '').match(unseenCharacters);
  if (!part || !unseen) return undefined;
  const label = `删去 ${String(unseen.length)} 个看不见的字符`;
  return { kind: 'unseen', label, changes: [{ kind: 'unseen', part }] };
}

/** A total that is typed and does not add up; live ones always do. */
function restoreTotal({ rule }: Finding, evidence: Evidence, computed: Computed): Remedy | undefined {
  const relation = foundTables(evidence.report)
    .flatMap(relationsOf)
    .find((candidate) => `${candidate.rule}[${candidate.member}]` === rule);
  const total = relation?.kind === 'sum' ? relation.right[0] : undefined;
  if (!relation || total === undefined || computed.has(total)) return undefined;
  // The grand total is written as the sum of one line; of the other it is only the check.
  const [cell] = cellsIn(evidence, [total]);
  if (cell?.sumOf?.join() !== relation.left.join()) return undefined;
  return { kind: 'formula', label: '恢复合计公式', changes: [{ kind: 'sum', cell: total }] };
}

type Remedial = (finding: Finding, evidence: Evidence, computed: Computed) => Remedy | undefined;

const byRule: Readonly<Record<string, Remedial>> = {
  'blank-zero': fillIn,
  type: readNumber,
  't2-int': readNumber,
  't3-xy-carry': takeClosing,
  't2-fee-unit': convertToTenThousands,
  'ledger-agrees': takeCount,
  label: correctLabel,
  's-six': correctHeading,
  'control-characters': takeOutUnseen,
};

/** The remedy of a finding; undefined where a person has to decide. `computed` are the cells with a formula. */
export function remedyOf(finding: Finding, evidence: Evidence, computed: Computed): Remedy | undefined {
  const remedial = byRule[baseRule(finding.rule)] ?? restoreTotal;
  return remedial(finding, evidence, computed);
}
