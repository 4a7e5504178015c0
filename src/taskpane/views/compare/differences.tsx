/** What can be taken: figures, changed sentences, headings, each with a tick and a way to its cell. */
import type { JSX } from 'preact';
import type { DocumentComparison } from '../../../actions/compare/compare-document';
import { isTakeable } from '../../../actions/compare/take-back';
import type { Subject } from '../../../form/report';
import { placeArea } from '../../../workbook/layout';
import type { Pane } from '../../model';
import { wording } from '../../wording';
import { ChangedSentence } from './pieces';
import {
  fieldTick,
  figureTick,
  headingTick,
  partChanges,
  sentenceTick,
  type PartChanges,
  type Ticking,
} from './ticks';

const words = wording.comparing;

interface Shown extends Ticking {
  readonly pane: Pane;
  readonly comparison: DocumentComparison;
}

function Name(props: Shown & { readonly name: string; readonly subject: Subject }): JSX.Element {
  const { pane, comparison, name, subject } = props;
  const place = comparison.where[subject];
  if (!place) return <>{name}</>;
  return (
    <button
      type="button"
      class="name"
      title={words.go}
      onClick={() => {
        void pane.select(placeArea(place));
      }}
    >
      {name}
    </button>
  );
}

function Tick(props: Ticking & { readonly tick: string; readonly label: string }): JSX.Element {
  const { ticks, turn, tick, label } = props;
  return (
    <input
      type="checkbox"
      aria-label={label}
      checked={ticks.has(tick)}
      onChange={() => {
        turn(tick);
      }}
    />
  );
}

export function Figures(props: Shown): JSX.Element | null {
  const { figures } = props.comparison;
  if (figures.length === 0) return null;
  return (
    <section>
      <h3>{words.figures(figures.length)}</h3>
      <table class="changes">
        <tbody>
          {figures.map((one) => (
            <tr key={one.cell}>
              <td>
                {isTakeable(one) ? (
                  <Tick {...props} tick={figureTick(one)} label={words.take(one.name)} />
                ) : null}
              </td>
              <th scope="row">
                <Name {...props} name={one.name} subject={one.cell} />
              </th>
              <td>
                {words.workbook} {one.workbook ?? words.blank}
              </td>
              <td>
                {words.document} <b>{one.document ?? words.blank}</b>
                {isTakeable(one) ? null : <span class="off-screen">{words.blankHint}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A number changed by hand: the workbook's or the document's? */
function Fields(props: Shown & { readonly part: PartChanges }): JSX.Element | null {
  const { part, comparison } = props;
  const fields = (comparison.changedFields[part.part] ?? []).filter(({ document }) => document !== undefined);
  if (fields.length === 0) return null;
  return (
    <div class="fields">
      {words.fieldsHint}
      {fields.map((one) => (
        <label key={one.index}>
          {words.field(one.field, one.workbook, one.document ?? '')}
          <br />
          <Tick {...props} tick={fieldTick(part.part, one)} label={`${one.field} ${words.keepField}`} />{' '}
          {words.keepField}
        </label>
      ))}
    </div>
  );
}

function Part(props: Shown & { readonly part: PartChanges }): JSX.Element {
  const { part } = props;
  return (
    <>
      <h4>
        <Name {...props} name={part.name} subject={part.part} />
        {part.workbook.trim() === '' ? <small class="quiet"> {words.emptyPart}</small> : null}
      </h4>
      {part.changes.map((change) => (
        <label key={change.id} class="sentence">
          <Tick {...props} tick={sentenceTick(part.part, change)} label={words.take(part.name)} />
          <ChangedSentence {...change} />
        </label>
      ))}
      <Fields {...props} />
    </>
  );
}

export function Words(props: Shown): JSX.Element | null {
  const parts = partChanges(props.comparison);
  if (parts.length === 0) return null;
  const count = parts.reduce((sum, { changes }) => sum + changes.length, 0);
  return (
    <section>
      <h3>{words.words(count)}</h3>
      {parts.map((part) => (
        <Part key={part.part} {...props} part={part} />
      ))}
    </section>
  );
}

export function Headings(props: Shown): JSX.Element | null {
  const { headings } = props.comparison;
  if (headings.length === 0) return null;
  return (
    <section>
      <h3>{words.headings(headings.length)}</h3>
      {headings.map((one) => (
        <label key={one.part} class="sentence">
          <Tick {...props} tick={headingTick(one)} label={words.take(one.name)} />
          <span>
            <del>{one.workbook}</del> <ins>{one.document}</ins>
          </span>
        </label>
      ))}
    </section>
  );
}
