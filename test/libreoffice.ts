/** LibreOffice as a second opinion: recalculates workbooks whatever results are cached in them. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/** Each file as LibreOffice opens and saves it, from and to the formats of these file name endings. */
export function saved(files: readonly Uint8Array[], from: string, to: string): readonly Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-recalc-'));
  try {
    mkdirSync(join(folder, 'profile', 'user'), { recursive: true });
    writeFileSync(join(folder, 'profile', 'user', 'registrymodifications.xcu'), settings);
    const paths = files.map((bytes, index) => {
      const path = join(folder, `${String(index)}.${from}`);
      writeFileSync(path, bytes);
      return path;
    });
    const out = join(folder, 'out');
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    spawnSync(startOf('soffice'), [profile, '--headless', '--convert-to', to, '--outdir', out, ...paths]);
    return files.map((_, index) => readFileSync(join(out, `${String(index)}.${to}`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
