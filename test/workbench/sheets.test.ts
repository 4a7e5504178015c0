/** Getting about in the workbench: from sheet to sheet, at any width, without breaking the bar of tabs. */
import { describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '../eventually';
import { testWith } from '../tools';
import { clerksFiles } from './clerks-files';
import { rest, type OpenedWorkbench } from './open-workbench';
import { roomForAll } from './room';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const tabs = (page: Page) => page.locator('[data-u-comp="slide-tab-item"]');
const chosen = (page: Page) => page.locator('[data-u-comp="slide-tab-item"][aria-selected="true"]');

describe('sheets', () => {
  const room = roomForAll();

  /** Opens another file, and types into it. */
  const goesOn = async (opened: OpenedWorkbench): Promise<void> => {
    const { page } = opened;
    const buffer = Buffer.from(await clerksFiles['the sample']!());
    await page.locator('#file').setInputFiles({ name: '另一份.xlsx', mimeType: mediaType, buffer });
    await page.getByText('另一份.xlsx').waitFor();
    await page.locator('.finding').first().waitFor();
    await eventually(async () => {
      expect(await tabs(page).count()).toBe(9);
    });
    await opened.go('三、依申请公开!D5');
    await page.keyboard.type('17');
    await page.keyboard.press('Enter');
    await eventually(async () => {
      expect(await opened.cell('三、依申请公开', 4, 3)).toEqual({ value: 17 });
    });
    expect(await opened.complaints()).toEqual([]);
  };

  for (const [what, act] of [
    ['another tab chosen', (page: Page) => tabs(page).nth(1).click()],
    ['Enter pressed', (page: Page) => page.keyboard.press('Enter')],
    [
      'a name typed',
      async (page: Page) => {
        await page.keyboard.type('表三');
        await page.keyboard.press('Enter');
      },
    ],
  ] as const)
    testWith(
      'chromium',
      `a tab pressed twice, then ${what}: it keeps its name, the grid goes on`,
      async () => {
        const opened = await room().open();
        const { page } = opened;
        await opened.sample();
        const names = await tabs(page).allTextContents();
        await tabs(page).nth(4).click();
        await chosen(page).getByText('三、依申请公开').waitFor();
        await chosen(page).dblclick();
        await act(page);
        // Longer than the half second after which the bar would begin to drag, by the page's clock.
        await rest(page, 700);
        expect(await tabs(page).allTextContents()).toEqual(names);
        await goesOn(opened);
      },
    );

  testWith(
    'chromium',
    'a tab pressed long and dragged stays; no menu offers what would be refused',
    async () => {
      const opened = await room().open();
      const { page } = opened;
      await opened.sample();
      const names = await tabs(page).allTextContents();
      const { x, y } = (await chosen(page).boundingBox())!;
      await page.mouse.move(x + 10, y + 10);
      await page.mouse.down();
      await rest(page, 700);
      await page.mouse.move(x + 300, y + 10, { steps: 8 });
      await page.mouse.up();
      expect(await tabs(page).allTextContents()).toEqual(names);
      expect(await page.locator('.bench-notice').count()).toBe(0);

      const canvas = (await page.locator('canvas[id^="univer-sheet-main"]').boundingBox())!;
      const offered: string[] = [];
      for (const [right, down] of [
        [200, 200],
        [20, 200],
        [200, 10],
      ] as const) {
        await page.mouse.click(canvas.x + right, canvas.y + down, { button: 'right' });
        const menu = page.locator('.univer-popup', { hasText: '清除' }).last();
        await menu.waitFor();
        offered.push(await menu.innerText());
        // As a press anywhere else does.
        await chosen(page).click();
        await menu.waitFor({ state: 'hidden' });
      }
      for (const text of offered) {
        expect(text).toContain('复制');
        expect(text).not.toMatch(/插入|删除|隐藏|冻结|剪切|保护/u);
      }
      await chosen(page).click({ button: 'right' });
      await rest(page, 300);
      // Univer keeps its menus far to the left of the page.
      expect((await page.getByText('重命名').boundingBox())!.x).toBeLessThan(0);
      await goesOn(opened);
    },
  );

  for (const [width, height] of [
    [1024, 768],
    [720, 430],
    [375, 667],
  ] as const)
    testWith('chromium', `every sheet is in reach ${String(width)} pixels wide`, async () => {
      const opened = await room().open();
      const { page } = opened;
      await page.setViewportSize({ width, height });
      await page.locator('#sample').click();
      await page.getByText('示例年报.xlsx').waitFor();
      await eventually(async () => {
        expect(await tabs(page).count()).toBe(9);
      });
      const names = await tabs(page).allTextContents();
      const list = page.getByRole('button', { name: '全部工作表' });
      for (const name of names) {
        await list.click();
        await page.getByRole('menuitem', { name }).click();
        await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
        await chosen(page).getByText(name, { exact: true }).waitFor();
      }
      await page.getByLabel('工作表', { exact: true }).selectOption('六、其他事项');
      await chosen(page).getByText('六、其他事项').waitFor();
      await list.click();
      await page.getByRole('menuitem', { name: '填报说明' }).click();
      await chosen(page).getByText('填报说明').waitFor();
      expect(await page.getByLabel('工作表', { exact: true }).inputValue()).toBe('填报说明');
      await page.getByRole('button', { name: '后面的工作表' }).click();
      // The page itself never scrolls.
      const sizes = 'document.documentElement.scrollWidth + "×" + document.documentElement.scrollHeight';
      expect(await page.evaluate(sizes)).toBe(`${String(width)}×${String(height)}`);
      expect(await opened.complaints()).toEqual([]);
    });

  testWith(
    'chromium',
    'F6 leads from the bar to the grid, to the pane and back; sheets are chosen by key',
    async () => {
      const opened = await room().open();
      const { page } = opened;
      await opened.sample();
      await page.locator('#new').focus();
      const inside = () =>
        page.evaluate(
          `['sheets', 'grid', 'pane'].find((id) => document.getElementById(id).contains(document.activeElement))`,
        );
      const round: unknown[] = [];
      for (let press = 0; press < 4; press += 1) {
        await page.keyboard.press('F6');
        round.push(await inside());
      }
      expect(round).toEqual(['grid', 'pane', 'sheets', 'grid']);
      await page.locator('#sheets').focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await chosen(page).getByText('基础情况').waitFor();
      expect(await opened.complaints()).toEqual([]);
    },
  );

  testWith(
    'chromium',
    'on a narrow screen grid and pane take turns; a finding leads to its cell',
    async () => {
      const opened = await room().open();
      const { page } = opened;
      await page.setViewportSize({ width: 375, height: 667 });
      await page.locator('#sample').click();
      await page.getByText('示例年报.xlsx').waitFor();
      const finding = page.locator('.finding-head').first();
      const canvas = page.locator('canvas[id^="univer-sheet-main"]');
      await finding.waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: '看窗格' }).click();
      await finding.waitFor();
      expect(await canvas.isVisible()).toBe(false);
      await finding.click();
      await finding.waitFor({ state: 'hidden' });
      expect(await canvas.isVisible()).toBe(true);
      await chosen(page).getByText('二、主动公开').waitFor();
      // The frozen columns of this table are wider than the screen: here they scroll.
      await opened.go('三、依申请公开!J5');
      await page.mouse.click(355, 400);
      const box = page.locator('[data-u-comp="defined-name"] input');
      expect(await box.inputValue()).toMatch(/^J/u);
      expect(await opened.complaints()).toEqual([]);
    },
  );

  testWith('chromium', 'a long list of findings scrolls by itself, and nothing else does', async () => {
    const opened = await room().open();
    const { page } = opened;
    await page.getByRole('complementary').getByRole('main').getByRole('button', { name: '新建年报' }).click();
    const list = page.locator('.findings').first();
    await list.waitFor();
    await page.setViewportSize({ width: 1440, height: 500 });
    await list.hover();
    await page.mouse.wheel(0, 5_000);
    await page.locator('.finding').last().waitFor();
    const scrolled = (selector: string) =>
      page
        .locator(selector)
        .evaluate((element) => [element.scrollTop, element.scrollHeight - element.clientHeight]);
    expect(await scrolled('.bench-main')).toEqual([0, 0]);
    const [top, most] = await scrolled('.pane > main');
    expect(most).toBeGreaterThan(0);
    expect(top).toBeGreaterThan(0);
  });
});
