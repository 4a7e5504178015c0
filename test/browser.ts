/**
 * A headless Chromium for tests: Debian's where it is installed, else the one that ships inside an npm package.
 * Where neither starts, browser tests are skipped, and say so (tools.ts).
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface Program {
  readonly path: string;
  readonly args: readonly string[];
}

/** Unpacks the packaged browser where needed, and tries it: it lacks libraries on some machines. */
const probe = `import('@sparticuz/chromium').then(async ({ default: it }) => {
  const path = await it.executablePath();
  const { status } = require('node:child_process').spawnSync(path, ['--version']);
  if (status === 0) console.log(JSON.stringify({ path, args: it.args }));
})`;

function packaged(): Program | undefined {
  const { stdout } = spawnSync(process.execPath, ['-e', probe], { encoding: 'utf8' });
  return stdout.trim() === '' ? undefined : (JSON.parse(stdout) as Program);
}

function find(): Program | undefined {
  const path = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  return path === undefined ? packaged() : { path, args: [] };
}

let found: { readonly program: Program | undefined } | undefined;

/** The browser to drive; looked for once. */
export function chromiumProgram(): Program | undefined {
  found ??= { program: find() };
  return found.program;
}

export async function launchChromium(): Promise<Browser> {
  const program = chromiumProgram();
  if (!program) throw new Error('no Chromium on this machine');
  const args = program.args.filter((arg) => !arg.startsWith('--headless'));
  return chromium.launch({ executablePath: program.path, args: [...args, ...quiet], headless: true });
}
