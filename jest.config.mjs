import { readFileSync } from 'node:fs';
import process from 'node:process';

/** Kept by test/closing-line.cjs at the end of a whole bare run: the files in which a test was skipped. */
const skipped = 'dist/.cache/skipped-files.json';

/** What a browser of another make could break, should no file of theirs have been skipped. */
const inBrowsers = ['browser', 'excel/pane', 'workbench/hands', 'wps/pages'].map(
  (name) => `test/${name}.test.ts`,
);

/**
 * With `ONLY_SKIPPED=1`, where other programs have been installed since: the files of which a bare run had to leave something
 * out, and those of the browser. The others would do again what they did.
 */
function only() {
  if (process.env['ONLY_SKIPPED'] !== '1') return ['**/*.test.ts'];
  const files = JSON.parse(readFileSync(skipped, 'utf8'));
  return [...new Set([...files, ...inBrowsers])].map((file) => `<rootDir>/${file}`);
}

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: only(),
  transform: {
    '^.+\\.tsx?$': ['ts-jest', { tsconfig: 'test/tsconfig.json' }],
  },
  setupFiles: ['<rootDir>/test/setup.ts'],
  reporters: ['default', ['<rootDir>/test/closing-line.cjs', { skipped }]],
  // For a machine under load; what waits for something gives up earlier, and says for what.
  testTimeout: 300_000,
  // One for each processor: a browser and its test take turns anyhow.
  maxWorkers: '100%',
};
