/// <reference types="office-js" />
/**
 * Tells of the clerk's edits, once a burst: typed, pasted, undone, or made by a co-author. Every cell is read again
 * afterwards, so nothing depends on what an event says. Our own writes raise none (workbook.ts switches events off).
 */
import type { ExcelSession } from './session';

export interface EditOptions {
  /** Milliseconds of quiet that end a burst. */
  readonly quiet: number;
  /** Told of what goes wrong in a handler: the runtime itself swallows it. */
  readonly onError: (error: unknown) => void;
}

interface Registration {
  readonly context: OfficeExtension.ClientRequestContext;
  readonly remove: () => void;
}

/** Calls `listener` after each burst of edits; gives back how to stop. */
export async function listen(
  session: ExcelSession,
  listener: () => void,
  { quiet, onError }: EditOptions,
): Promise<() => Promise<void>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const registrations: Registration[] = [];
  const tell = (): void => {
    if (stopped) return;
    try {
      listener();
    } catch (error) {
      onError(error);
    }
  };
  const touched = (): Promise<void> => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(tell, quiet);
    return Promise.resolve();
  };
  const keep = (result: Registration): void => void registrations.push(result);

  /** Before ExcelApi 1.9 each sheet is listened to on its own, those added later included. */
  const eachSheet = (sheets: readonly Excel.Worksheet[]): void => {
    for (const sheet of sheets) keep(sheet.onChanged.add(touched));
  };
  const added = async ({ worksheetId }: { readonly worksheetId: string }): Promise<void> => {
    await touched();
    if (session.supports('1.9')) return;
    try {
      await session.run(async (context) => {
        eachSheet([context.workbook.worksheets.getItem(worksheetId)]);
        await context.sync();
      });
    } catch (error) {
      onError(error);
    }
  };

  await session.run(async (context) => {
    const { worksheets } = context.workbook;
    keep(worksheets.onAdded.add(added));
    keep(worksheets.onDeleted.add(touched));
    if (session.supports('1.9')) keep(worksheets.onChanged.add(touched));
    else {
      worksheets.load('items/name');
      await context.sync();
      eachSheet(worksheets.items);
    }
    await context.sync();
  });

  return async () => {
    stopped = true;
    clearTimeout(timer);
    const contexts = new Set(registrations.map(({ context }) => context));
    for (const { remove } of registrations.splice(0)) remove();
    await Promise.all([...contexts].map((context) => context.sync()));
  };
}
