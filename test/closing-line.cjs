/** Ends a run with one plain line, whatever the terminal: `N passed, N failed, N skipped`. */
module.exports = class ClosingLine {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    this.line = `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`;
    // After jest's own summary, which is written when all reporters are done.
    process.once('exit', () => process.stdout.write(`${this.line}\n`));
  }
};
