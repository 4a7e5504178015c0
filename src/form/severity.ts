/** How loudly a check speaks, and what is left to do of what it said: counted here, whoever shows it. */

/** 错误 must be fixed, 警告 fixed or explained, 提示 looked at. */
export const severities = ['error', 'warning', 'hint'] as const;
export type Severity = (typeof severities)[number];

export interface Judged {
  readonly severity: Severity;
  /** The 说明 that settles it. */
  readonly explanation?: string;
}

/** Whether it still asks for something: it has not been explained. */
export function isOpen({ explanation }: Judged): boolean {
  return explanation === undefined;
}

export interface Tally {
  /** All that was found, explained or not. */
  readonly found: Readonly<Record<Severity, number>>;
  /** Of those, settled by a 说明. */
  readonly explained: number;
  /** Errors that are not: while there are any, the report is not finished. */
  readonly openErrors: number;
}

export function tallyOf(findings: readonly Judged[]): Tally {
  const found = { error: 0, warning: 0, hint: 0 };
  let [explained, openErrors] = [0, 0];
  for (const finding of findings) {
    found[finding.severity] += 1;
    if (!isOpen(finding)) explained += 1;
    else if (finding.severity === 'error') openErrors += 1;
  }
  return { found, explained, openErrors };
}
