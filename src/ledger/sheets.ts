/** The tabs of the ledger: applications, cases, days off, and which columns of an office's own ledger mean what. */
export const ledgerSheets = {
  applications: '依申请台账',
  cases: '复议诉讼台账',
  calendar: '工作日历',
  mapping: '台账对应',
} as const;
