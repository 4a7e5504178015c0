/**
 * The order of the test files where no earlier run has left their times: jest would go by size, and begin a short file with
 * long work behind it when the others are done. What starts browsers, pages or programs comes first.
 */
const { default: Sequencer } = require('@jest/test-sequencer');

const long = /[\\/]test[\\/](?:workbench|excel|wps|cli|packaging|hosts)[\\/]/;

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const timed = sorted.some(({ duration }) => duration !== undefined);
    if (timed) return sorted;
    return [true, false].flatMap((first) => sorted.filter(({ path }) => long.test(path) === first));
  }
};
