/** A workbook open in the strict WPS. */
import { openWorkbook } from '../../../src/hosts/file/open';
import type { FileWorkbook } from '../../../src/hosts/file/workbook';
import { WpsWorkbook, type WpsOptions } from '../../../src/hosts/wps/workbook';
import { EtHost } from '../../wps/host';
import type { Mode } from '../../wps/mode';
import { isRefusal } from '../../../src/form/refusal';

export interface OpenWps {
  readonly host: EtHost;
  readonly workbook: WpsWorkbook;
}

export function openWps(mode?: Mode, options: WpsOptions = {}): OpenWps {
  const host = new EtHost(mode);
  return { host, workbook: new WpsWorkbook(host.app, { quiet: 1, ...options }) };
}

/** The fault strikes the n-th crossing from now: that one, that one though it was done, or that one and all after it. */
export function strike(host: EtHost, after: number, how: 'once' | 'late' | 'for ever'): void {
  const at = host.calls + after;
  const error = new Error('0x80010105 the server threw');
  if (how === 'late') host.lateFault = (call) => (call === at ? error : undefined);
  else host.fault = (call) => (call === at || (how === 'for ever' && call > at) ? error : undefined);
}

export function heal(host: EtHost): void {
  host.fault = () => undefined;
  host.lateFault = () => undefined;
}

/** What was saved, opened as a file. */
export async function reopened(host: EtHost): Promise<FileWorkbook> {
  const again = await openWorkbook(await host.save(), { forWriting: true });
  if (isRefusal(again)) throw new Error(again.message);
  return again;
}
