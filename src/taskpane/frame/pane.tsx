/** The whole pane: commands, what was just said, and one view. */
import type { JSX } from 'preact';
import { CommandBar } from './command-bar';
import { FillProgress } from '../views/fill-progress';
import { FindingsView } from '../views/findings-view';
import { countOf } from '../views/finding-groups';
import { HelpView } from '../views/help-view';
import { later } from './lazy';
import type { Pane } from '../model';
import { NoticeBar } from './notice-bar';
import { views, type PaneState, type View } from '../state';
import { Tabs } from './tabs';
import { useLasting, usePane } from './use-pane';
import { wording } from '../wording';

type Body = (props: { readonly pane: Pane }) => JSX.Element;

/** What the first look does not need comes when it is first asked for. */
const bodies: Readonly<Record<View, Body>> = {
  findings: FindingsView,
  narrative: later(async () => (await import('../views/narrative-view')).NarrativeView),
  report: later(async () => (await import('../views/report-view')).ReportView),
  compare: later(async () => (await import('../views/compare-view')).CompareView),
  import: later(async () => (await import('../views/import-view')).ImportView),
  'last-year': later(async () => (await import('../views/last-year-view')).LastYearView),
  ledger: later(async () => (await import('../views/ledger-view')).LedgerView),
  rollup: later(async () => (await import('../views/rollup-view')).RollupView),
  help: HelpView,
};

/** For those who do not see the list change. */
function said({ known, final }: PaneState): string {
  if (known.kind !== 'ready') return '';
  const { findings } = known.checked;
  return wording.counts(countOf(findings, 'error', final), countOf(findings, 'warning', final));
}

function Progress({ text }: { readonly text: string | undefined }): JSX.Element {
  const lasting = useLasting(text !== undefined);
  return (
    <div class="progress" role="status" aria-live="polite">
      {lasting && text !== undefined ? (
        <>
          <span class="spinner" aria-hidden="true" />
          {text}
        </>
      ) : null}
    </div>
  );
}

export function PaneView({ pane }: { readonly pane: Pane }): JSX.Element {
  const state = usePane(pane);
  const { view, known, busy, notice, written, workbook } = state;
  const Body = bodies[view];
  const { collapse } = pane.host;
  // It may have been read before the last edit.
  const ofWorkbook = views.some(({ id, ofWorkbook: of }) => of && id === view);
  const reading = known.kind === 'loading' ? wording.busy.loading : undefined;
  return (
    <div class="pane">
      <CommandBar pane={pane} />
      <Tabs pane={pane} />
      <div role="status" aria-live="polite">
        {notice ? <NoticeBar pane={pane} notice={notice} /> : null}
        <p class="off-screen">{said(state)}</p>
      </div>
      {written?.workbook === workbook ? (
        <p class="take-back">
          <button type="button" disabled={busy !== undefined} onClick={() => void pane.takeBack()}>
            {wording.takeBack}
          </button>
        </p>
      ) : null}
      {known.kind === 'ready' && known.stale && ofWorkbook ? (
        <p class="stale">
          {wording.stale}{' '}
          <button type="button" onClick={() => void pane.recheck()}>
            {wording.checkAgain}
          </button>
        </p>
      ) : null}
      {known.kind === 'ready' && view === 'findings' ? (
        <FillProgress pane={pane} checked={known.checked} />
      ) : null}
      <Progress text={busy ?? reading} />
      <main>
        <div class="view" id="view" role="tabpanel" aria-labelledby={`tab-${view}`}>
          <Body key={workbook} pane={pane} />
        </div>
      </main>
      {collapse ? (
        // At the bottom: WPS's own bar may lie over the top, where it could not be clicked.
        <footer class="bottom">
          <button type="button" onClick={collapse}>
            {wording.collapse}
          </button>
        </footer>
      ) : null}
    </div>
  );
}
