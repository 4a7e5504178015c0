import { FileWorkbook } from '../../../src/hosts/file/workbook';
import { newWorkbook, openWorkbook } from '../../../src/hosts/file/open';
import { describeHost } from '../contract';

describeHost(
  'hosts/file',
  () => Promise.resolve(newWorkbook()),
  async (workbook) => {
    if (!(workbook instanceof FileWorkbook)) throw new Error('not a file workbook');
    const again = await openWorkbook(await workbook.save());
    if ('reason' in again) throw new Error(again.message);
    return again;
  },
);
