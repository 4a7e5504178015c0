/** A change as plain text, for a terminal and for a cell: `改：新收［-23-］｛+24+｝件。` */
import type { Piece } from './pieces';
import type { SentenceChange } from './sentence-changes';

const kinds = { changed: '改', added: '添', removed: '删', moved: '移' } as const;

function marked({ kind, text }: Piece): string {
  if (kind === 'same') return text;
  return kind === 'removed' ? `［-${text}-］` : `｛+${text}+｝`;
}

export function spoken({ kind, pieces }: Pick<SentenceChange, 'kind' | 'pieces'>): string {
  return `${kinds[kind]}：${pieces.map(marked).join('').trim()}`;
}
