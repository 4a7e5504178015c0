/** A changed sentence: what went struck out, what came beside it. Signs for those who see no colours. */
import type { JSX } from 'preact';
import type { SentenceChange } from '../../../compare/sentence-changes';
import { wording } from '../../wording';

const words = wording.comparing;

export function ChangedSentence({ kind, pieces }: Pick<SentenceChange, 'kind' | 'pieces'>): JSX.Element {
  return (
    <span>
      <small>{words.kinds[kind]}</small>
      {pieces.map((piece, index) => {
        const text = index === pieces.length - 1 ? piece.text.trimEnd() : piece.text;
        if (piece.kind === 'removed') return <del key={index}>{text}</del>;
        return piece.kind === 'added' ? <ins key={index}>{text}</ins> : <span key={index}>{text}</span>;
      })}
    </span>
  );
}
