/** One finding: a click goes to its cell and tells the rest. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CellPlace } from '../../form/place';
import type { LocatedFinding } from '../../rules/locate';
import { ExplanationForm } from './explanation-form';
import type { GroupId } from './finding-groups';
import { FixOffer } from './fix-offer';
import type { Pane } from '../model';
import { unsavedKey } from '../unsaved';
import { groupName, wording } from '../wording';
import { spellPlace } from '../../workbook/a1';
import { placeArea } from '../../workbook/layout';

/** More places than this are counted, not listed. */
const mostPlaces = 8;

/** Up and down move between findings, as in any list of an office program. */
export function moveAmongFindings(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const all = [...document.querySelectorAll<HTMLElement>('.finding-head')];
  const at = all.indexOf(event.currentTarget as HTMLElement);
  const next = all[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function Line({
  name,
  text,
}: {
  readonly name: string;
  readonly text: string | number | undefined;
}): JSX.Element | null {
  return text === undefined || text === '' ? null : (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}

function goTo(pane: Pane, where: CellPlace | undefined): void {
  if (where) void pane.select(placeArea(where));
}

function Places({
  pane,
  where,
}: {
  readonly pane: Pane;
  readonly where: readonly CellPlace[];
}): JSX.Element | null {
  if (where.length === 0) return null;
  return (
    <div>
      <dt>{wording.findings.where}</dt>
      <dd class="places">
        {where.slice(0, mostPlaces).map((place) => (
          <button
            key={spellPlace(place)}
            type="button"
            class="place"
            onClick={() => {
              goTo(pane, place);
            }}
          >
            {spellPlace(place)}
          </button>
        ))}
        {where.length > mostPlaces ? ` … ${String(where.length)}` : null}
      </dd>
    </div>
  );
}

export function FindingItem(props: {
  readonly pane: Pane;
  readonly finding: LocatedFinding;
  readonly id: GroupId;
}): JSX.Element {
  const { pane, finding, id } = props;
  const { where, message, values, basis, quote, explanation, suspects } = finding;
  // An explanation being written keeps its finding open.
  const [open, setOpen] = useState(pane.unsaved.has(unsavedKey.explanation(finding)));
  const words = wording.findings;
  const go = (): void => {
    setOpen(!open);
    if (!open) goTo(pane, where[0]);
  };
  return (
    <li class={`finding ${id}`}>
      <button
        type="button"
        class="finding-head"
        aria-expanded={open}
        title={words.go}
        onClick={go}
        onKeyDown={moveAmongFindings}
      >
        <span class="off-screen">{groupName[id]}</span>
        {where[0] === undefined ? null : <span class="at">{spellPlace(where[0])}</span>}
        <span class="message">{message}</span>
        {values === undefined ? null : (
          <span class="values">
            {values.map(({ name, value }) => (
              <>
                {name} <b>{value}</b>{' '}
              </>
            ))}
          </span>
        )}
        {suspects?.length === 1 ? <span class="suspect">{suspects[0]?.words}</span> : null}
      </button>
      {open ? (
        <div class="more">
          {pane.byPointer() || pane.host.toSheet === undefined || where.length === 0 ? null : (
            <p class="quiet">
              {words.selected}
              {pane.host.toSheet}
            </p>
          )}
          <dl>
            {suspects?.length === 0 ? <Line name={words.suspect} text={words.undecided} /> : null}
            {(suspects?.length === 1 ? [] : suspects)?.map((suspect) => (
              <Line key={suspect.words} name={words.suspect} text={suspect.words} />
            ))}
            <Line name={words.quote} text={quote} />
            <Line name={words.basis} text={basis} />
            <Line name={wording.explain.label} text={explanation} />
            <Places {...{ pane, where }} />
          </dl>
          <div class="buttons">
            <FixOffer {...{ pane, finding }} fix={finding.fix} />
            <ExplanationForm {...{ pane, finding }} />
          </div>
        </div>
      ) : null}
    </li>
  );
}
