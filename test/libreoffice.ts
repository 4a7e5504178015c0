/** LibreOffice as a second opinion: recalculates workbooks whatever results are cached in them. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startOf } from './programs';

/** `0` is "always recalculate" for files from Excel; by default LibreOffice trusts what is cached. */
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** Each workbook as LibreOffice saves it after recalculating. */
export function recalculated(workbooks: readonly Uint8Array[]): readonly Uint8Array[] {
  return saved(workbooks, 'xlsx', 'xlsx');
}

/** A profile of its own for each worker: the first start with a new one takes longest. Goes with dist/. */
function ownProfile(): string {
  const folder = resolve('dist/.cache', `libreoffice-${process.env['JEST_WORKER_ID'] ?? '0'}`);
  mkdirSync(join(folder, 'user'), { recursive: true });
  writeFileSync(join(folder, 'user', 'registrymodifications.xcu'), settings);
  return pathToFileURL(folder).href;
}

/** Converts files of a folder, all in one start of LibreOffice, into a folder; throws what it says where it fails. */
export function convert(paths: readonly string[], to: string, out: string): void {
  const args = [`-env:UserInstallation=${ownProfile()}`, '--headless', '--convert-to', to, '--outdir', out];
  const { status, stderr } = spawnSync(startOf('soffice'), [...args, ...paths], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`LibreOffice: ${stderr}`);
}

/** Each file as LibreOffice opens and saves it, from and to the formats of these file name endings. */
export function saved(files: readonly Uint8Array[], from: string, to: string): readonly Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-recalc-'));
  try {
    const paths = files.map((bytes, index) => {
      const path = join(folder, `${String(index)}.${from}`);
      writeFileSync(path, bytes);
      return path;
    });
    const out = join(folder, 'out');
    convert(paths, to, out);
    return files.map((_, index) => readFileSync(join(out, `${String(index)}.${to}`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
