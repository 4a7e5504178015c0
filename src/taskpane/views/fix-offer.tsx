/** A one-click fix: what it would change is shown first, and exactly that is then written. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { FixPreview } from '../../actions/fix';
import { today } from '../../actions/today';
import type { LocatedFinding } from '../../rules/locate';
import type { Remedy } from '../../rules/rule';
import { spellPlace } from '../../workbook/a1';
import type { Pane } from '../model';
import { takeFocus } from '../frame/take-focus';
import { wording } from '../wording';

/** More changes than this are counted, not listed. */
const mostChanges = 12;

const words = wording.fix;

function Preview({ preview }: { readonly preview: FixPreview }): JSX.Element {
  const { changes } = preview;
  return (
    <table class="changes">
      <caption class="off-screen">{words.changes}</caption>
      <tbody>
        {changes.slice(0, mostChanges).map(({ where, before, after }) => (
          <tr key={spellPlace(where)}>
            <th scope="row">{spellPlace(where)}</th>
            <td>
              {before === null || before === '' ? words.blank : before} → <b>{after}</b>
            </td>
          </tr>
        ))}
        {changes.length > mostChanges ? (
          <tr>
            <td colSpan={2}>{words.more(changes.length - mostChanges)}</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

export function FixOffer(props: {
  readonly pane: Pane;
  readonly finding: LocatedFinding;
  readonly fix: Remedy | undefined;
  /** Whether it mends what the finding comes from. */
  readonly ofCause?: boolean;
}): JSX.Element | null {
  const { pane, finding, fix, ofCause = false } = props;
  const { key } = finding;
  const options = { today: today(), ofCause };
  const [preview, setPreview] = useState<FixPreview>();
  const [working, setWorking] = useState(false);
  const { workbook } = pane;
  const { undoing } = pane.host;
  if (!fix) return null;
  const show = async (): Promise<void> => {
    setWorking(true);
    setPreview(
      await pane.task(
        wording.busy.checking,
        async () => (await import('../../actions/fix')).previewFix(workbook, key, options),
        () => void show(),
      ),
    );
    setWorking(false);
  };
  const apply = async (shown: FixPreview): Promise<void> => {
    setWorking(true);
    const fixed = await pane.task(
      wording.busy.writing,
      async () => (await import('../../actions/fix')).applyFix(workbook, key, shown, options),
      () => void apply(shown),
    );
    setWorking(false);
    setPreview(undefined);
    if (fixed) pane.notify({ kind: 'done', text: words.done(fixed.label, fixed.changes.length) });
    pane.backToSheet();
    await pane.recheck();
  };
  if (!preview) {
    return (
      <button type="button" disabled={working} onClick={() => void show()}>
        {words.offer(fix.label)}
      </button>
    );
  }
  return (
    <div class="fix">
      <Preview preview={preview} />
      {undoing === undefined ? null : <p class="quiet">{undoing}</p>}
      <div class="buttons">
        <button
          type="button"
          class="primary"
          ref={takeFocus}
          disabled={working}
          onClick={() => void apply(preview)}
        >
          {words.apply(preview.label)}
        </button>
        <button
          type="button"
          onClick={() => {
            setPreview(undefined);
          }}
        >
          {wording.cancel}
        </button>
      </div>
    </div>
  );
}
