/** Which sheets and names a workbook has. */
import { sameName } from '../../workbook/sheet-name';
import { noSheet } from '../../workbook/host-error';
import { waitingFor } from '../../workbook/waiting-name';
import { unfinished } from './draw/draft';
import type { EtBook, EtName, EtSheet } from './facade';
import { attempt, type WpsSession } from './session';

export interface NamedSheet {
  readonly name: string;
  readonly sheet: EtSheet;
}

/** XlSheetVisibility: hidden, very hidden. */
function isHidden(sheet: EtSheet): boolean {
  let visible: unknown;
  attempt(() => (visible = sheet.Visible));
  return visible === 0 || visible === 2;
}

/**
 * Every sheet with its name, in tab order. What a failure has left is there for nobody; but a sheet that was to be
 * replaced and whose successor is not there is still itself, and gets its name back (not while the clerk is at work:
 * `touch`). A hidden one was never whole.
 */
export function sheetsIn(
  session: WpsSession,
  book: EtBook,
  { touch }: { readonly touch: boolean } = { touch: true },
): {
  readonly sheets: readonly NamedSheet[];
  readonly leftovers: readonly EtSheet[];
} {
  const { Worksheets: all } = book;
  const found = Array.from({ length: all.Count }, (_, index): NamedSheet => {
    const sheet = all.Item(index + 1);
    return { name: sheet.Name, sheet };
  });
  const sheets: NamedSheet[] = [];
  const leftovers: EtSheet[] = [];
  for (const { name, sheet } of found) {
    const target = waitingFor(name);
    if (unfinished(name)) leftovers.push(sheet);
    else if (target === undefined) sheets.push({ name, sheet });
    else if (found.some((other) => sameName(other.name, target)) || isHidden(sheet)) leftovers.push(sheet);
    else {
      if (touch && !session.editing()) attempt(() => (sheet.Name = target));
      sheets.push({ name: target, sheet });
    }
  }
  return { sheets, leftovers };
}

export function sheetNamed(sheets: readonly NamedSheet[], name: string): EtSheet {
  const found = sheets.find((one) => sameName(one.name, name));
  if (found) return found.sheet;
  throw noSheet(name);
}

/** Some workbooks carry thousands of names left by others; asking for each would take seconds. */
const mostNames = 200;

/** Workbook-level names; of more than can be asked for, those that are looked for. A sheet's own names have a `!`. */
export function namesIn(
  book: EtBook,
  lookedFor: readonly string[],
): readonly { readonly name: string; readonly entry: EtName }[] {
  const all = book.Names;
  const count = all.Count;
  if (count <= mostNames)
    return Array.from({ length: count }, (_, index) => all.Item(index + 1))
      .map((entry) => ({ name: entry.Name, entry }))
      .filter(({ name }) => !name.includes('!'));
  return [...new Set(lookedFor)].flatMap((name) => {
    let entry: EtName | undefined;
    attempt(() => (entry = all.Item(name)));
    return entry ? [{ name, entry }] : [];
  });
}
