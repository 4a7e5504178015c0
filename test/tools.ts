/** Tests that need a program beside Node (programs.ts). Where one is missing they are skipped, and say so. */
import { test } from '@jest/globals';
import { programOf, type Program } from './programs';

export function present(program: Program): boolean {
  return programOf(program) !== undefined;
}

/** `test` where the programs are there; a skipped test that names what is missing where they are not. */
export function testWith(
  programs: Program | readonly Program[],
  title: string,
  body: () => Promise<void> | void,
): void {
  const missing = [programs].flat().filter((program) => !present(program));
  if (missing.length === 0) test(title, body, 120_000);
  else test.skip(`SKIPPED, ${missing.join(' and ')} not installed: ${title}`, () => undefined);
}
