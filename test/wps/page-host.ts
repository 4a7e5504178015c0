/** The strict WPS inside a browser: the page that stands for the program, in which the add-in's pages are frames. */
import { Workbook } from 'exceljs';
import { Book } from '../office/book';
import { EtHost } from './host';
import { modes } from './mode';

/** With the workbook in these bytes, or a new one. */
async function start(bytes?: readonly number[]): Promise<void> {
  const file = new Workbook();
  if (bytes) await file.xlsx.load(Uint8Array.from(bytes).buffer);
  const host = new EtHost(modes.linux, new Book(file));
  host.path = '/home/zhang/年报';
  host.disk.folders.push(host.path);
  Object.assign(window, { etHost: host, Application: host.app });
}

Object.assign(window, { start });
