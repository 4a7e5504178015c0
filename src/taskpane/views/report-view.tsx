/** The finished report: seen first, then saved; what is shown is what is saved. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { composeReport, type ComposedReport, type ComposeOptions } from '../../actions/compose-report';
import { formats, type FormatId } from '../../document/index';
import { copyElement } from '../frame/copy';
import { DocumentPreview } from './document-preview';
import { FindingsView } from './findings-view';
import type { Pane } from '../model';
import { usePane } from '../frame/use-pane';
import { wording } from '../wording';
import { isRefusal, type Refusal } from '../../form/refusal';
import { tallyOf } from '../../form/severity';
import { cellArea } from '../../workbook/layout';

interface Written {
  readonly kind: 'written';
  readonly bytes: Uint8Array;
}

function Ready(props: {
  readonly pane: Pane;
  readonly composed: ComposedReport;
  /** How it was composed, so that it is saved so. */
  readonly options: ComposeOptions;
  readonly show: (composed: ComposedReport) => void;
  readonly pictured: (wanted: boolean) => void;
}): JSX.Element {
  const { pane, composed, options, show, pictured } = props;
  const words = wording.report;
  const { document: report, errorsStand, findings } = composed;
  const [asDraft, setAsDraft] = useState(false);
  const page = useRef<HTMLDivElement>(null);
  const save = async (id: FormatId): Promise<void> => {
    const format = formats.find((one) => one.id === id);
    if (!format) return;
    // Composed anew: what is saved is what was seen, and never older than the workbook.
    const result = await pane.task(
      wording.busy.composing,
      async (): Promise<Written | ComposedReport | Refusal> => {
        const now = await composeReport(pane.workbook, options);
        if (isRefusal(now) || JSON.stringify(now.document) !== JSON.stringify(report)) return now;
        return { kind: 'written', bytes: await format.write(report) };
      },
      () => void save(id),
    );
    if (!result) return;
    if (result.kind === 'composed') {
      show(result);
      pane.notify({ kind: 'info', text: words.changed });
      return;
    }
    const title = report.title === '' ? words.untitled : report.title;
    await saveAs(`${words.name(title)}${id}`, format.mime, result.bytes);
  };
  const saveAs = (name: string, mediaType: string, bytes: Uint8Array): Promise<void> => {
    const marked = `${report.mark === undefined ? '' : '草稿-'}${name}`;
    return pane.save({ name: marked.replace(/[\\/:*?"<>|\s]/gu, ''), mediaType, bytes });
  };
  const savePicture = async (): Promise<void> => {
    const result = await pane.task(
      wording.busy.composing,
      async () => {
        const { writePicture } = await import('../../actions/pictures/write-picture');
        const written = await writePicture(pane.workbook, { allowErrors: errorsStand });
        // Errors typed since the report was seen.
        return written.kind === 'errors-stand' ? composeReport(pane.workbook, options) : written;
      },
      () => void savePicture(),
    );
    if (!result) return;
    if (result.kind === 'composed') {
      show(result);
      return;
    }
    await saveAs(`${words.name(result.title)}html`, 'text/html;charset=utf-8', result.bytes);
  };
  const drawCharts = async (): Promise<void> => {
    const { workbook } = pane;
    const result = await pane.task(
      wording.busy.drawing,
      async () => {
        const { drawCharts: draw } = await import('../../actions/pictures/draw-charts');
        const drawn = await draw(workbook, { allowErrors: errorsStand });
        // Errors typed since the report was seen.
        return drawn.kind === 'errors-stand' ? composeReport(workbook, options) : drawn;
      },
      () => void drawCharts(),
    );
    if (!result) return;
    if (result.kind === 'composed') {
      show(result);
      return;
    }
    await pane.select({ sheet: result.sheet, area: cellArea(0, 0) });
    const leftOut = (pane.host.leftOut?.() ?? []).filter((look) => look.includes('图表'));
    pane.notify({ kind: 'done', text: words.drawnCharts(result.charts, result.sheet, leftOut) });
  };
  const copy = (): boolean => {
    const shown = page.current;
    // Pictures are copied as cells (pane.css).
    shown?.classList.add('copying');
    const done = copyElement(shown);
    shown?.classList.remove('copying');
    return done;
  };
  const blocked = errorsStand && !asDraft;
  const errors = tallyOf(findings).openErrors;
  return (
    <>
      {errorsStand ? (
        <div class="notice trouble" role="alert">
          <div class="said">
            <p>{words.errors(errors)}</p>
            <button
              type="button"
              onClick={() => {
                pane.open('findings');
              }}
            >
              {words.showErrors}
            </button>{' '}
            {asDraft ? null : (
              <button
                type="button"
                onClick={() => {
                  setAsDraft(true);
                }}
              >
                {words.asDraft}
              </button>
            )}
          </div>
        </div>
      ) : (
        <p class="quiet">{words.intro}</p>
      )}
      {report.dropped.length > 0 ? <p class="quiet">{words.dropped(report.dropped.length)}</p> : null}
      <div class="buttons">
        {formats.map(({ id }) => (
          <button
            key={id}
            type="button"
            class={id === 'docx' ? 'primary' : undefined}
            disabled={blocked}
            onClick={() => void save(id)}
          >
            {words.save[id]}
          </button>
        ))}
        <button
          type="button"
          disabled={blocked}
          onClick={() => {
            pane.notify(
              copy() ? { kind: 'done', text: wording.copied } : { kind: 'trouble', text: words.notCopied },
            );
          }}
        >
          {words.copyAll}
        </button>
        <button type="button" disabled={blocked} onClick={() => void savePicture()}>
          {words.savePicture}
        </button>
        {pane.workbook.drawsCharts === true ? (
          <button type="button" disabled={blocked} onClick={() => void drawCharts()}>
            {words.drawCharts}
          </button>
        ) : null}
      </div>
      <label class="take">
        <input
          type="checkbox"
          checked={options.pictures ?? report.blocks.some(({ kind }) => kind === 'figure')}
          onChange={({ currentTarget }) => {
            pictured(currentTarget.checked);
          }}
        />{' '}
        {words.pictures}
      </label>
      <p class="quiet">
        {wording.comparing.fromReport}{' '}
        <button
          type="button"
          onClick={() => {
            pane.open('compare');
          }}
        >
          {wording.comparing.open}
        </button>
      </p>
      <div class="page" ref={page} role="document" aria-label={words.preview} tabIndex={0}>
        <DocumentPreview report={report} />
      </div>
    </>
  );
}

export function ReportView({ pane }: { readonly pane: Pane }): JSX.Element {
  const { known } = usePane(pane);
  const [composed, setComposed] = useState<ComposedReport>();
  const [failed, setFailed] = useState(false);
  const [round, setRound] = useState(0);
  // Until the clerk says otherwise here, as 填报说明 has it.
  const [options, setOptions] = useState<ComposeOptions>({});
  const read = known.kind === 'ready' ? known.checked : known.kind;
  // Composed anew whenever the workbook has been read anew: the preview is never older than the findings.
  useEffect(() => {
    let over = false;
    const again = (): void => {
      setRound(round + 1);
    };
    void pane
      .task(wording.busy.composing, () => composeReport(pane.workbook, options), again)
      .then((result) => {
        if (over) return;
        setComposed(result);
        setFailed(result === undefined);
      });
    return () => {
      over = true;
    };
  }, [pane, read, round, options]);
  if (known.kind === 'no-report' || known.kind === 'unreadable' || failed)
    return <FindingsView pane={pane} />;
  if (!composed) return <></>;
  return (
    <Ready
      {...{ pane, composed, options }}
      show={setComposed}
      pictured={(pictures) => {
        setOptions({ pictures });
      }}
    />
  );
}
