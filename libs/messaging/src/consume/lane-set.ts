import type { Batch, Consumer, IMemberAssignment } from 'kafkajs';
import type { TopicNames } from '../kafka/topic-names';
import { PartitionLane } from './partition-lane';
import type { Process } from './partition-lane';
import type { Received } from './received';

/** The lanes of the partitions that are ours at the moment. */
export class LaneSet {
  private readonly lanes = new Map<string, PartitionLane>();

  constructor(
    private readonly names: TopicNames,
    private readonly process: Process,
    private readonly consumer: Pick<Consumer, 'pause' | 'resume'>,
  ) {}

  /** Partitions that stay ours keep their lane with what waits in it; those that went away stop after the current event. */
  assign(assignment: IMemberAssignment): void {
    const ours = new Set(
      Object.entries(assignment).flatMap(([topic, partitions]) => partitions.map((p) => keyOf(topic, p))),
    );
    for (const [key, lane] of this.lanes) {
      if (ours.has(key)) continue;
      void lane.stop();
      this.lanes.delete(key);
      // kafkajs remembers pauses beyond an assignment.
      this.consumer.resume([this.partitionOf(lane)]);
    }
  }

  add(batch: Batch): void {
    const lane = this.laneOf(batch.topic, batch.partition);
    const topic = this.names.ours(batch.topic);
    const messages = batch.messages.map((message): Received => ({
      topic,
      partition: batch.partition,
      offset: BigInt(message.offset),
      key: message.key,
      value: message.value,
      headers: message.headers ?? {},
    }));
    lane.add(messages, BigInt(batch.highWatermark));
    if (lane.isFull()) this.consumer.pause([this.partitionOf(lane)]);
  }

  uncommitted(): { lane: PartitionLane; position: bigint }[] {
    return [...this.lanes.values()].flatMap((lane) => {
      const position = lane.uncommitted;
      return position === undefined ? [] : [{ lane, position }];
    });
  }

  /** Messages not yet done, by topic. */
  get lag(): ReadonlyMap<string, number> {
    const lag = new Map<string, number>();
    for (const lane of this.lanes.values()) lag.set(lane.topic, (lag.get(lane.topic) ?? 0) + lane.lag);
    return lag;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.lanes.values()].map((lane) => lane.stop()));
  }

  private laneOf(name: string, partition: number): PartitionLane {
    const key = keyOf(name, partition);
    const known = this.lanes.get(key);
    if (known !== undefined) return known;
    const lane: PartitionLane = new PartitionLane(this.names.ours(name), partition, this.process, () => {
      this.consumer.resume([this.partitionOf(lane)]);
    });
    this.lanes.set(key, lane);
    return lane;
  }

  private partitionOf(lane: PartitionLane): { topic: string; partitions: number[] } {
    return { topic: this.names.onCluster(lane.topic), partitions: [lane.partition] };
  }
}

const keyOf = (topic: string, partition: number): string => `${topic}/${partition}`;
