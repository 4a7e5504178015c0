/** Published reports used as test data. They are not part of the project; where they are absent, tests say so. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, test } from '@jest/globals';

const folder = resolve('../shared/reports');

export function realReport(name: string): string {
  return readFileSync(`${folder}/${name}`, 'utf8');
}

export function realBytes(name: string): Uint8Array {
  return readFileSync(`${folder}/${name}`);
}

export function hasReal(name: string): boolean {
  return existsSync(`${folder}/${name}`);
}

/** `describe` where the report is there; one loudly skipped test where it is not. */
export function describeReal(name: string, title: string, body: () => void): void {
  if (hasReal(name)) describe(title, body);
  else test.skip(`SKIPPED, ../shared/reports/${name} is not here: ${title}`, () => undefined);
}
