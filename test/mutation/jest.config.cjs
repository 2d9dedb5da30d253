/** The unit specs, run once for each mutant: the quick ones first, and none after one of them has found it. */
const { projects } = require('../../jest.config.cjs');

const { displayName: _, ...unit } = projects.find(({ displayName }) => displayName === 'unit');

module.exports = {
  ...unit,
  testRunner: `${__dirname}/jest-circus-until-killed.cjs`,
  testSequencer: `${__dirname}/quick-first.cjs`,
  setupFilesAfterEnv: [`${__dirname}/no-shrinking.cjs`],
};
