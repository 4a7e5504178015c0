/**
 * Adds and replaces whole sheets, all or none. Everything that can be refused is refused before the first call that
 * changes anything; what fails later is taken back, and what could not even be taken back the next try clears away.
 */
import { absoluteName, quotedSheet } from '../../workbook/a1';
import { refuseTaken, sameName } from '../../workbook/sheet-name';
import { HostTrouble } from '../../workbook/trouble';
import type { SheetPlan } from '../../workbook/workbook';
import { draftName, unfinished } from './draft';
import { drawSheet } from './draw-sheet';
import type { EtBook, EtSheet, EtSheets, EtWindow } from './facade';
import { namesIn, sheetsIn } from './read-workbook';
import { attempt, type WpsSession } from './session';

interface Present {
  readonly sheets: ReturnType<typeof sheetsIn>;
  readonly leftovers: readonly EtSheet[];
  readonly names: readonly string[];
}

function look(book: EtBook, plans: readonly SheetPlan[]): Present {
  const all = sheetsIn(book);
  const planned = plans.flatMap(({ names }) => names.map(({ name }) => name));
  if (book.ProtectStructure)
    throw new HostTrouble('工作簿设了结构保护，加不了工作表。请在“审阅”里撤销工作簿保护，再试一次。', {
      retry: true,
    });
  return {
    sheets: all.filter(({ name }) => !unfinished(name)),
    leftovers: all.filter(({ name }) => unfinished(name)).map(({ sheet }) => sheet),
    names: namesIn(book, planned).map(({ name }) => name),
  };
}

/** Protected without a password; cells, columns and rows may be formatted. */
function protect(sheet: EtSheet): void {
  sheet.Protect(undefined, false, true, false, false, true, true, true);
}

interface Drawn {
  readonly plan: SheetPlan;
  readonly sheet: EtSheet;
}

/** The last steps: names, protection, and the sheet's own name, by which it is there for everybody. */
function finish(book: EtBook, { plan, sheet }: Drawn): void {
  sheet.Name = plan.name;
  for (const { name, area } of plan.names)
    book.Names.Add(name, `=${quotedSheet(plan.name)}!${absoluteName(area)}`);
  if (plan.protect) protect(sheet);
}

/** Names first: without their sheet they would stay behind, broken. */
function takeBack(book: EtBook, drawn: readonly Drawn[], names: readonly string[]): void {
  for (const { name } of drawn.flatMap(({ plan }) => plan.names)) {
    if (!names.some((other) => sameName(other, name)))
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

/** What drawing needs of the workbook, fetched once. */
interface Desk {
  readonly session: WpsSession;
  readonly book: EtBook;
  readonly sheets: EtSheets;
  readonly window: EtWindow;
  /** What there is to take back. */
  readonly drawn: Drawn[];
}

/** Each line of page set-up may wait for the printer's driver, nine sheets long; versions without this just wait. */
function printing(session: WpsSession, on: boolean): void {
  const step = (): unknown => (session.app.PrintCommunication = on);
  if (!attempt(step) && on) attempt(step);
}

function deskOf(session: WpsSession, book: EtBook, drawn: Drawn[]): Desk {
  printing(session, false);
  return { session, book, sheets: book.Worksheets, window: session.app.ActiveWindow, drawn };
}

/** In front of a sheet, or behind the last. */
function draw({ session, book, sheets, window, drawn }: Desk, plan: SheetPlan, before?: EtSheet): void {
  const last = (): EtSheet => drawn[drawn.length - 1]?.sheet ?? sheets.Item(sheets.Count);
  const sheet = before ? sheets.Add(before) : sheets.Add(undefined, last());
  const name = draftName(drawn.length);
  drawn.push({ plan, sheet });
  sheet.Name = name;
  if (!session.habit('a new sheet is active', () => book.ActiveSheet.Name === name)) sheet.Activate();
  drawSheet(session, window, sheet, plan);
}

export function addSheets(session: WpsSession, plans: readonly SheetPlan[]): void {
  // Refusals are programming errors and come as they are.
  const found = session.look((book) => look(book, plans));
  refuseTaken(plans, { sheets: found.sheets.map(({ name }) => name), names: found.names });
  session.change((book) => {
    const active = book.ActiveSheet;
    const drawn: Drawn[] = [];
    try {
      for (const sheet of found.leftovers) sheet.Delete();
      const desk = deskOf(session, book, drawn);
      for (const plan of plans) draw(desk, plan);
      for (const each of drawn) finish(book, each);
    } catch (error) {
      takeBack(book, drawn, found.names);
      throw error;
    } finally {
      printing(session, true);
      attempt(() => {
        active.Activate();
      });
    }
  });
}

/** The new sheet is drawn whole in front of the old one before that goes. */
export function replaceSheet(session: WpsSession, plan: SheetPlan): void {
  const found = session.look((book) => look(book, [plan]));
  const old = found.sheets.find(({ name }) => sameName(name, plan.name))?.sheet;
  if (!old) {
    addSheets(session, [plan]);
    return;
  }
  session.change((book) => {
    const active = book.ActiveSheet;
    const ofOld = sameName(active.Name, plan.name);
    const drawn: Drawn[] = [];
    try {
      for (const sheet of found.leftovers) sheet.Delete();
      draw(deskOf(session, book, drawn), plan, old);
      for (const { name } of plan.names)
        if (found.names.some((other) => sameName(other, name))) book.Names.Item(name).Delete();
      old.Delete();
      for (const each of drawn) finish(book, each);
    } catch (error) {
      takeBack(book, drawn, found.names);
      throw error;
    } finally {
      printing(session, true);
      if (!ofOld)
        attempt(() => {
          active.Activate();
        });
    }
  });
}
