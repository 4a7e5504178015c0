/// <reference types="office-js" />
/**
 * The functions behind the ribbon's buttons. What needs no pane is done at once and leaves its result in the workbook,
 * so that it works in a runtime of its own too; the rest is brought to the pane.
 */
import { commands, type CommandId } from '../ribbon/commands';
import { cellArea, sheetNames } from '../workbook/layout';
import type { Workbook } from '../workbook/workbook';
import type { CommandRelay } from './command-relay';
import { today } from '../taskpane/today';

export interface RibbonOptions {
  readonly workbook: Workbook;
  readonly relay: CommandRelay;
  /** Only where Excel has a shared runtime. */
  readonly showPane?: () => Promise<void>;
}

/** Commands that can be carried out without a pane. */
function alone(workbook: Workbook): Readonly<Partial<Record<CommandId, () => Promise<unknown>>>> {
  return {
    'add-sheets': async () => (await import('../actions/add-sheets')).addSheets(workbook),
    check: async () => {
      const { checkAndWriteResults } = await import('../actions/check-report');
      const checked = await checkAndWriteResults(workbook, { today: today() });
      if (checked.kind === 'checked')
        await workbook.select({ sheet: sheetNames.result, area: cellArea(0, 0) });
    },
    draft: async () => (await import('../actions/draft-narrative')).draftNarrative(workbook),
  };
}

/** Gives every command of the list its function, under the command's own id. */
export function associateCommands({ workbook, relay, showPane }: RibbonOptions): void {
  const done = alone(workbook);
  const carryOut = async (id: CommandId): Promise<void> => {
    if (relay.listening()) relay.send(id);
    else if (done[id]) await done[id]();
    else relay.send(id);
    await showPane?.();
  };
  for (const { id } of commands) {
    Office.actions.associate(id, (event: Office.AddinCommands.Event) => {
      void carryOut(id)
        .catch((error: unknown) => {
          console.error(error);
        })
        // Excel counts on it: without this the button stays busy for five minutes.
        .finally(() => {
          event.completed();
        });
    });
  }
}
