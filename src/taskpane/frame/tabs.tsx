/** Which view: a tab list, moved through with the arrow keys. */
import type { JSX } from 'preact';
import { countOf } from '../views/finding-groups';
import type { Pane } from '../model';
import { views, type PaneState } from '../state';
import { usePane } from './use-pane';
import { wording } from '../wording';

function Count({ known, final }: Pick<PaneState, 'known' | 'final'>): JSX.Element | null {
  if (known.kind !== 'ready') return null;
  const { findings } = known.checked;
  const errors = countOf(findings, 'error', final);
  const count =
    errors === 0 ? countOf(findings, 'warning', final) + countOf(findings, 'hint', final) : errors;
  if (count === 0) return null;
  return <span class={errors > 0 ? 'count error' : 'count'}>{count}</span>;
}

export function Tabs({ pane }: { readonly pane: Pane }): JSX.Element {
  const { view, known, final } = usePane(pane);
  // A clerk of one office is not bothered by what the office that collects does.
  const collects = known.kind === 'ready' && known.checked.opened.area !== undefined;
  // What is opened from another view has a tab where it is open, or where it was and left something.
  const compares = known.kind === 'ready' && known.checked.opened.edited !== undefined;
  const wanted = { rollup: collects, compare: compares };
  const shown = views.filter(({ id }) => id === view || !(id in wanted) || wanted[id as keyof typeof wanted]);
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const at = shown.findIndex(({ id }) => id === view);
    const next = shown[(at + step + shown.length) % shown.length]?.id ?? view;
    event.preventDefault();
    pane.open(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  const tab = ({ id, tab: name }: (typeof views)[number]): JSX.Element => (
    <button
      key={id}
      id={`tab-${id}`}
      type="button"
      role="tab"
      aria-selected={id === view}
      aria-controls="view"
      tabIndex={id === view ? 0 : -1}
      onClick={() => {
        pane.open(id);
      }}
      onKeyDown={move}
    >
      {name}
      {id === 'findings' ? <Count {...{ known, final }} /> : null}
    </button>
  );
  return (
    <nav class="tabs" role="tablist" aria-label={wording.product}>
      {shown.map(tab)}
    </nav>
  );
}
