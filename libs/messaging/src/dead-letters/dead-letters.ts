import type { Kafka } from 'kafkajs';
import type { Received } from '../consume/received';
import { createKafka } from '../kafka/kafka-client';
import { KafkaProducer } from '../kafka/kafka-producer';
import type { MessagingLog } from '../kafka/messaging-log';
import { TopicNames } from '../kafka/topic-names';
import { DEAD_LETTERS, parseRecord, replayMark, replayMessage } from './dead-letter';
import type { DeadLetter } from './dead-letter';
import { TopicScan } from './topic-scan';
import type { ScanBounds } from './topic-scan';

/** A dead letter and whether it has been sent once more. */
export type KeptLetter = DeadLetter & { readonly replayedAt?: string };

export interface LetterList {
  /** Newest first. */
  readonly letters: readonly KeptLetter[];
  /** False when a bound was met before the whole topic was seen. */
  readonly complete: boolean;
}

export type ReplayOutcome = 'replayed' | 'already_replayed' | 'not_found';

export interface DeadLettersOptions {
  readonly brokers: readonly string[];
  readonly topicPrefix?: string;
  readonly log: MessagingLog;
  readonly bounds?: Partial<ScanBounds>;
}

const BOUNDS: ScanBounds = { maxMessages: 100_000, deadlineMs: 30_000 };

/** What services gave up on: to be looked at, and sent once more when the cause is mended. */
export class DeadLetters {
  private readonly names: TopicNames;
  private readonly kafka: Kafka;
  private readonly producer: KafkaProducer;
  private readonly bounds: ScanBounds;

  constructor({ brokers, topicPrefix, log, bounds }: DeadLettersOptions) {
    this.names = new TopicNames(topicPrefix);
    this.kafka = createKafka({ brokers, clientId: 'askonce-dead-letters', log });
    this.producer = new KafkaProducer(this.kafka, this.names);
    this.bounds = { ...BOUNDS, ...bounds };
  }

  async list(): Promise<LetterList> {
    const letters = new Map<string, DeadLetter>();
    const replayed = new Map<string, string>();
    const take = (record: Received): void => {
      const parsed = parseRecord(record);
      if (parsed === undefined) return;
      if ('replayOf' in parsed) replayed.set(parsed.replayOf, parsed.at);
      else letters.set(parsed.id, parsed);
    };
    const { complete } = await new TopicScan(this.kafka, this.names).read(DEAD_LETTERS, this.bounds, take);
    const kept = [...letters.values()].map((letter): KeptLetter => {
      const replayedAt = replayed.get(letter.id);
      return replayedAt === undefined ? letter : { ...letter, replayedAt };
    });
    return { letters: kept.sort((a, b) => b.at.localeCompare(a.at)), complete };
  }

  /** @param id `<partition>-<offset>`, as `list` gives it. */
  async find(id: string): Promise<KeptLetter | undefined> {
    return (await this.list()).letters.find((letter) => letter.id === id);
  }

  /**
   * Sends the original messages to where they came from, for the group that gave up on them only. Done once per letter: the
   * topic itself remembers. Dying between sending and remembering can send one twice, which its event id absorbs.
   */
  async replay(ids: readonly string[]): Promise<ReadonlyMap<string, ReplayOutcome>> {
    const letters = new Map((await this.list()).letters.map((letter) => [letter.id, letter]));
    const outcomes = new Map<string, ReplayOutcome>();
    for (const id of new Set(ids)) outcomes.set(id, await this.replayOne(letters.get(id)));
    return outcomes;
  }

  async close(): Promise<void> {
    await this.producer.close();
  }

  private async replayOne(letter: KeptLetter | undefined): Promise<ReplayOutcome> {
    if (letter === undefined) return 'not_found';
    if (letter.replayedAt !== undefined) return 'already_replayed';
    await this.producer.send(letter.topic, [replayMessage(letter)]);
    await this.producer.send(DEAD_LETTERS, [replayMark(letter, new Date().toISOString())]);
    return 'replayed';
  }
}
