/** The port over WPS keeps the contract in every way its versions may differ. */
import type { Workbook } from '../../../src/workbook/workbook';
import type { EtHost } from '../../wps/host';
import { modes } from '../../wps/mode';
import { describeHost } from '../contract';
import { openWps, reopened } from './open-wps';

const hosts = new WeakMap<Workbook, EtHost>();

function hostOf(workbook: Workbook): EtHost {
  const host = hosts.get(workbook);
  if (!host) throw new Error('not a workbook of this suite');
  return host;
}

for (const mode of Object.values(modes)) {
  describeHost(
    `hosts/wps (${mode.name})`,
    () => {
      const { host, workbook } = openWps(mode);
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
