/**
 * Reads workbooks by one of the readers and prints what it costs: `reader.js NAME FILE…`. A process for each, so that none
 * pays for what another left in memory, or for the shapes of objects another taught the engine. Asserts nothing.
 */
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { read as readBySheetJs } from '@e965/xlsx';
import { Workbook } from 'exceljs';
import { checkReport } from '../src/actions/check-report';
import { zipEntries } from '../src/container/zip';
import { keepNothingLong } from '../src/cli/engine';
import { inflater } from '../src/cli/inflater';
import { isRefusal } from '../src/form/refusal';
import { openWorkbook } from '../src/hosts/file/open';

async function opened(bytes: Uint8Array) {
  const workbook = await openWorkbook(bytes, { inflater });
  if (isRefusal(workbook)) throw new Error(workbook.message);
  return workbook;
}

const readers: Readonly<Record<string, (bytes: Uint8Array) => unknown>> = {
  'inflate and UTF-8 only': (bytes) =>
    zipEntries(bytes).map(({ method, data }) =>
      new TextDecoder().decode(method === 0 ? data : inflateRawSync(data)),
    ),
  'this project, read': opened,
  'this project, read and checked': async (bytes) => checkReport(await opened(bytes)),
  'exceljs, load': (bytes) => new Workbook().xlsx.load(bytes.slice().buffer),
  '@e965/xlsx (SheetJS), read': (bytes) => readBySheetJs(bytes),
};

/** The first get warm. */
const rounds = 12;

/** Processor time a file, in milliseconds: the best of the rounds. */
async function cost(read: (bytes: Uint8Array) => unknown, files: readonly Uint8Array[]): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const start = process.cpuUsage();
    for (const bytes of files) await read(bytes);
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000 / files.length);
  }
  return best;
}

async function main(): Promise<void> {
  // As on the command line, and for all readers alike.
  keepNothingLong();
  const [name = '', ...paths] = process.argv.slice(2);
  const read = readers[name];
  if (!read) throw new Error(name);
  const files = paths.map((path) => new Uint8Array(readFileSync(path)));
  process.stdout.write(String(await cost(read, files)));
}

void main();
