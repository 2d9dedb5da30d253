import { setTimeout as sleep } from 'node:timers/promises';
import type { Consumer, ConsumerCrashEvent, EachBatchPayload, Kafka } from 'kafkajs';
import { failpoint } from '@askonce/observability';
import type { MessagingLog } from '../kafka/messaging-log';
import type { TopicNames } from '../kafka/topic-names';
import { LaneSet } from './lane-set';
import type { Process } from './partition-lane';

export interface SessionOptions {
  readonly groupId: string;
  /** By our names. */
  readonly topics: readonly string[];
  readonly commitEveryMs: number;
  /** How long a current event may take to end when the service stops. */
  readonly drainMs: number;
}

/** Kafka forgets a member that it has not heard of for so long; after a crash or an outage its partitions wait as long. */
export const SESSION_TIMEOUT_MS = 10_000;

/**
 * One life of a kafkajs consumer, from joining the group to leaving it or crashing. kafkajs only fetches and keeps the
 * membership alive: a batch is put into lanes at once, so no slow or waiting handler holds up a heartbeat or another partition.
 */
export class ConsumerSession {
  private readonly consumer: Consumer;
  private readonly lanes: LaneSet;
  private readonly crash = Promise.withResolvers<Error | undefined>();
  private commits: NodeJS.Timeout | undefined;
  private committing: Promise<void> | undefined;
  private heardOf: number | undefined;

  constructor(
    kafka: Kafka,
    private readonly names: TopicNames,
    private readonly options: SessionOptions,
    process: Process,
    private readonly log: MessagingLog,
  ) {
    this.consumer = kafka.consumer({
      groupId: options.groupId,
      sessionTimeout: SESSION_TIMEOUT_MS,
      heartbeatInterval: 2_000,
      // How long a partition that was paused or a handler that made room waits at most for the next fetch.
      maxWaitTimeInMs: 250,
      maxBytesPerPartition: 256 * 1024,
      metadataMaxAge: 60_000,
      allowAutoTopicCreation: false,
      retry: { retries: 5, initialRetryTime: 200, maxRetryTime: 2_000, restartOnFailure: () => Promise.resolve(false) },
    });
    this.lanes = new LaneSet(names, process, this.consumer);
  }

  /** @throws when Kafka is away or a topic does not exist. */
  async open(): Promise<void> {
    const { CRASH, GROUP_JOIN, HEARTBEAT, REBALANCING } = this.consumer.events;
    this.consumer.on(HEARTBEAT, () => (this.heardOf = Date.now()));
    this.consumer.on(REBALANCING, () => void this.commit());
    this.consumer.on(CRASH, ({ payload }: ConsumerCrashEvent) => {
      this.crash.resolve(payload.error);
    });
    this.consumer.on(GROUP_JOIN, ({ payload }) => {
      this.heardOf = Date.now();
      this.lanes.assign(payload.memberAssignment);
    });
    await this.consumer.connect();
    await this.consumer.subscribe({
      topics: this.options.topics.map((topic) => this.names.onCluster(topic)),
      fromBeginning: true,
    });
    await this.consumer.run({ autoCommit: false, eachBatch: (payload) => this.take(payload) });
    this.commits = setInterval(() => void this.commit(), this.options.commitEveryMs);
  }

  /** Resolves when kafkajs gave up, with its reason, or after `close`. */
  get ended(): Promise<Error | undefined> {
    return this.crash.promise;
  }

  get lag(): ReadonlyMap<string, number> {
    return this.lanes.lag;
  }

  /** When Kafka last acknowledged that we live; undefined before it first did. */
  get lastHeartbeat(): number | undefined {
    return this.heardOf;
  }

  /** Finishes the current events, commits what is done, and leaves the group, so that others take over at once. */
  async close(): Promise<void> {
    clearInterval(this.commits);
    await Promise.race([this.lanes.stop(), sleep(this.options.drainMs, undefined, { ref: false })]);
    await this.commit();
    await this.consumer.disconnect();
    this.crash.resolve(undefined);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- kafkajs wants a promise; there is nothing to wait for
  private async take({ batch }: EachBatchPayload): Promise<void> {
    this.lanes.add(batch);
  }

  private async commit(): Promise<void> {
    this.committing ??= this.commitDone().finally(() => (this.committing = undefined));
    await this.committing;
  }

  private async commitDone(): Promise<void> {
    const done = this.lanes.uncommitted();
    if (done.length === 0) return;
    failpoint('consumer.before-commit');
    try {
      await this.consumer.commitOffsets(
        done.map(({ lane, position }) => ({
          topic: this.names.onCluster(lane.topic),
          partition: lane.partition,
          offset: position.toString(),
        })),
      );
      failpoint('consumer.after-commit');
      for (const { lane, position } of done) lane.hasCommitted(position);
    } catch (error) {
      // Tried again with the next ones; what stays uncommitted comes once more, and event ids absorb that.
      this.log.debug({ err: error }, 'Offsets could not be committed');
    }
  }
}
