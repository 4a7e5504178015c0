/// <reference types="office-js" />
/**
 * The port over a workbook open in Excel: every method is a bounded number of syncs. What only writes is loaded when
 * something is first written, so that the pane opens sooner.
 */
import type { CellPlace } from '../../form/place';
import { parseReference } from '../../workbook/a1';
import { ownSheets } from '../../workbook/layout';
import type { Trial } from '../../workbook/trial';
import type { Block, Contents, Place, SheetPlan, Workbook, Written } from '../../workbook/workbook';
import { listen, type Listening } from './edits';
import { readWorkbook } from './read-workbook';
import { ExcelSession, type ExcelRuntime, type SessionOptions } from './session';

export interface ExcelOptions extends SessionOptions {
  /** Told of what goes wrong in event handlers, which Excel's runtime would swallow. */
  readonly onError?: (error: unknown) => void;
}

export class ExcelWorkbook implements Workbook {
  readonly drawsCharts = true;
  readonly #session: ExcelSession;
  readonly #options: ExcelOptions;
  /** The sheets seen last; at first, those of a workbook with a report. */
  #known: readonly string[] = ownSheets;

  /** See Snapshot.careful. */
  #careful = false;
  readonly #listening = new Set<Listening>();

  constructor(excel: ExcelRuntime, options: ExcelOptions) {
    this.#session = new ExcelSession(excel, options);
    this.#options = options;
  }

  /** What this Excel has refused of how sheets look and print, so far. */
  get leftOut(): readonly string[] {
    return [...this.#session.leftOut];
  }

  async read(wanted?: {
    readonly sheets: readonly string[];
    readonly names: readonly string[];
  }): Promise<Contents> {
    const {
      sheetNames: known,
      careful,
      ...contents
    } = await readWorkbook(this.#session, wanted ? [] : this.#known, wanted, this.#careful);
    this.#known = known;
    this.#careful = careful;
    return contents;
  }

  async addSheets(plans: readonly SheetPlan[]): Promise<void> {
    const [{ addSheets }, { plainlyIfNeeded }] = await Promise.all([
      import('./add-sheets'),
      import('./draw-charts'),
    ]);
    await plainlyIfNeeded(this.#session, plans, () => addSheets(this.#session, plans));
    await this.#expect(plans);
  }

  async replaceSheet(plan: SheetPlan): Promise<void> {
    const [{ replaceSheet }, { plainlyIfNeeded }] = await Promise.all([
      import('./replace-sheet'),
      import('./draw-charts'),
    ]);
    await plainlyIfNeeded(this.#session, [plan], () => replaceSheet(this.#session, plan));
    await this.#expect([plan]);
  }

  /** The next read asks for these together with the list of sheets; edits on them are heard from now on. */
  async #expect(plans: readonly SheetPlan[]): Promise<void> {
    this.#known = [...new Set([...this.#known, ...plans.map(({ name }) => name)])];
    await Promise.all([...this.#listening].map(({ hearNew }) => hearNew()));
  }

  async write(blocks: readonly Block[]): Promise<readonly Written[]> {
    const { writeBlocks } = await import('./write-blocks');
    return writeBlocks(this.#session, blocks);
  }

  /** For a self-check; loaded when it is asked for. */
  async trial(): Promise<Trial> {
    return (await import('./trial')).excelTrial(this.#session);
  }

  select({ sheet: name, area }: Place): Promise<void> {
    return this.#session.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(name);
      sheet.activate();
      sheet.getRangeByIndexes(area.row, area.column, area.rows, area.columns).select();
      await context.sync();
    });
  }

  activeCell(): Promise<CellPlace | undefined> {
    return this.#session.run(async (context) => {
      const cell = context.workbook.getActiveCell().load('address');
      await context.sync();
      const place = parseReference(cell.address);
      return place && { sheet: place.sheet, row: place.area.row, column: place.area.column };
    });
  }

  async onEdit(listener: () => void): Promise<() => Promise<void>> {
    const { onError = () => undefined } = this.#options;
    const listening = await listen(this.#session, listener, { onError });
    this.#listening.add(listening);
    return async () => {
      this.#listening.delete(listening);
      await listening.stop();
    };
  }
}
