import { TopicAdmin } from '@askonce/messaging';
import { messagingLog } from './messaging-log';

/** Creates the topics that are missing and answers with their names. */
export async function createTopics(brokers: readonly string[]): Promise<string[]> {
  const topics = new TopicAdmin({ brokers, log: messagingLog });
  try {
    return await topics.createMissing();
  } finally {
    await topics.close();
  }
}
