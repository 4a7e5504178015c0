/** A clerk's day in Excel: Microsoft's office.js, the built pane, and the strict host behind them. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Subject } from '../../src/form/report';
import { draw } from '../../src/charts/draw';
import { figuresOf } from '../../src/charts/figures';
import { svg } from '../../src/document/svg';
import { openWorkbook } from '../../src/hosts/file/open';
import { parsePlace, spellPlace } from '../../src/workbook/a1';
import { readReport } from '../../src/workbook/read/report';
import { nianbao, workFolder } from '../cli/nianbao';
import type { OfficeHost } from '../office/host';
import { sampleReport } from '../document/sample-report';
import { eventually } from '../eventually';
import { chooseEachFormat, yearAfter } from '../taskpane/chosen-files';
import { testWith } from '../tools';
import { hostWith, paneRoomForAll } from './open-pane';
import { isRefusal } from '../../src/form/refusal';

async function placesIn(host: OfficeHost): Promise<ReadonlyMap<Subject, string>> {
  const file = await openWorkbook(await host.book.save());
  if (isRefusal(file)) throw new Error(file.message);
  const read = readReport(await file.read());
  if (isRefusal(read)) throw new Error(read.message);
  return new Map([...read.places].map(([subject, place]) => [subject, spellPlace(place)]));
}

function typeInto(host: OfficeHost, place: string, value: number | string): void {
  const { sheet } = parsePlace(place)!;
  host.type(sheet, place.slice(place.lastIndexOf('!') + 1), value);
}

/** The part of the pane's program that holds exceljs, by a sentence of its own. */
const libraryParts = (existsSync('dist/excel') ? readdirSync('dist/excel') : []).filter(
  (name) =>
    name.endsWith('.js') &&
    readFileSync(`dist/excel/${name}`, 'utf8').includes('cannot include any of the following characters'),
);

/** Everything the sample says, typed cell by cell; totals are formulas and stay. */
async function typeSample(host: OfficeHost): Promise<number> {
  const report = sampleReport();
  const places = await placesIn(host);
  const { unit, level, year, info, figures, text, facts } = report;
  const answers = Object.entries(facts.answers).map(([key, answer]) => [key, answer?.value ?? null] as const);
  const typed = Object.entries({
    unit,
    level,
    year,
    ...info,
    ...figures,
    ...text,
    ...Object.fromEntries(answers),
  });
  let count = 0;
  for (const [subject, value] of typed) {
    const place = places.get(subject as Subject);
    if (place === undefined || value === null || value === '') continue;
    const { sheet, area } = parsePlace(place)!;
    const cell = host.book.sheet(sheet)!.getCell(area.row + 1, area.column + 1);
    if (cell.protection?.locked !== false) continue;
    typeInto(host, place, value);
    count += 1;
  }
  return count;
}

const tab = (page: Page, name: string) => page.getByRole('tab', { name });
const command = (page: Page, name: string) =>
  page.getByRole('toolbar').getByRole('button', { name: new RegExp(`^${name}`, 'u') });

/** For what the browser cannot wait for: something in the host. */
async function until(met: () => boolean): Promise<void> {
  await eventually(() => {
    expect(met()).toBe(true);
  });
}

describe('the pane in Excel', () => {
  const folder = workFolder();
  const room = paneRoomForAll();
  afterAll(() => {
    folder.remove();
  });

  testWith('chromium', 'from an empty workbook to the finished report', async () => {
    const host = await hostWith();
    host.type('Sheet1', 'A1', '我的台账');
    const { page, complaints, downloads, clickRibbon, completed } = await room().open(host);

    await page.getByRole('main').getByRole('button', { name: '新建年报' }).click();
    await page.getByText('已加上 9 张表').waitFor();
    expect(host.book.sheets).toHaveLength(10);
    expect(host.book.active).toBe('填报说明');

    expect(await typeSample(host)).toBeGreaterThan(150);
    await page.locator('.group.error').waitFor({ state: 'detached' });

    // A cell is broken: the finding comes by itself, a click selects the cell.
    const place = (await placesIn(host)).get('requests/received/naturalPerson')!;
    typeInto(host, place, 99);
    const finding = page.locator('.finding.error').first();
    await finding.waitFor();
    expect(await finding.textContent()).toContain(parsePlace(place)!.sheet);
    await finding.getByRole('button').first().click();
    await page.locator('.finding.error .more').first().waitFor();
    const told = parsePlace((await finding.locator('.at').textContent())!);
    await until(() => host.book.selected?.sheet === told?.sheet);
    expect(host.book.selected).toEqual(told);
    expect(told?.sheet).toBe(parsePlace(place)!.sheet);

    // The ribbon's 校验 completes and writes the sheet.
    expect(host.book.sheet('校验结果')).toBeUndefined();
    await clickRibbon('check');
    await page.getByText('已写入“校验结果”表').waitFor();
    expect(await completed()).toBe(1);
    expect(host.book.sheet('校验结果')).toBeDefined();
    expect(host.services.runtimeState).toBe('Visible');

    // While the error stands nothing is saved as finished.
    await command(page, '生成报告').click();
    await page.getByText('报告不能发布').waitFor();
    expect(await page.getByRole('button', { name: '保存 Word' }).isDisabled()).toBe(true);
    typeInto(host, place, sampleReport().figures['requests/received/naturalPerson'] as number);
    await page.getByText('看过以后保存').waitFor();
    for (const name of ['保存 Word（.docx）', '保存网页（.html）']) {
      await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    }
    await page.getByText('.html”已交给下载').waitFor();
    expect(downloads.map(({ name }) => name.split('.').pop())).toEqual(['docx', 'html']);

    // The same bytes as the command line makes from the same workbook.
    writeFileSync(folder.at('same.xlsx'), await host.book.save());
    const run = nianbao(
      'report',
      folder.at('same.xlsx'),
      '--docx',
      folder.at('same.docx'),
      '--html',
      folder.at('same.html'),
    );
    expect(run).toMatchObject({ code: 0 });
    expect(Buffer.from(await downloads[0]!.bytes).equals(readFileSync(folder.at('same.docx')))).toBe(true);
    expect(Buffer.from(await downloads[1]!.bytes).equals(readFileSync(folder.at('same.html')))).toBe(true);

    expect(host.book.sheet('Sheet1')!.getCell('A1').value).toBe('我的台账');
    expect(await complaints()).toEqual([]);
  });

  testWith('chromium', 'every ribbon command completes, and brings its view', async () => {
    const host = await hostWith(sampleReport());
    const { page, clickRibbon, completed, complaints } = await room().open(host);
    await page.getByRole('tab', { name: '问题' }).waitFor();
    const shows: readonly (readonly [string, string])[] = [
      ['add-sheets', '各张表都已经在了'],
      ['import-last-year', '选一个文件'],
      ['check', '已写入“校验结果”表'],
      ['live-check', '实时校验已关闭'],
      ['draft', '手写的'],
      ['report', '报告预览'],
      ['help', '怎样用'],
    ];
    let done = 0;
    for (const [id, text] of shows) {
      await clickRibbon(id);
      await (id === 'report' ? page.locator('.page') : page.getByText(text).first()).waitFor();
      await page.waitForFunction(
        (count) => (window as never as { officeHost: { completed: number } }).officeHost.completed === count,
        (done += 1),
      );
    }
    expect(await completed()).toBe(shows.length);
    expect(await complaints()).toEqual([]);
  });

  testWith(
    'chromium',
    'with live checking off an edit says that the list is old; on again it checks',
    async () => {
      const host = await hostWith(sampleReport());
      const { page } = await room().open(host);
      await tab(page, '问题').waitFor();
      await page.locator('.empty.clean, .findings').first().waitFor();
      await command(page, '实时校验').click();
      await page.getByText('实时校验已关闭').waitFor();
      const place = (await placesIn(host)).get('requests/received/naturalPerson')!;
      const before = host.stats.syncs;
      typeInto(host, place, 99);
      await page.getByText('表格改过了').waitFor();
      expect(host.stats.syncs).toBe(before);
      expect(await page.locator('.finding.error').count()).toBe(0);
      await command(page, '实时校验').click();
      await page.locator('.finding.error').first().waitFor();
      expect(await page.getByText('表格改过了').count()).toBe(0);
    },
  );

  testWith(
    'chromium',
    'what is typed in the pane outlives its form, and trying again writes the newest',
    async () => {
      const host = await hostWith(sampleReport());
      const { page } = await room().open(host);
      const parts = ['（二）依申请公开', '（五）监督保障'].map((name) => ({
        open: page.getByRole('button', { name: `修改：${name}` }),
        box: page.getByRole('textbox', { name: `内容：${name}` }),
      }));
      await tab(page, '文字').click();
      // Excel forgets what could be undone when an add-in writes (docs/excel.md).
      await page.getByText('“撤销”不一定退得回来').waitFor();
      for (const [index, { open, box }] of parts.entries()) {
        await open.click();
        await box.fill(`写了一半${String(index)}`);
      }
      await command(page, '校验').click();
      await page.getByText('已写入“校验结果”表').waitFor();
      await tab(page, '文字').click();
      for (const [index, { box }] of parts.entries())
        expect(await box.inputValue()).toBe(`写了一半${String(index)}`);

      host.fault = () => ({ kind: 'error', code: 'InvalidOperationInCellEditMode' });
      const write = page.locator('.part', { has: parts[0]!.box }).getByRole('button', { name: '写入表格' });
      await write.click();
      await page.getByText('正在编辑').waitFor();
      await parts[0]!.box.fill('写完了');
      host.fault = () => undefined;
      await page.getByRole('button', { name: '再试一次' }).click();
      await page.getByText('已写入表格').waitFor();
      const { sheet, area } = parsePlace((await placesIn(host)).get('overview/requests')!)!;
      expect(host.book.sheet(sheet)!.getCell(area.row + 1, area.column + 1).value).toBe('写完了');
      // The other editor is still open, with its words.
      expect(await parts[1]!.box.inputValue()).toBe('写了一半1');
      await page.reload();
      await tab(page, '文字').click();
      expect(await parts[1]!.box.inputValue()).toBe('写了一半1');
      expect(await parts[0]!.box.count()).toBe(0);
    },
  );

  testWith('chromium', 'an explanation being written survives a filter and another tab', async () => {
    const host = await hostWith(sampleReport());
    const { page } = await room().open(host);
    await page.locator('.finding.warning .finding-head').first().click();
    await page.getByRole('button', { name: '写说明…' }).click();
    await page.getByRole('textbox', { name: '说明' }).fill('写了一半');
    const filter = page.getByRole('group', { name: '只看' }).getByRole('button', { name: /^警告/u });
    await filter.click();
    expect(await page.getByRole('textbox', { name: '说明' }).count()).toBe(0);
    await filter.click();
    expect(await page.getByRole('textbox', { name: '说明' }).inputValue()).toBe('写了一半');
    await tab(page, '帮助').click();
    await tab(page, '问题').click();
    expect(await page.getByRole('textbox', { name: '说明' }).inputValue()).toBe('写了一半');
  });

  testWith('chromium', 'with live checking off a report is never saved older than the workbook', async () => {
    const host = await hostWith(sampleReport());
    const { page, downloads } = await room().open(host);
    await command(page, '实时校验').click();
    await tab(page, '报告').click();
    await page.locator('.page').waitFor();
    const places = await placesIn(host);
    const save = page.getByRole('button', { name: '保存 Word（.docx）' });
    for (const text of ['第一次改的话。', '第二次改的话。']) {
      typeInto(host, places.get('overview/lead')!, text);
      await page.getByText('表格改过了').waitFor();
    }
    await save.click();
    await page.getByText('预览已经换新').waitFor();
    await page.locator('.page', { hasText: '第二次改的话。' }).waitFor();
    expect(downloads).toEqual([]);
    await Promise.all([page.waitForEvent('download'), save.click()]);
    // An error typed now closes the gate.
    typeInto(host, places.get('requests/received/naturalPerson')!, 99);
    await save.click();
    await page.getByText('报告不能发布').waitFor();
    expect(await save.isDisabled()).toBe(true);
    expect(downloads).toHaveLength(1);
  });

  testWith(
    'chromium',
    'pictures: shown where wanted, copied as cells, saved on a page of their own',
    async () => {
      const { page, downloads, complaints } = await room().open(await hostWith(sampleReport()));
      await tab(page, '报告').click();
      await page.locator('.page').waitFor();
      expect(await page.locator('.picture').count()).toBe(0);
      await page.getByRole('checkbox', { name: '报告里配图' }).check();
      await page.locator('.picture svg').nth(2).waitFor();
      const shown = await page
        .locator('.picture svg')
        .first()
        .evaluate((svg) => svg.outerHTML);
      const figures = figuresOf(sampleReport()).filter(({ groups }) => groups.length > 0);
      const rects = (texts: string): readonly string[] => texts.match(/<rect[^>]* width="[\d.]+"/gu) ?? [];
      const drawn = svg(draw(figures[0]!, '图解'), 'x');
      expect(rects(drawn)).toHaveLength(2);
      expect(rects(shown)).toEqual(rects(drawn));
      await page.evaluate(
        'addEventListener("copy", () => { globalThis.copied = getSelection().toString(); })',
      );
      await page.getByRole('button', { name: '复制全文' }).click();
      expect(await page.evaluate<string>('globalThis.copied')).toMatch(
        /图解2\s新收申请和办理\s+新收申请\s+1件/u,
      );
      await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '保存图解' }).click(),
      ]);
      expect(downloads).toHaveLength(1);
      await page.getByRole('checkbox', { name: '报告里配图' }).uncheck();
      await page.locator('.picture').first().waitFor({ state: 'detached' });
      expect(await complaints()).toEqual([]);
    },
  );

  testWith('chromium', 'a fix is shown before it is made, and makes exactly that', async () => {
    const sample = sampleReport();
    const figures = { ...sample.figures, 'proactive/penalties/decisions': '1,234' };
    const host = await hostWith({ ...sample, figures });
    const { page, complaints } = await room().open(host);
    const place = parsePlace((await placesIn(host)).get('proactive/penalties/decisions')!)!;
    const cell = host.book.sheet(place.sheet)!.getCell(place.area.row + 1, place.area.column + 1);
    await page.locator('.finding.error .finding-head').first().click();
    const offer = page.locator('.finding.error .more .buttons button').first();
    await offer.click();
    await page.locator('.fix .changes').waitFor();
    expect(await page.locator('.fix .changes').textContent()).toContain('1,234 → 1234');
    expect(cell.value).toBe('1,234');
    await page.locator('.fix').getByRole('button', { name: /^确认/u }).click();
    await page.getByText('改了 1 格').waitFor();
    expect(cell.value).toBe(1234);
    await page.locator('.finding.error').waitFor({ state: 'detached' });
    // Excel may not undo what an add-in writes: the pane takes it back itself.
    await page.getByRole('button', { name: '撤回刚才的写入' }).click();
    await page.getByText('已撤回').waitFor();
    expect(cell.value).toBe('1,234');
    await page.locator('.finding.error').waitFor();
    expect(await page.getByRole('button', { name: '撤回刚才的写入' }).count()).toBe(0);
    expect(await complaints()).toEqual([]);
  });

  testWith(
    'chromium',
    'a warning is explained, stays explained when opened again, and can be reopened',
    async () => {
      const host = await hostWith(sampleReport());
      const { page, context } = await room().open(host);
      await page.locator('.finding.warning .finding-head').first().click();
      await page.getByRole('button', { name: '写说明…' }).click();
      await page.getByRole('textbox', { name: '说明' }).fill('沿用本地印制的表样 <&>');
      await page.getByRole('button', { name: '保存说明' }).click();
      await page.locator('.finding.explained').waitFor();
      expect(await page.locator('.finding.warning').count()).toBe(0);
      await context.close();

      const again = await room().open(host);
      await again.page.locator('.finding.explained .finding-head').click();
      expect(await again.page.locator('.finding.explained .more').textContent()).toContain(
        '沿用本地印制的表样 <&>',
      );
      await again.page.getByRole('button', { name: '改说明…' }).click();
      await again.page.getByRole('button', { name: '取消说明' }).click();
      await again.page.locator('.finding.warning').waitFor();
      expect(await again.complaints()).toEqual([]);
    },
  );

  testWith(
    'chromium',
    'prose: fields are shown resolved, edited with their names, and written once',
    async () => {
      const host = await hostWith(sampleReport());
      const { page, complaints } = await room().open(host);
      await tab(page, '文字').click();
      await page.getByRole('button', { name: '修改：（二）依申请公开' }).click();
      const box = page.getByRole('textbox', { name: '内容' });
      await box.fill('全年新收申请');
      await page.getByRole('combobox', { name: '从表里选一个数字' }).selectOption('新收申请·总计');
      await page.getByRole('button', { name: '插入', exact: true }).click();
      await box.press('End');
      await box.pressSequentially('件 <b>&');
      expect(await box.inputValue()).toBe('全年新收申请〔新收申请·总计〕件 <b>&');
      const total = sampleReport().figures['requests/received/total'];
      await page.locator('.editor .prose', { hasText: `全年新收申请${String(total)}件 <b>&` }).waitFor();
      await page.getByRole('button', { name: '写入表格' }).click();
      await page.getByText('已写入表格').waitFor();
      const place = parsePlace((await placesIn(host)).get('overview/requests')!)!;
      expect(host.book.sheet(place.sheet)!.getCell(place.area.row + 1, place.area.column + 1).value).toBe(
        '全年新收申请〔新收申请·总计〕件 <b>&',
      );
      expect(await complaints()).toEqual([]);
    },
  );

  testWith('chromium', 'drafts taken back leave what was typed since', async () => {
    const sample = sampleReport();
    const host = await hostWith({ ...sample, text: {} });
    const { page, complaints } = await room().open(host);
    const places = await placesIn(host);
    const said = (subject: Subject) => {
      const { sheet, area } = parsePlace(places.get(subject)!)!;
      return host.book.sheet(sheet)!.getCell(area.row + 1, area.column + 1).value;
    };
    await command(page, '生成文字').click();
    await page.getByText('起草了').waitFor();
    expect(said('overview/requests')).not.toBeNull();
    typeInto(host, places.get('overview/lead')!, '自己写的。');
    await page.getByRole('button', { name: '撤回刚才的写入' }).click();
    await page.getByText('有 1 格您后来改过，没有动').waitFor();
    expect([said('overview/lead'), said('overview/requests')]).toEqual(['自己写的。', null]);
    expect(await complaints()).toEqual([]);
  });

  testWith('chromium', 'prose changed in the sheet meanwhile is not written over', async () => {
    const host = await hostWith(sampleReport());
    const { page } = await room().open(host);
    await tab(page, '文字').click();
    await page.getByRole('button', { name: '修改：（二）依申请公开' }).click();
    await page.getByRole('textbox', { name: '内容' }).fill('面板里写的');
    const place = (await placesIn(host)).get('overview/requests')!;
    typeInto(host, place, '同事写的');
    await page.getByRole('button', { name: '写入表格' }).click();
    await page.getByText('刚被改过，没有写入').waitFor();
    expect(await page.getByRole('textbox', { name: '内容' }).inputValue()).toBe('面板里写的');
    const { sheet, area } = parsePlace(place)!;
    expect(host.book.sheet(sheet)!.getCell(area.row + 1, area.column + 1).value).toBe('同事写的');
    // Seen and agreed to, the pane's words take its place.
    await page.getByText('表里现在是').waitFor();
    await page.locator('.editor .stale', { hasText: '同事写的' }).waitFor();
    await page.getByRole('button', { name: '我看过了' }).click();
    await page.getByRole('button', { name: '写入表格' }).click();
    await page.getByText('已写入表格').waitFor();
    expect(host.book.sheet(sheet)!.getCell(area.row + 1, area.column + 1).value).toBe('面板里写的');
  });

  testWith(
    'chromium',
    'last year: compared first, then written; another year and a broken file change nothing',
    async () => {
      const host = await hostWith(sampleReport());
      const last = { ...sampleReport(), year: 2023 };
      const file = (await hostWith(last)).book;
      const { page, complaints } = await room().open(host);
      await tab(page, '上年').click();
      await page.locator('input[type=file]').setInputFiles({
        name: '上年.xlsx',
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: Buffer.from(await file.save()),
      });
      await page.getByText('读到 200 个数字').waitFor();
      await page.getByRole('button', { name: '写入上年数据' }).click();
      await page.getByText('已把上年的 200 个数字写入').waitFor();
      await tab(page, '问题').click();
      const sheet = host.book.sheet('上年数据')!;
      expect(sheet.getCell('B2').value).toBe(last.unit);
      // A report of the same year is not last year's.
      await tab(page, '上年').click();
      await page.locator('input[type=file]').setInputFiles({
        name: '今年.xlsx',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(await host.book.save()),
      });
      await page.getByText('这份是 2024 年的').waitFor();
      // Neither is a broken file; what was written stays.
      await page.locator('input[type=file]').setInputFiles({
        name: '坏的.xlsx',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from('PK\u0003\u0004 broken'),
      });
      await page.locator('.notice.trouble').waitFor();
      expect(sheet.getCell('B2').value).toBe(last.unit);
      // All of it without the library that draws new sheets of a file: here Excel draws them.
      expect(libraryParts).toHaveLength(1);
      const loaded = await page.evaluate(() =>
        performance.getEntriesByType('resource').map(({ name }) => name.replace(/^.*\//u, '')),
      );
      expect(loaded).toContain('pane.js');
      expect(loaded.filter((name) => libraryParts.includes(name))).toEqual([]);
      expect(await complaints()).toEqual([]);
    },
  );

  testWith('chromium', 'last year as PDF, .doc and .xls says what its .docx says', async () => {
    const { page, complaints } = await room().open(await hostWith(yearAfter));
    await tab(page, '上年').click();
    await chooseEachFormat(page);
    expect(await complaints()).toEqual([]);
  });

  testWith(
    'chromium',
    'a report written elsewhere becomes the workbook; then only its blanks are filled, and what is taken',
    async () => {
      const host = await hostWith(undefined);
      const { page, complaints } = await room().open(host);
      await page.getByRole('button', { name: '从已有年报建工作簿…' }).click();
      const paste = async (): Promise<void> => {
        const box = page.getByRole('textbox', { name: '本年年报全文' });
        await box.fill(readFileSync('assets/sample/report-2024.txt', 'utf8'));
        await page.getByRole('button', { name: '读粘贴的文字' }).click();
        await page.getByText('读到 200 个数字').waitFor();
      };
      await paste();
      await page.getByRole('button', { name: '建年报工作簿' }).click();
      await page.getByText('读到的内容都填好了').waitFor();
      const place = (await placesIn(host)).get('requests/received/naturalPerson')!;
      const { sheet, area } = parsePlace(place)!;
      const cell = () => host.book.sheet(sheet)!.getCell(area.row + 1, area.column + 1).value;
      const read = cell();
      expect(read).toBe(sampleReport().figures['requests/received/naturalPerson']);

      typeInto(host, place, 987);
      await tab(page, '导入').click();
      await paste();
      await page.getByText('处与现有的不同').waitFor();
      expect(await page.getByRole('button', { name: '填入 0 处' }).isDisabled()).toBe(true);
      expect(cell()).toBe(987);
      await page.getByRole('checkbox', { name: '改成读到的：新收申请·自然人' }).click();
      await page.getByRole('button', { name: '改 1 处' }).click();
      await page.getByText('已填入 1 处').waitFor();
      expect(cell()).toBe(read);
      expect(await complaints()).toEqual([]);
    },
  );

  testWith(
    'chromium',
    'where the web view has a save dialog the file goes there, or nowhere when cancelled',
    async () => {
      const host = await hostWith(sampleReport());
      const { page, downloads } = await room().open(host);
      await tab(page, '报告').click();
      await page.locator('.page').waitFor();
      await page.evaluate(() => {
        const saved: number[] = [];
        let cancel = true;
        Object.assign(window, {
          saved,
          showSaveFilePicker: ({ suggestedName }: { suggestedName: string }) => {
            if (cancel) {
              cancel = false;
              return Promise.reject(new DOMException('', 'AbortError'));
            }
            if (!suggestedName.endsWith('年政府信息公开工作年度报告.html')) throw new Error(suggestedName);
            return Promise.resolve({
              createWritable: () =>
                Promise.resolve({
                  write: (blob: Blob) => Promise.resolve(saved.push(blob.size)),
                  close: () => Promise.resolve(),
                }),
            });
          },
        });
      });
      const save = page.getByRole('button', { name: '保存网页（.html）' });
      await save.click();
      await page.getByText('没有保存').waitFor();
      await save.click();
      await page.getByText('.html”已保存').waitFor();
      expect(await page.evaluate(() => (window as never as { saved: number[] }).saved[0])).toBeGreaterThan(
        10_000,
      );
      expect(downloads).toEqual([]);
    },
  );

  testWith('chromium', 'trouble is said, keeps what is shown, and can be tried again', async () => {
    const host = await hostWith(sampleReport());
    const { page } = await room().open(host);
    await page.locator('.empty.clean, .findings').first().waitFor();
    host.fault = () => ({ kind: 'error', code: 'AccessDenied' });
    await command(page, '校验').click();
    await page.getByText('设了保护').waitFor();
    host.fault = () => undefined;
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByText('已写入“校验结果”表').waitFor();
    expect(host.book.sheet('校验结果')).toBeDefined();
  });

  testWith('chromium', 'the pane is dark where Excel is', async () => {
    const { page } = await room().open(await hostWith(), { dark: true });
    await page.getByText('还没有年报').waitFor();
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(31, 31, 31)');
  });

  testWith('chromium', 'an Excel that is too old is told so, and nothing is asked of it', async () => {
    const host = await hostWith(sampleReport());
    const { page, complaints } = await room().open(host, { api: '1.7' });
    await page.getByText('需要 Excel 2021 或更高版本').waitFor();
    expect(host.stats.syncs - host.stats.releases).toBeLessThanOrEqual(1);
    expect(await complaints()).toEqual([]);
  });
});
