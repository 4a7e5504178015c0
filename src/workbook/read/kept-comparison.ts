/** Reads 对照记录 back. */
import type { Entry } from '../../form/figures';
import { entryOf, textOf } from '../entry';
import { keptComparison } from '../layout';
import type { Contents } from '../workbook';

/** A difference as it was kept. */
export interface KeptRow {
  /** Without its prefix: `words overview/requests`. */
  readonly key: string;
  readonly name: string;
  readonly workbook: Entry;
  readonly document: Entry;
}

export interface KeptComparison {
  readonly file: string;
  readonly rows: readonly KeptRow[];
}

/** Undefined where the sheet is not there, or is somebody's own. Rows that were added or spoiled by hand are left out. */
export function readKeptComparison({ sheets }: Contents): KeptComparison | undefined {
  const { sheet: tab, columns, rows, file: before, date, key: prefix } = keptComparison;
  const sheet = sheets.find(({ name }) => name === tab);
  const line = textOf(sheet?.cells[rows.file]?.[0]);
  if (!sheet || !line.startsWith(before)) return undefined;
  const end = line.lastIndexOf(date);
  return {
    file: line.slice(before.length, end < 0 ? undefined : end),
    rows: sheet.cells.flatMap((cells): readonly KeptRow[] => {
      const key = textOf(cells[columns.key]);
      if (!key.startsWith(prefix)) return [];
      return [
        {
          key: key.slice(prefix.length),
          name: textOf(cells[columns.name]),
          workbook: entryOf(cells[columns.workbook]),
          document: entryOf(cells[columns.document]),
        },
      ];
    }),
  };
}
