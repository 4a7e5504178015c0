/** The pane as WPS needs it: it stays while the clerk turns from one workbook to another, and versions differ. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { addSheets } from '../../src/actions/add-sheets';
import { writeText } from '../../src/actions/write-text';
import { newWorkbook } from '../../src/hosts/file/open';
import type { FileWorkbook } from '../../src/hosts/file/workbook';
import type { PaneHost } from '../../src/taskpane/host';
import { createPane, type Pane } from '../../src/taskpane/model';
import { unsavedKey } from '../../src/taskpane/unsaved';
import { wording } from '../../src/taskpane/wording';
import { HostError } from '../../src/workbook/host-error';
import { readReport } from '../../src/workbook/read/report';
import type { Workbook } from '../../src/workbook/workbook';
import { sampleReport } from '../document/sample-report';
import { settle } from '../hosts/settle';

const panes: Pane[] = [];
afterEach(async () => {
  for (const pane of panes.splice(0)) await pane.stop();
});

async function sample(unit: string): Promise<FileWorkbook> {
  const file = newWorkbook();
  await addSheets(file, { ...sampleReport(), unit });
  return file;
}

function hostOf(workbook: Workbook, more: Partial<PaneHost> = {}): PaneHost {
  return {
    name: '试',
    paneName: '窗格',
    without: '不用它',
    workbook,
    saveFile: () => Promise.reject(new Error('no disk')),
    readSource: () => Promise.reject(new Error('no files')),
    about: () => [],
    settings: { get: () => undefined, set: () => undefined },
    ...more,
  };
}

interface Desk {
  readonly pane: Pane;
  readonly books: Readonly<Record<string, FileWorkbook>>;
  readonly turnTo: (name: string) => void;
}

/** Two workbooks before one pane; the pane's own is whichever is in front. */
async function desk(more: Partial<PaneHost> = {}): Promise<Desk> {
  const books = { 甲: await sample('甲街道'), 乙: await sample('乙街道') };
  let front: keyof typeof books = '甲';
  const workbook = new Proxy({} as Workbook, {
    get: (_, method) => {
      const book = books[front];
      return (...args: unknown[]) =>
        (book[method as Exclude<keyof Workbook, 'drawsCharts'>] as (...given: unknown[]) => unknown).apply(
          book,
          args,
        );
    },
  });
  const pane = createPane(
    hostOf(workbook, { ...more, workbooks: { front: () => front, open: () => Object.keys(books) } }),
  );
  panes.push(pane);
  // The look it begins with.
  while (pane.state().known.kind === 'loading') await settle(5);
  return {
    pane,
    books,
    turnTo: (name) => {
      front = name as keyof typeof books;
    },
  };
}

const unitShown = (pane: Pane): string | undefined => {
  const { known } = pane.state();
  return known.kind === 'ready' ? known.checked.opened.report.unit : undefined;
};

async function leadIn(book: FileWorkbook): Promise<string | undefined> {
  const read = readReport(await book.read());
  return read.kind === 'report' ? read.report.text['overview/lead'] : undefined;
}

/** As the editor does: what stood in the cell, and what was typed. */
function save(pane: Pane, typed: { readonly before: string; readonly text: string }): Promise<unknown> {
  return pane.task('', () => writeText(pane.host.workbook, 'overview/lead', typed));
}

describe('two workbooks', () => {
  test('the pane shows the one in front, and each has its own unsaved words', async () => {
    const { pane, turnTo } = await desk();
    expect([unitShown(pane), pane.state().workbook]).toEqual(['甲街道', '甲']);
    const place = unsavedKey.text('overview/lead');
    pane.unsaved.set(place, { before: '', text: '甲的一句话' });
    turnTo('乙');
    await pane.recheck();
    expect([unitShown(pane), pane.state().workbook, pane.unsaved.has(place)]).toEqual([
      '乙街道',
      '乙',
      false,
    ]);
    turnTo('甲');
    await pane.recheck();
    expect(pane.unsaved.get(place)?.text).toBe('甲的一句话');
  });

  test('what was typed for one is never written to the other, were it asked for at once', async () => {
    const { pane, books, turnTo } = await desk();
    const before = (await leadIn(books['甲']!)) ?? '';
    turnTo('乙');
    expect(await save(pane, { before, text: '甲的一句话' })).toBeUndefined();
    expect(pane.state().notice?.text).toBe(wording.otherWorkbook);
    expect(await leadIn(books['乙']!)).toBe(before);
    await settle(20);
    expect(unitShown(pane)).toBe('乙街道');
    turnTo('甲');
    await pane.recheck();
    expect(await save(pane, { before, text: '甲的一句话' })).toEqual({ kind: 'written' });
    expect(await leadIn(books['甲']!)).toBe('甲的一句话');
  });

  test('a command is meant for the workbook in front', async () => {
    const { pane, turnTo } = await desk();
    turnTo('乙');
    await pane.run('check');
    expect(pane.state().notice?.kind).toBe('done');
    expect(unitShown(pane)).toBe('乙街道');
  });
});

test.each([
  [['条件格式', '底色'], '已加上 9 张表。这个版本没能设上条件格式、底色，'],
  [[], '已加上 9 张表。请先填'],
])('what the host has left out (%p) is said with the sheets added', async (leftOut, said) => {
  const pane = createPane(hostOf(newWorkbook(), { leftOut: () => leftOut }));
  panes.push(pane);
  await pane.run('add-sheets');
  expect(pane.state().notice?.text).toContain(said);
});

describe('what the pane has written', () => {
  const typed = { before: '', text: '写好的一句话。' };
  const undoing = '撤销不一定退得回来。';

  test('is taken back once, and not where the program itself can', async () => {
    const book = newWorkbook();
    await addSheets(book, { ...sampleReport(), text: {} });
    for (const more of [{ undoing }, {}]) {
      const pane = createPane(hostOf(book, more));
      panes.push(pane);
      while (pane.state().known.kind === 'loading') await settle(5);
      expect(await pane.task('', () => writeText(pane.workbook, 'overview/lead', typed))).toBeDefined();
      expect(pane.state().written !== undefined).toBe('undoing' in more);
      await pane.takeBack();
      expect(await leadIn(book)).toBe('undoing' in more ? undefined : typed.text);
    }
  });

  test('stays where it was changed since, and is offered for its own workbook alone', async () => {
    const { pane, books, turnTo } = await desk({ undoing });
    const before = (await leadIn(books['甲']!)) ?? '';
    await pane.task('', () => writeText(pane.workbook, 'overview/lead', { ...typed, before }));
    expect(pane.state().written).toMatchObject({ workbook: '甲' });
    turnTo('乙');
    await pane.takeBack();
    expect(pane.state().notice?.text).toBe(wording.otherWorkbook);
    expect(await leadIn(books['乙']!)).toBe(before);
    turnTo('甲');
    await pane.recheck();
    await books['甲']!.write(
      pane
        .state()
        .written!.cells.map(({ where }) => ({ ...where, inputs: [[{ kind: 'value', value: '改过' }]] })),
    );
    await pane.takeBack();
    expect(pane.state().notice?.text).toContain('您后来都改过了');
    expect(await leadIn(books['甲']!)).toBe('改过');
    expect(pane.state().written).toBeUndefined();
  });
});

describe('edits that keep coming', () => {
  /** A sample whose edits the test tells of, and whose reads it counts and can hold back. */
  async function edited(quiet: number) {
    const book = await sample('甲街道');
    let listener = (): void => undefined;
    let reads = 0;
    let held: Promise<unknown> = Promise.resolve();
    let trouble: Error | undefined;
    const workbook = new Proxy(book, {
      get: (target, method) => {
        if (method === 'onEdit')
          return (told: () => void) => {
            listener = told;
            return Promise.resolve(() => Promise.resolve());
          };
        if (method === 'read')
          return async () => {
            reads += 1;
            if (trouble) throw trouble;
            const contents = await target.read();
            await held;
            return contents;
          };
        const member = Reflect.get(target, method) as unknown;
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      },
    });
    const pane = createPane(hostOf(workbook, { quiet }));
    panes.push(pane);
    while (pane.state().known.kind === 'loading') await settle(5);
    const put = async (unit: string): Promise<void> => {
      const read = readReport(await book.read());
      const place = read.kind === 'report' ? read.places.get('unit')! : undefined;
      const { sheet, row, column } = place!;
      await book.write([{ sheet, row, column, inputs: [[{ kind: 'value', value: unit }]] }]);
    };
    const before = reads;
    return {
      pane,
      /** Changes the unit in the workbook; nobody is told. */
      put,
      tell: () => {
        listener();
      },
      type: async (unit: string): Promise<void> => {
        await put(unit);
        listener();
      },
      reads: () => reads - before,
      fail: (error: Error | undefined) => {
        trouble = error;
      },
      hold: () => {
        let release: () => void = () => undefined;
        held = new Promise<void>((resolve) => (release = resolve));
        return () => {
          release();
        };
      },
    };
  }

  test('the first is answered at once, with one read', async () => {
    const { pane, type, reads } = await edited(60_000);
    await type('乙街道');
    while (unitShown(pane) !== '乙街道') await settle(5);
    expect(reads()).toBe(1);
  });

  test('a burst of 200 costs two checks, and the last of it is seen', async () => {
    const { pane, put, tell, reads } = await edited(500);
    tell();
    while (reads() === 0) await settle(1);
    await put('乙街道');
    for (let edit = 1; edit < 200; edit += 1) tell();
    while (unitShown(pane) !== '乙街道') await settle(5);
    await settle(700);
    expect(reads()).toBe(2);
  });

  test('what an edit has overtaken is never shown', async () => {
    const { pane, type, tell, hold, reads } = await edited(100);
    const shown: (string | undefined)[] = [];
    pane.subscribe(() => shown.push(unitShown(pane)));
    const release = hold();
    await type('乙街道');
    while (reads() === 0) await settle(1);
    // It has been read, and the answer is under way.
    tell();
    await type('丙街道');
    release();
    while (unitShown(pane) !== '丙街道') await settle(5);
    expect(shown).not.toContain('乙街道');
  });

  test('with live checking off, a check that an edit overtook does not pass for a new one', async () => {
    const { pane, tell, hold, reads } = await edited(0);
    await pane.run('live-check');
    const release = hold();
    const checking = pane.recheck();
    while (reads() === 0) await settle(1);
    tell();
    release();
    await checking;
    expect(pane.state().known).toMatchObject({ kind: 'ready', stale: true });
    await pane.recheck();
    expect(pane.state().known).toMatchObject({ kind: 'ready', stale: false });
  });

  test('with live checking off an edit makes the list one of before; turned on again, it is checked', async () => {
    const { pane, type, reads } = await edited(0);
    await pane.run('live-check');
    expect(pane.state()).toMatchObject({ live: false, known: { kind: 'ready', stale: false } });
    await type('乙街道');
    await settle(50);
    expect(pane.state().known).toMatchObject({ kind: 'ready', stale: true });
    expect([reads(), unitShown(pane)]).toEqual([0, '甲街道']);
    await pane.run('live-check');
    while (unitShown(pane) !== '乙街道') await settle(5);
    expect(pane.state()).toMatchObject({ live: true, known: { kind: 'ready', stale: false } });
  });

  test('a check that fails says why, its list is one of before, and its notice tries again', async () => {
    const { pane, put, fail } = await edited(0);
    await put('乙街道');
    fail(new HostError('表格一时忙不过来。请再试一次。', { retry: true, detail: 'busy' }));
    await pane.recheck();
    expect(pane.state().notice).toMatchObject({
      kind: 'trouble',
      text: '表格一时忙不过来。请再试一次。',
      detail: 'busy',
    });
    expect(pane.state().known).toMatchObject({ kind: 'ready', stale: true });
    expect(unitShown(pane)).toBe('甲街道');
    fail(undefined);
    pane.state().notice!.retry!();
    while (unitShown(pane) !== '乙街道') await settle(5);
    expect(pane.state().known).toMatchObject({ kind: 'ready', stale: false });
    fail(new HostError('工作簿设了密码保护。', { retry: false }));
    await pane.recheck();
    expect(pane.state().notice?.retry).toBeUndefined();
  });
});
