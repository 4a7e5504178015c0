/** 未收到, 未发生, 均获维持: words that are only true where cells are 0. */
import type { ClaimTopic } from '../../reading/mention';
import type { Rule } from '../rule';
import { claimFinding } from './cells';
import { proseRead } from './evidence';

function rule(id: string, topic: ClaimTopic, comment: string): Rule {
  return {
    id,
    comment,
    check: (evidence) =>
      proseRead(evidence.report).claims.flatMap((claim) =>
        claim.claimed.kind === 'zero' && claim.claimed.topic === topic
          ? (claimFinding(id, claim, evidence) ?? [])
          : [],
      ),
  };
}

export const wordsClaims: readonly Rule[] = [
  rule('tx-none', 'none', 'What the prose says did not happen is 0 in the tables.'),
  rule('tx-allupheld', 'allupheld', '均获维持 leaves no case corrected, decided otherwise or pending.'),
];
