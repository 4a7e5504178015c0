/**
 * Habits of real Excels that others have written about, off unless a test wants them. `#n` is an issue of
 * OfficeDev/office-js. An add-in must come through each: the sheets exist, what was typed is unharmed, one true sentence.
 */

/** Those that strike while sheets are drawn, read or written. */
export const quirks = [
  /** #1931: some members of `protection.options` are null, and `protect` answers an inner error to a null. */
  'null-protection-options',
  /** #6784: `unprotect` without a password is refused, protected or not. */
  'unprotect-refused',
  /** #2196, #2014. */
  'freeze-refused',
  /** #3148: freezing a sheet that is not active changes what Excel says is active. */
  'freeze-activates',
  /** A machine without a printer has no paper. */
  'paper-refused',
  /** All of page set-up. */
  'page-layout-refused',
  /** #1860: what is set is not there afterwards, and nothing is said. */
  'fit-to-pages-ignored',
  /** Reported of Excel's older interface: no formula of more than 8,221 characters is told, or taken. */
  'long-formulas-refused',
  /** #1688: on an iPad some looks of charts are refused. */
  'bars-not-turned',
  /** Not reported: an Excel that draws no chart on a sheet that is not shown. */
  'charts-refused',
] as const;

export type Quirk = (typeof quirks)[number];

/** Excel's longest formula, where it has this habit. */
export const longestFormula = 8_221;
