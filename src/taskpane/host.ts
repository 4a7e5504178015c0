/**
 * What the pane needs of the program it stands in. The pane never imports a host: an entry page (Excel, WPS, the
 * browser workbench) hands it one of these.
 */
import type { Source } from '../actions/source';
import type { Refusal } from '../form/refusal';
import type { Told, Trial } from '../workbook/trial';
import type { Workbook } from '../workbook/workbook';
import type { CommandId } from './commands/index';
import type { Settings } from './live-setting';

export interface OutputFile {
  /** With its extension, e.g. `某街道2024年政府信息公开工作年度报告.docx`. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Where a finished file went. `download`: to the browser's downloads; `path`: to a place that can be copied. */
export type Saved =
  | { readonly kind: 'saved'; readonly how: 'download' | 'dialog' }
  | { readonly kind: 'saved'; readonly how: 'path'; readonly path: string }
  | { readonly kind: 'cancelled' };

export interface PaneHost {
  /** What the clerk calls the program: `Excel`, `WPS 表格`, `网页版`. */
  readonly name: string;
  /** What this program calls the pane: `窗格`, `侧栏`. */
  readonly paneName: string;
  /** Being without it, e.g. `卸掉这个加载项`. */
  readonly without: string;
  readonly workbook: Workbook;
  /** Milliseconds without an edit after which the next is answered at once; where left out, each is. */
  readonly quiet?: number;
  /** Hands a file to the clerk and says where it is. A file is never lost silently: what fails is a refusal. */
  readonly saveFile: (file: OutputFile) => Promise<Saved | Refusal>;
  /** Reads a report from a file the clerk chose (intake/formats/format-list.ts); its parsers are loaded when first used. */
  readonly readSource: (file: {
    readonly name: string;
    readonly bytes: Uint8Array;
  }) => Promise<Source | Refusal>;
  /** Commands clicked in the host's own ribbon, those clicked before the pane was open included; returns how to stop. */
  readonly onCommand?: (listener: (command: CommandId) => void) => () => void;
  readonly settings: Settings;
  /** Only where the pane stays while the clerk turns to another workbook; by full name, none in front is ''. */
  readonly workbooks?: { readonly front: () => string; readonly open: () => readonly string[] };
  /** Keeps what is typed and not yet written, as one text ('' for nothing), for a pane that is closed and opened again. */
  readonly unsaved?: { readonly get: () => string | undefined; readonly set: (text: string) => void };
  /** What this version has refused of how sheets look, in Chinese; only where versions differ so. */
  readonly leftOut?: () => readonly string[];
  /** The program around, for whoever looks after ours: label and value. */
  readonly about: () => readonly (readonly [string, string])[];
  /** For a self-check; only where the program around is one that versions of differ. */
  readonly selfCheck?: {
    readonly trial: () => Promise<Trial>;
    /** Ways to save a file; they leave none behind. */
    readonly saving: () => Promise<readonly Told[]>;
  };
  /**
   * What is to be known of undoing what the pane writes, in Chinese, beside each preview of a change: where the program's
   * own undo may not take it back, and the pane offers to.
   */
  readonly undoing?: string;
  /** Gives the keys to the sheet, where a program lets its pane do that. */
  readonly focusSheet?: () => void;
  /** How the keyboard gets from the pane to the sheet, in Chinese. */
  readonly toSheet?: string;
  /** Hides the pane; only where the host needs a way to (a docked WPS pane can freeze its ribbon). */
  readonly collapse?: () => void;
}
