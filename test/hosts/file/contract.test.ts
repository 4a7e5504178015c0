import { FileWorkbook } from '../../../src/hosts/file/workbook';
import { newWorkbook, openWorkbook } from '../../../src/hosts/file/open';
import type { Workbook } from '../../../src/workbook/workbook';
import { describeHost } from '../contract';
import { withOwnName } from '../own-name';
import { isRefusal } from '../../../src/form/refusal';

async function saved(workbook: Workbook): Promise<Uint8Array> {
  if (!(workbook instanceof FileWorkbook)) throw new Error('not a file workbook');
  return workbook.save();
}

async function open(bytes: Uint8Array): Promise<Workbook> {
  const workbook = await openWorkbook(bytes, { forWriting: true });
  if (isRefusal(workbook)) throw new Error(workbook.message);
  return workbook;
}

describeHost(
  'hosts/file',
  () => Promise.resolve(newWorkbook()),
  async (workbook) => open(await saved(workbook)),
  async (workbook, sheet, name) => open(withOwnName(await saved(workbook), sheet, name)),
);
