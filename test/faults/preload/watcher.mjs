/**
 * Loaded before a service by the suite of faults. It ends the process, or has it stand still, at a named point; and it
 * changes the built code while it is loaded, where a mutant of the system is to be caught.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

/** By point. */
const armed = new Map();
let skew = 0;

globalThis[Symbol.for('askonce.failpoint')] = (point) => {
  const waiting = armed.get(point);
  if (waiting === undefined || (waiting.nth -= 1) > 0) return;
  armed.delete(point);
  appendFileSync(process.env.FAULTS_REACHED, `${point}\n`);
  process.kill(process.pid, waiting.signal);
};

const TrueDate = Date;
globalThis.Date = class Date extends TrueDate {
  constructor(...given) {
    if (given.length === 0) super(TrueDate.now() + skew);
    else super(...given);
  }
  static now() {
    return TrueDate.now() + skew;
  }
};

process.on('message', (told) => {
  if ('arm' in told) armed.set(told.arm.point, told.arm);
  if ('disarm' in told) armed.clear();
  if ('skew' in told) skew = told.skew;
});
process.channel?.unref();

const mutation = process.env.FAULTS_MUTATION && JSON.parse(readFileSync(process.env.FAULTS_MUTATION, 'utf8'));
if (mutation) {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const changes = mutation.filter(({ file }) => url.endsWith(file));
      if (changes.length === 0) return loaded;
      const source = String(loaded.source ?? readFileSync(new URL(url)));
      return { ...loaded, format: 'commonjs', source: changes.reduce(changed, source) };
    },
  });
}

/** A change that no longer fits the code would test nothing. */
function changed(source, { file, from, to }) {
  if (source.split(from).length !== 2) throw new Error(`The mutation of ${file} does not fit: ${from}`);
  return source.replace(from, () => to);
}
