/** 看: how each unit stands; a line leads to its row on 各单位数据. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Gathered } from '../../../actions/area/collect-files';
import { unitStates, type UnitState } from '../../../form/unit';
import { countOf } from '../../../rollup/submission';
import { areaSheetNames, heldRows } from '../../../workbook/area-layout';
import { cellArea } from '../../../workbook/layout';
import type { Pane } from '../../model';
import { wording } from '../../wording';

const words = wording.rollup;

function lookOf(state: UnitState): string {
  if (state === '有错' || state === '退回') return 'state error';
  return state === '未报' || state === '迟报' ? 'state warning' : 'state';
}

/** More lines than this are shown when asked for. */
const mostLines = 60;

export function Standings({
  pane,
  gathered,
}: {
  readonly pane: Pane;
  readonly gathered: Gathered;
}): JSX.Element {
  const [only, setOnly] = useState<UnitState | ''>('');
  const [all, setAll] = useState(false);
  const { standings } = gathered.collected.collection;
  const here = standings.filter(({ state }) => state !== '未报').length;
  const chosen = standings
    .map((standing, index) => ({ ...standing, index }))
    .filter(({ state }) => only === '' || state === only);
  const shown = all ? chosen : chosen.slice(0, mostLines);
  const held = gathered.area.held.length > 0;
  return (
    <>
      <p class="standing">
        <b>{words.standing(here, standings.length)}</b>
        <select
          aria-label={words.states}
          value={only}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setOnly(unitStates.find((state) => state === value) ?? '');
          }}
        >
          <option value="">{words.all}</option>
          {unitStates.map((state) => (
            <option key={state} value={state}>
              {state} {standings.filter((one) => one.state === state).length}
            </option>
          ))}
        </select>
      </p>
      <ul class="rows">
        {shown.map(({ unit, state, taken, held: before, index }) => {
          const errors = taken ? countOf(taken, 'error') : (before?.errors ?? 0);
          const warnings = taken ? countOf(taken, 'warning') : (before?.warnings ?? 0);
          const line = (
            <>
              <span class={lookOf(state)}>{state}</span>
              <b>{unit.name}</b>
              {errors + warnings > 0 ? <span class="quiet">{words.errors(errors, warnings)}</span> : null}
            </>
          );
          const problems = taken?.problems.filter(({ severity }) => severity !== 'hint') ?? [];
          return (
            <li key={unit.code}>
              <button
                type="button"
                title={words.toRow}
                disabled={!held}
                onClick={() =>
                  void pane.select({
                    sheet: areaSheetNames.held,
                    area: cellArea(heldRows.first + index, 0, 2),
                  })
                }
              >
                {line}
              </button>
              {problems.length > 0 ? (
                <details>
                  <summary>{taken?.file}</summary>
                  <ul class="notes">
                    {problems.map(({ where, message }, at) => (
                      <li key={at}>
                        {where === '' ? null : <b>{where} </b>}
                        {message}
                      </li>
                    ))}
                  </ul>
                </details>
              ) : null}
            </li>
          );
        })}
      </ul>
      {shown.length < chosen.length ? (
        <button
          type="button"
          onClick={() => {
            setAll(true);
          }}
        >
          {wording.more(chosen.length - shown.length)}
        </button>
      ) : null}
    </>
  );
}
