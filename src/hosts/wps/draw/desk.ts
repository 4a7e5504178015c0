/**
 * Where whole sheets are drawn, and taken back where they cannot be finished. Everything that can be refused is refused
 * before the first call that changes anything; what could not even be taken back the next try clears away.
 */
import { absoluteName, quotedSheet } from '../../../workbook/a1';
import { sameName } from '../../../workbook/sheet-name';
import { HostError } from '../../../workbook/host-error';
import type { SheetPlan } from '../../../workbook/workbook';
import { draftName } from './draft';
import { drawSheet } from './draw-sheet';
import type { EtBook, EtName, EtSheet, EtSheets, EtWindow } from '../facade';
import { leavingOut } from '../leaving-out';
import { looks } from './looks';
import { namesIn, sheetsIn, type NamedSheet } from '../present';
import { protect } from '../protection';
import { attempt, type WpsSession } from '../session';

export interface Present {
  readonly sheets: readonly NamedSheet[];
  readonly leftovers: readonly EtSheet[];
  readonly names: readonly { readonly name: string; readonly entry: EtName }[];
}

/** What there is before anything is drawn. */
export function look(session: WpsSession, plans: readonly SheetPlan[]): Present {
  return session.look((book) => {
    const found = sheetsIn(session, book);
    const planned = plans.flatMap(({ names }) => names.map(({ name }) => name));
    if (book.ProtectStructure)
      throw new HostError('工作簿设了结构保护，加不了工作表。请在“审阅”里撤销工作簿保护，再试一次。', {
        retry: true,
      });
    return { ...found, names: namesIn(book, planned) };
  });
}

interface Drawn {
  readonly plan: SheetPlan;
  readonly sheet: EtSheet;
}

/** What drawing needs of the workbook, fetched once. */
interface Desk {
  readonly session: WpsSession;
  readonly book: EtBook;
  readonly sheets: EtSheets;
  readonly window: EtWindow | undefined;
  readonly present: Present;
  /** What there is to take back. */
  readonly drawn: Drawn[];
}

const has = ({ names }: Present, name: string): boolean => names.some((other) => sameName(other.name, name));

/** Names first: without their sheet they would stay behind, broken. */
function takeBack(book: EtBook, drawn: readonly Drawn[], present: Present): void {
  for (const { name } of drawn.flatMap(({ plan }) => plan.names)) {
    if (!has(present, name))
      attempt(() => {
        book.Names.Item(name).Delete();
      });
  }
  drawn.forEach(({ sheet }, index) => {
    // Should it refuse to go, it is at least not taken for finished.
    attempt(() => (sheet.Name = draftName(index)));
    attempt(() => {
      sheet.Delete();
    });
  });
}

/** Each line of page set-up may wait for the printer's driver, nine sheets long; versions without this just wait. */
function printing(session: WpsSession, on: boolean): void {
  const step = (): unknown => (session.app.PrintCommunication = on);
  if (!attempt(step) && on) attempt(step);
}

/** Clears away what an earlier failure has left, then works; what is drawn is taken back where the work fails. */
export function atDesk(
  session: WpsSession,
  book: EtBook,
  present: Present,
  work: (desk: Desk) => void,
): void {
  const active = book.ActiveSheet;
  const drawn: Drawn[] = [];
  try {
    for (const sheet of present.leftovers) sheet.Delete();
    printing(session, false);
    let window: EtWindow | undefined;
    looks(session, '网格线和冻结窗格', () => (window = session.app.ActiveWindow));
    work({ session, book, sheets: book.Worksheets, window, present, drawn });
  } catch (error) {
    takeBack(book, drawn, present);
    throw error;
  } finally {
    printing(session, true);
    attempt(() => {
      active.Activate();
    });
  }
}

function addLast({ session, sheets, present, drawn }: Desk): EtSheet {
  const last = drawn[drawn.length - 1]?.sheet ?? sheets.Item(sheets.Count);
  return leavingOut(
    session,
    'Sheets.Add',
    (nowhere) => sheets.Add(nowhere, last),
    () => sheets.Count === present.sheets.length + drawn.length,
  );
}

/** In front of a sheet, or behind the last. */
export function draw(desk: Desk, plan: SheetPlan, before?: EtSheet): void {
  const { session, book, sheets, window, drawn } = desk;
  const sheet = before ? sheets.Add(before) : addLast(desk);
  const name = draftName(drawn.length);
  drawn.push({ plan, sheet });
  sheet.Name = name;
  if (!session.habit('a new sheet is active', () => book.ActiveSheet.Name === name)) sheet.Activate();
  drawSheet(session, window, sheet, plan);
}

/** The last steps: protection, the sheet's own name, by which it is there for everybody, and those of its areas. */
export function finish({ session, book, present, drawn }: Desk): void {
  for (const { plan, sheet } of drawn) {
    // While it is still a draft: without protection nobody would miss it.
    if (plan.protect) protect(session, sheet);
    sheet.Name = plan.name;
    for (const { name, area } of plan.names) {
      if (has(present, name)) book.Names.Item(name).Delete();
      book.Names.Add(name, `=${quotedSheet(plan.name)}!${absoluteName(area)}`);
    }
  }
}
