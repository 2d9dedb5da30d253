import { join, resolve } from 'node:path';
import { mulberry32 } from '../../apps/registry/src/concurrency/random-schedule.fixture';
import { run } from './runs/run';
import { scheduleOf } from './runs/schedule';
import { FaultStack } from './stack/fault-stack';

const FOLDER = resolve(__dirname, '../../.askonce/faults');
const SEEDS = [1, 2];

jest.setTimeout(180_000);

describe('two instances of everything, while much of it fails', () => {
  let stack: FaultStack;
  beforeAll(async () => {
    stack = await FaultStack.start({ folder: join(FOLDER, 'logs'), random: mulberry32(1) });
  });
  afterAll(() => stack.stop());

  it.each(SEEDS)('keep every promise (seed %i: npm run faults -- --seed %i)', async (seed) => {
    const { violations } = await run(stack, scheduleOf(seed), { folder: join(FOLDER, String(seed)) });
    expect(violations).toEqual([]);
  });
});
