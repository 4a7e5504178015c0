/// <reference types="office-js" />
/**
 * Tells of the clerk's edits: typed, pasted, undone, or made by a co-author. Every cell is read again afterwards, so
 * nothing depends on what an event says. Our own writes raise none (they switch events off).
 */
import type { ExcelSession } from './session';

export interface EditOptions {
  /** Told of what goes wrong in a handler: the runtime itself swallows it. */
  readonly onError: (error: unknown) => void;
}

export interface Listening {
  /** Hears sheets added while events were off, too. Never rejects. */
  readonly hearNew: () => Promise<void>;
  /** Never rejects either: nobody is told any more, whatever Excel says. */
  readonly stop: () => Promise<void>;
}

interface Registration {
  readonly context: OfficeExtension.ClientRequestContext;
  remove(): void;
}

/** Calls `listener` at once after an edit, once for those that come together. */
export async function listen(
  session: ExcelSession,
  listener: () => void,
  { onError }: EditOptions,
): Promise<Listening> {
  /** Before ExcelApi 1.9 each sheet is listened to on its own, those added later included. */
  const oneByOne = !session.supports('1.9');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const registrations: Registration[] = [];
  /** By the id of the sheet. */
  const bySheet = new Map<string, Registration>();
  const tell = (): void => {
    timer = undefined;
    if (stopped) return;
    try {
      listener();
    } catch (error) {
      onError(error);
    }
  };
  const touched = (): Promise<void> => {
    // What comes together is told once.
    if (!stopped) timer ??= setTimeout(tell, 0);
    return Promise.resolve();
  };

  const hearSheets = async (context: Excel.RequestContext): Promise<void> => {
    const { worksheets } = context.workbook;
    worksheets.load('items/id');
    await context.sync();
    const present = new Set(worksheets.items.map(({ id }) => id));
    // Excel forgets the handlers of a deleted sheet by itself, and would not find it to remove them.
    for (const id of [...bySheet.keys()].filter((one) => !present.has(one))) bySheet.delete(id);
    for (const sheet of worksheets.items) {
      if (!bySheet.has(sheet.id)) bySheet.set(sheet.id, sheet.onChanged.add(touched));
    }
    await context.sync();
  };
  const hearNew = async (): Promise<void> => {
    if (!oneByOne || stopped) return;
    await session.run(hearSheets).catch(onError);
  };
  const comeOrGone = async (): Promise<void> => {
    await touched();
    await hearNew();
  };

  await session.run(async (context) => {
    const { worksheets } = context.workbook;
    registrations.push(worksheets.onAdded.add(comeOrGone), worksheets.onDeleted.add(comeOrGone));
    if (oneByOne) await hearSheets(context);
    else registrations.push(worksheets.onChanged.add(touched));
    await context.sync();
  });

  const stop = async (): Promise<void> => {
    stopped = true;
    clearTimeout(timer);
    const all = [...registrations.splice(0), ...bySheet.values()];
    bySheet.clear();
    for (const registration of all) registration.remove();
    await Promise.all([...new Set(all.map(({ context }) => context))].map((context) => context.sync())).catch(
      onError,
    );
  };
  return { hearNew, stop };
}
