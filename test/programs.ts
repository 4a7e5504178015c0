/**
 * Which programs beside Node there are: the one place that looks for them. With `ONLY_NPM=1` all that npm did not bring
 * counts as missing, so that a bare run is bare on any machine.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { packagedChromium } from './packaged-chromium';

/** Where each is looked for, and what it is tried with. */
const looks = {
  chromium: {
    at: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].filter(existsSync),
    tried: ['--version'],
  },
  soffice: { at: ['soffice'], tried: ['--version'] },
  pdftotext: { at: ['pdftotext'], tried: ['-v'] },
  '7z': { at: ['7z'], tried: ['i'] },
  'redis-server': { at: ['redis-server'], tried: ['--version'] },
  pwsh: { at: ['pwsh'], tried: ['-NoProfile', '-Command', 'exit 0'] },
  // Debian's own Python, which sees Debian's packages.
  openpyxl: { at: ['/usr/bin/python3'], tried: ['-c', 'import openpyxl'] },
} as const;

export type Program = keyof typeof looks;

const starts = (path: string, args: readonly string[]): boolean =>
  spawnSync(path, args, { stdio: 'ignore' }).status === 0;

function find(name: Program): string | undefined {
  const { at, tried } = looks[name];
  const installed = process.env['ONLY_NPM'] === '1' ? [] : at;
  const path = installed.find((one) => starts(one, tried));
  if (path !== undefined || name !== 'chromium') return path;
  const packaged = packagedChromium();
  return packaged !== undefined && starts(packaged, tried) ? packaged : undefined;
}

const found = new Map<Program, string | undefined>();

/** How to start the program, where it is there; looked for at the first question only. */
export function programOf(name: Program): string | undefined {
  if (!found.has(name)) found.set(name, find(name));
  return found.get(name);
}

/** How to start a program that was asked for before; throws where it is not there. */
export function startOf(name: Program): string {
  const path = programOf(name);
  if (path === undefined) throw new Error(`${name} is not on this machine`);
  return path;
}
