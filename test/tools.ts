/** Programs of Debian's that widen what is tested. Where one is missing, its tests are skipped, and say so. */
import { spawnSync } from 'node:child_process';
import { test } from '@jest/globals';
import { chromiumProgram } from './browser';

function runs(command: string, args: readonly string[]): boolean {
  return spawnSync(command, [...args], { stdio: 'ignore' }).status === 0;
}

const looks = {
  chromium: () => chromiumProgram() !== undefined,
  soffice: () => runs('soffice', ['--version']),
  pdftotext: () => runs('pdftotext', ['-v']),
  sevenZip: () => runs('7z', ['i']),
  pwsh: () => runs('pwsh', ['-NoProfile', '-Command', 'exit 0']),
  openpyxl: () => runs('/usr/bin/python3', ['-c', 'import openpyxl']),
} as const;

type Tool = keyof typeof looks;

const looked = new Map<Tool, boolean>();

/** Whether the program is there; looked for only when a test asks, and once. */
export function present(tool: Tool): boolean {
  const known = looked.get(tool) ?? looks[tool]();
  looked.set(tool, known);
  return known;
}

/** `test` where the tool is there; a skipped test that names it where it is not. */
export function testWith(tool: Tool, title: string, body: () => Promise<void> | void): void {
  if (present(tool)) test(title, body, 120_000);
  else test.skip(`SKIPPED, ${tool} is not installed: ${title}`, () => undefined);
}
