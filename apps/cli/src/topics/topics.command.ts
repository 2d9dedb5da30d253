import { TopicAdmin } from '@askonce/messaging';
import type { Command } from 'commander';
import { runningStack } from '../stack/running-stack';
import { table } from '../table';
import { createTopics } from './create-topics';
import { messagingLog } from './messaging-log';

const DAY_MS = 86_400_000;

export function topicsCommand(program: Command): void {
  const topics = program.command('topics').description('the Kafka topics of the running stack');
  topics.command('list').description('the topics, and how far each group of consumers is behind').action(list);
  topics.command('create').description('create the topics that are missing; change nothing that exists').action(create);
}

async function list(): Promise<void> {
  const admin = new TopicAdmin({ brokers: runningStack().infrastructure.kafkaBrokers, log: messagingLog });
  try {
    const rows = (await admin.describe()).map((topic) => [
      topic.name,
      topic.partitions,
      topic.replication,
      topic.retentionMs / DAY_MS,
      topic.messages,
    ]);
    print(table(['topic', 'partitions', 'replication', 'days kept', 'messages'], rows));
    const lags = (await admin.lag()).map(({ groupId, topic, lag }) => [groupId, topic, lag]);
    print(['', ...table(['group', 'topic', 'behind'], lags)]);
  } finally {
    await admin.close();
  }
}

async function create(): Promise<void> {
  const created = await createTopics(runningStack().infrastructure.kafkaBrokers);
  print(created.length === 0 ? ['Every topic exists.'] : created.map((name) => `created ${name}`));
}

function print(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}
