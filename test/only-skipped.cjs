/**
 * The environment of a run with `ONLY_SKIPPED=1`: a test that passed in the bare run before is left out, with the hooks that
 * only such tests need. By its whole name: one that was skipped for want of a program has another.
 */
const { readFileSync } = require('node:fs');
const { relative, sep } = require('node:path');
const { TestEnvironment } = require('jest-environment-node');

/** Kept by closing-line.cjs at the end of a whole bare run: by file, the names of the tests that passed in it. */
const passedBefore = (list) => JSON.parse(readFileSync(list, 'utf8'));

/** As jest says it: the blocks it is in, from outside, then its own. */
function nameOf(test) {
  const names = [test.name];
  for (let block = test.parent; block.parent; block = block.parent) names.unshift(block.name);
  return names.join(' ');
}

const testsIn = (block) =>
  block.children.flatMap((child) => (child.type === 'test' ? [child] : testsIn(child)));

module.exports = class OnlySkipped extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    const { rootDir, testEnvironmentOptions } = config.projectConfig;
    const file = relative(rootDir, context.testPath).split(sep).join('/');
    this.passed = new Set(passedBefore(testEnvironmentOptions.list)[file] ?? []);
  }

  handleTestEvent({ name }, { rootDescribeBlock }) {
    if (name !== 'run_start') return;
    for (const test of testsIn(rootDescribeBlock)) if (this.passed.has(nameOf(test))) test.mode = 'skip';
  }
};
