/** 比: one number, unit beside unit, as a picture; what is not drawn is said under it. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { traceIn, type RolledUp } from '../../../actions/area/roll-up';
import { unitsFigure } from '../../../charts/units-figure';
import type { CellKey } from '../../../form/cell';
import { cellOf } from '../../../form/index';
import { wording } from '../../wording';
import { FigureDrawing } from '../figure-preview';

const words = wording.rollup;

/** What is asked first, where any unit has it. */
const usual: CellKey = 'requests/received/total';

export function Comparing({ rolledUp }: { readonly rolledUp: RolledUp }): JSX.Element | null {
  const { area, sums } = rolledUp;
  const told = sums.filter(({ sum }) => sum !== 0);
  const [chosen, setChosen] = useState<CellKey>(usual);
  const cell = told.find((one) => one.cell === chosen)?.cell ?? told[0]?.cell;
  const zeros = area.held.filter(({ figures }) => sums.every((one) => (figures[one.cell] ?? null) === 0));
  const zeroNames = area.units.filter(({ code }) => zeros.some((one) => one.code === code));
  if (cell === undefined) return null;
  const units = traceIn(area, cell).map(({ unit, value, lastYear }) => ({
    name: unit.name,
    value,
    lastYear,
  }));
  return (
    <>
      <h2>{words.compare}</h2>
      <label class="trace">
        <span>{words.compareLabel}</span>
        <select
          value={cell}
          onChange={({ currentTarget }) => {
            setChosen(told.find((one) => one.cell === currentTarget.value)?.cell ?? usual);
          }}
        >
          {told.map((one) => (
            <option key={one.cell} value={one.cell}>
              {cellOf(one.cell).name} {one.sum}
            </option>
          ))}
        </select>
      </label>
      <FigureDrawing figure={unitsFigure(cell, area.year, units)} caption={cellOf(cell).name} />
      {zeroNames.length > 0 ? <p>{words.zeros(zeroNames.map(({ name }) => name))}</p> : null}
    </>
  );
}
