/** Workbooks read by this project and by others, the same files in one run. Asserts nothing. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { read as readBySheetJs } from '@e965/xlsx';
import { Workbook } from 'exceljs';
import { checkReport } from '../src/actions/check-report';
import { zipEntries } from '../src/container/zip';
import { inflater } from '../src/cli/inflater';
import { isRefusal } from '../src/form/refusal';
import { openWorkbook } from '../src/hosts/file/open';

const commandLine = join('dist', 'cli', 'nianbao.js');
const openpyxl = `
import sys, time, openpyxl
def cells(book): return [[cell for cell in row] for sheet in book for row in sheet.iter_rows(values_only=True)]
for only in (False, True):
    start = time.perf_counter()
    for path in sys.argv[1:]: cells(openpyxl.load_workbook(path, data_only=True, read_only=only))
    print(time.perf_counter() - start)
`;

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

/** Files a second, the better of two rounds, each reader warm. */
async function rate(files: readonly Uint8Array[], read: (bytes: Uint8Array) => unknown): Promise<number> {
  for (const bytes of files.slice(0, 20)) await read(bytes);
  let best = 0;
  for (let round = 0; round < 2; round += 1) {
    const start = performance.now();
    for (const bytes of files) await read(bytes);
    best = Math.max(best, (files.length * 1000) / (performance.now() - start));
  }
  return best;
}

export async function benchReaders(
  files: readonly Uint8Array[],
  line: (label: string, value: string) => void,
): Promise<void> {
  for (const [label, read] of Object.entries(readers))
    line(label, `${(await rate(files, read)).toFixed(0)} workbooks a second`);
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-readers-'));
  try {
    const paths = files.map((bytes, n) => {
      const path = join(folder, `${String(n)}.xlsx`);
      writeFileSync(path, bytes);
      return path;
    });
    const some = paths.slice(0, 60);
    const python = spawnSync('/usr/bin/python3', ['-c', openpyxl, ...some], { encoding: 'utf8' });
    const spent = python.stdout.trim().split('\n').map(Number);
    if (python.status !== 0) line('openpyxl', 'skipped: not installed here');
    else
      spent.forEach((seconds, n) => {
        const how = n === 0 ? 'openpyxl, load' : 'openpyxl, load read_only';
        line(how, `${(some.length / seconds).toFixed(0)} workbooks a second`);
      });
    if (!existsSync(commandLine)) line('check of 300 files', 'skipped: the command line is not built');
    else {
      const many = Array.from({ length: 300 }, (_, n) => paths[n % paths.length] ?? '');
      const start = performance.now();
      spawnSync(process.execPath, [commandLine, 'check', ...many, '--ndjson', join(folder, 'out.ndjson')], {
        stdio: 'ignore',
      });
      line('check of 300 files, the whole process', `${((performance.now() - start) / 1000).toFixed(1)} s`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
