/** How far the report is filled in, and what is still to do by sheet: a click goes to the first of it. */
import type { JSX } from 'preact';
import { toDoIn } from '../../actions/to-do';
import type { Checked } from '../../actions/check-report';
import { placeArea } from '../../workbook/layout';
import type { Pane } from '../model';
import { wording } from '../wording';

export function FillProgress(props: { readonly pane: Pane; readonly checked: Checked }): JSX.Element | null {
  const { pane, checked } = props;
  const { filled, cells } = checked.progress;
  const toDo = toDoIn(checked);
  if (toDo.length === 0) return null;
  const words = wording.toDo;
  return (
    <details class="fill">
      <summary>
        <progress value={filled} max={cells} aria-label={words.label} />
        <span>
          {words.filled} <b>{`${String(filled)}/${String(cells)}`}</b>
        </span>
        <span class="left">{words.sheets(toDo.length)}</span>
      </summary>
      <ul>
        {toDo.map(({ sheet, unit, count, where }) => (
          <li key={sheet}>
            <button type="button" onClick={() => void pane.select(placeArea(where))}>
              {sheet} <span>{words.left[unit](count)}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
