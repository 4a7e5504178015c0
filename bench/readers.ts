/**
 * Workbooks read by this project and by others, the same files in one run, by processor time: the clock on the wall tells how
 * busy the machine is. Asserts nothing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const commandLine = join('dist', 'cli', 'nianbao.js');
const reader = join('dist', 'bench', 'reader.js');
const openpyxl = `
import sys, time, openpyxl
def cells(book): return [[cell for cell in row] for sheet in book for row in sheet.iter_rows(values_only=True)]
for only in (False, True):
    start = time.process_time()
    for path in sys.argv[1:]: cells(openpyxl.load_workbook(path, data_only=True, read_only=only))
    print(time.process_time() - start)
`;

/** As bench/reader.ts calls them. */
const readers = [
  'inflate and UTF-8 only',
  'this project, read',
  'this project, read and checked',
  'exceljs, load',
  '@e965/xlsx (SheetJS), read',
];

/** Milliseconds a file: the better of two runs, all taking turns. */
function costs(paths: readonly string[]): ReadonlyMap<string, number> {
  const best = new Map<string, number>();
  for (let turn = 0; turn < 2; turn += 1)
    for (const name of readers) {
      const { stdout } = spawnSync(process.execPath, [reader, name, ...paths], { encoding: 'utf8' });
      best.set(name, Math.min(best.get(name) ?? Infinity, Number(stdout)));
    }
  return best;
}

const perSecond = (milliseconds: number): string => `${(1000 / milliseconds).toFixed(0)} workbooks a second`;

export function benchReaders(
  files: readonly Uint8Array[],
  line: (label: string, value: string) => void,
): void {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-readers-'));
  try {
    const paths = files.map((bytes, n) => {
      const path = join(folder, `${String(n)}.xlsx`);
      writeFileSync(path, bytes);
      return path;
    });
    const spent = costs(paths);
    for (const [label, cost] of spent) line(label, perSecond(cost));
    const compared = (label: string, cost: number): void => {
      for (const ours of ['this project, read', 'this project, read and checked'])
        line(`${ours}: against ${label}`, `${(cost / (spent.get(ours) ?? NaN)).toFixed(2)} ×`);
    };
    for (const [label, cost] of spent) if (!label.startsWith('this project')) compared(label, cost);
    const some = paths.slice(0, 60);
    const python = spawnSync('/usr/bin/python3', ['-c', openpyxl, ...some], { encoding: 'utf8' });
    const seconds = python.stdout.trim().split('\n').map(Number);
    if (python.status !== 0) line('openpyxl', 'skipped: not installed here');
    else
      seconds.forEach((taken, n) => {
        const how = n === 0 ? 'openpyxl, load' : 'openpyxl, load read_only';
        const cost = (taken * 1000) / some.length;
        line(how, perSecond(cost));
        compared(how, cost);
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
