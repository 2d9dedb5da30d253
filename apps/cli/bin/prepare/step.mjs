const EVERY_MS = 5000;

/** Says what is going on, and every few seconds that it still is. All on stderr: stdout belongs to the command's answer. */
export async function step(title, work) {
  const begun = Date.now();
  const seconds = () => `${((Date.now() - begun) / 1000).toFixed(0)} s`;
  process.stderr.write(`${title} …\n`);
  const alive = setInterval(() => process.stderr.write(`  … ${seconds()}\n`), EVERY_MS);
  try {
    await work();
  } finally {
    clearInterval(alive);
  }
  process.stderr.write(`  done in ${seconds()}\n`);
}
