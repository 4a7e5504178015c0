/** What a draft may draw on: one report, last year's where loaded, and how to link a number to where it stands. */
import type { CellKey } from '../form/cell';
import { facts, type Answer, type FactKey, type OwnFact } from '../form/fact';
import { fieldsOf, fieldTarget, resolveFields } from '../fields/field';
import type { Entry } from '../form/figures';
import type { Edition } from '../form/form';
import { cellOf, cellsOf, tableIds } from '../form/index';
import type { Report } from '../form/report';
import { prescribed } from '../form/report-tables';
import { leavesOf, shortName } from '../form/table';
import { isYearBefore } from '../form/year-before';
import { selfName } from '../form/self-name';

/** A number that is known, and how it is written in the text: as a 〔field〕 wherever it has one. */
export interface Linked {
  readonly value: number;
  readonly text: string;
}

export interface Source {
  readonly report: Report;
  readonly edition: Edition;
  /** What each total of the edition is the sum of. */
  readonly sums: ReadonlyMap<string, readonly string[]>;
  readonly lastYear?: Report;
  /** 我街道 */
  readonly self: string;
  /** `2024年`; 本年 where the year is not filled in. */
  readonly year: string;
}

/** Last year's report is compared with only where it is that of the year before. */
export function sourceOf(report: Report, lastYear?: Report): Source {
  const adjacent = lastYear !== undefined && isYearBefore(lastYear.year, report.year);
  const edition = prescribed(report);
  const cells = tableIds.flatMap((id) => cellsOf(edition.tables[id]));
  return {
    report,
    edition,
    sums: new Map(cells.flatMap(({ key, sumOf }) => (sumOf ? [[key, sumOf]] : []))),
    ...(adjacent ? { lastYear } : {}),
    self: selfName(report.unit, report.level),
    year: report.year === null ? '本年' : `${String(report.year)}年`,
  };
}

/** Only a sound number is spoken of; a negative count, a fraction of a piece or text is asked about instead. */
function sound(entry: Entry, decimals: boolean): number | undefined {
  if (typeof entry !== 'number' || !Number.isFinite(entry) || entry < 0) return undefined;
  return decimals || Number.isInteger(entry) ? entry : undefined;
}

/** The total of cells nobody has filled is 0 by its formula: as blank as they are. */
function isBlank(sums: Source['sums'], figures: Readonly<Record<string, Entry>>, key: string): boolean {
  const entry = figures[key] ?? null;
  if (entry !== 0) return entry === null;
  return (sums.get(key) ?? []).some((part) => isBlank(sums, figures, part));
}

function cellValue(report: Report, key: CellKey): number | undefined {
  return sound(report.figures[key] ?? null, cellOf(key).measure === 'money');
}

/** Whether this year's form has the cell at all. */
export function hasCell(source: Source, key: CellKey): boolean {
  return fieldsOf(source.edition).get(cellOf(key).name)?.[0] === key;
}

/** A cell's number, linked; undefined where it is blank or unsound. */
export function cell(source: Source, key: CellKey): Linked | undefined {
  return hasCell(source, key) ? named(source, cellOf(key).name) : undefined;
}

/** What the form calls the row of a cell in prose: 行政处罚, 规章. */
export function rowName(source: Source, key: CellKey): string {
  const rows = tableIds.flatMap((id) =>
    source.edition.tables[id].bands.flatMap((band) => leavesOf(band.rows)),
  );
  const row = rows.find((leaf) => leaf.id === cellOf(key).rowId);
  return row ? shortName(row) : '';
}

/** Last year's number in the same cell. */
export function cellBefore({ lastYear, sums }: Source, key: CellKey): number | undefined {
  return lastYear === undefined || isBlank(sums, lastYear.figures, key)
    ? undefined
    : cellValue(lastYear, key);
}

/** The number of a field, which may sum several cells; blanks beside a number count as 0, beside zeros as unknown. */
export function named({ report, edition, sums }: Source, name: string): Linked | undefined {
  const keys = fieldsOf(edition).get(name) ?? [];
  const filled = keys.filter((key) => !isBlank(sums, report.figures, key));
  const values = filled.map((key) => cellValue(report, key));
  const known = values.filter((value) => value !== undefined);
  const value = known.reduce((sum, one) => sum + one, 0);
  const unknown = filled.length === 0 || known.length < values.length;
  if (unknown || (value === 0 && filled.length < keys.length)) return undefined;
  return { value, text: `〔${name}〕` };
}

/** The share of one field in another as a field, 〔A÷B〕; only where B is not 0. */
export function share(part: Linked, of: Linked): string {
  return `${part.text.slice(0, -1)}÷${of.text.slice(1)}`;
}

export function factNamed(id: FactKey): (typeof facts)[number] {
  const fact = facts.find((candidate) => candidate.id === id);
  if (!fact) throw new Error(`no such fact: ${id}`);
  return fact;
}

export function factLabel(id: FactKey): string {
  return factNamed(id).label;
}

function factValue(report: Report, id: FactKey): number | undefined {
  return sound(report.facts.answers[id]?.value ?? null, factNamed(id).unit === '元');
}

/** An answered question of 基础情况, linked. */
export function fact(source: Source, id: FactKey): Linked | undefined {
  const value = factValue(source.report, id);
  return value === undefined ? undefined : { value, text: `〔${factLabel(id)}〕` };
}

export function factBefore(source: Source, id: FactKey): number | undefined {
  return source.lastYear === undefined ? undefined : factValue(source.lastYear, id);
}

/** A row the clerk added, and which of them it is. */
export interface OwnAmount extends OwnFact {
  readonly index: number;
  readonly amount: Linked;
}

/** Rows the clerk added to a group, with a name and a sound number; linked where the name is theirs alone. */
export function ownFacts(source: Source, group: string): readonly OwnAmount[] {
  return source.report.facts.own.flatMap((own, index) => {
    const value = sound(own.value, own.unit === '元');
    // Its brackets and line breaks would read as a field's, or a question's, in the text.
    const label = own.label.replace(/[〔〕【】\s]+/gu, '');
    if (own.group !== group || label === '' || value === undefined) return [];
    const field = `〔${label}〕`;
    const links =
      fieldTarget(label, source.edition) === undefined &&
      resolveFields(field, source.report, source.edition).text === String(value);
    return [{ ...own, index, label, amount: { value, text: links ? field : String(value) } }];
  });
}

/** An answer in words: the note, or what was written in the number's place. 无 is no answer. */
export function words(answer: Answer | undefined): string | undefined {
  const said = answer?.note.trim() ?? '';
  const text = said === '' && typeof answer?.value === 'string' ? answer.value.trim() : said;
  const lines = text.split(/\s*\n\s*/u).map((line) => line.replace(/[\s。；;，,.]+$/u, ''));
  const joined = lines.filter((line) => line !== '').join('；');
  return /^(?:无|没有|暂无|[/\\—-]*)$/u.test(joined) ? undefined : joined;
}
