/** The pane without its looks: commands in, states out. */
import { today } from '../actions/today';
import { refuse } from '../form/refusal';
import type { Place } from '../workbook/workbook';
import { commandOf, type CommandId } from './commands/index';
import type { Desk, Work } from './desk';
import type { OutputFile, PaneHost } from './host';
import { liveIsOff } from './live-setting';
import { remembering } from './remembering';
import { createRechecks } from './rechecks';
import { firstState, type PaneState } from './state';
import { createStore } from './store';
import { createTasks, type Task } from './tasks';
import { troubleNotice } from './trouble-notice';
import { createTurns } from './turns';
import { unsavedTexts, type UnsavedTexts } from './unsaved';
import { wording } from './wording';

export interface Pane extends Omit<Desk, 'task'> {
  readonly host: PaneHost;
  readonly unsaved: UnsavedTexts;
  readonly state: () => PaneState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly run: (command: CommandId) => Promise<void>;
  /**
   * As a command's task, and refused where another workbook has come in front since what is shown was read. `again` is
   * what trying again does, by default the work itself.
   */
  readonly task: Task;
  /** Whether the clerk's hand is at the mouse. */
  readonly byPointer: () => boolean;
  /** What was clicked is done: the keys go to the sheet again. */
  readonly backToSheet: () => void;
  readonly save: (file: OutputFile) => Promise<void>;
  /** Takes back what was written last (state.written), but for what was changed since. */
  readonly takeBack: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Loaded while the pane is being drawn. */
const checks = () => import('../actions/check-report');

/** `byPointer`: whether the clerk's hand is at the mouse. */
export function createPane(host: PaneHost, byPointer: () => boolean = () => false): Pane {
  const store = createStore({ ...firstState, live: !liveIsOff(host.settings) });
  const { state, change } = store;
  const { workbooks } = host;
  const unsaved = unsavedTexts(host.unsaved);
  const inTurn = createTurns();

  const front = (): string => workbooks?.front() ?? '';
  const workbook =
    host.undoing === undefined
      ? host.workbook
      : remembering(host.workbook, (cells) => {
          change({ written: cells.length > 0 ? { cells, workbook: front() } : undefined });
        });
  /** From now on it is about the workbook in front. */
  const followFront = (): void => {
    const name = front();
    if (name === state().workbook) return;
    unsaved.turnTo(name, workbooks?.open() ?? []);
    change({ workbook: name, known: { kind: 'loading' }, final: false });
  };

  const { recheck, edited, showing, ...rechecks } = createRechecks(
    store,
    inTurn,
    async () => {
      followFront();
      return (await checks()).checkReport(workbook, { today: today() });
    },
    host.quiet ?? 0,
  );

  const taskInFront = createTasks(store, inTurn);
  const task: Task = (busy, work, again) => {
    const here: typeof work = async () => {
      if (front() === state().workbook) return work();
      // What was asked for was seen in another workbook.
      void recheck();
      return refuse('other-workbook', wording.otherWorkbook);
    };
    return taskInFront(busy, here, again);
  };
  /** Without a report there is nothing to take for it. */
  const takeForFinished = (): void => {
    if (state().known.kind === 'ready') change({ final: true });
  };
  const backToSheet = (): void => {
    if (byPointer()) host.focusSheet?.();
  };
  const select =
    (place: Place): Work<{ readonly kind: 'selected' }> =>
    async () => {
      await workbook.select(place);
      backToSheet();
      return { kind: 'selected' };
    };

  /** A command is meant for the workbook in front, and trying again is the command again. */
  const deskFor = (again: () => void): Desk => ({
    workbook,
    settings: host.settings,
    seen: true,
    leftOut: () => host.leftOut?.() ?? [],
    task: (busy, work) => taskInFront(busy, work, again),
    check: (busy, work) => taskInFront(busy, () => showing(work), again),
    recheck,
    select: async (place) => {
      await taskInFront(wording.busy.loading, select(place));
    },
    open: (view) => {
      change({ view });
      if (view === 'report') takeForFinished();
    },
    notify: (notice) => {
      change({ notice });
    },
    live: () => state().live,
    setLive: (live) => {
      change({ live });
    },
  });

  const pane: Pane = {
    ...deskFor(() => void recheck()),
    host,
    unsaved,
    state,
    subscribe: store.subscribe,
    run: async (id) => {
      change({ notice: undefined });
      const command = commandOf(id);
      await command.run(deskFor(() => void pane.run(id)));
      if (command.final) takeForFinished();
    },
    task,
    byPointer,
    backToSheet,
    select: async (place) => {
      await task(wording.busy.loading, select(place));
    },
    save: async (file) => {
      const saved = await task(
        wording.busy.saving,
        () => host.saveFile(file),
        () => void pane.save(file),
      );
      if (!saved) return;
      if (saved.kind === 'cancelled') change({ notice: { kind: 'info', text: wording.saved.cancelled } });
      else if (saved.how === 'path')
        change({ notice: { kind: 'done', text: wording.saved.path(file.name), copy: saved.path } });
      else change({ notice: { kind: 'done', text: wording.saved[saved.how](file.name) } });
    },
    takeBack: async () => {
      const { written } = state();
      if (!written) return;
      const done = await task(
        wording.busy.writing,
        async () => (await import('../workbook/take-back')).takeBack(host.workbook, written.cells),
        () => void pane.takeBack(),
      );
      if (!done) return;
      change({ written: undefined, notice: { kind: 'done', text: wording.takenBack(done) } });
      backToSheet();
      await recheck();
    },
    stop: async () => {
      store.stop();
      rechecks.stop();
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
      change({ notice: troubleNotice(error, () => void listen().then(recheck)) });
    }
  };
  void listen();
  void recheck();
  return pane;
}
