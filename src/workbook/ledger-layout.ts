/** Where things stand on the ledger sheets. Rows and columns are zero-based. */

import { ledgerSheets } from '../ledger/sheets';

/** Every sheet a ledger may have from us. */
export const ledgerTabs: readonly string[] = Object.values(ledgerSheets);

/** Heads of 依申请台账 and 复议诉讼台账 are in the row under the title, data below. */
export const ledgerRows = { heads: 1, first: 2, ready: 1000, casesReady: 200 } as const;

/**
 * 台账对应: the office's own sheet, then a row a column: ours, theirs, and the hidden key of ours; below them a row a word
 * of the office's own: what it means, the word, and the hidden key `outcome=granted`.
 */
export const mappingRows = { sheet: 1, heads: 2, first: 3 } as const;
/** Between a column and what a word in it means, in the hidden key. */
export const wordKeySign = '=';
export const mappingColumns = { ours: 0, theirs: 1, key: 2 } as const;

/** 工作日历: the year through which it is complete, then days off and weekend days worked, each in a column. */
export const calendarRows = { through: 1, heads: 2, first: 3 } as const;
export const calendarColumns = { off: 0, on: 1, note: 2, workdays: 4 } as const;
