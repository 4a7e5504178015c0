/**
 * Locked cells survive every way of overwriting them; each way is first shown to work on a cell that is not locked, so
 * that a test cannot pass because the keys went nowhere.
 */
import { describe, expect } from '@jest/globals';
import { eventually } from '../../eventually';
import { testWith } from '../../tools';
import { settled as settledIn, type OpenedWorkbench } from '../../workbench/open-workbench';
import { pageForEach } from '../../workbench/room';

const sheet = '三、依申请公开';
/** 新收申请·自然人, free; 新收申请·总计, a locked formula; the row's head, a locked label. */
const free = { row: 4, column: 3, name: 'D5' } as const;
const next = { row: 5, column: 3, name: 'D6' } as const;
const total = { row: 4, column: 9, name: 'J5' } as const;
const label = { row: 4, column: 0, name: 'A5' } as const;

describe('locked cells', () => {
  let opened: OpenedWorkbench;
  pageForEach((page) => {
    opened = page;
    opened.page.on('dialog', (dialog) => void dialog.accept());
  });

  const fresh = async (): Promise<OpenedWorkbench> => {
    await opened.sample();
    await opened.page.locator('[data-u-comp="slide-tab-item"]', { hasText: sheet }).click();
    return opened;
  };
  type Place = { readonly row: number; readonly column: number; readonly name: string };
  const value = async ({ row, column }: Place) => opened.cell(sheet, row, column);
  const keys = async (...list: readonly string[]): Promise<void> => {
    for (const key of list) await opened.page.keyboard.press(key);
  };
  const settled = () => settledIn(opened.page);
  const refused = () => opened.page.locator('.bench-notice.warning', { hasText: '锁定' });

  /** Does the same to a free place, where it must change something, and to locked ones, where it must not. */
  const tryOn = async (act: (place: Place) => Promise<void>): Promise<void> => {
    await fresh();
    const before = JSON.stringify(await value(free));
    await act(free);
    await eventually(async () => {
      expect(JSON.stringify(await value(free))).not.toBe(before);
    });
    for (const locked of [total, label]) {
      const kept = await value(locked);
      await act(locked);
      await settled();
      expect(await value(locked)).toEqual(kept);
    }
  };

  testWith('chromium', 'survive typing, and say why', async () => {
    await tryOn(async ({ name }) => {
      await opened.go(name);
      await opened.page.keyboard.type('77');
      await keys('Enter');
    });
    await refused().waitFor();
  });

  testWith('chromium', 'survive Delete and Backspace', async () => {
    await tryOn(async ({ name }) => {
      await opened.go(name);
      await keys('Delete');
    });
    await tryOn(async ({ name }) => {
      await opened.go(name);
      await keys('Backspace', 'Enter');
    });
  });

  testWith('chromium', 'survive paste, from the grid and from outside', async () => {
    await tryOn(async ({ name }) => {
      await opened.go('E8');
      await opened.page.keyboard.type('41');
      await keys('Enter');
      await opened.go('E8');
      await keys('Control+c');
      await opened.go(name);
      await keys('Control+v');
    });
    // A block from another program over free and locked cells: the free ones take it.
    await fresh();
    const totals = await value(total);
    await opened.page.evaluate(`navigator.clipboard.writeText('51\\t52\\t53')`);
    await opened.go('H5');
    await keys('Control+v');
    await settled();
    await eventually(async () => {
      expect(await opened.cell(sheet, 4, 7)).toEqual({ value: 51 });
    });
    await eventually(async () => {
      expect(await opened.cell(sheet, 4, 8)).toEqual({ value: 52 });
    });
    expect(await value(total)).toMatchObject({ formula: (totals as { formula: string }).formula });
  });

  testWith('chromium', 'survive filling down and to the right', async () => {
    await fresh();
    await opened.go(free.name);
    await opened.page.keyboard.type('8');
    await keys('Enter');
    await opened.go(`${free.name}:${next.name}`);
    await keys('Control+d');
    await settled();
    await eventually(async () => {
      expect(await value(next)).toMatchObject({ value: 8 });
    });
    const kept = await value(total);
    await opened.go('I5:J5');
    await keys('Control+r');
    await settled();
    expect(await value(total)).toMatchObject({ formula: (kept as { formula: string }).formula });
  });

  testWith('chromium', 'survive dragging the fill handle: the free cell on the way takes it', async () => {
    await fresh();
    const kept = (await value(total)) as { readonly formula: string };
    const { mouse } = opened.page;
    await opened.go('H5');
    await opened.page.keyboard.type('8');
    await keys('Enter');
    await opened.go('H5');
    await settled();
    // The lower right corner of H5, then J5, from the grid's own corner: bars above it are as high as fonts make them.
    const { x, y } = (await opened.page.locator('canvas[id^="univer-sheet-main"]').boundingBox())!;
    await mouse.move(x + 668, y + 225);
    await settled();
    await mouse.down();
    await mouse.move(x + 672, y + 225, { steps: 2 });
    await mouse.move(x + 764, y + 212, { steps: 8 });
    await settled();
    await mouse.up();
    await opened.page.locator('.bench-notice.warning', { hasText: '其中锁定' }).waitFor();
    await eventually(async () => {
      expect(await opened.cell(sheet, 4, 8)).toEqual({ value: 8 });
    });
    expect(await value(total)).toEqual({ value: 17, formula: kept.formula });
  });

  testWith('chromium', 'survive cutting and moving: nothing is cut, copying still works', async () => {
    await fresh();
    for (const place of [free, total, label]) {
      const kept = await value(place);
      await opened.go(place.name);
      await keys('Control+x');
      await opened.page.locator('.bench-notice.warning', { hasText: '不剪切' }).waitFor();
      await opened.go('D8');
      await keys('Control+v');
      await settled();
      expect(await value(place)).toEqual(kept);
    }
    await opened.go(free.name);
    await opened.page.keyboard.type('9');
    await keys('Enter');
    await opened.go(free.name);
    await keys('Control+c');
    await opened.go('D8');
    await keys('Control+v');
    await settled();
    await eventually(async () => {
      expect(await opened.cell(sheet, 7, 3)).toEqual({ value: 9 });
    });
  });

  testWith('chromium', 'survive undoing what touched them', async () => {
    await fresh();
    const kept = await value(total);
    await opened.go(free.name);
    await opened.page.keyboard.type('31');
    await keys('Enter');
    await eventually(async () => {
      expect(await value(free)).toEqual({ value: 31 });
    });
    await opened.go(free.name);
    await keys('Control+z');
    await settled();
    await eventually(async () => {
      expect(await value(free)).toEqual({ value: 1 });
    });
    expect(await value(total)).toEqual(kept);
    await keys('Control+y');
    await settled();
    await eventually(async () => {
      expect(await value(free)).toEqual({ value: 31 });
    });
    expect(await value(total)).toEqual({ ...(kept as object), value: 31 });
  });

  testWith('chromium', 'survive hiding their rows by key: rows stay as they are', async () => {
    await fresh();
    const { sheets } = await opened.page.evaluate<{ sheets: readonly { name: string; cells: unknown }[] }>(
      'window.workbench.workbook().read().then(({ sheets }) => ({ sheets }))',
    );
    await opened.go(total.name);
    await keys('Control+9');
    await opened.page.locator('.bench-notice.warning', { hasText: '增删行列' }).waitFor();
    const after = await opened.page.evaluate<{ sheets: unknown }>(
      'window.workbench.workbook().read().then(({ sheets }) => ({ sheets }))',
    );
    expect(after.sheets).toEqual(sheets);
    await eventually(async () => {
      expect(await value(total)).toMatchObject({ formula: 'SUM(D5:I5)' });
    });
    // The grid still shows all of it: what is typed now lands where the workbook has it.
    await opened.go(next.name);
    await opened.page.keyboard.type('6');
    await keys('Enter');
    await eventually(async () => {
      expect(await value(next)).toEqual({ value: 6 });
    });
  });
});
