/**
 * A day's mistakes, one after the other, from an empty workbook in the packed page: 37 applications typed, and each
 * mistake told once, in the right place, mended by its own fix, undone by 撤销 and done again.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect } from '@jest/globals';
import type { CellKey } from '../../src/form/cell';
import type { Entry } from '../../src/form/figures';
import type { Subject } from '../../src/form/report';
import { isRefusal } from '../../src/form/refusal';
import { openWorkbook } from '../../src/hosts/file/open';
import { placeName } from '../../src/workbook/a1';
import { placeArea } from '../../src/workbook/layout';
import { readReport } from '../../src/workbook/read/report';
import type { Place } from '../../src/workbook/workbook';
import { eventually } from '../eventually';
import { cleanText } from '../rules/clean-report';
import { testWith } from '../tools';
import type { OpenedWorkbench } from './open-workbench';
import { roomForAll } from './room';

/** What is not 0; the pane fills in the others. */
const numbers = {
  'proactive/normativeDocuments/issued': 2,
  'proactive/normativeDocuments/repealed': 1,
  'proactive/normativeDocuments/inForce': 7,
  'proactive/penalties/decisions': 14,
  'requests/received/naturalPerson': 34,
  'requests/received/business': 3,
  'requests/carriedIn/naturalPerson': 1,
  'requests/granted/naturalPerson': 23,
  'requests/granted/business': 2,
  'requests/grantedInPart/naturalPerson': 4,
  'requests/refused.thirdParty/naturalPerson': 2,
  'requests/unavailable.notHeld/naturalPerson': 3,
  'requests/unavailable.notHeld/business': 1,
  'requests/notProcessed.petition/naturalPerson': 1,
  'requests/carriedOut/naturalPerson': 2,
  'cases/reconsideration/upheld': 2,
  'cases/reconsideration/pending': 1,
  'cases/direct/otherOutcome': 1,
} as const satisfies Partial<Record<CellKey, number>>;

const lead = '2024年，梧桐街道把公开贯穿办事全过程。';
const texts = {
  ...cleanText,
  'overview/lead': lead,
  'overview/requests': '2024年，我街道新收申请37件，上年结转1件，办结36件，结转下年度2件。',
};

/** What goes wrong: how it comes into the cell, and what its fix makes of it. */
const mistakes: readonly {
  readonly what: string;
  readonly cell: Subject;
  readonly wrong: Entry;
  readonly by: 'Delete' | 'paste';
  readonly fix: RegExp;
  readonly right: Entry;
}[] = [
  {
    what: 'the only blank of a column that is short',
    cell: 'requests/unavailable.notHeld/naturalPerson',
    wrong: null,
    by: 'Delete',
    fix: /^填 3…$/u,
    right: 3,
  },
  {
    what: 'a blank where nothing happened',
    cell: 'requests/refused.inquiry/research',
    wrong: null,
    by: 'Delete',
    fix: /^填 0…$/u,
    right: 0,
  },
  {
    what: 'a stroke for 0',
    cell: 'cases/direct/pending',
    wrong: '/',
    by: 'paste',
    fix: /^填 0…$/u,
    right: 0,
  },
  {
    what: 'a number with its unit',
    cell: 'requests/grantedInPart/naturalPerson',
    wrong: '4件',
    by: 'paste',
    fix: /^改为(?:数字)? 4…$/u,
    right: 4,
  },
  {
    what: 'a character that nobody sees',
    cell: 'overview/lead',
    wrong: `2024年，梧桐街道把公开\u200b贯穿办事全过程。`,
    by: 'paste',
    fix: /…$/u,
    right: lead,
  },
];

async function placesIn(opened: OpenedWorkbench): Promise<(subject: Subject) => Place> {
  const file = await openWorkbook(await opened.bytes());
  if (isRefusal(file)) throw new Error(file.message);
  const report = readReport(await file.read());
  if (isRefusal(report)) throw new Error(report.message);
  return (subject) => placeArea(report.places.get(subject)!);
}

describe('a day’s mistakes', () => {
  const room = roomForAll('a folder');

  testWith('chromium', 'five mistakes, each told once, mended, undone and done again', async () => {
    const start = performance.now();
    const opened = await room().open();
    const { page } = opened;
    await page.getByRole('toolbar').getByRole('button', { name: '新建年报' }).click();
    await page.getByText('已加上 9 张表').waitFor();
    // Row 15: nothing is wrong yet.
    await page.locator('.group.unfilled').waitFor();
    expect(await page.locator('.group.error').count()).toBe(0);
    await page.locator('.fill', { hasText: '已填 0/200' }).waitFor();

    const at = await placesIn(opened);
    const typed = Object.entries({ unit: '梧桐街道', level: '街道', year: 2024, ...texts, ...numbers });
    for (const [subject, value] of typed) {
      await opened.go(at(subject as Subject));
      // Numbers key by key; words as an input method hands them over.
      if (typeof value === 'number') await page.keyboard.type(String(value));
      else await page.keyboard.insertText(value);
      await page.keyboard.press('Enter');
    }
    // A fix that lists many cells for each table: the rest is 0.
    const zeros = page.getByRole('button', { name: /^(?:这 \d+ 格都)?填 0…$/u });
    const toDo = page.locator('.finding-head', { hasText: '没有填' });
    while ((await toDo.count()) > 0) {
      await toDo.first().click();
      await zeros.first().click();
      const before = await page.locator('.fill b').textContent();
      await page.getByRole('button', { name: /^确认/u }).click();
      await eventually(async () => {
        const now = page.locator('.fill b');
        expect((await now.count()) === 0 ? '' : await now.textContent()).not.toBe(before);
      });
    }
    const items = page.locator('section > .findings > .finding');
    await eventually(async () => {
      expect(await page.locator('.fill').count()).toBe(0);
    });
    const standing = await items.count();

    for (const { what, cell, wrong, by, fix, right } of mistakes) {
      const place = at(cell);
      const { row, column } = place.area;
      const holds = async (value: Entry): Promise<void> => {
        await eventually(async () => {
          const now = (await opened.cell(place.sheet, row, column)) as { readonly value: Entry } | null;
          expect([what, now?.value ?? null]).toEqual([what, value]);
        });
      };
      const told = async (count: number): Promise<void> => {
        await eventually(async () => {
          expect([what, await items.count()]).toEqual([what, standing + count]);
        });
      };
      await opened.go(place);
      if (by === 'Delete') await page.keyboard.press('Delete');
      else {
        await page.evaluate((text) => navigator.clipboard.writeText(text), String(wrong));
        await page.keyboard.press('Control+v');
      }
      await holds(wrong);
      await told(1);
      const item = items.filter({ hasText: placeName(place.sheet, place.area) });
      expect([what, await item.count()]).toEqual([what, 1]);
      const offered = item.getByRole('button', { name: fix });
      if (!(await offered.first().isVisible())) await item.locator('.finding-head').first().click();
      await offered.first().click();
      await item.getByRole('button', { name: /^确认/u }).click();
      await holds(right);
      await told(0);
      await page.locator('#undo').click();
      await holds(wrong);
      await told(1);
      await page.locator('#redo').click();
      await holds(right);
      await told(0);
    }
    mkdirSync('out/workbench', { recursive: true });
    const seconds = Math.round((performance.now() - start) / 1000);
    writeFileSync('out/workbench/mistakes.txt', `${String(typed.length)} cells, ${String(seconds)} s\n`);
    await page.screenshot({ path: 'out/workbench/mistakes.png' });
    expect(await opened.complaints()).toEqual([]);
  });

  testWith(
    'chromium',
    'a report that exists as PDF becomes a workbook, and is told of what is wrong in it',
    async () => {
      const opened = await room().openFirst();
      const { page } = opened;
      await page.getByRole('button', { name: '先用空表' }).click();
      await page.getByRole('tab', { name: '导入' }).click();
      await page.locator('.drop input').setInputFiles('test/intake/samples/report.pdf');
      await page.getByText('读到 200 个数字').waitFor();
      await page.getByRole('button', { name: '建年报工作簿' }).click();
      await page.getByText('读到的内容都填好了').waitFor();
      await page.locator('.findings').first().waitFor();
      expect(await opened.complaints()).toEqual([]);
    },
  );
});
