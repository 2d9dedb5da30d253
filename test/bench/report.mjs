import { cpus, loadavg, totalmem } from 'node:os';

/** Of an odd number of figures the middle one, of an even number the lower of both in the middle. */
export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)];

/** @param share from 0 to 1 @returns NaN where nothing was measured */
export function percentile(numbers, share) {
  const sorted = Float64Array.from(numbers).sort();
  return sorted.length === 0 ? NaN : sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** Median, and from where to where, of what several turns gave. */
export const spread = (numbers) => ({ median: median(numbers), from: Math.min(...numbers), to: Math.max(...numbers) });

/** Where it was measured, and what the machine did besides. */
export function machine() {
  const [{ model }] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const [load] = loadavg();
  const summary = `${cpus().length} × ${model}, ${gigabytes} GB, Node ${process.version}, load before it began ${load.toFixed(2)}.`;
  return { cpus: cpus().length, model, gigabytes, node: process.version, load, summary };
}

/** A table for people. @param benchmark with `title`, `columns` by name and `rows` of figures under these names */
export function tableOf({ title, columns, rows }) {
  const cells = [Object.values(columns), ...rows.map((row) => Object.keys(columns).map((name) => shown(row[name])))];
  const widths = Object.keys(columns).map((_, place) => Math.max(...cells.map((row) => row[place].length)));
  const line = (row) => row.map((cell, place) => cell.padStart(widths[place])).join('  ');
  return [title, '', ...cells.map(line)].join('\n');
}

function shown(figure) {
  if (typeof figure === 'object') return `${shown(figure.median)} (${shown(figure.from)}–${shown(figure.to)})`;
  return figure.toLocaleString('en', { maximumFractionDigits: figure < 10 ? 2 : 0 });
}
