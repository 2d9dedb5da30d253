import type { IHeaders, Message } from 'kafkajs';
import type { KafkaHeaders } from '../codec/headers';
import type { Received } from '../consume/received';
import type { Cause } from './describe-cause';

/** One topic for all: few letters, one place to look. Its retention outlives that of every other topic. */
export const DEAD_LETTERS = 'askonce.dead-letters.v1';

/** Headers of an event that was sent once more: which dead letter it was, and for which group it failed. */
export const REPLAY_OF = 'askonce_replay_of';
export const REPLAY_FOR = 'askonce_replay_for';

/** A message that some service gave up on. The original is kept byte for byte, its headers each under `original.<name>`. */
export interface DeadLetter {
  /** Where it lies in the topic of dead letters: `<partition>-<offset>`. */
  readonly id: string;
  readonly groupId: string;
  readonly attempts: number;
  readonly at: string;
  readonly cause: Cause;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: Buffer | null;
  readonly headers: KafkaHeaders;
  readonly value: Buffer | null;
}

const ORIGINAL = 'original.';
const KIND = 'kind';

export type Burial = Omit<DeadLetter, 'id' | 'topic' | 'partition' | 'offset' | 'key' | 'headers' | 'value'>;

export function letterMessage(message: Received, { groupId, attempts, at, cause }: Burial): Message {
  return {
    key: message.key,
    value: message.value,
    headers: {
      ...originalsUnderPrefix(message.headers),
      [KIND]: 'letter',
      group: groupId,
      attempts: String(attempts),
      at,
      cause: JSON.stringify(cause),
      topic: message.topic,
      partition: String(message.partition),
      offset: message.offset.toString(),
    },
  };
}

/** Says in the topic of dead letters itself that one was replayed. */
export const replayMark = ({ id, key }: DeadLetter, at: string): Message => ({
  key,
  value: null,
  headers: { [KIND]: 'replay', of: id, at },
});

/** The original message again, bytes and headers, and whose failure it is to mend. */
export const replayMessage = (letter: DeadLetter): Message => ({
  key: letter.key,
  value: letter.value,
  headers: { ...sendable(letter.headers), [REPLAY_OF]: letter.id, [REPLAY_FOR]: letter.groupId },
});

/** A letter, the mark of a replay, or undefined for what is neither. */
export function parseRecord(
  record: Received,
): DeadLetter | { readonly replayOf: string; readonly at: string } | undefined {
  const header = (name: string): string => record.headers[name]?.toString() ?? '';
  if (header(KIND) === 'replay') return { replayOf: header('of'), at: header('at') };
  if (header(KIND) !== 'letter') return undefined;
  return {
    id: `${record.partition}-${record.offset}`,
    groupId: header('group'),
    attempts: Number(header('attempts')),
    at: header('at'),
    cause: JSON.parse(header('cause')) as Cause,
    topic: header('topic'),
    partition: Number(header('partition')),
    offset: header('offset'),
    key: record.key,
    headers: originalsIn(record.headers),
    value: record.value,
  };
}

const originalsUnderPrefix = (headers: KafkaHeaders): IHeaders =>
  sendable(Object.fromEntries(Object.entries(headers).map(([name, value]) => [`${ORIGINAL}${name}`, value])));

const originalsIn = (headers: KafkaHeaders): KafkaHeaders =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      name.startsWith(ORIGINAL) ? [[name.slice(ORIGINAL.length), value]] : [],
    ),
  );

const NOTHING = Buffer.alloc(0);

/** kafkajs cannot write the null that a header of somebody else's client may hold; it becomes an empty value. */
function sendable(headers: KafkaHeaders): IHeaders {
  const whole = (value: unknown): Buffer | string =>
    typeof value === 'string' || Buffer.isBuffer(value) ? value : NOTHING;
  const entries = Object.entries(headers).map(
    ([name, value]) => [name, Array.isArray(value) ? value.map(whole) : whole(value)] as const,
  );
  return Object.fromEntries(entries);
}
