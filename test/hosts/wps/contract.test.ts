/** The port over WPS keeps the contract in every way its versions may differ. */
import type { Workbook } from '../../../src/workbook/workbook';
import type { EtHost } from '../../wps/host';
import { modes } from '../../wps/mode';
import { describeHost } from '../contract';
import { openWps, reopened } from './open-wps';

const hosts = new WeakMap<Workbook, EtHost>();

for (const mode of Object.values(modes)) {
  describeHost(
    `hosts/wps (${mode.name})`,
    () => {
      const { host, workbook } = openWps(mode);
      hosts.set(workbook, host);
      return Promise.resolve(workbook);
    },
    async (workbook) => {
      const host = hosts.get(workbook);
      if (!host) throw new Error('not a workbook of this suite');
      return reopened(host);
    },
  );
}
