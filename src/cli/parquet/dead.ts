/** Which refusals may not be the file's own doing: it may be tried again, and is named until it was read. */
import type { FileResult } from '../check-file';

const reasons: ReadonlySet<string> = new Set([
  'timeout',
  'memory',
  'crash',
  'unexpected',
  'not-found',
  'unreadable',
  'changed',
  'outside',
]);

export function isDead({ json }: FileResult): boolean {
  return json.refusal !== undefined && reasons.has(json.refusal.reason);
}
