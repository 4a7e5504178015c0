/** （四）政府信息公开平台建设: columns, accounts, reading points, and what else the clerk listed. */
import { counted } from './counts';
import type { Source } from './source';

export function draftPlatform(source: Source): string {
  return counted(source, {
    opening: source.self,
    counts: [
      { id: 'platform.columns', verb: '开设', noneVerb: '' },
      { id: 'platform.accounts', verb: '开设', noneVerb: '' },
      { id: 'platform.points', verb: '设有', noneVerb: '' },
    ],
    own: { group: 'platform', verb: '另有' },
  });
}
