/**
 * Ends a run with one plain line, whatever the terminal: `N passed, N failed, N skipped`. A whole bare run leaves a list of the
 * files in which something was skipped, and of what passed in them, for a run with more programs (jest.config.mjs). A file that does not end is named,
 * and ends the run: no limit of jest's stops a loop, and jest prints a file's name only when it is done.
 */
const { spawnSync } = require('node:child_process');
const { mkdirSync, readFileSync, readdirSync, writeFileSync, writeSync } = require('node:fs');
const { dirname, relative, sep } = require('node:path');
const { clearTimeout, setTimeout } = require('node:timers');

const countTests = () =>
  readdirSync('test', { recursive: true }).filter((name) => name.endsWith('.test.ts')).length;

/** Minutes until a file is spoken of, and until it is given up; the longest takes about two on a machine at rest. */
const [long, tooLong] = [5, 20];

module.exports = class ClosingLine {
  constructor(globalConfig, { list, inBrowsers }) {
    this.rootDir = globalConfig.rootDir;
    this.list = list;
    this.inBrowsers = inBrowsers;
    this.alarms = new Map();
  }

  nameOf(path) {
    return relative(this.rootDir, path).split(sep).join('/');
  }

  onTestFileStart({ path }) {
    const after = (minutes, act) => setTimeout(act, minutes * 60_000).unref();
    this.alarms.set(path, [
      after(long, () => this.say(path, `STILL RUNNING after ${long} minutes`)),
      after(tooLong, () => {
        this.say(path, `GIVEN UP after ${tooLong} minutes`);
        // A worker in a loop does not hear that its parent has gone.
        spawnSync('pkill', ['-KILL', '-P', String(process.pid)]);
        process.exit(1);
      }),
    ]);
  }

  /** At once: jest keeps back what is written while it runs, and a run that is given up loses it. */
  say(path, words) {
    writeSync(1, `${words}: ${this.nameOf(path)}\n`);
  }

  onTestFileResult({ path }) {
    this.alarms.get(path)?.forEach(clearTimeout);
  }

  onRunStart({ numTotalTestSuites: some }) {
    if (process.env['ONLY_SKIPPED'] !== '1') return;
    const words = `${String(some)} of ${String(countTests())} test files: those in which a bare run skipped something, without the tests that passed there, and all of those of the browser.`;
    process.stdout.write(`${words}\n`);
  }

  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const again = this.passedBefore(results);
    const skipped = results.numPendingTests + results.numTodoTests - again;
    if (again > 0) process.stdout.write(`${String(again)} tests left out: they passed in the bare run.\n`);
    this.line = `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`;
    if (process.env['ONLY_NPM'] === '1' && results.numTotalTestSuites === countTests()) this.keep(results);
    // After jest's own summary, which is written when all reporters are done.
    process.once('exit', () => process.stdout.write(`${this.line}\n`));
  }

  /** How many tests were left out because they passed in the bare run (only-skipped.cjs). */
  passedBefore({ testResults }) {
    if (process.env['ONLY_SKIPPED'] !== '1') return 0;
    const before = JSON.parse(readFileSync(this.list, 'utf8'));
    const leftOut = (path, tests) => {
      const passed = new Set(before[this.nameOf(path)] ?? []);
      return tests.filter(({ status, fullName }) => status === 'pending' && passed.has(fullName)).length;
    };
    return testResults.reduce(
      (sum, { testFilePath, testResults: tests }) => sum + leftOut(testFilePath, tests),
      0,
    );
  }

  keep({ testResults }) {
    const passedIn = (tests) =>
      tests.filter(({ status }) => status === 'passed').map(({ fullName }) => fullName);
    const files = testResults
      .filter(({ numPendingTests }) => numPendingTests > 0)
      .map(({ testFilePath, testResults: tests }) => [this.nameOf(testFilePath), passedIn(tests)])
      .map(([name, passed]) => [name, this.inBrowsers.includes(name) ? [] : passed]);
    mkdirSync(dirname(this.list), { recursive: true });
    writeFileSync(this.list, JSON.stringify(Object.fromEntries(files)));
  }
};
