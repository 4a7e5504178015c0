/** The built pages, as WPS runs them: from a click in the ribbon to the report on the clerk's disk. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse, type Node } from 'acorn';
import type { Frame } from 'playwright-core';
import { writeReport } from '../../src/actions/write-report';
import { addSheets } from '../../src/actions/add-sheets';
import { newWorkbook, openWorkbook } from '../../src/hosts/file/open';
import { commands, type CommandId } from '../../src/taskpane/commands/index';
import { workFolder } from '../cli/nianbao';
import { compareInPane } from '../compare/pane-journey';
import { sampleReport } from '../document/sample-report';
import { chooseEachFormat, workbookOfYearAfter } from '../taskpane/chosen-files';
import { testWith } from '../tools';
import type { EtHost } from './host';
import { openFromDisk, pagesForAll, type OpenPages } from './open-pages';
import { isRefusal } from '../../src/form/refusal';

const pages = ['index.html', 'pane.html'] as const;
const textOf = (page: string): string => readFileSync(`dist/wps/${page}`, 'utf8');
const scriptOf = (page: string): string => /<script>([\s\S]*)<\/script>/u.exec(textOf(page))?.[1] ?? '';

/** Every node of a script. */
function* nodes(tree: Node): Generator<Node> {
  const rest: Node[] = [tree];
  for (let node = rest.pop(); node; node = rest.pop()) {
    yield node;
    for (const value of Object.values(node) as unknown[])
      for (const one of Array.isArray(value) ? (value as unknown[]) : [value])
        if (typeof one === 'object' && one !== null && typeof (one as Node).type === 'string')
          rest.push(one as Node);
  }
}

describe.each(pages)('%s', (page) => {
  test('is one classic script in the syntax of 2017, regular expressions of 2018 apart', () => {
    const script = scriptOf(page);
    expect(script.length).toBeGreaterThan(500);
    // Acorn reads regular expressions by the same year; Chromium 64 has those of 2018.
    const tree = parse(script, { ecmaVersion: 2018, sourceType: 'script' });
    const kinds = new Set<string>();
    for (const node of nodes(tree)) {
      const { type } = node;
      const parent = node as Node & {
        properties?: readonly Node[];
        await?: boolean;
        async?: boolean;
        generator?: boolean;
      };
      if (type === 'ObjectExpression' || type === 'ObjectPattern')
        for (const property of parent.properties ?? [])
          if (property.type === 'SpreadElement' || property.type === 'RestElement')
            kinds.add('object spread');
      if (type === 'ForOfStatement' && parent.await === true) kinds.add('for await');
      if (parent.async === true && parent.generator === true) kinds.add('async generator');
    }
    expect([...kinds]).toEqual([]);
  });

  test('asks the network for nothing, and lets nothing else in', () => {
    const text = textOf(page);
    expect(text).toContain("default-src 'none'; script-src 'sha256-");
    expect(text).not.toMatch(/<script[^>]+src=|<link|@import|url\(\s*['"]?https?:/iu);
    expect(text).not.toMatch(/appsforoffice|office\.js/iu);
  });
});

test('every button of the ribbon has its picture', () => {
  for (const { id } of [...commands, { id: 'pane' }])
    expect([id, existsSync(`dist/wps/images/${id}.png`)]).toEqual([id, true]);
});

test('the style needs nothing old Chromium lacks', () => {
  const style = (/<style>([\s\S]*?)<\/style>/u.exec(textOf('pane.html'))?.[1] ?? '').replace(
    /\/\*[\s\S]*?\*\//gu,
    '',
  );
  expect(style.length).toBeGreaterThan(1_000);
  expect(style).not.toMatch(
    /:has\(|:is\(|:where\(|aspect-ratio|@layer|@container|oklch|color-mix|\bgap:|\binset:|\bclamp\(|\bmin\(|\bmax\(|svh|dvh/u,
  );
  // A selector that is not known takes its whole rule away; a value that is not known needs one that is before it.
  for (const [rule] of style.matchAll(/[^{}]*:focus-visible[^{}]*\{/gu))
    expect(rule).not.toMatch(/:focus-within/u);
  for (const [rule] of style.matchAll(/\{[^{}]*overflow-wrap:anywhere[^{}]*\}/gu))
    expect(rule).toContain('word-break:break-word');
});

/** What the page that stands for WPS has on its window. */
interface Wps {
  readonly etHost: EtHost;
}

const openPages = pagesForAll();

async function openPane(workbook: Uint8Array | undefined, command: CommandId): Promise<Opened> {
  const on = await openPages(workbook);
  const ribbon = await on.frame('index.html');
  /** A callback by its name on the window, as WPS calls it. */
  const call = (name: string, argument: object): Promise<unknown> =>
    ribbon.evaluate(
      ([callback, given]) =>
        (window as unknown as Record<string, (one: unknown) => unknown>)[callback]?.(given),
      [name, argument] as const,
    );
  expect(await call('OnAddinLoad', {})).toBe(true);
  const click = async (id: string): Promise<void> => {
    expect(await call('OnAction', { Id: id })).toBe(true);
  };
  await click(command);
  expect(await call('GetImage', { Id: command })).toBe(`images/${command}.png`);
  const shown = await on.page.evaluate(() => (window as unknown as Wps).etHost.panes);
  expect(shown).toMatchObject([{ visible: true, title: '公开年报' }]);
  expect(shown[0]?.url).toMatch(/^http:.*\/wps\/pane\.html$/u);
  return { on, click, pane: await on.frame('pane.html') };
}

interface Opened {
  readonly on: OpenPages;
  readonly click: (id: string) => Promise<void>;
  readonly pane: Frame;
}

async function sampleWorkbook(year = 2024): Promise<Uint8Array> {
  const file = newWorkbook();
  await addSheets(file, { ...sampleReport(), year });
  return file.save();
}

testWith(
  'chromium',
  'from file:, in a folder with Chinese and blanks, the scripts run; without WPS the pane says so',
  async () => {
    const pane = await openFromDisk('pane.html');
    expect(pane.shown).toMatch(/^这个页面要在 WPS 表格里打开/u);
    expect(pane.said).toEqual([]);
    const { said } = await openFromDisk('index.html');
    expect(said).toEqual([]);
  },
);

describe('in Chromium, the oldest that can be had', () => {
  testWith('chromium', 'new: a click in the ribbon opens the pane, which adds the sheets', async () => {
    const { on, pane, click } = await openPane(undefined, 'add-sheets');
    await pane.getByText('已加上 9 张表').waitFor();
    const names = await on.page.evaluate(() =>
      (window as unknown as Wps).etHost.book.sheets.map(({ name }) => name),
    );
    expect(names).toHaveLength(10);
    // WPS's own bar may lie over the top of the pane: what unlocks the ribbon is not there.
    await pane.evaluate(() => {
      const bar = document.createElement('div');
      bar.style.cssText = 'position: fixed; top: 0; left: 0; right: 0; height: 48px; z-index: 9999';
      document.body.append(bar);
    });
    // In sight without scrolling, whatever is listed above.
    const bar = await pane.getByRole('button', { name: '收起' }).evaluate((button) => {
      const { top, bottom } = button.getBoundingClientRect();
      return { top, bottom, height: innerHeight };
    });
    expect(bar.top).toBeGreaterThan(bar.height - 60);
    expect(bar.bottom).toBeLessThanOrEqual(bar.height);
    await pane.getByRole('button', { name: '收起' }).click();
    expect(await on.page.evaluate(() => (window as unknown as Wps).etHost.panes[0]?.visible)).toBe(false);
    await click('help');
    expect(await on.page.evaluate(() => (window as unknown as Wps).etHost.panes[0]?.visible)).toBe(true);
    expect(on.said).toEqual([]);
    expect(on.asked).toEqual([]);
  });

  testWith(
    'chromium',
    'made anew, the pane has what was being written, and the old one hears no more',
    async () => {
      const { on, pane, click } = await openPane(await sampleWorkbook(), 'help');
      await pane.getByRole('tab', { name: '文字' }).click();
      await pane.getByText('“撤销”不一定退得回来').waitFor();
      await pane.getByRole('button', { name: /修改/u }).first().click();
      const box = pane.getByRole('textbox', { name: /^内容：/u });
      await box.fill('写到一半的话');
      const listening = () =>
        on.page.evaluate(() =>
          [...(window as unknown as Wps).etHost.listeners.values()].reduce((sum, { size }) => sum + size, 0),
        );
      expect(await listening()).toBe(5);
      await click('pane');
      await (
        await pane.frameElement()
      ).evaluate((element) => {
        (element as Element).remove();
      });
      expect(await listening()).toBe(0);
      const again = await on.frame('pane.html');
      await again.getByRole('tab', { name: '文字' }).click();
      expect(await again.getByRole('textbox', { name: /^内容：/u }).inputValue()).toBe('写到一半的话');
      await again.getByRole('button', { name: '写入表格', exact: true }).click();
      await again.getByText('已写入表格').waitFor();
      expect(on.said).toEqual([]);
    },
  );

  testWith('chromium', 'what compares equal keeps its order', async () => {
    const { pane } = await openPane(undefined, 'help');
    const kept = await pane.evaluate(() =>
      Array.from({ length: 200 }, (_, index) => index)
        .sort((a, b) => (a % 3) - (b % 3))
        .every((one, index, all) => index === 0 || one > all[index - 1]! || one % 3 !== all[index - 1]! % 3),
    );
    expect(kept).toBe(true);
  });

  testWith('chromium', 'check, edit, report: the document on the disk is the command line’s', async () => {
    const { on, pane, click } = await openPane(await sampleWorkbook(), 'check');
    await pane.getByText('校验完成：没有错误').waitFor();
    await click('report');
    await pane.getByRole('button', { name: '保存 Word（.docx）' }).click();
    const path = await pane.getByText(/^\/home\/zhang\/年报\/.*\.docx$/u).textContent();
    const [saved, workbook] = await on.page.evaluate(async (where) => {
      const { etHost: host } = window as unknown as Wps;
      return [
        Array.from(host.files.get(where) ?? '', (character) => character.charCodeAt(0)),
        Array.from(await host.save()),
      ] as const;
    }, path ?? '');
    const opened = await openWorkbook(Uint8Array.from(workbook));
    if (isRefusal(opened)) throw new Error(opened.message);
    const written = await writeReport(opened, ['docx']);
    if (written.kind !== 'written') throw new Error(written.kind);
    expect(Buffer.from(saved).equals(written.files[0]!.bytes)).toBe(true);
    await pane.getByRole('button', { name: '复制', exact: true }).waitFor();

    // The clerk types a wrong number; live checking is on from the start.
    await on.page.evaluate(() => {
      (window as unknown as Wps).etHost.type('三、依申请公开', 'D5', 999);
    });
    await pane.getByRole('tab', { name: /问题/u }).click();
    await pane.getByText('三、依申请公开!D5').first().click();
    expect(await on.page.evaluate(() => (window as unknown as Wps).etHost.book.selected?.sheet)).toBe(
      '三、依申请公开',
    );

    // WPS knows nothing of what an add-in writes: the pane takes it back itself.
    await on.page.evaluate(() => {
      (window as unknown as Wps).etHost.type('三、依申请公开', 'D17', '2件');
    });
    const item = pane.locator('.finding', { hasText: '三、依申请公开!D17' }).first();
    await item.locator('.finding-head').click();
    await item
      .getByRole('button', { name: /^改为.*2…$/u })
      .first()
      .click();
    await item.getByRole('button', { name: /^确认/u }).click();
    await pane.getByText('改了 1 格').waitFor();
    await pane.getByRole('button', { name: '撤回刚才的写入' }).click();
    await pane.getByText('已撤回').waitFor();
    await pane.locator('.finding', { hasText: '三、依申请公开!D17' }).first().waitFor();
    expect(on.said).toEqual([]);
    expect(on.asked).toEqual([]);
  });

  testWith(
    'chromium',
    'last year’s workbook is read, compared and written, without the network',
    async () => {
      const { on, pane } = await openPane(await sampleWorkbook(2025), 'import-last-year');
      const buffer = Buffer.from(await sampleWorkbook());
      await pane.locator('input[type=file]').setInputFiles({ name: '2024.xlsx', mimeType: '', buffer });
      await pane.getByRole('button', { name: '写入上年数据' }).click();
      await pane.getByText('已把上年的').waitFor();
      expect(on.said).toEqual([]);
      expect(on.asked).toEqual([]);
    },
  );

  testWith('chromium', 'last year as PDF, .doc and .xls says what its .docx says', async () => {
    const { on, pane } = await openPane(await workbookOfYearAfter(), 'import-last-year');
    await chooseEachFormat(pane);
    expect(on.said).toEqual([]);
    expect(on.asked).toEqual([]);
  });

  testWith('chromium', 'a report written elsewhere becomes the workbook, without the network', async () => {
    const { on, pane } = await openPane(undefined, 'import-last-year');
    await pane.getByRole('tab', { name: '导入' }).click();
    const buffer = readFileSync('assets/sample/report-2024.txt');
    await pane.locator('input[type=file]').setInputFiles({ name: '年报.txt', mimeType: '', buffer });
    await pane.getByText('读到 200 个数字').waitFor();
    await pane.getByRole('button', { name: '建年报工作簿' }).click();
    await pane.getByText('读到的内容都填好了').waitFor();
    expect(on.said).toEqual([]);
    expect(on.asked).toEqual([]);
  });

  testWith(
    'chromium',
    'a published page is compared and taken back; the command line says the same',
    async () => {
      const { on, pane } = await openPane(await sampleWorkbook(), 'report');
      const { at, remove } = workFolder();
      const saved = async (): Promise<Uint8Array> =>
        Uint8Array.from(
          await on.page.evaluate(async () => Array.from(await (window as unknown as Wps).etHost.save())),
        );
      try {
        await compareInPane({ pane, saved, at });
        expect(on.said).toEqual([]);
        expect(on.asked).toEqual([]);
      } finally {
        remove();
      }
    },
  );
});
