/** The port over Excel keeps the contract, through Microsoft's own client runtime, in three generations of Excel. */
import type { Workbook } from '../../../src/workbook/workbook';
import type { OfficeHost } from '../../office/host';
import { describeHost } from '../contract';
import { openExcel, reopened } from './open-excel';

const hosts = new WeakMap<Workbook, OfficeHost>();

function hostOf(workbook: Workbook): OfficeHost {
  const host = hosts.get(workbook);
  if (!host) throw new Error('not a workbook of this suite');
  return host;
}

for (const api of ['1.8', '1.14', '1.20']) {
  describeHost(
    `hosts/excel (ExcelApi ${api})`,
    () => {
      const { host, workbook } = openExcel(api);
      hosts.set(workbook, host);
      return Promise.resolve(workbook);
    },
    (workbook) => reopened(hostOf(workbook)),
    (workbook, sheet, name) => {
      hostOf(workbook).book.ownNames.push({ sheet, name, formula: `='${sheet}'!$A$1` });
      return Promise.resolve(workbook);
    },
  );
}
