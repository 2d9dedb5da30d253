import { ConfigResourceTypes } from 'kafkajs';
import type { Admin, ITopicConfig } from 'kafkajs';
import { createKafka } from '../kafka/kafka-client';
import type { MessagingLog } from '../kafka/messaging-log';
import { TopicNames } from '../kafka/topic-names';
import { withPatience } from '../kafka/with-patience';
import { TOPIC_PLAN } from './topic-plan';
import type { PlannedTopic } from './topic-plan';

export interface TopicLayout {
  readonly partitions: number;
  readonly replication: number;
}

export interface TopicDescription {
  /** By our name. */
  readonly name: string;
  readonly partitions: number;
  readonly replication: number;
  readonly retentionMs: number;
  /** How many messages are kept at the moment. */
  readonly messages: number;
}

export interface GroupLag {
  readonly groupId: string;
  readonly topic: string;
  readonly lag: number;
}

export interface TopicAdminOptions {
  readonly brokers: readonly string[];
  readonly topicPrefix?: string;
  readonly log: MessagingLog;
}

/** Creates and describes our topics. Nothing creates one on the side. */
export class TopicAdmin {
  private readonly names: TopicNames;
  private readonly admin: Admin;
  private connected: Promise<void> | undefined;

  constructor({ brokers, topicPrefix, log }: TopicAdminOptions) {
    this.names = new TopicNames(topicPrefix);
    this.admin = createKafka({ brokers, clientId: 'askonce-topics', log }).admin();
  }

  /** Creates what is missing of the plan and changes nothing that exists. @returns the names that were created. */
  async createMissing(layout: TopicLayout = { partitions: 12, replication: 1 }): Promise<string[]> {
    const admin = await this.open();
    const existing = new Set(await admin.listTopics());
    const missing = TOPIC_PLAN.filter(({ name }) => !existing.has(this.names.onCluster(name)));
    if (missing.length === 0) return [];
    // Waiting for leaders fails where the broker asked has not heard of a topic yet; asking for offsets then asks again.
    await admin.createTopics({ waitForLeaders: false, topics: missing.map((topic) => this.creation(topic, layout)) });
    for (const { name } of missing) await withPatience(() => admin.fetchTopicOffsets(this.names.onCluster(name)));
    return missing.map(({ name }) => name);
  }

  /** Those of the plan that exist. */
  async describe(): Promise<TopicDescription[]> {
    const names = await this.existing();
    if (names.length === 0) return [];
    const admin = await this.open();
    const [{ topics }, { resources }] = await Promise.all([
      admin.fetchTopicMetadata({ topics: names }),
      admin.describeConfigs({
        includeSynonyms: false,
        resources: names.map((name) => ({ type: ConfigResourceTypes.TOPIC, name, configNames: ['retention.ms'] })),
      }),
    ]);
    const retention = new Map(
      resources.map((found) => [found.resourceName, Number(found.configEntries[0]?.configValue)]),
    );
    return Promise.all(
      topics.map(async ({ name, partitions }) => ({
        name: this.names.ours(name),
        partitions: partitions.length,
        replication: partitions[0]?.replicas.length ?? 0,
        retentionMs: retention.get(name) ?? Number.NaN,
        messages: sum((await admin.fetchTopicOffsets(name)).map(({ high, low }) => Number(high) - Number(low))),
      })),
    );
  }

  /** How far each group of this installation is behind, per topic that it has committed offsets for. */
  async lag(): Promise<GroupLag[]> {
    const admin = await this.open();
    const { groups } = await admin.listGroups();
    const ours = groups.map(({ groupId }) => groupId).filter((groupId) => groupId.startsWith(this.names.prefix));
    const topics = await this.existing();
    const ends = new Map(
      await Promise.all(topics.map(async (topic) => [topic, await admin.fetchTopicOffsets(topic)] as const)),
    );
    const lags = await Promise.all(
      ours.map(async (groupId) => {
        const committed = await admin.fetchOffsets({ groupId, topics });
        return committed.flatMap(({ topic, partitions }) => {
          const begun = partitions.filter(({ offset }) => offset !== '-1');
          if (begun.length === 0) return [];
          const committedAt = new Map(begun.map(({ partition, offset }) => [partition, Number(offset)]));
          const behind = (ends.get(topic) ?? []).map(({ partition, high, low }) =>
            Math.max(0, Number(high) - (committedAt.get(partition) ?? Number(low))),
          );
          return [{ groupId: this.names.ours(groupId), topic: this.names.ours(topic), lag: sum(behind) }];
        });
      }),
    );
    return lags.flat();
  }

  async close(): Promise<void> {
    if (this.connected !== undefined) await this.admin.disconnect();
    this.connected = undefined;
  }

  private async existing(): Promise<string[]> {
    const known = new Set(await (await this.open()).listTopics());
    return TOPIC_PLAN.map(({ name }) => this.names.onCluster(name)).filter((name) => known.has(name));
  }

  private creation(topic: PlannedTopic, { partitions, replication }: TopicLayout): ITopicConfig {
    const settings = {
      'cleanup.policy': 'delete',
      'compression.type': 'producer',
      'retention.ms': topic.retentionMs,
      'max.message.bytes': topic.maxMessageBytes,
      'min.insync.replicas': replication >= 3 ? 2 : 1,
    };
    return {
      topic: this.names.onCluster(topic.name),
      numPartitions: partitions,
      replicationFactor: replication,
      configEntries: Object.entries(settings).map(([name, value]) => ({ name, value: String(value) })),
    };
  }

  private async open(): Promise<Admin> {
    this.connected ??= this.admin.connect().catch((error: unknown) => {
      this.connected = undefined;
      throw error;
    });
    await this.connected;
    return this.admin;
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
