import { CollectedLog } from '../fixtures/collected-log';
import { ScriptedKafka } from '../fixtures/scripted-kafka';
import type { ScriptedConsumer } from '../fixtures/scripted-kafka';
import { until } from '../fixtures/until';
import { TopicNames } from '../kafka/topic-names';
import { EventConsumer } from './event-consumer';
import type { Process } from './partition-lane';

describe('a consumer', () => {
  const running: EventConsumer[] = [];
  afterEach(() => Promise.all(running.splice(0).map((consumer) => consumer.stop())));

  const start = async (process: Process, commitEveryMs = 5) => {
    const scripted = new ScriptedKafka();
    const crashes: Error[] = [];
    const log = new CollectedLog();
    const parts = {
      kafka: scripted.kafka,
      names: new TopicNames(),
      process,
      log,
      onCrash: (e: Error) => crashes.push(e),
    };
    const consumer = new EventConsumer(parts, { groupId: 'g', topics: ['t'], commitEveryMs, drainMs: 50 });
    running.push(consumer);
    consumer.start();
    await until('it runs', () => consumer.status.heartbeatAgeMs === undefined && scripted.last !== undefined);
    await new Promise(setImmediate);
    return { consumer, scripted, first: scripted.last as ScriptedConsumer, crashes, log };
  };

  it('reports a crash that is no outage', async () => {
    const { first, crashes } = await start(() => Promise.resolve(true));
    first.emit('crash', { payload: { error: new TypeError('inside kafkajs') } });
    await until('it is reported', () => crashes.length === 1);
    expect(first.closed).toBe(true);
  });

  it('joins anew after an outage, without a crash', async () => {
    const { first, crashes, scripted, log } = await start(() => Promise.resolve(true));
    first.emit('crash', { payload: { error: Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }) } });
    await until('it is back', () => log.loud.length === 2);
    expect(scripted.consumers).toHaveLength(2);
    expect(crashes).toEqual([]);
  });

  it('commits what is done, also when the group rebalances', async () => {
    const { first } = await start(() => Promise.resolve(true), 60_000);
    first.join(0);
    await first.deliver(0, 5, 6);
    await new Promise(setImmediate);
    first.emit('rebalancing', {});
    await until('it is committed', () => first.committed.length > 0);
    expect(first.committed).toMatchObject([{ partition: 0, offset: '7' }]);
  });

  it('keeps its lanes over a rebalance and takes no message twice', async () => {
    const seen: string[] = [];
    const gate = Promise.withResolvers<boolean>();
    const { first } = await start((message) => {
      seen.push(`${message.partition}:${message.offset}`);
      return gate.promise;
    });
    first.join(0, 1);
    await first.deliver(0, 1, 2);
    await first.deliver(1, 1, 2);
    first.join(0);
    await first.deliver(0, 1, 2, 3);
    gate.resolve(true);
    await until('the lane is empty', () => seen.includes('0:3'));
    expect(seen.sort()).toEqual(['0:1', '0:2', '0:3', '1:1']);
    await until('it is committed', () => first.committed.some(({ offset }) => offset === '4'));
    expect(first.committed.every(({ partition }) => partition === 0)).toBe(true);
  });

  it('stops in time when a handler does not end, and gives its event back', async () => {
    const { consumer, first } = await start(() => new Promise(() => undefined));
    first.join(0);
    await first.deliver(0, 5);
    await consumer.stop();
    expect(first.closed).toBe(true);
    expect(first.committed.every(({ offset }) => offset === '5')).toBe(true);
  });
});
