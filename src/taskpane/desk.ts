/**
 * What a command works with: the workbook in its turn, and ways to tell the clerk. The pane is one such desk; a ribbon
 * that works before there is a pane hands its commands another, on which nothing is seen.
 */
import type { Checked } from '../actions/check-report';
import type { Refusal } from '../form/refusal';
import type { Place, Workbook } from '../workbook/workbook';
import type { Settings } from './live-setting';
import type { Notice, View } from './state';

export type Work<T> = () => Promise<T | Refusal>;

export interface Desk {
  readonly workbook: Workbook;
  readonly settings: Settings;
  /** Whether the clerk sees what is told here; if not, the workbook itself has to show what was done. */
  readonly seen: boolean;
  /** What this version of the host has refused of how sheets look, in Chinese. */
  readonly leftOut: () => readonly string[];
  /**
   * Does something with the workbook, in its turn, with `busy` said while it lasts. A refusal or trouble becomes a
   * notice, and gives undefined.
   */
  readonly task: <T extends { readonly kind: string }>(busy: string, work: Work<T>) => Promise<T | undefined>;
  /** A task that ends in a check: shows what it found, unless an edit has overtaken it. */
  readonly check: (busy: string, work: Work<Checked>) => Promise<Checked | undefined>;
  /** Checks again; writes nothing. */
  readonly recheck: () => Promise<void>;
  /** Brings a place into view. */
  readonly select: (place: Place) => Promise<void>;
  /** Turns to a view. */
  readonly open: (view: View) => void;
  /** Says something at the top, in place of what was said there; nothing where left out. */
  readonly notify: (notice?: Notice) => void;
  readonly live: () => boolean;
  readonly setLive: (live: boolean) => void;
}
