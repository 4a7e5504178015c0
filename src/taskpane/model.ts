/**
 * The pane without its looks: commands in, states out. Visits to the host stand in one queue, so that a check never
 * reads half of a write; edits that arrive meanwhile are answered by one more check at its end.
 */
import type { Checked } from '../actions/check-report';
import { today } from '../actions/today';
import type { CommandId } from '../ribbon/commands';
import { parsePlace } from '../workbook/a1';
import { HostError } from '../workbook/host-error';
import { cellArea, infoColumns, firstRow, sheetNames } from '../workbook/layout';
import { countOf, type GroupId } from './views/finding-groups';
import type { OutputFile, PaneHost } from './host';
import { firstState, type Notice, type PaneState, type View } from './state';
import { liveIsOff, liveSetting } from './live-setting';
import { unsavedTexts, type UnsavedTexts } from './unsaved';
import { wording } from './wording';
import { isRefusal, type Refusal, refuse } from '../form/refusal';

export interface Pane {
  readonly host: PaneHost;
  readonly unsaved: UnsavedTexts;
  state(): PaneState;
  subscribe(listener: () => void): () => void;
  run(command: CommandId): Promise<void>;
  show(view: View): void;
  /** Checks again; writes nothing. */
  refresh(): Promise<void>;
  /** Brings a place such as `三、依申请公开!D7` into view. */
  select(where: string): Promise<void>;
  /**
   * Does something with the host, in its turn, with `busy` said while it lasts. A refusal or trouble becomes a notice
   * and gives undefined; `again` is what trying again does, by default the work itself.
   */
  task<T extends { readonly kind: string }>(
    busy: string,
    work: () => Promise<T | Refusal>,
    again?: () => void,
  ): Promise<T | undefined>;
  tell(notice: Notice | undefined): void;
  save(file: OutputFile): Promise<void>;
  stop(): Promise<void>;
}

/** Loaded while the pane is being drawn. */
const checks = () => import('../actions/check-report');

function troubleNotice(error: unknown, retry: () => void): Notice {
  if (error instanceof HostError)
    return {
      kind: 'trouble',
      text: error.message,
      ...(error.detail === '' ? {} : { detail: error.detail }),
      ...(error.retry ? { retry } : {}),
    };
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { kind: 'trouble', text: wording.trouble.unknown, detail, retry };
}

export function createPane(host: PaneHost): Pane {
  let state: PaneState = { ...firstState, live: !liveIsOff(host.settings) };
  const listeners = new Set<() => void>();
  const change = (next: Partial<PaneState>): void => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  const { workbook, workbooks } = host;
  const unsaved = unsavedTexts(host.unsaved);
  /** Whether what is shown is of the workbook in front; if not, from now on it will be. */
  const turn = (): boolean => {
    const front = workbooks?.front() ?? '';
    if (front === state.workbook) return true;
    unsaved.turnTo(front, workbooks?.open() ?? []);
    change({ workbook: front, known: { kind: 'loading' } });
    return false;
  };

  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work, work);
    queue = done.catch(() => undefined);
    return done;
  };
  const busyOver = async <T>(busy: string, work: () => Promise<T>): Promise<T> => {
    change({ busy });
    try {
      return await work();
    } finally {
      change({ busy: undefined });
    }
  };

  const learn = (checked: Checked | Refusal): void => {
    if (!isRefusal(checked)) change({ known: { kind: 'ready', checked, stale: false } });
    else if (checked.reason === 'no-report') change({ known: { kind: 'no-report' } });
    else change({ known: { kind: 'unreadable', message: checked.message } });
  };

  let waiting = false;
  const look = async (): Promise<void> => {
    if (waiting) return;
    waiting = true;
    try {
      await inTurn(async () => {
        waiting = false;
        turn();
        const { checkReport } = await checks();
        learn(await checkReport(workbook, { today: today() }));
      });
    } catch (error) {
      change({ notice: troubleNotice(error, () => void look()) });
      const { known } = state;
      if (known.kind === 'loading') change({ known: { kind: 'unreadable', message: wording.unreadable } });
      // What is shown may be of before; it says so.
      else if (known.kind === 'ready') change({ known: { ...known, stale: true } });
    }
  };
  const edited = (): void => {
    const { known } = state;
    if (state.live || known.kind !== 'ready') void look();
    else if (!known.stale) change({ known: { ...known, stale: true } });
  };

  const task: Pane['task'] = async (busy, work, again = () => void task(busy, work)) => {
    try {
      const result = await inTurn(() => busyOver(busy, work));
      if (!isRefusal(result)) return result;
      if (result.reason === 'no-report') change({ known: { kind: 'no-report' }, view: 'findings' });
      else change({ notice: { kind: 'trouble', text: result.message } });
    } catch (error) {
      change({ notice: troubleNotice(error, again) });
    }
    return undefined;
  };

  const again = (command: CommandId) => (): void => void pane.run(command);
  const commands: Readonly<Record<CommandId, () => Promise<void>>> = {
    'add-sheets': async () => {
      const result = await task(
        wording.busy.adding,
        async () => (await import('../actions/add-sheets')).addSheets(workbook),
        again('add-sheets'),
      );
      if (!result) return;
      change({
        view: 'findings',
        notice: {
          kind: 'done',
          text: wording.added(result.added.length, result.kept.length, host.leftOut?.() ?? []),
        },
      });
      if (result.added.includes(sheetNames.info))
        await task(wording.busy.adding, async () => {
          await workbook.select({ sheet: sheetNames.info, area: cellArea(firstRow, infoColumns.value) });
          return { kind: 'selected' };
        });
      await look();
    },
    'import-last-year': () => {
      change({ view: 'last-year' });
      return Promise.resolve();
    },
    check: async () => {
      const checked = await task(
        wording.busy.checking,
        async () => (await checks()).checkAndWriteResults(workbook, { today: today() }),
        again('check'),
      );
      if (!checked) return;
      learn(checked);
      const count = (id: GroupId): number => countOf(checked.findings, id);
      change({
        view: 'findings',
        notice: { kind: 'done', text: wording.checked(count('error'), count('warning')) },
      });
    },
    'live-check': async () => {
      const live = !state.live;
      host.settings.set(liveSetting, live ? 'on' : 'off');
      change({ live, notice: { kind: 'info', text: live ? wording.liveOn : wording.liveOff } });
      if (live) await look();
    },
    draft: async () => {
      const drafted = await task(
        wording.busy.drafting,
        async () => (await import('../actions/draft-narrative')).draftNarrative(workbook),
        again('draft'),
      );
      if (!drafted) return;
      const { written, kept, questions } = drafted;
      change({
        view: 'narrative',
        notice: { kind: 'done', text: wording.drafted(written.length, kept.length, questions) },
      });
      await look();
    },
    report: () => {
      change({ view: 'report' });
      return Promise.resolve();
    },
    help: () => {
      change({ view: 'help' });
      return Promise.resolve();
    },
  };

  const pane: Pane = {
    host,
    unsaved,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    run: (command) => {
      pane.tell(undefined);
      return commands[command]();
    },
    show: (view) => {
      change({ view });
    },
    refresh: look,
    select: async (where) => {
      const place = parsePlace(where);
      if (!place) return;
      await task(wording.busy.loading, async () => {
        await workbook.select(place);
        return { kind: 'selected' };
      });
    },
    task: (busy, work, again) => {
      const here: typeof work = async () => {
        if (turn()) return work();
        // What was asked for was seen in another workbook.
        void look();
        return refuse('other-workbook', wording.otherWorkbook);
      };
      return task(busy, here, again);
    },
    tell: (notice) => {
      change({ notice });
    },
    save: async (file) => {
      const saved = await task(
        wording.busy.saving,
        () => host.saveFile(file),
        () => void pane.save(file),
      );
      if (!saved) return;
      if (saved.kind === 'cancelled') pane.tell({ kind: 'info', text: wording.saved.cancelled });
      else if (saved.how === 'path')
        pane.tell({ kind: 'done', text: wording.saved.path(file.name), copy: saved.path });
      else pane.tell({ kind: 'done', text: wording.saved[saved.how](file.name) });
    },
    stop: async () => {
      listeners.clear();
      unlisten?.();
      await stopEdits();
    },
  };

  const unlisten = host.onCommand?.((command) => void pane.run(command));
  let stopEdits: () => Promise<void> = () => Promise.resolve();
  const listen = async (): Promise<void> => {
    try {
      stopEdits = await inTurn(() => workbook.onEdit(edited));
    } catch (error) {
      change({ notice: troubleNotice(error, () => void listen().then(look)) });
    }
  };
  void listen();
  void look();
  return pane;
}
