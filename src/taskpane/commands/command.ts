/** A command of the tab 公开年报: one object has all that ribbon, pane and keyboard need of it. */
import type { Desk } from '../desk';
import type { Settings } from '../live-setting';

/** The groups of the ribbon, in its order; the pane draws a line between them. */
export const commandGroups = {
  fill: '填报',
  check: '校验',
  write: '成文',
  area: '地区',
  help: '帮助',
} as const;
export type CommandGroup = keyof typeof commandGroups;

/** A line of a picture on a 20 × 20 grid. */
export interface Stroke {
  /** An SVG path. */
  readonly d: string;
  /** In the accent colour. */
  readonly accent?: true;
}

export interface Command {
  /** Stable; the manifest's FunctionName, the WPS ribbon's control id and the names of the icons are made from it. */
  readonly id: string;
  readonly label: string;
  /** For Excel in English. */
  readonly english: string;
  /** One line under the pointer. */
  readonly tip: string;
  readonly group: CommandGroup;
  /** The pane draws them as they are; the ribbon's PNG files in assets/icons are made from them (`npm run icons`). */
  readonly strokes: readonly Stroke[];
  /** Whether what it does is seen in the pane alone; what is not leaves its result in the workbook. */
  readonly needsPane: boolean;
  /** The one that is asked for most. */
  readonly primary?: true;
  /** From then on the report is taken for finished: what is not filled in is a mistake. */
  readonly final?: true;
  /** Also while something is under way. */
  readonly anytime?: true;
  /** It switches something on and off. */
  readonly toggle?: true;
  /** Whether a pane that is opened now comes up just as this command would leave it. */
  readonly done?: (settings: Settings) => boolean;
  readonly run: (desk: Desk) => Promise<void>;
}

const page = 'M4.5 2.5h7l4 4v11h-11z';
/** A sheet of paper with a folded corner. */
export const paper: readonly Stroke[] = [{ d: page }, { d: 'M11.5 2.5v4h4' }];
