import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const EVERY_BYTES = 512 * 1024;
const TOLERATED_BYTES = 4 * 1024 * 1024;

// The function is there only in contexts that are made after the flag was set.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as NodeJS.GCFunction;

let streamed = 0;
let floor = Number.POSITIVE_INFINITY;

/**
 * Frees the buffers that streaming has left behind, after every 512 KiB streamed by anybody. Buffers lie outside the heap
 * whose growth makes V8 collect, so that without this a document of 20 MiB grows the process by twice its size. Most die young;
 * those that lived too long for that are collected with the old generation, once they amount to 4 MiB.
 */
export function freeDeadBuffers(bytesStreamed: number): void {
  streamed += bytesStreamed;
  if (streamed < EVERY_BYTES) return;
  streamed = 0;
  collect({ type: 'minor', execution: 'sync' });
  const { arrayBuffers } = process.memoryUsage();
  floor = Math.min(floor, arrayBuffers);
  if (arrayBuffers - floor < TOLERATED_BYTES) return;
  collect({ type: 'major', execution: 'sync' });
  floor = process.memoryUsage().arrayBuffers;
}
