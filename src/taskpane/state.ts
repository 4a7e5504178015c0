/** What the pane shows, as data: a state is replaced whole, never changed in place. */
import type { Checked } from '../actions/check-report';
import type { WrittenCell } from '../workbook/take-back';

/** The views, in the order of their tabs; what each shows is in pane.tsx. `ofWorkbook`: what was read of the workbook. */
export const views = [
  { id: 'findings', tab: '问题', ofWorkbook: true },
  { id: 'narrative', tab: '文字', ofWorkbook: true },
  { id: 'report', tab: '报告', ofWorkbook: true },
  { id: 'compare', tab: '对照', ofWorkbook: true },
  { id: 'import', tab: '导入', ofWorkbook: false },
  { id: 'last-year', tab: '上年', ofWorkbook: false },
  { id: 'ledger', tab: '台账', ofWorkbook: true },
  { id: 'rollup', tab: '汇总', ofWorkbook: true },
  { id: 'help', tab: '帮助', ofWorkbook: false },
] as const;
export type View = (typeof views)[number]['id'];

/** A line at the top of the pane that stays until it is dismissed or something else is said. */
export interface Notice {
  readonly kind: 'done' | 'info' | 'trouble';
  readonly text: string;
  /** For the engineer; shown when asked for. */
  readonly detail?: string;
  /** A path or text that can be copied. */
  readonly copy?: string;
  /** What suggests itself next. */
  readonly next?: { readonly label: string; readonly run: () => void };
  /** Does the same again. */
  readonly retry?: () => void;
}

/** What is known of the workbook. */
export type Known =
  | { readonly kind: 'loading' }
  | { readonly kind: 'no-report' }
  /** Cannot be read, and why, in Chinese. */
  | { readonly kind: 'unreadable'; readonly message: string }
  | {
      readonly kind: 'ready';
      readonly checked: Checked;
      /** Edited since, with live checking off. */
      readonly stale: boolean;
    };

export interface PaneState {
  readonly view: View;
  readonly known: Known;
  /** What is going on, said once it has taken over half a second. */
  readonly busy: string | undefined;
  readonly notice: Notice | undefined;
  /** What the pane wrote last, and into which workbook; only where the program's own undo may not take it back. */
  readonly written: { readonly cells: readonly WrittenCell[]; readonly workbook: string } | undefined;
  readonly live: boolean;
  /** Whether 校验 or 生成报告 was asked for: from then on what is not filled in is a mistake like any other. */
  readonly final: boolean;
  /** The workbook that is shown; always '' where the pane has only one. */
  readonly workbook: string;
}

export const firstState: PaneState = {
  view: 'findings',
  known: { kind: 'loading' },
  busy: undefined,
  notice: undefined,
  written: undefined,
  live: true,
  final: false,
  workbook: '',
};
