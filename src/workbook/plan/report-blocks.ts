/** A report put into a workbook that has its sheets already: its values with their names, and what to write where. */
import type { CellKey } from '../../form/cell';
import { facts, type FactKey } from '../../form/fact';
import type { Entry } from '../../form/figures';
import { sectionHeading, type TableId } from '../../form/form';
import { cellsOf, tableIds } from '../../form/index';
import { infoKeys, type Report, type Subject } from '../../form/report';
import { textKeys, textName } from '../../form/text';
import { foundTable } from '../../form/report-tables';
import { factColumns, sectionOf } from '../layout';
import type { ReadResult } from '../read/report';
import type { Block } from '../workbook';
import { infoRows, infoValue } from './info-sheet';
import { joinedBlocks } from './joined-blocks';
import { following, totalsOf } from './repairs';
import { textBlocks } from './text-blocks';

/** One filled place of a report. */
export interface ReportValue {
  readonly subject: Subject;
  /** For people: `新收申请·总计`. */
  readonly name: string;
  readonly value: number | string;
  /** For a number of a table. */
  readonly table?: TableId;
}

/** The heading of a table's section, for people. */
export function tableHeading(id: TableId): string {
  return sectionHeading(sectionOf(id));
}

/** All that a report has, in the order of the sheets; what is blank is left out. */
export function reportValues(report: Report): readonly ReportValue[] {
  const all: readonly (Omit<ReportValue, 'value'> & { readonly value: Entry })[] = [
    ...infoKeys.map((key) => ({ subject: key, name: infoRows[key].label, value: infoValue(report, key) })),
    ...facts.map(({ id, label }) => ({
      subject: id,
      name: label,
      value: report.facts.answers[id]?.value ?? null,
    })),
    ...tableIds.flatMap((table) =>
      cellsOf(foundTable(report, table)).map(({ key, name }) => ({
        subject: key,
        name,
        table,
        value: report.figures[key] ?? null,
      })),
    ),
    ...textKeys.map((key) => ({ subject: key, name: textName(key), value: report.text[key] ?? null })),
  ];
  return all.flatMap(({ value, ...rest }) => (value === null || value === '' ? [] : [{ ...rest, value }]));
}

/** What is to stand where; null makes a cell blank. */
type Values = readonly (Pick<ReportValue, 'subject'> & { readonly value: Entry })[];

/** The values that are numbers of tables. */
function figuresIn(read: ReadResult, values: Values): ReadonlyMap<CellKey, Entry> {
  const known = new Set<Subject>(
    tableIds.flatMap((id) => cellsOf(foundTable(read.report, id)).map(({ key }) => key)),
  );
  return new Map(
    values.flatMap(({ subject, value }) =>
      known.has(subject) ? [[subject as CellKey, value] as const] : [],
    ),
  );
}

/** What every live total comes to once `values` are written: by its parts, or as given where that is another number. */
export function totalsWith(read: ReadResult, values: Values): ReadonlyMap<CellKey, number | string> {
  const given = figuresIn(read, values);
  return totalsOf(read, { ...read.report.figures, ...Object.fromEntries(given) }, new Set(given.keys()));
}

function plainBlocks(read: ReadResult, values: Values): readonly Block[] {
  return values.flatMap(({ subject, value }) => {
    const place = read.places.get(subject);
    return place
      ? [
          {
            sheet: place.sheet,
            row: place.row,
            column: place.column,
            inputs: [[{ kind: 'value', value } as const]],
          },
        ]
      : [];
  });
}

/** The remark beside a fact comes along where there is none yet. */
function factNotes(read: ReadResult, source: Report, keys: readonly FactKey[]): readonly Block[] {
  return keys.flatMap((key) => {
    const [place, note] = [read.places.get(key), source.facts.answers[key]?.note ?? ''];
    if (!place || note === '' || (read.report.facts.answers[key]?.note ?? '') !== '') return [];
    return [
      {
        sheet: place.sheet,
        row: place.row,
        column: factColumns.note,
        inputs: [[{ kind: 'value', value: note } as const]],
      },
    ];
  });
}

/**
 * The blocks that put `values` into the workbook as read; those with no place in it are left out. A total that its parts
 * come to keeps its formula, and one given otherwise is typed over it.
 */
export function reportBlocks(read: ReadResult, source: Report, values: Values): readonly Block[] {
  const totals = totalsWith(read, values);
  const follows = ({ subject, value }: Values[number]): boolean =>
    read.formulas.has(subject as CellKey) && totals.get(subject as CellKey) === value;
  const written = new Set(values.map(({ subject }) => subject));
  const texts = textKeys.filter((key) => written.has(key));
  const isText = ({ subject }: Values[number]): boolean => texts.some((key) => key === subject);
  return joinedBlocks([
    ...plainBlocks(
      read,
      values.filter((value) => !isText(value) && !follows(value)),
    ),
    ...following(read, totals),
    ...factNotes(
      read,
      source,
      facts.map(({ id }) => id).filter((id) => written.has(id)),
    ),
    ...textBlocks(read, { texts: source.text, drafted: source.drafted, written: texts }),
  ]);
}
