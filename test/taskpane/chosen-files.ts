/** Last year's report chosen in a pane as Word document, PDF, old Word file and old sheet: each says the same. */
import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';
import { addSheets } from '../../src/actions/add-sheets';
import { compose } from '../../src/document/compose';
import { writeDocx } from '../../src/document/docx';
import type { Report } from '../../src/form/report';
import { newWorkbook } from '../../src/hosts/file/open';
import { distinctReport } from '../intake/reports';

/** The year after, so that the files are last year's. */
export const yearAfter: Report = { ...distinctReport, year: 2025 };

export async function workbookOfYearAfter(): Promise<Uint8Array> {
  const file = newWorkbook();
  await addSheets(file, yearAfter);
  return file.save();
}

const sample = (name: string): Buffer => readFileSync(`test/intake/samples/${name}`);

/** With the view 上年 open: the .docx is written; then none of the others finds anything to change. */
export async function chooseEachFormat(pane: Page | Frame): Promise<void> {
  const choose = async (name: string, buffer: Buffer): Promise<void> => {
    await pane.locator('.drop input').setInputFiles({ name, mimeType: '', buffer });
    await pane.getByText('读到 200 个数字').waitFor();
  };
  await choose('上年.docx', Buffer.from(writeDocx(compose(distinctReport))));
  await pane.getByRole('button', { name: '写入上年数据' }).click();
  await pane.getByText('已把上年的 200 个数字写入').waitFor();
  for (const name of ['report.pdf', 'report.doc', 'report.xls']) {
    await choose(name, sample(name));
    await pane.getByText('里现有的相同，不用写').waitFor();
    await pane.getByRole('button', { name: '换一份' }).click();
  }
}
