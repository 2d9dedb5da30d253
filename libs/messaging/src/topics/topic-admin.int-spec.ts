import { TOPICS } from '@askonce/contracts';
import { testKafka } from '@askonce/testing';
import { DEAD_LETTERS } from '../dead-letters/dead-letter';
import { CollectedLog } from '../fixtures/collected-log';
import { createKafka } from '../kafka/kafka-client';
import { TopicAdmin } from './topic-admin';

jest.setTimeout(60_000);

describe('the topics of an installation', () => {
  const log = new CollectedLog();
  const where = testKafka();
  const topics = new TopicAdmin({ ...where, log });
  const kafka = createKafka({ ...where, clientId: 'test', log });

  afterAll(() => topics.close());

  it('are created once, with partitions and retention of the plan', async () => {
    expect(await topics.describe()).toEqual([]);
    expect(await topics.createMissing({ partitions: 2, replication: 1 })).toEqual([
      ...Object.values(TOPICS),
      DEAD_LETTERS,
    ]);
    expect(await topics.createMissing({ partitions: 9, replication: 1 })).toEqual([]);
    const described = await topics.describe();
    expect(described).toHaveLength(7);
    expect(described).toContainEqual({
      name: TOPICS.fetch,
      partitions: 2,
      replication: 1,
      retentionMs: 7 * 86_400_000,
      messages: 0,
    });
  });

  it('tell how far each group is behind', async () => {
    const topic = `${where.topicPrefix}${TOPICS.audit}`;
    const producer = kafka.producer();
    await producer.connect();
    await producer.send({ topic, messages: Array.from({ length: 5 }, () => ({ key: 'k', value: 'v' })) });
    await producer.disconnect();
    const admin = kafka.admin();
    await admin.connect();
    const { partition } = (await admin.fetchTopicOffsets(topic)).find(({ high }) => high === '5')!;
    await admin.setOffsets({ groupId: `${where.topicPrefix}audit`, topic, partitions: [{ partition, offset: '2' }] });
    await admin.disconnect();
    expect(await topics.lag()).toEqual([{ groupId: 'audit', topic: TOPICS.audit, lag: 3 }]);
  });
});
