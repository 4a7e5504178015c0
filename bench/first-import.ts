/**
 * The first import of a file of each kind: the whole process from its start, and the most memory it held; beside it, what a
 * clerk would do instead: have LibreOffice turn the file into one of today's. Asserts nothing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { programOf } from '../test/programs';
import { runMeasured } from './peak';

const samples = join('test', 'intake', 'samples');
const published = join('..', 'shared', 'reports', 'hongze-2024.pdf');
const files = [...['report.pdf', 'report.doc', 'report.xls'].map((name) => join(samples, name)), published];
const rounds = 3;

function milliseconds(command: string, args: readonly string[]): number {
  const start = performance.now();
  spawnSync(command, args, { stdio: 'ignore' });
  return performance.now() - start;
}

export function benchFirstImport(line: (label: string, value: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  const soffice = programOf('soffice');
  try {
    const drawn = Array.from({ length: rounds }, (_, round) =>
      runMeasured(['new', join(folder, `${String(round)}.xlsx`), '--unit', '甲', '--year', '2024']),
    );
    line(
      'for comparison: the program started, an empty workbook drawn',
      `${Math.min(...drawn.map((run) => run.milliseconds)).toFixed(0)} ms`,
    );
    for (const file of files) {
      const name = basename(file);
      if (!existsSync(file)) {
        line(`first import of ${name}`, 'skipped: not here');
        continue;
      }
      const runs = Array.from({ length: rounds }, (_, round) =>
        runMeasured(['import', file, join(folder, `${String(round)}-${name}.xlsx`)]),
      );
      const best = Math.min(...runs.map((run) => run.milliseconds));
      const peak = Math.max(...runs.map((run) => run.megabytes));
      line(
        `first import of ${name}, the whole process`,
        `${best.toFixed(0)} ms, ${peak.toFixed(0)} MB at most`,
      );
      if (soffice === undefined || name.endsWith('.pdf')) continue;
      const target = name.endsWith('.doc') ? 'docx' : 'xlsx';
      const args = ['--headless', '--convert-to', target, '--outdir', folder, file];
      const theirs = Math.min(...Array.from({ length: rounds }, () => milliseconds(soffice, args)));
      line(
        `… turned into .${target} by LibreOffice, not yet read`,
        `${theirs.toFixed(0)} ms, ${(theirs / best).toFixed(1)} ×`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
