/** 未收到, 未发生, 均获维持: words that are only true where cells are 0. */
import { defineRule } from '../rule';
import { claimed } from './cells';
import { proseRead } from './evidence';

function claimsOf<const Topic extends 'none' | 'allupheld'>(topic: Topic, basis: string, comment: string) {
  return defineRule({
    id: `tx-${topic}`,
    comment,
    severity: 'warning',
    basis,
    check: (evidence) =>
      proseRead(evidence.report).claims.flatMap((claim) =>
        claim.claimed.kind === 'zero' && claim.claimed.topic === topic
          ? (claimed(claim, evidence) ?? [])
          : [],
      ),
  });
}

export const wordsClaims = [
  claimsOf('none', '文字说没有的，表格应为 0', 'What the prose says did not happen is 0 in the tables.'),
  claimsOf(
    'allupheld',
    '均获维持，其余各项应为 0',
    '均获维持 leaves no case corrected, decided otherwise or pending.',
  ),
] as const;
