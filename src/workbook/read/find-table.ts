/**
 * Finds a table by its name, then by its labels wherever they stand. Where the labels do not fit, the table is refused:
 * figures of shifted cells are never read.
 */
import { sectionHeading, type Table, type TableId } from '../../form/form';
import { editionFor, editions } from '../../form/index';
import { normaliseLabel } from '../../form/label';
import type { Deviation } from '../../form/report';
import { placeName } from '../a1';
import { cellArea, sectionOf, tableName } from '../layout';
import { fitTable, type Differs, type Origin } from './table-fit';
import { shiftWords } from './table-shift';
import { tracesOn, type Words } from './table-traces';
import type { Contents, SheetContent } from '../workbook';
import { type Refusal, refuse } from '../../form/refusal';

export interface FoundTable {
  readonly kind: 'found';
  readonly table: Table;
  readonly sheet: SheetContent;
  readonly origin: Origin;
  readonly deviations: readonly Deviation[];
}

/** A place where a table may stand. */
interface Corner {
  readonly sheet: SheetContent;
  readonly origin: Origin;
}

/** The table in all its editions, the report year's own first: table 4 has not changed, so the first that fits counts. */
function variantsOf(id: TableId, year: number | null): readonly Table[] {
  const own = editionFor(year);
  return [...new Set([own, ...editions].map((edition) => edition.tables[id]))];
}

/** The edition that fits best there. */
function readAt(tables: readonly Table[], corner: Corner): FoundTable | undefined {
  let best: FoundTable | undefined;
  for (const table of tables) {
    const fit = fitTable(table, corner.sheet, corner.origin);
    if (fit.kind === 'differs') continue;
    if (!best || fit.deviations.length < best.deviations.length) {
      best = { kind: 'found', table, sheet: corner.sheet, origin: corner.origin, deviations: fit.deviations };
    }
    if (best.deviations.length === 0) return best;
  }
  return best;
}

/** Whole, where it is no longer than labels are. */
function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** What differs first, where the labels do not tell that rows or columns were put in or taken out. */
function differenceWords(sheet: SheetContent, { at, wanted, expected, found }: Differs): string {
  const spelled = ({ row, column }: Origin): string => placeName(sheet.name, cellArea(row, column));
  const is = found === '' ? '是空白' : `是“${shortened(found)}”`;
  if (wanted === 'label') return `${spelled(at)} 应为“${expected}”，实际${is}`;
  if (wanted === 'number') return `${spelled(at)} 应为“${expected}”的数字，实际${is}`;
  if (normaliseLabel(found) === normaliseLabel(expected))
    return `“${expected}”应在 ${spelled(wanted.home)}，实际在 ${spelled(at)}`;
  return `${spelled(at)} 应为空白（“${expected}”的合并格），实际${is}`;
}

function changed(tables: readonly Table[], table: Table, words: Words, origin: Origin): Refusal | undefined {
  const fit = fitTable(table, words.sheet, origin);
  if (fit.kind === 'fits') return undefined;
  const shift = shiftWords(tables, words);
  const what = shift === undefined ? differenceWords(words.sheet, fit) : `“${words.sheet.name}”${shift}`;
  return refuse(
    'table-changed',
    `“${sectionHeading(sectionOf(table.id))}”的表和规定表样对不上：${what}。` +
      '表里的行列动过，为免读错数字，没有读取。请撤销这些改动；撤销不了的，新建一份年报，把数字抄过去。',
  );
}

function twice(id: TableId, tables: readonly FoundTable[]): Refusal {
  const places = tables.map(({ sheet, origin, table }) =>
    placeName(sheet.name, { ...origin, rows: table.rowCount, columns: table.columnCount }),
  );
  return refuse(
    'table-twice',
    `“${sectionHeading(sectionOf(id))}”的表不止一张（${places.join('、')}），不知道该用哪一张。请只留一张，其余的（备份的、隐藏的也算）移到别的文件。`,
  );
}

function cornerNamed(
  id: TableId,
  sheets: readonly Words[],
  names: Contents['names'],
): { readonly words: Words; readonly origin: Origin } | undefined {
  const name = names.get(tableName(id));
  const words = sheets.find(({ sheet }) => sheet.name === name?.sheet);
  return name && words ? { words, origin: name.area } : undefined;
}

/**
 * The table in the workbook; undefined when there is no trace of it, a refusal when it is not as it should be, or when
 * there is a second: a copy may be the one that was filled in, whatever the name says.
 */
export function findTable(
  id: TableId,
  year: number | null,
  sheets: readonly Words[],
  names: Contents['names'],
): FoundTable | Refusal | undefined {
  const tables = variantsOf(id, year);
  const named = cornerNamed(id, sheets, names);
  const traces = sheets
    .flatMap((words) => tables.flatMap((table) => tracesOn(table, words)))
    .sort((a, b) => b.share - a.share);
  const found = new Map<string, FoundTable>();
  for (const { words, origin } of [...(named ? [named] : []), ...traces]) {
    const at = `${words.sheet.name}!${String(origin.row)} ${String(origin.column)}`;
    const read = found.has(at) ? undefined : readAt(tables, { sheet: words.sheet, origin });
    if (read) found.set(at, read);
  }
  const [only, ...others] = [...found.values()];
  const atHome = traces.filter(({ words }) => words === named?.words);
  // A whole copy elsewhere does not speak for a table that has been changed in its own place.
  if (only && (only.sheet === named?.words.sheet || atHome.length === 0)) {
    return others.length === 0 ? only : twice(id, [only, ...others]);
  }
  const asNamed = atHome.find(
    ({ origin }) => origin.row === named?.origin.row && origin.column === named.origin.column,
  );
  const likeliest = asNamed ?? atHome[0] ?? traces[0];
  if (likeliest) return changed(tables, likeliest.table, likeliest.words, likeliest.origin);
  const [own] = tables;
  return named && own ? changed(tables, own, named.words, named.origin) : undefined;
}
