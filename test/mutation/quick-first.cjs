/** Properties and the decision table try thousands of cases; most mutants die of a single one. */
const { default: Sequencer } = require('@jest/test-sequencer');

const isLong = ({ path }) => /\.properties\.spec\.ts$|-table\.spec\.ts$/.test(path);

module.exports = class extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => Number(isLong(a)) - Number(isLong(b)));
  }
};
