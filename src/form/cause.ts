/** Findings of one cause are one thing to do: the one number that is wrong, with all that is gone once it is right. */
import { isOpen, type Judged } from './severity';

export interface Caused extends Judged {
  /** The number to mend first, where this finding would be gone with it. */
  readonly cause?: { readonly name: string; readonly value: number };
  /** Nothing is there yet. */
  readonly unfilled?: true;
}

/**
 * Findings of one cause together, in the order in which the first of each comes; one without a cause is by itself, and
 * so is one that has been explained.
 */
export function byCause<T extends Caused>(findings: readonly T[]): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const [index, finding] of findings.entries()) {
    const { cause } = finding;
    const id = cause && isOpen(finding) ? `${cause.name} ${String(cause.value)}` : String(index);
    const group = groups.get(id);
    if (group) group.push(finding);
    else groups.set(id, [finding]);
  }
  return [...groups.values()];
}

/** Whether the group is still to be filled in: what a blank upsets is right once it is filled. */
export function isToDo(group: readonly Caused[]): boolean {
  return group.some((finding) => isOpen(finding) && finding.unfilled === true);
}

/** As they are read: mistakes first, then what is not filled in yet. */
export function inOrder<T extends Caused>(findings: readonly T[]): readonly (readonly [T, ...T[]])[] {
  const groups = byCause(findings);
  return [...groups.filter((group) => !isToDo(group)), ...groups.filter(isToDo)];
}
