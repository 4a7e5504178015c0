/** The port over the workbook in front in WPS. Calls are synchronous; the promises are the port's. */
import type { CellPlace } from '../../form/place';
import { areaName } from '../../workbook/a1';
import type { Trial } from '../../workbook/trial';
import type { Block, Contents, Place, SheetPlan, Workbook, Written } from '../../workbook/workbook';
import { addSheets } from './draw/add-sheets';
import { listen } from './edits';
import type { EtApp } from './facade';
import { sheetNamed, sheetsIn } from './present';
import { readWorkbook } from './read/read-workbook';
import { replaceSheet } from './draw/replace-sheet';
import { WpsSession } from './session';
import { wpsTrial } from './trial';
import { writeBlocks } from './write-blocks';

export interface WpsOptions {
  /** Milliseconds at least between looks while edits keep coming; 300 where left out. */
  readonly quiet?: number;
  /** Milliseconds between looks for edits no event told of; 10,000 where left out. */
  readonly recheck?: number;
  /** Told of what a listener throws. */
  readonly onError?: (error: unknown) => void;
}

/** What is thrown while doing it rejects. */
const soon = <T>(step: () => T): Promise<T> =>
  new Promise((resolve) => {
    resolve(step());
  });

export class WpsWorkbook implements Workbook {
  readonly drawsCharts = true;
  readonly #session: WpsSession;
  readonly #options: WpsOptions;

  constructor(app: EtApp, options: WpsOptions = {}) {
    this.#session = new WpsSession(app);
    this.#options = options;
  }

  /** What this version of WPS has refused of how sheets look, so far. */
  get leftOut(): readonly string[] {
    return [...this.#session.leftOut];
  }

  read(wanted?: {
    readonly sheets: readonly string[];
    readonly names: readonly string[];
  }): Promise<Contents> {
    return soon(() => readWorkbook(this.#session, wanted));
  }

  addSheets(plans: readonly SheetPlan[]): Promise<void> {
    return soon(() => {
      addSheets(this.#session, plans);
    });
  }

  replaceSheet(plan: SheetPlan): Promise<void> {
    return soon(() => {
      replaceSheet(this.#session, plan);
    });
  }

  write(blocks: readonly Block[]): Promise<readonly Written[]> {
    return soon(() => writeBlocks(this.#session, blocks));
  }

  /** For a self-check. */
  trial(): Promise<Trial> {
    return soon(() => wpsTrial(this.#session));
  }

  /** Only what is on the active sheet can be selected. */
  select({ sheet: name, area }: Place): Promise<void> {
    return soon(() => {
      this.#session.look((book) => {
        const sheet = sheetNamed(sheetsIn(this.#session, book).sheets, name);
        sheet.Activate();
        sheet.Range(areaName(area)).Select();
      });
    });
  }

  activeCell(): Promise<CellPlace | undefined> {
    return soon(() =>
      this.#session.look((book) => {
        const cell = this.#session.app.ActiveCell;
        return cell
          ? { sheet: book.ActiveSheet.Name, row: cell.Row - 1, column: cell.Column - 1 }
          : undefined;
      }),
    );
  }

  onEdit(listener: () => void): Promise<() => Promise<void>> {
    const { quiet = 300, recheck = 10_000, onError = () => undefined } = this.#options;
    return soon(() => {
      const stop = listen(this.#session, listener, { quiet, recheck, onError });
      return () => soon(stop);
    });
  }
}
