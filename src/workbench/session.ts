/** What is open in the workbench: one workbook in the grid, the pane beside it, and whether there is work to save. */
import { addSheets } from '../actions/add-sheets';
import { openReport } from '../actions/open-report';
import type { Grid, Typing } from '../hosts/browser/grid';
import { BrowserWorkbook } from '../hosts/browser/workbook';
import { blankWorkbook, newWorkbook, openWorkbook } from '../hosts/file/open';
import type { FileWorkbook } from '../hosts/file/workbook';
import { download } from '../taskpane/frame/download';
import { mountPane, type MountedPane } from '../taskpane/frame/mount';
import { browserUnsaved } from '../taskpane/browser-settings';
import { workbenchHost } from './host';
import type { LastWords } from './last-words';
import { wording } from './wording';
import { isRefusal, type Refusal } from '../form/refusal';

const mediaTypeOf = (file: string): string =>
  file.endsWith('m')
    ? 'application/vnd.ms-excel.sheet.macroEnabled.12'
    : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface BenchEvents {
  /** The name or the unsaved state is another. */
  readonly changed: () => void;
  /** The clerk changed something, or the pane did. */
  readonly edited: () => void;
  readonly refused: (message: string) => void;
  /** The pane shows a place in the grid. */
  readonly selected: () => void;
}

export interface Bench {
  readonly name: () => string;
  /** With the ending that its content needs. */
  readonly fileName: () => string;
  readonly unsaved: () => boolean;
  readonly workbook: () => BrowserWorkbook;
  readonly openNew: () => Promise<void>;
  /** Does what the pane's 新建年报 does. */
  readonly newReport: () => Promise<void>;
  readonly openFile: (name: string, bytes: Uint8Array) => Promise<Refusal | undefined>;
  /** A draft: opened as work that is not saved; `ours`, the one this tab has left, with what was being written. */
  readonly openDraft: (
    draft: { readonly name: string; readonly bytes: Uint8Array; readonly typing?: Typing },
    from: 'ours' | 'others',
  ) => Promise<Refusal | undefined>;
  /** What was typed last before the page was left, and is in no draft; false where it is of another workbook. */
  readonly enterLast: (last: LastWords) => Promise<boolean>;
  readonly openSample: () => Promise<Refusal | undefined>;
  /** Hands the file to the browser's downloads, under the name it tells. */
  readonly save: () => Promise<string>;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Takes over what is being typed. */
  readonly commit: () => Promise<void>;
}

/** What nobody has named yet is called after its unit and year, as soon as they are known. */
async function nameFor(name: string, workbook: BrowserWorkbook): Promise<string> {
  if (name !== wording.newName) return name;
  const opened = await openReport(workbook);
  if (isRefusal(opened)) return name;
  const { unit, year } = opened.report;
  return unit === '' || year === null ? name : wording.fileName(unit, year);
}

interface Showing {
  /** The tab's own work again, with what was being written in the pane. */
  readonly again?: boolean;
  readonly ownBlank?: boolean;
}

export function createBench(grid: Grid, pane: HTMLElement, events: BenchEvents): Bench {
  let name: string = wording.newName;
  let unsaved = false;
  let workbook: BrowserWorkbook | undefined;
  let mounted: MountedPane | undefined;

  const current = (): BrowserWorkbook => {
    if (!workbook) throw new Error('nothing is open yet');
    return workbook;
  };
  const touch = (): void => {
    unsaved = true;
    events.changed();
    events.edited();
  };
  // As long as the tab, as its draft is.
  const kept = browserUnsaved(() => window.sessionStorage, 'workbench');
  const texts = (again: boolean): typeof kept => ({
    get: () => (again ? kept.get() : undefined),
    set: (text) => {
      kept.set(text);
      if (text !== '') touch();
    },
  });
  const show = async (file: FileWorkbook, newName: string, how: Showing = {}): Promise<void> => {
    await mounted?.stop();
    workbook = await BrowserWorkbook.show(file, grid, newName, {
      onRefused: events.refused,
      onChange: touch,
      onSelect: events.selected,
      ownBlank: how.ownBlank === true,
    });
    name = newName;
    unsaved = false;
    mounted = mountPane(
      pane,
      workbenchHost(workbook, texts(how.again === true), () => {
        grid.focus();
      }),
    );
    events.changed();
    // What is typed next is meant for what has just been opened.
    grid.focus();
  };
  const open = async (fileName: string, bytes: Uint8Array, again = false): Promise<Refusal | undefined> => {
    const opened = await openWorkbook(bytes, { forWriting: true });
    if (isRefusal(opened)) return opened;
    await show(opened, fileName.replace(/\.xl[st][xm]$/iu, ''), { again });
    return undefined;
  };

  const fileName = (): string => `${name}${workbook?.extension ?? '.xlsx'}`;

  return {
    name: () => name,
    fileName,
    unsaved: () => unsaved,
    workbook: current,
    openNew: async () => show(await blankWorkbook(), wording.newName, { ownBlank: true }),
    newReport: async () => {
      await mounted?.run('add-sheets');
      grid.focus();
    },
    openFile: (file, bytes) => open(file, bytes),
    openDraft: async ({ name: draftName, bytes, typing }, from) => {
      const refusal = await open(draftName, bytes, from === 'ours');
      if (refusal) return refusal;
      if (typing) await current().enter(typing);
      touch();
      return undefined;
    },
    enterLast: async ({ name: lastName, blocks, typing }) => {
      if (lastName !== name) return false;
      try {
        await current().write(blocks);
        if (typing) await current().enter(typing);
      } catch {
        return false;
      }
      touch();
      return true;
    },
    openSample: async () => {
      const [{ readPastedText }, { sampleText }] = await Promise.all([
        import('../intake/pasted'),
        import('./sample'),
      ]);
      const intake = readPastedText(sampleText);
      if (isRefusal(intake)) return intake;
      const file = newWorkbook();
      const added = await addSheets(file, intake.report);
      if (isRefusal(added)) return added;
      await show(file, wording.sampleName);
      return undefined;
    },
    save: async () => {
      const bytes = await current().save();
      current().kept(current().unkept.length);
      name = await nameFor(name, current());
      const file = fileName();
      download({ name: file, mediaType: mediaTypeOf(file), bytes });
      unsaved = false;
      events.changed();
      return file;
    },
    undo: () => void grid.undo(),
    redo: () => void grid.redo(),
    commit: () => grid.commit(),
  };
}
