/**
 * One visit to WPS. Its calls are immediate and there is no rollback, so a visit that changes something runs with
 * screen, events and questions switched off and puts them back whatever happens; WPS's errors are said in Chinese.
 */
import { HostError } from '../../workbook/host-error';
import type { EtApp, EtBook } from './facade';

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const beingEdited = '有一个单元格正在编辑。请按回车或 Esc 结束编辑，再试一次。';

export class WpsSession {
  readonly app: EtApp;
  readonly #habits = new Map<string, boolean>();
  /** Told around each change of our own. */
  readonly watchers = new Set<{ readonly before: () => void; readonly after: () => void }>();
  /** What this version of WPS has refused of the looks (looks.ts). */
  readonly leftOut = new Set<string>();
  #read: string | undefined;
  /** Whether `Ready` has ever been true. */
  #tellsReady = false;

  constructor(app: EtApp) {
    this.app = app;
  }

  /** How this version of WPS does something nobody has promised: found out at the first need, then known. */
  habit(name: string, find: () => boolean): boolean {
    const known = this.#habits.get(name) ?? find();
    this.#habits.set(name, known);
    return known;
  }

  /**
   * Whether the clerk is typing in a cell, so far as this version tells: one that never says it is ready says nothing.
   */
  editing(): boolean {
    const ready = this.#ready();
    this.#tellsReady ||= ready === true;
    return this.#tellsReady && ready === false;
  }

  /** Old versions have no such member. */
  #ready(): boolean | undefined {
    let ready: boolean | undefined;
    attempt(() => (ready = this.app.Ready));
    return ready;
  }

  /** The workbook in front. */
  #book(): EtBook {
    const book = this.app.ActiveWorkbook as EtBook | null | undefined;
    if (book) return book;
    throw new HostError('没有打开的工作簿。请先新建或打开一个表格文件，再试一次。', { retry: true });
  }

  /** What WPS said, for the clerk. */
  #trouble(error: unknown): HostError {
    if (error instanceof HostError) return error;
    const message =
      this.#ready() === false
        ? beingEdited
        : 'WPS 没能完成这一步。请再试一次；仍不行，请保存后重新打开文件。';
    return new HostError(message, { retry: true, detail: detailOf(error) });
  }

  /** A visit that changes nothing; `remember` where the next change must meet the same workbook. */
  look<T>(batch: (book: EtBook) => T, options: { readonly remember?: boolean } = {}): T {
    try {
      const book = this.#book();
      const result = batch(book);
      if (options.remember === true) this.#read = book.FullName;
      return result;
    } catch (error) {
      throw this.#trouble(error);
    }
  }

  /** A visit that changes the workbook read last; never another one that has come to the front since. */
  change<T>(batch: (book: EtBook) => T): T {
    const { app } = this;
    const before = { screen: true, events: true, alerts: true };
    // What is being typed might go with the sheet it is typed on.
    if (this.editing()) throw new HostError(beingEdited, { retry: true });
    for (const watcher of this.watchers) watcher.before();
    try {
      const book = this.#book();
      if (this.#read !== undefined && this.#read !== book.FullName) {
        this.#read = undefined;
        throw new HostError('中途换了工作簿，没有改动任何内容。请回到年报所在的工作簿，再点一次。', {
          retry: true,
        });
      }
      before.screen = app.ScreenUpdating;
      before.events = app.EnableEvents;
      before.alerts = app.DisplayAlerts;
      app.ScreenUpdating = false;
      app.EnableEvents = false;
      app.DisplayAlerts = false;
      return batch(book);
    } catch (error) {
      throw this.#trouble(error);
    } finally {
      this.#putBack(before);
      for (const watcher of this.watchers) watcher.after();
    }
  }

  #putBack(before: { readonly screen: boolean; readonly events: boolean; readonly alerts: boolean }): void {
    const { app } = this;
    const steps = [
      () => (app.DisplayAlerts = before.alerts),
      () => (app.EnableEvents = before.events),
      () => (app.ScreenUpdating = before.screen),
    ];
    // Left off, they would stay off for the clerk: each is tried twice.
    for (const step of steps) if (!attempt(step)) attempt(step);
  }
}

/** Does what can be done of taking back; what cannot must not hide the first trouble. */
export function attempt(step: () => unknown): boolean {
  try {
    step();
    return true;
  } catch {
    // The first trouble is told by whoever is taking back.
    return false;
  }
}
