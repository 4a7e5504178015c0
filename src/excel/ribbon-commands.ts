/// <reference types="office-js" />
/**
 * The functions behind the ribbon's buttons. What needs no pane is done at once and leaves its result in the workbook,
 * so that it works in a runtime of its own too; the rest is brought to the pane.
 */
import { isRefusal } from '../form/refusal';
import { commands, type CommandId } from '../taskpane/commands/index';
import type { Command } from '../taskpane/commands/command';
import type { Desk } from '../taskpane/desk';
import { liveIsOff, type Settings } from '../taskpane/live-setting';
import type { Workbook } from '../workbook/workbook';
import type { CommandRelay } from './command-relay';

export interface RibbonOptions {
  readonly workbook: Workbook;
  readonly relay: CommandRelay;
  readonly settings: Settings;
  /** Only where Excel has a shared runtime. */
  readonly showPane?: () => Promise<void>;
  /** Milliseconds that Excel may take to show the pane before the button is let go; 5,000 where left out. */
  readonly patience?: number;
}

/** A desk nobody sees: `failed` is called for what was refused, or went wrong. */
function unseenDesk({ workbook, settings }: RibbonOptions, failed: () => void): Desk {
  const task: Desk['task'] = async (_, work) => {
    try {
      const result = await work();
      if (!isRefusal(result)) return result;
    } catch (error) {
      console.error(error);
    }
    failed();
    return undefined;
  };
  return {
    workbook,
    settings,
    seen: false,
    leftOut: () => [],
    task,
    check: task,
    recheck: () => Promise.resolve(),
    select: (place) => workbook.select(place),
    open: () => undefined,
    notify: () => undefined,
    live: () => !liveIsOff(settings),
    setLive: () => undefined,
  };
}

/** Whether it was done; what was not is done again in the pane, which says why. */
async function doneUnseen(command: Command, options: RibbonOptions): Promise<boolean> {
  if (command.needsPane) return command.done?.(options.settings) === true;
  let done = true;
  const desk = unseenDesk(options, () => {
    done = false;
  });
  try {
    await command.run(desk);
  } catch (error) {
    console.error(error);
    return false;
  }
  return done;
}

/** As long as `work` takes, and no longer than this many milliseconds: Excel may never answer. */
async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Gives every command of the list its function, under the command's own id, at once: a click that opens this page is
 * lost in some versions where the function is not there yet (office-js issue 5176). What it needs is waited for inside;
 * nothing is done where there turns out to be no Excel.
 */
export function associateCommands(ready: RibbonOptions | Promise<RibbonOptions | undefined>): void {
  const carryOut = async (command: Command & { readonly id: CommandId }): Promise<void> => {
    const options = await ready;
    if (!options) return;
    const { relay, showPane, patience = 5_000 } = options;
    // A page that is seen has its pane in a frame or two; done behind its back, it would not know.
    for (let look = 0; look < 10 && !relay.listening(); look += 1)
      await new Promise((done) => setTimeout(done, 30));
    if (relay.listening() || !(await doneUnseen(command, options))) relay.send(command.id);
    if (showPane) await within(patience, showPane());
  };
  for (const command of commands) {
    Office.actions.associate(command.id, (event: Office.AddinCommands.Event) => {
      void carryOut(command)
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
