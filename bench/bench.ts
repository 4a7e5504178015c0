/**
 * Speed, measured side by side in one run on this machine: checks, workbooks, and reports from workbook to .docx,
 * the last against a python3 script that does the same job with openpyxl and python-docx. Asserts nothing.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { addSheets } from '../src/actions/add-sheets';
import { checkReport } from '../src/actions/check-report';
import { readSource } from '../src/actions/read-source';
import { writeReport } from '../src/actions/write-report';
import type { Report } from '../src/form/report';
import { newWorkbook, openWorkbook } from '../src/hosts/file/open';
import { inflater } from '../src/cli/inflater';
import { readInNode } from '../src/readers/in-node';
import { readPastedText } from '../src/intake/pasted';
import { benchCollect } from './collect';
import { benchFirstImport } from './first-import';
import { benchLedger } from './ledger';
import { benchReaders } from './readers';
import { check } from '../src/rules/check';
import { rules } from '../src/rules/index';
import { varied } from './varied';
import { isRefusal } from '../src/form/refusal';

const batch = 200;

function fail(message: string): never {
  throw new Error(message);
}

function line(label: string, value: string): void {
  process.stdout.write(`${label.padEnd(62)}${value}\n`);
}

async function seconds(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function sample(): Report {
  const intake = readPastedText(readFileSync('assets/sample/report-2024.txt', 'utf8'));
  return intake.kind === 'intake' ? intake.report : fail(intake.message);
}

async function workbookBytes(report: Report): Promise<Uint8Array> {
  const workbook = newWorkbook();
  const added = await addSheets(workbook, report);
  return added.kind === 'added' ? workbook.save() : fail(added.message);
}

async function reportBytes(bytes: Uint8Array): Promise<Uint8Array> {
  const workbook = await openWorkbook(bytes, { inflater });
  if (isRefusal(workbook)) return fail(workbook.message);
  const result = await writeReport(workbook, ['docx'], { allowErrors: true });
  return result.kind === 'written' ? (result.files[0]?.bytes ?? fail('no document')) : fail(result.kind);
}

/** Rules about the 200 numbers, by the tables their ids name. */
const numberRule = /^(?:t[234]-|type|blank-zero|label|form-old)/u;

function benchChecks(report: Report): void {
  const evidence = { report };
  const some = rules.filter(({ id }) => numberRule.test(id));
  const numbers = (): unknown => some.map((rule) => rule.check(evidence));
  const turns = 1_000;
  // The best of some rounds, by processor time: the first ones get warm.
  const all = turns * 5;
  // Nothing that is remembered fits another report; every text is read again.
  const others = Array.from({ length: turns }, (_, turn) => varied(report, turn));
  // As an edit comes in: the workbook read anew, one number another.
  const edited = Array.from({ length: all }, (_, turn): Report => {
    return { ...report, figures: { ...report.figures, 'requests/granted/business': turn % 5 } };
  });
  const each = (reports: readonly Report[]) => (turn: number) =>
    check({ report: reports[turn % reports.length] ?? report });
  for (const [label, work] of [
    ['checks of the 200 numbers', numbers],
    ['all checks, prose included, cold', each(others)],
    ['all checks after one changed cell', each(edited)],
  ] as const) {
    let best = Infinity;
    for (let from = 0; from < all; from += turns) {
      const start = process.cpuUsage();
      for (let turn = from; turn < from + turns; turn += 1) work(turn);
      const { user, system } = process.cpuUsage(start);
      best = Math.min(best, (user + system) / turns);
    }
    line(label, `${best.toFixed(1)} µs a form`);
  }
}

async function benchWorkbooks(report: Report): Promise<readonly Uint8Array[]> {
  const files: Uint8Array[] = [];
  const writing = await seconds(async () => {
    for (let i = 0; i < batch; i += 1) files.push(await workbookBytes(varied(report, i)));
  });
  line('workbooks written', `${(batch / writing).toFixed(0)} a second`);
  const reading = await seconds(async () => {
    for (const bytes of files) {
      const workbook = await openWorkbook(bytes, { inflater });
      if (isRefusal(workbook)) fail(workbook.message);
      else await checkReport(workbook);
    }
  });
  line('workbooks read and checked', `${(batch / reading).toFixed(0)} a second`);
  return files;
}

function python(folder: string, files: readonly string[]): number | undefined {
  const script = join('bench', 'report_by_openpyxl.py');
  const run = spawnSync('/usr/bin/python3', [script, folder, ...files], { encoding: 'utf8' });
  return run.status === 0 ? Number(run.stdout) : undefined;
}

async function benchReports(files: readonly Uint8Array[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  try {
    const paths = files.map((bytes, i) => {
      const path = join(folder, `${String(i)}.xlsx`);
      writeFileSync(path, bytes);
      return path;
    });
    const ours = async (some: readonly string[]): Promise<number> =>
      seconds(async () => {
        for (const path of some) writeFileSync(`${path}.docx`, await reportBytes(readFileSync(path)));
      });
    const first = await ours(paths.slice(0, 1));
    const all = await ours(paths);
    line('one report, workbook → .docx, first', `${(first * 1000).toFixed(0)} ms`);
    line(`${String(batch)} reports, workbook → .docx`, `${((all / batch) * 1000).toFixed(1)} ms each`);
    const theirFirst = python(folder, paths.slice(0, 1));
    const theirs = python(folder, paths);
    if (theirFirst === undefined || theirs === undefined) {
      line('python3-openpyxl + python3-docx', 'skipped: not installed here');
      return;
    }
    line('the same by openpyxl + python-docx, first', `${(theirFirst * 1000).toFixed(0)} ms`);
    line('the same by openpyxl + python-docx, batch', `${((theirs / batch) * 1000).toFixed(1)} ms each`);
    line('ratio, one report', `${(theirFirst / first).toFixed(1)} ×`);
    line('ratio, batch', `${(theirs / all).toFixed(1)} ×`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A published report read back, in each form it may come in. */
async function benchIntake(workbook: Uint8Array): Promise<void> {
  const opened = await openWorkbook(workbook, { inflater });
  if (isRefusal(opened)) return fail(opened.message);
  const written = await writeReport(opened, ['docx', 'html'], { allowErrors: true });
  if (written.kind !== 'written') return fail(written.kind);
  const files = [...written.files, { format: 'xlsx', bytes: workbook }];
  for (const { format, bytes } of files) {
    const spent = await seconds(async () => {
      for (let i = 0; i < batch; i += 1) {
        const source = await readSource(bytes, '', {
          openWorkbook: (source) => openWorkbook(source, { inflater }),
          readApart: readInNode(resolve('dist/cli')),
        });
        if (isRefusal(source)) fail(source.message);
      }
    });
    line(`a published .${format} read`, `${((spent / batch) * 1000).toFixed(1)} ms each`);
  }
}

async function main(): Promise<void> {
  const report = sample();
  benchChecks(report);
  const workbooks = await benchWorkbooks(report);
  await benchLedger(report, line);
  benchReaders(workbooks, line);
  await benchIntake(workbooks[0] ?? fail('no workbook'));
  await benchReports(workbooks);
  benchFirstImport(line);
  await benchCollect(line);
}

void main();
