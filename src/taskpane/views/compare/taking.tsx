/** Taking back in two steps: what would change in the workbook, then exactly that; and keeping what is left. */
import type { JSX } from 'preact';
import { takeFocus } from '../../frame/take-focus';
import type { TakenChange, TakingPreview } from '../../../actions/compare/take-back';
import { sentenceChanges } from '../../../compare/sentence-changes';
import type { Pane } from '../../model';
import { wording } from '../../wording';
import { ChangedSentence } from './pieces';

const words = wording.comparing;

function Change({ change }: { readonly change: TakenChange }): JSX.Element {
  const { kind, name, before, after, overFormula } = change;
  return (
    <tr>
      <th scope="row">{kind === 'heading' ? words.heading(name) : name}</th>
      <td>
        {kind === 'words' ? (
          sentenceChanges(String(before ?? ''), String(after)).map((one) => (
            <div key={one.id} class="sentence">
              <ChangedSentence {...one} />
            </div>
          ))
        ) : (
          <>
            {before ?? words.blank} → <b>{after ?? words.blank}</b>
            {overFormula === true ? <small class="quiet"> {words.overFormula}</small> : null}
          </>
        )}
      </td>
    </tr>
  );
}

export function Preview(props: {
  readonly pane: Pane;
  readonly preview: TakingPreview;
  readonly apply: () => void;
  readonly cancel: () => void;
}): JSX.Element {
  const { pane, preview, apply, cancel } = props;
  const { changes } = preview;
  return (
    <section class="fix" aria-label={words.changes(changes.length)}>
      <h3>{words.changes(changes.length)}</h3>
      <table class="changes">
        <tbody>
          {changes.map((change) => (
            <Change key={`${change.kind} ${change.subject}`} change={change} />
          ))}
        </tbody>
      </table>
      {pane.host.undoing === undefined ? null : <p class="quiet">{pane.host.undoing}</p>}
      <div class="buttons">
        <button type="button" class="primary" ref={takeFocus} disabled={changes.length === 0} onClick={apply}>
          {words.apply(changes.length)}
        </button>
        <button type="button" onClick={cancel}>
          {wording.cancel}
        </button>
      </div>
    </section>
  );
}
