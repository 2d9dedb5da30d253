/** Outlives Jest: once its input ends, whatever ended Jest, nothing of the run stays. Node strips the types by itself. */
const { endEverythingIn } = require('./processes.ts');

process.stdin.resume().on('end', () => void endEverythingIn(process.argv[2]));
