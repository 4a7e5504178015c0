/**
 * Ends a run with one plain line, whatever the terminal: `N passed, N failed, N skipped`. A whole bare run leaves a list of the
 * files in which something was skipped, for a run with more programs (jest.config.mjs). A file that does not end is named,
 * and ends the run: no limit of jest's stops a loop, and jest prints a file's name only when it is done.
 */
const { spawnSync } = require('node:child_process');
const { mkdirSync, readdirSync, writeFileSync, writeSync } = require('node:fs');
const { dirname, relative, sep } = require('node:path');
const { clearTimeout, setTimeout } = require('node:timers');

const countTests = () =>
  readdirSync('test', { recursive: true }).filter((name) => name.endsWith('.test.ts')).length;

/** Minutes until a file is spoken of, and until it is given up; the longest takes about two on a machine at rest. */
const [long, tooLong] = [5, 20];

module.exports = class ClosingLine {
  constructor(globalConfig, { skipped }) {
    this.rootDir = globalConfig.rootDir;
    this.skipped = skipped;
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
    const words = `${String(some)} of ${String(countTests())} test files: those in which a bare run skipped something, and those of the browser.`;
    process.stdout.write(`${words}\n`);
  }

  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    this.line = `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`;
    if (process.env['ONLY_NPM'] === '1' && results.numTotalTestSuites === countTests()) this.keep(results);
    // After jest's own summary, which is written when all reporters are done.
    process.once('exit', () => process.stdout.write(`${this.line}\n`));
  }

  keep({ testResults }) {
    const files = testResults
      .filter(({ numPendingTests }) => numPendingTests > 0)
      .map(({ testFilePath }) => this.nameOf(testFilePath));
    mkdirSync(dirname(this.skipped), { recursive: true });
    writeFileSync(this.skipped, JSON.stringify(files));
  }
};
