/** Tests that need a program beside Node (programs.ts). Where one is missing they are skipped, and say so. */
import { test } from '@jest/globals';
import { programOf, type Program } from './programs';

export function present(program: Program): boolean {
  return programOf(program) !== undefined;
}

let passed = true;

/** Whether the last test that needed a program came to its end; what it used can be used again then. */
export const lastPassed = (): boolean => passed;

/** Milliseconds a test may take on a machine under load; what is waited for gives up earlier, and says what. */
const limit = 300_000;

/** `test` where the programs are there; a skipped test that names what is missing where they are not. */
export function testWith(
  programs: Program | readonly Program[],
  title: string,
  body: () => Promise<void> | void,
): void {
  const missing = [programs].flat().filter((program) => !present(program));
  const noted = async (): Promise<void> => {
    passed = false;
    await body();
    passed = true;
  };
  if (missing.length === 0) test(title, noted, limit);
  else test.skip(`SKIPPED, ${missing.join(' and ')} not installed: ${title}`, () => undefined);
}
