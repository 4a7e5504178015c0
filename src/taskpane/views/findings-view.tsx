/** What the checks found, grouped by severity; or why there is nothing to show. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { LocatedFinding } from '../../rules/locate';
import { CauseItem } from './cause-item';
import { FindingItem } from './finding-item';
import { groupsOf, sheetOf, sheetsOf, type FindingGroup, type GroupId } from './finding-groups';
import type { Pane } from '../model';
import { usePane } from '../frame/use-pane';
import { groupName, wording } from '../wording';

/** More than this are shown when asked for: a blank form has two hundred. */
const atOnce = 60;

function NoReport({ pane }: { readonly pane: Pane }): JSX.Element {
  const { title, text, button, fromReport } = wording.noReport;
  return (
    <section class="empty">
      <h2>{title}</h2>
      <p>{text}</p>
      <div class="buttons">
        <button type="button" class="primary" onClick={() => void pane.run('add-sheets')}>
          {button}
        </button>
        <button
          type="button"
          onClick={() => {
            pane.open('import');
          }}
        >
          {fromReport}
        </button>
      </div>
    </section>
  );
}

function Unreadable({ pane, message }: { readonly pane: Pane; readonly message: string }): JSX.Element {
  return (
    <section class="empty">
      <h2>{wording.trouble.title}</h2>
      <p>{message}</p>
      <button type="button" onClick={() => void pane.recheck()}>
        {wording.retry}
      </button>
    </section>
  );
}

function Group(props: { readonly pane: Pane; readonly group: FindingGroup }): JSX.Element {
  const { pane, group } = props;
  const { id, items } = group;
  const [shown, setShown] = useState(atOnce);
  const more = items.length - shown;
  return (
    <section aria-labelledby={`group-${id}`}>
      <h2 id={`group-${id}`} class={`group ${id}`}>
        {groupName[id]}
      </h2>
      <ul class="findings">
        {items.slice(0, shown).map((item) => {
          const [finding, ...others] = item.findings;
          const { cause, key } = finding;
          return others.length > 0 && cause ? (
            <CauseItem key={key} {...{ pane, item, cause }} />
          ) : (
            <FindingItem key={key} {...{ pane, finding, id }} />
          );
        })}
      </ul>
      {more > 0 ? (
        <button
          type="button"
          onClick={() => {
            setShown(shown + atOnce);
          }}
        >
          {wording.more(Math.min(more, atOnce))}
        </button>
      ) : null}
    </section>
  );
}

function Found(props: {
  readonly pane: Pane;
  readonly findings: readonly LocatedFinding[];
  readonly final: boolean;
}): JSX.Element {
  const { pane, findings, final } = props;
  const [hidden, setHidden] = useState<readonly GroupId[]>([]);
  const [sheet, setSheet] = useState('');
  const sheets = sheetsOf(findings);
  // A sheet that has no finding any more filters nothing.
  const chosen = sheets.includes(sheet) ? sheet : '';
  const inSheet = findings.filter((finding) => chosen === '' || sheetOf(finding) === chosen);
  const groups = groupsOf(inSheet, final);
  const shown = groups.filter(({ id }) => !hidden.includes(id));
  const { everySheet, filter, sheet: sheetLabel, hidden: nothing } = wording.findings;
  const toggle = (id: GroupId): void => {
    setHidden(hidden.includes(id) ? hidden.filter((one) => one !== id) : [...hidden, id]);
  };
  return (
    <>
      <div class="filters" role="group" aria-label={filter}>
        {groupsOf(findings, final).map(({ id, count }) => (
          <button
            key={id}
            type="button"
            class={`filter ${id}`}
            aria-pressed={!hidden.includes(id)}
            onClick={() => {
              toggle(id);
            }}
          >
            {groupName[id]} {count}
          </button>
        ))}
        {sheets.length > 1 || chosen !== '' ? (
          <select
            aria-label={sheetLabel}
            value={chosen}
            onChange={(event) => {
              setSheet(event.currentTarget.value);
            }}
          >
            <option value="">{everySheet}</option>
            {sheets.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        ) : null}
      </div>
      {shown.length === 0 ? <p class="quiet">{nothing}</p> : null}
      {shown.map((group) => (
        <Group key={group.id} {...{ pane, group }} />
      ))}
    </>
  );
}

export function FindingsView({ pane }: { readonly pane: Pane }): JSX.Element {
  const { known, final } = usePane(pane);
  switch (known.kind) {
    case 'loading':
      return <></>;
    case 'no-report':
      return <NoReport pane={pane} />;
    case 'unreadable':
      return <Unreadable pane={pane} message={known.message} />;
    case 'ready': {
      const { findings } = known.checked;
      return findings.length === 0 ? (
        <section class="empty clean">
          <h2>{wording.findings.none}</h2>
          <p>{wording.findings.noneText}</p>
        </section>
      ) : (
        <Found {...{ pane, findings, final }} />
      );
    }
  }
}
