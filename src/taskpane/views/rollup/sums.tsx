/** 汇总, 比 and 反查: the area's tables from the sums, after a preview; units beside each other; what a number is made of. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { fillSums, previewFill, rollUp, traceIn, type RolledUp } from '../../../actions/area/roll-up';
import { writeTrace } from '../../../actions/area/write-trace';
import type { CellKey } from '../../../form/cell';
import { cellOf } from '../../../form/index';
import { isRefusal } from '../../../form/refusal';
import { spellPlace } from '../../../workbook/a1';
import { areaSheetNames, heldRows } from '../../../workbook/area-layout';
import { cellArea } from '../../../workbook/layout';
import type { Pane } from '../../model';
import { usePane } from '../../frame/use-pane';
import { wording } from '../../wording';
import { Comparing } from './comparing';

const words = wording.rollup;

function Fill({ pane, rolledUp }: { readonly pane: Pane; readonly rolledUp: RolledUp }): JSX.Element {
  const [force, setForce] = useState(false);
  const { changes, kept } = previewFill(rolledUp, force);
  const fill = async (): Promise<void> => {
    const filled = await pane.task(
      wording.busy.writing,
      async () => {
        // What stands there now, not what stood there when it was shown.
        const now = await rollUp(pane.workbook);
        if (isRefusal(now)) return now;
        return { kind: 'filled', ...(await fillSums(pane.workbook, now, force)) } as const;
      },
      () => void fill(),
    );
    if (!filled) return;
    pane.notify({ kind: 'done', text: words.filled(filled.changes.length) });
    await pane.recheck();
  };
  return (
    <>
      <p>
        {words.counted(
          rolledUp.counted.length,
          rolledUp.missing.map(({ name }) => name),
        )}
      </p>
      {changes.length === 0 && kept.length === 0 ? <p>{words.agrees}</p> : null}
      {changes.length > 0 ? (
        <details>
          <summary>{words.changes(changes.length)}</summary>
          <table class="changes">
            <tbody>
              {changes.map(({ where, before, after }) => (
                <tr key={spellPlace(where)}>
                  <th scope="row">{spellPlace(where)}</th>
                  <td>{before ?? '—'}</td>
                  <td>
                    <b>{after}</b>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ) : null}
      {kept.length > 0 || force ? (
        <label class="force">
          <input
            type="checkbox"
            checked={force}
            onChange={(event) => {
              setForce(event.currentTarget.checked);
            }}
          />
          {force ? words.force : `${words.kept(kept.length)}；${words.force}`}
        </label>
      ) : null}
      <button type="button" class="primary" disabled={changes.length === 0} onClick={() => void fill()}>
        {words.fill}
      </button>
    </>
  );
}

/** The units of one number, largest first, with their part of it as a bar. */
function Trace({ pane, rolledUp }: { readonly pane: Pane; readonly rolledUp: RolledUp }): JSX.Element {
  const { area, sums } = rolledUp;
  const [cell, setCell] = useState<CellKey | ''>('');
  const told = sums.filter(({ sum }) => sum !== 0);
  const shares = cell === '' ? [] : traceIn(area, cell);
  const sum = sums.find((one) => one.cell === cell)?.sum ?? 0;
  const write = async (): Promise<void> => {
    const written = await pane.task(
      wording.busy.writing,
      () => writeTrace(pane.workbook),
      () => void write(),
    );
    if (written) pane.notify({ kind: 'done', text: words.traceDone(written.cells) });
  };
  const rowOf = (code: string): number => area.units.findIndex((unit) => unit.code === code);
  return (
    <>
      <h2>{words.trace}</h2>
      <label class="trace">
        <span>{words.traceLabel}</span>
        <select
          value={cell}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setCell(told.find((one) => one.cell === value)?.cell ?? '');
          }}
        >
          <option value="">{words.traceNone}</option>
          {told.map((one) => (
            <option key={one.cell} value={one.cell}>
              {cellOf(one.cell).name} {one.sum}
            </option>
          ))}
        </select>
      </label>
      <ul class="rows shares">
        {shares.map(({ unit, value, lastYear }) => (
          <li key={unit.code}>
            <button
              type="button"
              title={words.toRow}
              onClick={() =>
                void pane.select({
                  sheet: areaSheetNames.held,
                  area: cellArea(heldRows.first + rowOf(unit.code), 0, 2),
                })
              }
            >
              <b>{unit.name}</b>
              <span>
                {value === null
                  ? words.notReported
                  : words.share(String(value), lastYear === null ? '' : String(lastYear))}
              </span>
              <meter min={0} max={Math.max(1, sum)} value={Math.max(0, value ?? 0)} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => void write()}>
        {words.traceSheet}
      </button>
    </>
  );
}

export function Sums({ pane }: { readonly pane: Pane }): JSX.Element | null {
  const { known } = usePane(pane);
  const [rolledUp, setRolledUp] = useState<RolledUp>();
  const load = async (): Promise<void> => {
    const found = await pane.task(
      words.gathering,
      async () => {
        const result = await rollUp(pane.workbook);
        // Nothing collected yet is no trouble.
        return isRefusal(result) ? ({ kind: 'none' } as const) : result;
      },
      () => void load(),
    );
    setRolledUp(found?.kind === 'rolledUp' ? found : undefined);
  };
  useEffect(() => void load(), [known]);
  if (!rolledUp) return null;
  return (
    <section>
      <h2>{words.sum}</h2>
      <Fill pane={pane} rolledUp={rolledUp} />
      <Comparing rolledUp={rolledUp} />
      <Trace pane={pane} rolledUp={rolledUp} />
    </section>
  );
}
