/** The three tables of a report out of its lines: which lines are whose, in which edition, and what was read from where. */
import { sectionHeading, type EditionId, type Section, type TableId } from '../../form/form';
import { cellsOf, editionFor, editions } from '../../form/index';
import { lineName, type Line } from '../line';
import type { IntakeNote } from '../note';
import type { SplitText } from '../sections';
import { readTableLines, type ReadTable } from './read-table';

export interface ReadTables {
  readonly read: readonly ReadTable[];
  readonly tables: Readonly<Partial<Record<TableId, EditionId>>>;
  readonly notes: readonly IntakeNote[];
}

/** What another edition must explain more than the report's own before it is believed: more than a misprint or two. */
const clearly = 0.75;

/**
 * The report's own edition and any other, each read; the one whose labels are found, all of them together, is the form
 * it was written in. A table cut short, which has nothing to tell them apart, is the report's own.
 */
function readTable(id: TableId, lines: readonly Line[], year: number | null): ReadTable {
  const own = editionFor(year);
  const others = editions.filter((edition) => edition !== own).map((edition) => edition.tables[id]);
  const first = readTableLines(lines, own.tables[id]);
  return others
    .map((table) => readTableLines(lines, table))
    .reduce((a, b) => (b.fit > a.fit + clearly ? b : a), first);
}

/** Lines by the table of the document they stand in. */
function bySource(lines: readonly Line[]): ReadonlyMap<string, readonly Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const group = groups.get(line.source);
    if (group) group.push(line);
    else groups.set(line.source, [line]);
  }
  return groups;
}

function isWhole({ table, figures }: ReadTable): boolean {
  return Object.keys(figures).length === table.cells.length;
}

/** One that is whole by itself is the table, and another is a second one; otherwise all of them are its pieces. */
function readExact(id: TableId, lines: readonly Line[], year: number | null): ReadTable {
  const groups = bySource(lines);
  if (groups.size > 1) {
    for (const [source, group] of groups) {
      const read = readTable(id, group, year);
      if (!isWhole(read)) continue;
      const others = [...groups.keys()].filter((other) => other !== source).join('、');
      const message = `同样的表不止一张：读入的是${source}，${others}没有读入。请确认读入的是哪一张。`;
      const about = cellsOf(read.table).map(({ key }) => key);
      return { ...read, notes: [...read.notes, { severity: 'doubtful', message, about }] };
    }
  }
  return readTable(id, lines, year);
}

/** Entries that are no plain number: kept as typed, and said. */
function oddEntries(section: Section, { table, figures }: ReadTable): readonly IntakeNote[] {
  const odd = cellsOf(table).filter(({ key }) => typeof figures[key] === 'string');
  if (odd.length === 0) return [];
  const shown = odd.slice(0, 3).map(({ key, name }) => `${name}“${String(figures[key])}”`);
  const more = odd.length > 3 ? ` 等 ${String(odd.length)} 格` : '';
  const message = `“${sectionHeading(section)}”里${shown.join('、')}${more}不是规范的数字，已照原样保留，请核对。`;
  return [{ severity: 'doubtful', message, about: odd.map(({ key }) => key) }];
}

function nothingRead(section: Section, { table }: ReadTable, lines: readonly Line[]): IntakeNote {
  const pictured = lines.some(({ picture }) => picture === true);
  const why = pictured ? '下面只有图片，图片里的数字读不出来' : '下面没有找到规定的表';
  return {
    severity: 'doubtful',
    message: `“${sectionHeading(section)}”${why}，${String(table.cells.length)} 个数字没有读入，请手工填写。`,
    about: cellsOf(table).map(({ key }) => key),
  };
}

function readFrom(section: Section, { table, figures }: ReadTable, lines: readonly Line[]): IntakeNote {
  const filled = lines.filter(({ text }) => text.trim() !== '');
  const sources = [...bySource(filled).keys()].filter((source) => source !== '');
  const [first, last] = [filled[0], filled[filled.length - 1]];
  const plain = first && last ? `${lineName(first)}至${lineName(last)}` : '';
  const found = String(Object.values(figures).filter((entry) => entry !== null).length);
  const from = sources.length > 0 ? sources.join('、') : plain;
  const message = `“${sectionHeading(section)}”读到 ${found} 个数字（应有 ${String(table.cells.length)} 个），来自${from}。`;
  return { severity: 'info', message, where: from };
}

/** Reads the tables of these sections; a section that is not there and has no table is passed over. `assigned`: regions.ts. */
export function readTables(
  lines: readonly Line[],
  split: SplitText,
  assigned: ReadonlyMap<Line, TableId>,
  sections: readonly Section[],
  year: number | null,
): ReadTables {
  const read: ReadTable[] = [];
  const notes: IntakeNote[] = [];
  const tables: Partial<Record<TableId, EditionId>> = {};
  for (const section of sections) {
    const { table } = section;
    if (table === undefined) continue;
    const exact = lines.filter((line) => line.table === table);
    const inSection = split.sections.find(({ id }) => id === section.id)?.lines;
    const plain = lines.filter((line) => assigned.get(line) === table);
    const own = exact.length > 0 ? exact : plain;
    if (own.length === 0 && !inSection) continue;
    const result = exact.length > 0 ? readExact(table, own, year) : readTable(table, own, year);
    if (Object.keys(result.figures).length === 0) {
      notes.push(nothingRead(section, result, inSection ?? []));
      continue;
    }
    read.push(result);
    notes.push(...result.notes, ...oddEntries(section, result), readFrom(section, result, own));
    tables[table] = result.table.edition;
  }
  return { read, tables, notes };
}
