import { readFileSync } from 'node:fs';
import process from 'node:process';

/**
 * Kept by test/closing-line.cjs at the end of a whole bare run: the files in which a test was skipped, each with the names of
 * those that passed.
 */
const list = 'dist/.cache/skipped-files.json';

/** What a browser of another make could break: all of their tests, whatever passed in the bare run's. */
const inBrowsers = ['browser', 'excel/pane', 'workbench/hands', 'wps/pages'].map(
  (name) => `test/${name}.test.ts`,
);

/**
 * With `ONLY_SKIPPED=1`, where other programs have been installed since: the files of which a bare run had to leave something
 * out, of them the tests that did not pass there, and the files of the browser. The others would do again what they did.
 */
function only() {
  if (process.env['ONLY_SKIPPED'] !== '1') return { testMatch: ['**/*.test.ts'], testEnvironment: 'node' };
  const files = Object.keys(JSON.parse(readFileSync(list, 'utf8')));
  return {
    testMatch: [...new Set([...files, ...inBrowsers])].map((file) => `<rootDir>/${file}`),
    testEnvironment: '<rootDir>/test/only-skipped.cjs',
    testEnvironmentOptions: { list },
  };
}

export default {
  ...only(),
  roots: ['<rootDir>/test'],
  transform: {
    '^.+\\.tsx?$': ['ts-jest', { tsconfig: 'test/tsconfig.json' }],
  },
  // As the command line loads it (webpack.config.js): a quarter of the time, in each of many files.
  moduleNameMapper: { '^exceljs$': 'exceljs/dist/exceljs.bare.min.js' },
  setupFiles: ['<rootDir>/test/setup.ts'],
  reporters: ['default', ['<rootDir>/test/closing-line.cjs', { list, inBrowsers }]],
  testSequencer: '<rootDir>/test/longest-first.cjs',
  // For a machine under load; what waits for something gives up earlier, and says for what.
  testTimeout: 300_000,
  // One for each processor: a browser and its test take turns anyhow.
  maxWorkers: '100%',
};
