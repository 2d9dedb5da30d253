import { until } from '../fixtures/until';
import { PartitionLane } from './partition-lane';
import type { Received } from './received';

const message = (offset: number, bytes = 10): Received => ({
  topic: 't',
  partition: 0,
  offset: BigInt(offset),
  key: null,
  value: Buffer.alloc(bytes),
  headers: {},
});

describe('a lane of one partition', () => {
  it('takes one message after the other, and each offset once', async () => {
    const seen: bigint[] = [];
    let atWork = 0;
    const lane = new PartitionLane(
      't',
      0,
      async ({ offset }) => {
        expect((atWork += 1)).toBe(1);
        await Promise.resolve();
        atWork -= 1;
        seen.push(offset);
        return true;
      },
      () => undefined,
    );
    lane.add([message(5), message(6)], 7n);
    lane.add([message(5), message(6), message(9)], 10n);
    await until('all are done', () => seen.length === 3);
    expect(seen).toEqual([5n, 6n, 9n]);
    expect(lane.uncommitted).toBe(10n);
    expect(lane.lag).toBe(0);
    lane.hasCommitted(10n);
    expect(lane.uncommitted).toBeUndefined();
  });

  it('does not move past a message that was given back', async () => {
    const lane = new PartitionLane(
      't',
      0,
      () => Promise.resolve(false),
      () => undefined,
    );
    lane.add([message(5), message(6)], 7n);
    await lane.stop();
    expect(lane.uncommitted).toBe(5n);
    expect(lane.lag).toBe(2);
  });

  it('finishes the current message and takes no other when it stops', async () => {
    const gate = Promise.withResolvers<boolean>();
    const seen: bigint[] = [];
    const lane = new PartitionLane(
      't',
      0,
      ({ offset }) => (seen.push(offset), gate.promise),
      () => undefined,
    );
    lane.add([message(1), message(2)], 3n);
    const stopped = lane.stop();
    gate.resolve(true);
    await stopped;
    lane.add([message(3)], 4n);
    expect(seen).toEqual([1n]);
    expect(lane.uncommitted).toBe(2n);
  });

  it('says when it is full and when there is room again', async () => {
    const gate = Promise.withResolvers<boolean>();
    let room = 0;
    const lane = new PartitionLane(
      't',
      0,
      () => gate.promise,
      () => (room += 1),
    );
    lane.add([message(1, 200_000), message(2, 200_000)], 3n);
    expect(lane.isFull()).toBe(true);
    gate.resolve(true);
    await until('there is room', () => room === 1);
    expect(lane.isFull()).toBe(false);
  });
});
