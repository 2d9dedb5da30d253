import { once } from 'node:events';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { ImageUnusable } from '../content.problems';

/** Beside this file, and compiled where this is. */
const WORKER = join(__dirname, `image-pages.worker${extname(__filename)}`);
const MEMORY_MB = 512;
const TIMEOUT_MS = 30_000;

type Outcome = { readonly pdf: Uint8Array } | { readonly image: number; readonly detail: string };

/** Makes one PDF of several images, each a page, upright as its EXIF says. */
@Injectable()
export class ImagePages {
  private last: Promise<unknown> = Promise.resolve();

  /** One after the other, so that no more than one set of images is in memory. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /**
   * @param images PNG or JPEG; the same ones make the same bytes
   * @throws ImageUnusable when one is broken or too large, or all together take too much
   */
  async toPdf(images: readonly Uint8Array[]): Promise<Uint8Array> {
    const outcome = await run(images);
    if ('pdf' in outcome) return outcome.pdf;
    const { image, detail } = outcome;
    throw new ImageUnusable({ errors: [{ pointer: `/content/${image}`, detail }] });
  }
}

async function run(images: readonly Uint8Array[]): Promise<Outcome> {
  const worker = new Worker(WORKER, {
    workerData: images,
    execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  try {
    const [outcome] = (await once(worker, 'message', { signal: AbortSignal.timeout(TIMEOUT_MS) })) as [Outcome];
    return outcome;
  } catch (cause) {
    if (isTooMuch(cause)) throw new ImageUnusable({ detail: 'The pictures take too much memory or time.', cause });
    throw cause;
  } finally {
    await worker.terminate();
  }
}

const isTooMuch = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error.code === 'ABORT_ERR');
