/** The port of the browser's workbench, reached through the page it lives in. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openWorkbook } from '../../../src/hosts/file/open';
import type { Contents, Place, SheetPlan, Workbook } from '../../../src/workbook/workbook';
import { eventually } from '../../eventually';
import { present } from '../../tools';
import type { OpenedWorkbench } from '../../workbench/open-workbench';
import { pageForAll } from '../../workbench/room';
import { describeHost } from '../contract';
import { withOwnName } from '../own-name';
import { isRefusal } from '../../../src/form/refusal';

/** A plan as JSON: maps do not cross over as they are. */
const flat = (plan: SheetPlan) => ({ ...plan, rowHeights: [...plan.rowHeights] });

function remote(opened: OpenedWorkbench): Workbook & { readonly opened: OpenedWorkbench } {
  const { page } = opened;
  const call = <T>(body: string, ...args: readonly unknown[]): Promise<T> =>
    page.evaluate<T>(
      `(async (args) => { const workbook = window.workbench.workbook(); ${body} })(${JSON.stringify(args)})`,
    );
  const plans = (name: string): string => `
    const plans = args.map((plan) => ({ ...plan, rowHeights: new Map(plan.rowHeights) }));
    await workbook.${name};`;
  return {
    opened,
    read: async (wanted) => {
      const { sheets, names } = await call<{
        readonly sheets: Contents['sheets'];
        readonly names: readonly (readonly [string, Place])[];
      }>(
        'const { sheets, names } = await workbook.read(args[0] ?? undefined); return { sheets, names: [...names] };',
        wanted,
      );
      return { sheets, names: new Map(names) };
    },
    addSheets: (list) => call(plans('addSheets(plans)'), ...list.map(flat)),
    replaceSheet: (plan) => call(plans('replaceSheet(plans[0])'), flat(plan)),
    write: (blocks) => call('return workbook.write(args[0]);', blocks),
    select: (place) => call('await workbook.select(args[0]);', place),
    activeCell: () => Promise.resolve(undefined),
    onEdit: async (listener) => {
      await call('window.edits = 0; window.stopEdits = await workbook.onEdit(() => (window.edits += 1));');
      return async () => {
        const edits = await page.evaluate<number>(
          'new Promise((done) => setTimeout(done, 50)).then(() => window.stopEdits()).then(() => window.edits)',
        );
        for (let edit = 0; edit < edits; edit += 1) listener();
      };
    },
  };
}

if (present('chromium')) {
  let page: Page | undefined;
  let opened: OpenedWorkbench;
  pageForAll((one) => {
    opened = one;
    ({ page } = opened);
    page.on('dialog', (dialog) => void dialog.accept());
  });
  describeHost(
    'hosts/browser',
    async () => {
      // The words may be there of the workbook before: it is another that is waited for.
      await page!.evaluate('window.before = window.workbench.workbook()');
      await page!.locator('#new').click();
      await eventually(async () => {
        expect(await page!.evaluate('window.workbench.workbook() !== window.before')).toBe(true);
      });
      await page!.getByText('这个工作簿里还没有年报').waitFor();
      return remote(opened);
    },
    async () => {
      const again = await openWorkbook(await opened.bytes());
      if (isRefusal(again)) throw new Error(again.message);
      return again;
    },
    async (workbook, sheet, name) => {
      await opened.openBytes('复制过.xlsx', withOwnName(await opened.bytes(), sheet, name));
      return workbook;
    },
  );
} else
  test.skip('SKIPPED, chromium not installed: hosts/browser keeps the contract of the port', () => undefined);
