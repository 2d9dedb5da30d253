import { TOPICS } from '@askonce/contracts';
import { DEAD_LETTERS } from '../dead-letters/dead-letter';

export interface PlannedTopic {
  readonly name: string;
  readonly retentionMs: number;
  readonly maxMessageBytes: number;
}

const DAY_MS = 86_400_000;
const MIB = 1_048_576;

/** Every topic there is, with its retention (architecture §7). Dead letters hold whole messages and headers of their own. */
export const TOPIC_PLAN: readonly PlannedTopic[] = [
  { name: TOPICS.evidence, retentionMs: 30 * DAY_MS, maxMessageBytes: MIB },
  { name: TOPICS.fetch, retentionMs: 7 * DAY_MS, maxMessageBytes: MIB },
  { name: TOPICS.fetched, retentionMs: 7 * DAY_MS, maxMessageBytes: MIB },
  { name: TOPICS.delivery, retentionMs: 7 * DAY_MS, maxMessageBytes: MIB },
  { name: TOPICS.audit, retentionMs: 30 * DAY_MS, maxMessageBytes: MIB },
  { name: TOPICS.journey, retentionMs: 30 * DAY_MS, maxMessageBytes: MIB },
  { name: DEAD_LETTERS, retentionMs: 90 * DAY_MS, maxMessageBytes: 8 * MIB },
];
