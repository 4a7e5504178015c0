/// <reference types="office-js" />
/**
 * The functions behind the ribbon's buttons. What needs no pane is done at once and leaves its result in the workbook,
 * so that it works in a runtime of its own too; the rest is brought to the pane.
 */
import { commands, type CommandId } from '../ribbon/commands';
import { cellArea, sheetNames } from '../workbook/layout';
import type { Workbook } from '../workbook/workbook';
import type { CommandRelay } from './command-relay';
import { today } from '../actions/today';
import { isRefusal } from '../form/refusal';

export interface RibbonOptions {
  readonly workbook: Workbook;
  readonly relay: CommandRelay;
  /** Whether live checking has been switched off on this machine. */
  readonly liveIsOff: () => boolean;
  /** Only where Excel has a shared runtime. */
  readonly showPane?: () => Promise<void>;
}

/** Commands that can be carried out without a pane. */
function alone(
  workbook: Workbook,
): Readonly<Partial<Record<CommandId, () => Promise<{ readonly kind: string }>>>> {
  return {
    'add-sheets': async () => (await import('../actions/add-sheets')).addSheets(workbook),
    check: async () => {
      const { checkAndWriteResults } = await import('../actions/check-report');
      const checked = await checkAndWriteResults(workbook, { today: today() });
      if (checked.kind === 'checked')
        await workbook.select({ sheet: sheetNames.result, area: cellArea(0, 0) });
      return checked;
    },
    draft: async () => (await import('../actions/draft-narrative')).draftNarrative(workbook),
  };
}

/** Gives every command of the list its function, under the command's own id. */
export function associateCommands({ workbook, relay, showPane, liveIsOff }: RibbonOptions): void {
  const done = alone(workbook);
  /** Whether it was done; what was refused, or went wrong, is done again in the pane, which says why. */
  const succeeds = async (work: () => Promise<{ readonly kind: string }>): Promise<boolean> => {
    try {
      return !isRefusal(await work());
    } catch (error) {
      console.error(error);
      return false;
    }
  };
  const carryOut = async (id: CommandId): Promise<void> => {
    const listening = relay.listening();
    const work = done[id];
    // Not drawn yet, the pane comes up checking live unless that was switched off: there is nothing to switch.
    const comesUpSo = id === 'live-check' && !listening && !liveIsOff();
    if (!comesUpSo && (listening || !work || !(await succeeds(work)))) relay.send(id);
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
