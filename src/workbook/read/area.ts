/** The three sheets of an office that collects, read back: the register as rows of text, what is held, what was returned. */
import type { CellKey } from '../../form/cell';
import type { Entry } from '../../form/figures';
import { editions, cellsOf, tableIds } from '../../form/index';
import { normaliseLabel } from '../../form/label';
import { unitStates, type HeldReport, type Returned, type UnitState } from '../../form/unit';
import { areaSheetNames, headOf, heldColumns, returnedColumns, type HeldColumn } from '../area-layout';
import { entryOf, textOf } from '../entry';
import type { Content, Contents, SheetContent } from '../workbook';

export interface AreaSheets {
  /** Rows of 单位名单 as text, heads included; undefined where there is no such sheet. */
  readonly register?: readonly (readonly string[])[];
  readonly held: readonly HeldReport[];
  readonly returned: readonly Returned[];
}

function sheetNamed({ sheets }: Contents, name: string): SheetContent | undefined {
  return sheets.find((sheet) => sheet.name === name);
}

/** Where the row of heads is, and in which column each head stands. */
function headsOf(
  sheet: SheetContent,
  first: string,
): { readonly row: number; readonly at: ReadonlyMap<string, number> } {
  const row = sheet.cells.findIndex((cells) => cells.some((content) => textOf(content) === first));
  const at = new Map(
    (sheet.cells[row] ?? []).map((content, column) => [normaliseLabel(textOf(content)), column]),
  );
  return { row, at };
}

/** Names of numbers → their keys, of every edition. */
const keysByHead: ReadonlyMap<string, CellKey> = new Map(
  [...editions]
    .reverse()
    .flatMap((edition) => tableIds.flatMap((id) => cellsOf(edition.tables[id])))
    .map(({ key }) => [normaliseLabel(headOf(key)), key]),
);

const isState = (text: string): text is UnitState => (unitStates as readonly string[]).includes(text);

function heldIn(sheet: SheetContent): readonly HeldReport[] {
  const { row: head, at } = headsOf(sheet, heldColumns[0].label);
  if (head < 0) return [];
  const columnOf = (id: HeldColumn): number =>
    at.get(normaliseLabel(heldColumns.find((column) => column.id === id)?.label ?? '')) ?? -1;
  const numbers = [...at].flatMap(([label, column]) => {
    const key = keysByHead.get(label);
    return key === undefined ? [] : [[key, column] as const];
  });
  return sheet.cells.slice(head + 1).flatMap((cells: readonly Content[]): readonly HeldReport[] => {
    const text = (id: HeldColumn): string => textOf(cells[columnOf(id)]).trim();
    const [code, sha256, state] = [text('code'), text('sha256'), text('state')];
    if (code === '') return [];
    const figures: Partial<Record<CellKey, Entry>> = {};
    for (const [key, column] of numbers) {
      const entry = entryOf(cells[column]);
      if (entry !== null) figures[key] = entry;
    }
    // A row without a file whose numbers were typed, from paper: it is held as they stand.
    if (sha256 === '' && Object.keys(figures).length === 0) return [];
    return [
      {
        code,
        state: isState(state) && (sha256 === '' ? state !== '未报' : true) ? state : '已报',
        sha256,
        receivedOn: text('receivedOn') === '' ? null : text('receivedOn'),
        file: text('file'),
        errors: Number(text('errors')) || 0,
        warnings: Number(text('warnings')) || 0,
        figures,
      },
    ];
  });
}

function returnedIn(sheet: SheetContent): readonly Returned[] {
  const { row: head, at } = headsOf(sheet, returnedColumns[0].label);
  if (head < 0) return [];
  return sheet.cells.slice(head + 1).flatMap((cells): readonly Returned[] => {
    const text = (id: (typeof returnedColumns)[number]['id']): string => {
      const label = returnedColumns.find((column) => column.id === id)?.label ?? '';
      return textOf(cells[at.get(normaliseLabel(label)) ?? -1]).trim();
    };
    if (text('code') === '' || text('returnedOn') === '') return [];
    return [
      {
        code: text('code'),
        returnedOn: text('returnedOn'),
        sha256: text('sha256'),
        reason: text('reason'),
        correctedOn: text('correctedOn') === '' ? null : text('correctedOn'),
      },
    ];
  });
}

export function readArea(contents: Contents): AreaSheets {
  const register = sheetNamed(contents, areaSheetNames.register);
  const held = sheetNamed(contents, areaSheetNames.held);
  const returned = sheetNamed(contents, areaSheetNames.returned);
  return {
    ...(register ? { register: register.cells.map((cells) => cells.map(textOf)) } : {}),
    held: held ? heldIn(held) : [],
    returned: returned ? returnedIn(returned) : [],
  };
}
