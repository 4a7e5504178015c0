/** The ribbon's functions where the pane has not been drawn: done at once, or brought to the pane that says why not. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { commandRelay } from '../../src/excel/command-relay';
import { associateCommands } from '../../src/excel/ribbon-commands';
import { commands, type CommandId } from '../../src/taskpane/commands/index';
import { sheetNames } from '../../src/workbook/layout';
import { openExcel } from '../hosts/excel/open-excel';
import { sampleReport } from '../document/sample-report';
import { addSheets } from '../../src/actions/add-sheets';

type Handler = (event: { completed: () => void }) => void;

describe('a ribbon command without a pane', () => {
  const handlers = new Map<string, Handler>();
  const before = Reflect.get(globalThis, 'Office') as unknown;
  const said = console.error;
  beforeEach(() => {
    handlers.clear();
    console.error = () => undefined;
    const actions = { associate: (id: string, handler: Handler) => handlers.set(id, handler) };
    Reflect.set(globalThis, 'Office', { actions });
  });
  afterEach(() => {
    Reflect.set(globalThis, 'Office', before);
    console.error = said;
  });

  /** Clicks, and waits until Excel is told that it is done. */
  const click = (id: CommandId): Promise<void> =>
    new Promise((resolve) => {
      handlers.get(id)!({ completed: resolve });
    });
  const ready = (
    options: { readonly liveIsOff?: boolean; readonly shared?: boolean; readonly deaf?: boolean } = {},
  ) => {
    const opened = openExcel('1.14', { timeout: 200 });
    const relay = commandRelay();
    let shown = 0;
    associateCommands({
      workbook: opened.workbook,
      relay,
      settings: { get: () => (options.liveIsOff === true ? 'off' : undefined), set: () => undefined },
      patience: 50,
      ...(options.shared === false
        ? {}
        : {
            showPane: () => {
              shown += 1;
              return options.deaf === true ? new Promise<void>(() => undefined) : Promise.resolve();
            },
          }),
    });
    /** What a pane that comes up now is told to do. */
    const waiting = (): readonly CommandId[] => {
      const heard: CommandId[] = [];
      relay.listen((command) => heard.push(command));
      return heard;
    };
    return { ...opened, relay, shown: () => shown, waiting };
  };

  test('every command of the list has a function', () => {
    ready();
    expect([...handlers.keys()]).toEqual(commands.map(({ id }) => id));
  });

  test('校验 is done at once, shows its sheet, and the pane', async () => {
    const { host, workbook, shown, waiting } = ready();
    await addSheets(workbook, sampleReport());
    await click('check');
    expect(host.book.sheet(sheetNames.result)).toBeDefined();
    expect([host.book.active, shown(), waiting()]).toEqual([sheetNames.result, 1, []]);
  });

  test.each([true, false])(
    'what fails is done again in the pane, which says why (shared runtime: %s)',
    async (shared) => {
      const { host, workbook, shown, waiting } = ready({ shared });
      await addSheets(workbook, sampleReport());
      host.fault = () => ({ kind: 'error', code: 'AccessDenied' });
      await click('check');
      expect([host.book.sheet(sheetNames.result), shown(), waiting()]).toEqual([
        undefined,
        shared ? 1 : 0,
        ['check'],
      ]);
    },
  );

  test('an Excel that never shows the pane does not keep the button busy', async () => {
    const { host, workbook, shown } = ready({ deaf: true });
    await addSheets(workbook, sampleReport());
    await click('check');
    expect([shown(), host.book.active]).toEqual([1, sheetNames.result]);
  });

  test('what is refused is brought to the pane too', async () => {
    const { shown, waiting } = ready();
    await click('draft');
    expect([shown(), waiting()]).toEqual([1, ['draft']]);
  });

  test('views wait for the pane', async () => {
    const { shown, waiting } = ready();
    for (const id of ['report', 'help', 'import-last-year'] as const) await click(id);
    expect([shown(), waiting()]).toEqual([3, ['report', 'help', 'import-last-year']]);
  });

  test('实时校验 does not switch off what the clerk has not seen on', async () => {
    const on = ready();
    await click('live-check');
    expect([on.shown(), on.waiting()]).toEqual([1, []]);
    const off = ready({ liveIsOff: true });
    await click('live-check');
    expect(off.waiting()).toEqual(['live-check']);
  });

  test('with a pane everything is brought to it', async () => {
    const { host, relay } = ready();
    const heard: CommandId[] = [];
    relay.listen((command) => heard.push(command));
    await click('check');
    expect([heard, host.stats.syncs]).toEqual([['check'], 0]);
  });
});
