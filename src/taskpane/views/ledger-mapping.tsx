/** Which column of the office's own ledger is which: suggested from the heads, corrected by the clerk, kept once. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { mapLedger, mappableColumns, type LedgerCandidate } from '../../actions/map-ledger';
import type { ApplicationColumn } from '../../ledger/columns';
import type { Pane } from '../model';
import { wording } from '../wording';

const words = wording.ledger.mapping;

export function LedgerMapping(props: {
  readonly pane: Pane;
  readonly candidate: LedgerCandidate;
  readonly done: () => void;
}): JSX.Element {
  const { pane, candidate, done } = props;
  const [heads, setHeads] = useState<ReadonlyMap<ApplicationColumn, string>>(candidate.suggestion);
  const choose = (id: ApplicationColumn, head: string): void => {
    const next = new Map(heads);
    if (head === '') next.delete(id);
    else next.set(id, head);
    setHeads(next);
  };
  const keep = async (): Promise<void> => {
    const chosen = mappableColumns.flatMap(({ id }) => {
      const head = heads.get(id);
      return head === undefined ? [] : [[id, head] as const];
    });
    const result = await pane.task(
      wording.busy.writing,
      () => mapLedger(pane.host.workbook, { sheet: candidate.sheet, heads: new Map(chosen) }),
      () => void keep(),
    );
    if (!result) return;
    pane.notify({ kind: 'done', text: words.kept(result.sheet, result.applications) });
    done();
    await pane.recheck();
  };
  return (
    <form
      class="mapping"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <h2>{words.title(candidate.sheet)}</h2>
      <p class="quiet">{words.intro}</p>
      {mappableColumns.map(({ id, head }) => (
        <label key={id}>
          <span>{head}</span>
          <select
            value={heads.get(id) ?? ''}
            onChange={(event) => {
              choose(id, event.currentTarget.value);
            }}
          >
            <option value="">{words.none}</option>
            {candidate.heads.map((text) => (
              <option key={text} value={text}>
                {text}
              </option>
            ))}
          </select>
        </label>
      ))}
      <div class="buttons">
        <button type="submit" class="primary">
          {words.keep}
        </button>
        <button type="button" onClick={done}>
          {wording.cancel}
        </button>
      </div>
    </form>
  );
}
