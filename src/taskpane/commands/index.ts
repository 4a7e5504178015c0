/** The commands of the tab 公开年报, once: the ribbons of Excel and WPS and the pane show these, in this order. */
import { addSheets } from './add-sheets';
import { check } from './check';
import type { Command } from './command';
import { draft } from './draft';
import { help } from './help';
import { importLastYear } from './import-last-year';
import { ledger } from './ledger';
import { liveCheck } from './live-check';
import { report } from './report';
import { rollup } from './rollup';

const list = [addSheets, importLastYear, ledger, check, liveCheck, draft, report, rollup, help] as const;

export type CommandId = (typeof list)[number]['id'];

export const commands: readonly (Command & { readonly id: CommandId })[] = list;

export function isCommand(id: string): id is CommandId {
  return commands.some((command) => command.id === id);
}

export function commandOf(id: CommandId): Command {
  const found = commands.find((command) => command.id === id);
  if (!found) throw new Error(`no command ${id}`);
  return found;
}

/**
 * Excel alone has a button for the pane itself: its documentation lets `showAsTaskpane` show what such a button names,
 * and where there is no shared runtime nothing else opens the pane.
 */
export const paneButton = {
  label: '打开窗格',
  english: 'Task pane',
  tip: '在右边打开年报助手的窗格',
} as const;
