/** A county's afternoon: 300 units' workbooks collected by the command line, and the same files only loaded by openpyxl. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programOf } from '../test/programs';
import { reportMaker } from '../test/cli/many-reports';
import { runMeasured } from './peak';

const units = 300;

const openpyxl = `
import sys, openpyxl
for path in sys.argv[1:]:
    for sheet in openpyxl.load_workbook(path, data_only=True):
        for row in sheet.iter_rows(values_only=True): pass
`;

export async function benchCollect(line: (label: string, value: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  try {
    const make = await reportMaker();
    mkdirSync(join(folder, 'in'));
    // Odd ones are of 2024.
    const made = Array.from({ length: units }, (_, index) => make(2 * index + 1));
    const paths = made.map(({ unit, bytes }) => {
      const path = join(folder, 'in', `${unit}.xlsx`);
      writeFileSync(path, bytes);
      return path;
    });
    const register = join(folder, 'units.csv');
    writeFileSync(register, `单位名称\n${made.map(({ unit }) => unit).join('\n')}\n`);
    const area = ['collect', join(folder, 'area.xlsx'), join(folder, 'in'), '--units', register];
    const { milliseconds, megabytes } = runMeasured([...area, '--unit', '云岭县', '--year', '2024']);
    const held = `${megabytes.toFixed(0)} MB at most`;
    line(
      `${String(units)} units collected, the whole process`,
      `${(milliseconds / 1000).toFixed(1)} s, ${held}`,
    );
    const python = programOf('openpyxl');
    if (python === undefined) {
      line('the same files loaded by openpyxl', 'skipped: not installed here');
      return;
    }
    const start = performance.now();
    spawnSync(python, ['-c', openpyxl, ...paths]);
    const theirs = performance.now() - start;
    line('the same files only loaded by openpyxl', `${(theirs / 1000).toFixed(1)} s`);
    line('ratio', `${(theirs / milliseconds).toFixed(1)} ×`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
