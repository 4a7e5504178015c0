/** What `npm run pack:wps` hands out, made once from a small build, for the tests to unpack and install. */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
export const folder = `ogi-report_${version}`;
export const kit = `公开年报助手-WPS-${version}`;

/** An ordinary user: root may do what a clerk may not, and would not see it fail. */
const clerk = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const made: string[] = [];

export function folderFor(what: string): string {
  const path = mkdtempSync(join(tmpdir(), `ogi-wps-${what}-`));
  made.push(path);
  chmodSync(path, 0o755);
  return path;
}

export function removeFolders(): void {
  for (const path of made) rmSync(path, { recursive: true, force: true });
}

/** Gives a file or folder to the clerk. */
export function give(path: string): void {
  if (clerk.uid !== undefined) chownSync(path, clerk.uid, clerk.gid);
}

export function run(command: string, args: readonly string[], options = {}): string {
  const { status, stdout, stderr } = spawnSync(command, [...args], { encoding: 'utf8', ...options });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

export const runAsClerk = (command: string, args: readonly string[], env = {}): string =>
  run(command, args, { ...clerk, env: { ...process.env, HOME: tmpdir(), ...env } });

export function pack(from: string, to: string, ...more: readonly string[]): void {
  run(process.execPath, ['packaging/wps/pack-wps.mjs', '--from', from, '--to', to, ...more]);
}

export interface Packed {
  readonly dist: string;
  readonly out: string;
}

export function makeKit(...more: readonly string[]): Packed {
  const root = folderFor('pack');
  const dist = join(root, 'dist');
  mkdirSync(join(dist, 'images'), { recursive: true });
  for (const file of ['ribbon.xml', 'manifest.xml'])
    writeFileSync(join(dist, file), readFileSync(`assets/wps/${file}`));
  writeFileSync(join(dist, 'index.html'), `<!doctype html>${'年'.repeat(50_000)}`);
  writeFileSync(join(dist, 'images', 'check.png'), 'png');
  const out = join(root, 'out');
  pack(dist, out, ...more);
  return { dist, out };
}
