/** A workbook open in the strict WPS. */
import { openWorkbook } from '../../../src/hosts/file/open';
import type { FileWorkbook } from '../../../src/hosts/file/workbook';
import { WpsWorkbook, type WpsOptions } from '../../../src/hosts/wps/workbook';
import { EtHost } from '../../wps/host';
import type { Mode } from '../../wps/mode';

export interface OpenWps {
  readonly host: EtHost;
  readonly workbook: WpsWorkbook;
}

export function openWps(mode?: Mode, options: WpsOptions = {}): OpenWps {
  const host = new EtHost(mode);
  return { host, workbook: new WpsWorkbook(host.app, { quiet: 1, ...options }) };
}

/** What was saved, opened as a file. */
export async function reopened(host: EtHost): Promise<FileWorkbook> {
  const again = await openWorkbook(await host.save(), { forWriting: true });
  if ('reason' in again) throw new Error(again.message);
  return again;
}
