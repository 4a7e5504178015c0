/**
 * The pictures of the commands, as strokes on a 20 × 20 grid: the pane draws them as they are, and the ribbon's PNG
 * files in assets/icons are made from them (`npm run icons`).
 */
import type { CommandId } from './commands';

export interface Stroke {
  /** An SVG path. */
  readonly d: string;
  /** In the accent colour. */
  readonly accent?: true;
}

const page = 'M4.5 2.5h7l4 4v11h-11z';

export const icons: Readonly<Record<CommandId, readonly Stroke[]>> = {
  'add-sheets': [{ d: page }, { d: 'M11.5 2.5v4h4' }, { d: 'M10 9v6M7 12h6', accent: true }],
  'import-last-year': [
    { d: 'M3 11v6.5h14V11' },
    { d: 'M10 2.5V13', accent: true },
    { d: 'M6.5 9.5 10 13l3.5-3.5', accent: true },
  ],
  check: [{ d: 'M2.5 3.5h15M2.5 8h8M2.5 12.5h5' }, { d: 'M9 13.5l3 3 6-7', accent: true }],
  'live-check': [{ d: 'M1.5 10h3l2.5-6 4 12.5 2.5-6.5h5' }, { d: 'M15 3.5h3.5V7', accent: true }],
  draft: [
    { d: 'M3 16.5l1-4L13.5 3 17 6.5 7.5 16z' },
    { d: 'M11.5 5l3.5 3.5' },
    { d: 'M10 17.5h8', accent: true },
  ],
  report: [{ d: page }, { d: 'M11.5 2.5v4h4' }, { d: 'M7 10h6M7 12.5h6M7 15h4', accent: true }],
  help: [
    { d: 'M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16z' },
    { d: 'M7.5 8a2.5 2.5 0 1 1 3.8 2.1c-.9.6-1.3 1-1.3 2', accent: true },
    { d: 'M10 14.4v.6', accent: true },
  ],
};
