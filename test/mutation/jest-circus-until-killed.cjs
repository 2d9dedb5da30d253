/** Jest stops at the first file that fails on its command line only; here the first failure speaks for all files after it. */
const { default: circus } = require('jest-circus/runner');

const activeMutant = () => process.env.__STRYKER_ACTIVE_MUTANT__;
let killed;

module.exports = async (...args) => {
  const mutant = activeMutant();
  if (mutant !== undefined && killed?.mutant === mutant) return { ...killed.result, testFilePath: args[4] };
  const result = await circus(...args);
  if (mutant !== undefined && result.numFailingTests > 0) killed = { mutant, result };
  return result;
};
