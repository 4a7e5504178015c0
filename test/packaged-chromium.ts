/**
 * The Chromium inside npm's @sparticuz/chromium. The package unpacks it into the folder for temporary files, where a
 * second process takes it before it is whole; here it is unpacked apart and moved, once for all who share node_modules.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const script = `import('@sparticuz/chromium').then(({ default: it }) => it.executablePath())`;

/** Where it is, or undefined where it could not be unpacked; whether it starts is for the caller to try. */
export function packagedChromium(): string | undefined {
  const about = resolve('node_modules/@sparticuz/chromium/package.json');
  if (!existsSync(about)) return undefined;
  const { version } = JSON.parse(readFileSync(about, 'utf8')) as { readonly version: string };
  const folder = resolve('node_modules/.cache', `chromium-${version}`);
  const program = join(folder, 'chromium');
  if (existsSync(program)) return program;
  mkdirSync(dirname(folder), { recursive: true });
  const apart = mkdtempSync(`${folder}-`);
  try {
    spawnSync(process.execPath, ['-e', script], { env: { ...process.env, TMPDIR: apart }, stdio: 'ignore' });
    if (existsSync(join(apart, 'chromium'))) renameSync(apart, folder);
  } catch {
    // Another process was first.
  } finally {
    rmSync(apart, { recursive: true, force: true });
  }
  return existsSync(program) ? program : undefined;
}
