import { join, resolve } from 'node:path';
import { mulberry32 } from '../../apps/registry/src/concurrency/random-schedule.fixture';
import { run } from './runs/run';
import { RUN, scheduleOf } from './runs/schedule';
import { FaultStack } from './stack/fault-stack';

const FOLDER = resolve(__dirname, '../../.askonce/faults');
const FULL = process.env['TEST_SIZE'] === 'full';
/** A run of a few seconds is enough to see that the machinery works; what it finds, many long ones find. */
const SIZE = FULL ? RUN : { ...RUN, steps: 16, faults: 3 };
const SEEDS = FULL ? Array.from({ length: 20 }, (_, n) => n + 1) : [4];

jest.setTimeout(240_000);

describe('two instances of everything, while much of it fails', () => {
  let stack: FaultStack;
  beforeAll(async () => {
    stack = await FaultStack.start({ folder: join(FOLDER, 'logs'), random: mulberry32(1) });
  });
  afterAll(() => stack.stop());

  it.each(SEEDS)('keep every promise (seed %i)', async (seed) => {
    const { violations } = await run(stack, scheduleOf(seed, SIZE), { folder: join(FOLDER, String(seed)) });
    expect(violations).toEqual([]);
  });
});
