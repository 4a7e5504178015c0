/** 台账: 待办 first, then what each row of tables 3 and 4 is made of; a line leads to its row on the sheet. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { addLedger } from '../../actions/add-ledger';
import { countLedger, type DueLine, type LedgerSummary } from '../../actions/count-ledger';
import { candidateIn, type LedgerCandidate } from '../../actions/map-ledger';
import { traceCell } from '../../actions/trace-cell';
import { today } from '../../actions/today';
import type { CellKey } from '../../form/cell';
import type { CellPlace } from '../../form/place';
import { cellOf } from '../../form/index';
import { isRefusal, type Refusal } from '../../form/refusal';
import { stateWords } from '../../ledger/state-words';
import { placeArea } from '../../workbook/layout';
import type { Pane } from '../model';
import { usePane } from '../frame/use-pane';
import { wording } from '../wording';
import { LedgerMapping } from './ledger-mapping';

const words = wording.ledger;

/** What is shown: a summary, that there is no ledger yet, or one whose heads were changed since they were mapped. */
type Shown =
  | LedgerSummary
  | { readonly kind: 'none' }
  | { readonly kind: 'lost'; readonly message: string; readonly candidate: LedgerCandidate | undefined };

const urgent: readonly DueLine['state'][] = ['overdue', 'correctionLapsed', 'feeLapsed'];

function lookOf(state: DueLine['state']): string {
  if (urgent.includes(state)) return 'state error';
  return state === 'dueSoon' ? 'state warning' : 'state';
}

function Due({ pane, due }: { readonly pane: Pane; readonly due: readonly DueLine[] }): JSX.Element {
  const [all, setAll] = useState(false);
  const shown = all ? due : due.slice(0, 20);
  if (due.length === 0) return <p class="quiet">{words.nothingDue}</p>;
  return (
    <>
      <ul class="rows">
        {shown.map(({ id, due: day, state, article, provisional, place }) => (
          <li key={place.row}>
            <button type="button" title={words.go} onClick={() => void pane.select(placeArea(place))}>
              <span class={lookOf(state)}>{stateWords[state]}</span>
              <b>{id === '' ? words.row(place.row) : id}</b>
              <span class="quiet">{day === '' ? article : words.until(day, provisional)}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length < due.length ? (
        <button
          type="button"
          onClick={() => {
            setAll(true);
          }}
        >
          {wording.more(due.length - shown.length)}
        </button>
      ) : null}
    </>
  );
}

function Made(props: {
  readonly pane: Pane;
  readonly rows: readonly { readonly id: string; readonly place: CellPlace }[];
}): JSX.Element {
  return (
    <p class="places">
      {props.rows.slice(0, 100).map(({ id, place }) => (
        <button
          key={place.row}
          type="button"
          class="place"
          onClick={() => void props.pane.select(placeArea(place))}
        >
          {id === '' ? words.row(place.row) : id}
        </button>
      ))}
      {props.rows.length > 100 ? ` … ${String(props.rows.length)}` : null}
    </p>
  );
}

/** The cells of a total's row that have something, in the order of the form. */
function cellsOfRow({ counts }: LedgerSummary, total: CellKey): readonly (readonly [CellKey, number])[] {
  const row = total.slice(0, total.lastIndexOf('/') + 1);
  return [...counts].filter(([key, count]) => count > 0 && key.startsWith(row) && key !== total);
}

/** `新收申请·自然人` → `自然人` */
const lastOf = (name: string): string => name.slice(name.lastIndexOf('·') + 1);

function Counts({ pane, summary }: { readonly pane: Pane; readonly summary: LedgerSummary }): JSX.Element {
  const totals = [...summary.counts].filter(([key, count]) => key.endsWith('/total') && count > 0);
  if (totals.length === 0) return <p class="quiet">{words.nothingCounted(summary.year)}</p>;
  const nameOf = (key: CellKey): string => cellOf(key).name.replace(/·总计$/u, '');
  return (
    <div class="counts">
      {totals.map(([key, count]) => (
        <details key={key}>
          <summary>
            {nameOf(key)} <b>{count}</b>
          </summary>
          {cellsOfRow(summary, key).map(([cell, made]) => (
            <div key={cell} class="cell">
              <span>{words.cell(lastOf(cellOf(cell).name), made)}</span>
              <Made pane={pane} rows={summary.rows.get(cell) ?? []} />
            </div>
          ))}
        </details>
      ))}
    </div>
  );
}

/** Which applications make the cell the clerk stands on. */
function Trace({ pane, summary }: { readonly pane: Pane; readonly summary: LedgerSummary }): JSX.Element {
  const [traced, setTraced] = useState<CellKey>();
  const { workbook } = pane;
  const trace = async (): Promise<void> => {
    const found = await pane.task(
      words.counting,
      () => traceCell(workbook, summary),
      () => void trace(),
    );
    setTraced(found?.cell);
  };
  const cell = traced === undefined ? undefined : summary.cells.get(traced);
  return (
    <div class="counts trace">
      <button type="button" title={words.traceTip} onClick={() => void trace()}>
        {words.trace}
      </button>
      {traced === undefined || !cell ? null : (
        <div class="cell" role="status">
          <button
            type="button"
            class="place"
            title={words.toCell}
            onClick={() => void pane.select(placeArea(cell.place))}
          >
            {words.traced(cellOf(traced).name, summary.counts.get(traced) ?? 0, String(cell.filled ?? ''))}
          </button>
          <Made pane={pane} rows={summary.rows.get(traced) ?? []} />
        </div>
      )}
    </div>
  );
}

export function LedgerView({ pane }: { readonly pane: Pane }): JSX.Element {
  const { known } = usePane(pane);
  const [shown, setShown] = useState<Shown>();
  const [mapping, setMapping] = useState(false);
  const { workbook } = pane;
  const load = async (): Promise<void> => {
    const result = await pane.task(
      words.counting,
      async (): Promise<Shown | Refusal> => {
        const summary = await countLedger(workbook, { today: today() });
        if (!isRefusal(summary)) return summary;
        if (summary.reason === 'no-ledger') return { kind: 'none' };
        if (summary.reason !== 'mapping-lost') return summary;
        const { message } = summary;
        return { kind: 'lost', message, candidate: candidateIn(await workbook.read()) };
      },
      () => void load(),
    );
    setShown(result);
  };
  // Each check has read the workbook anew: so does this.
  useEffect(() => void load(), [known]);
  const add = async (): Promise<void> => {
    const result = await pane.task(
      wording.busy.adding,
      () => addLedger(workbook),
      () => void add(),
    );
    if (!result) return;
    pane.notify({ kind: 'done', text: words.added(result.added.length) });
    await pane.recheck();
  };
  if (shown === undefined) return <p class="quiet">{words.counting}</p>;
  if (shown.kind === 'none')
    return (
      <section class="empty">
        <h2>{words.none.title}</h2>
        <p>{words.none.text}</p>
        <button type="button" class="primary" onClick={() => void add()}>
          {words.none.button}
        </button>
      </section>
    );
  const { candidate } = shown;
  const map = (): void => {
    setMapping(true);
  };
  if (candidate && mapping)
    return (
      <LedgerMapping
        pane={pane}
        candidate={candidate}
        done={() => {
          setMapping(false);
        }}
      />
    );
  if (shown.kind === 'lost')
    return (
      <div class="stale">
        {shown.message}{' '}
        {candidate ? (
          <button type="button" onClick={map}>
            {words.map}
          </button>
        ) : null}
      </div>
    );
  return (
    <article class="ledger">
      {candidate && !shown.used ? (
        <div class="stale">
          {words.found(candidate.sheet, candidate.suggestion.size)}{' '}
          <button type="button" onClick={map}>
            {words.map}
          </button>
        </div>
      ) : null}
      <h2>{words.due(shown.due.length)}</h2>
      <Due pane={pane} due={shown.due} />
      <h2>{words.counts(shown.year)}</h2>
      {shown.uncounted > 0 ? <p>{words.uncounted(shown.uncounted)}</p> : null}
      {shown.cells.size > 0 ? <Trace pane={pane} summary={shown} /> : null}
      <Counts pane={pane} summary={shown} />
      {shown.findings.length > 0 && shown.used ? (
        <button
          type="button"
          onClick={() => {
            pane.open('findings');
          }}
        >
          {words.findings(shown.findings.length)}
        </button>
      ) : null}
      {candidate && shown.used ? (
        <button type="button" onClick={map}>
          {words.mapAgain(candidate.sheet)}
        </button>
      ) : null}
    </article>
  );
}
