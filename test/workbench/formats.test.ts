/** Files of every kind chosen as last year's, in the workbench from a server and from a folder, where nothing may be fetched. */
import { describe, expect } from '@jest/globals';
import { chooseEachFormat, workbookOfYearAfter } from '../taskpane/chosen-files';
import { testWith } from '../tools';
import { roomForAll } from './room';

describe.each(['a server', 'a folder'] as const)('from %s', (from) => {
  const room = roomForAll(from);

  testWith('chromium', 'last year as PDF, .doc and .xls says what its .docx says', async () => {
    const opened = await room().open();
    await opened.openBytes('今年.xlsx', await workbookOfYearAfter());
    await opened.page.getByRole('tab', { name: '上年' }).click();
    const workers = opened.page.workers().length;
    await chooseEachFormat(opened.page);
    // In a worker, one for all of them, unless the page may have none.
    expect(opened.page.workers().length - workers).toBe(from === 'a server' ? 1 : 0);
    expect(await opened.complaints()).toEqual([]);
  });
});
