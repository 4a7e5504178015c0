/** Why something was not done: what a function returns instead of throwing, where the cause is the clerk's file or words. */

export interface Refusal {
  readonly kind: 'refusal';
  /** Stable word for programs, e.g. `encrypted`. */
  readonly reason: string;
  /** What happened and what to do next, in Chinese. */
  readonly message: string;
}

export function refuse(reason: string, message: string): Refusal {
  return { kind: 'refusal', reason, message };
}

/**
 * The one way to tell a refusal from what was asked for. What a user's file holds must never come here bare: JSON that
 * says `"kind": "refusal"` would pass for one. It is wrapped before it joins a union.
 */
export function isRefusal(result: unknown): result is Refusal {
  return typeof result === 'object' && result !== null && 'kind' in result && result.kind === 'refusal';
}
