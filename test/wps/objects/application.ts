/** The root: workbook, window, switches, events. */
import type { EtHost } from '../host';
import { strict } from '../strict';
import { shown } from './contents';
import { envOf, fileSystemOf, pluginStorageOf } from './files';
import { rangeOf } from './range';
import { taskPanesOf } from './task-panes';
import { workbookOf } from './workbook';
import { windowOf } from './window';
import { areasOf } from './worksheet';

function eventsOf(host: EtHost): object {
  return strict(host, 'ApiEvent', {
    call: {
      AddApiEventListener: (event: string, listener: () => void) => {
        if (host.mode.events === 'never') throw new Error('no such event');
        const all = host.listeners.get(event) ?? new Set();
        host.listeners.set(event, all.add(listener));
      },
      RemoveApiEventListener: (event: string, listener: () => void) => {
        if (!host.listeners.get(event)?.delete(listener)) throw new Error('no such listener');
      },
    },
  });
}

/** `'表'!A1`, or an address on the sheet in front. */
function rangeAcross(host: EtHost, address: unknown): object {
  const [, named, rest] = /^(?:'((?:[^']|'')+)'!)?([^!]+)$/u.exec(String(address)) ?? [];
  if (host.mode.addressesAcross === 'no' && named !== undefined)
    throw new Error(`0x800A03EC no such range: ${String(address)}`);
  const name = host.mode.addressesAcross === 'yes' ? named?.replace(/''/gu, "'") : undefined;
  const sheet = host.book.sheet(name ?? host.book.active);
  if (!sheet) throw new Error(`0x800A03EC no such range: ${String(address)}`);
  return rangeOf(host, sheet, areasOf(host, rest));
}

const value = -2146826273;

function evaluated(host: EtHost, formula: unknown): unknown {
  if (typeof formula !== 'string' || formula.length > 255 || host.mode.addressesAcross === 'no') return value;
  const heard = host.mode.addressesAcross === 'yes' ? formula : formula.replace(/'[^']+'!/gu, '');
  return shown(host.book.evaluate(heard, host.book.active));
}

/** The one in front, and others that are open. */
function workbooksOf(host: EtHost, front: object): object {
  const others = host.others.map((name) => strict(host, 'Workbook', { get: { FullName: () => name } }));
  const all = [...(host.open ? [front] : []), ...others];
  return strict(host, 'Workbooks', {
    get: { Count: () => all.length },
    call: {
      Item: (index: number) => {
        const found = all[index - 1];
        if (!found) throw new Error(`0x8002000B no item ${String(index)}`);
        return found;
      },
    },
  });
}

const automatic = -4105;
const manual = -4135;

export function applicationOf(host: EtHost): object {
  const { switches } = host;
  const flip = (name: keyof typeof switches) => (on: boolean) => {
    if (typeof on !== 'boolean') throw new TypeError('a switch is true or false');
    switches[name] = on;
  };
  const book = workbookOf(host);
  const window = windowOf(host);
  const events = eventsOf(host);
  const files = fileSystemOf(host);
  const env = envOf(host);
  const storage = pluginStorageOf(host);
  const panes = taskPanesOf(host);
  return strict(host, 'Application', {
    get: {
      Name: () => 'Microsoft Excel',
      Version: () => '12.1.0.28043',
      Build: () => '28043',
      ActiveWorkbook: () => (host.open ? book : null),
      Workbooks: () => workbooksOf(host, book),
      ActiveWindow: () => window,
      ActiveCell: () => {
        const sheet = host.book.sheet(host.book.active);
        return sheet ? rangeOf(host, sheet, [host.activeCell(sheet)]) : null;
      },
      ApiEvent: () => events,
      FileSystem: () => files,
      Env: () => env,
      PluginStorage: () => storage,
      Ready: () => host.ready,
      ScreenUpdating: () => switches.screen,
      EnableEvents: () => switches.events,
      DisplayAlerts: () => switches.alerts,
      Calculation: () => (host.manual ? manual : automatic),
    },
    set: {
      ScreenUpdating: flip('screen'),
      EnableEvents: flip('events'),
      DisplayAlerts: flip('alerts'),
      PrintCommunication: (on: boolean) => {
        host.printing.on = on;
        if (on) for (const step of host.printing.waiting.splice(0)) step();
      },
    },
    call: {
      CreateTaskPane: panes.create,
      GetTaskPane: panes.find,
      Calculate: () => {
        host.book.recalculate();
        host.tell('SheetCalculate');
      },
      Range: (address: unknown) => rangeAcross(host, address),
      Evaluate: (formula: unknown) => evaluated(host, formula),
    },
  });
}
