import { DELIVERY_PART, EVENTS, TOPICS } from '@askonce/contracts';
import type { EventHandler } from './received';

const TOPIC_OF_TYPE: ReadonlyMap<string, string> = new Map([
  ...Object.values(EVENTS).map(({ type, topic }) => [type, topic] as const),
  [DELIVERY_PART, TOPICS.delivery] as const,
]);
const KNOWN_TOPICS: ReadonlySet<string> = new Set(Object.values(TOPICS));
const WHOLE_TOPIC = 'topic:';

/** Who handles what: by the event's type, or every event of a topic. */
export class EventRoutes {
  private readonly handlers = new Map<string, EventHandler>();
  private readonly subscribed = new Set<string>();

  /** @throws Error when the pattern names no event type and no topic that the contracts know. */
  add(pattern: string, handler: EventHandler): void {
    this.subscribed.add(topicOf(pattern));
    this.handlers.set(pattern, handler);
  }

  get topics(): string[] {
    return [...this.subscribed];
  }

  /** Those of the whole topic come first. None: nobody here is interested. */
  find(topic: string, type: string): EventHandler[] {
    return [this.handlers.get(`${WHOLE_TOPIC}${topic}`), this.handlers.get(type)].filter(
      (found) => found !== undefined,
    );
  }
}

function topicOf(pattern: string): string {
  const whole = pattern.startsWith(WHOLE_TOPIC) ? pattern.slice(WHOLE_TOPIC.length) : undefined;
  const topic = whole ?? TOPIC_OF_TYPE.get(pattern);
  if (topic === undefined || !KNOWN_TOPICS.has(topic))
    throw new Error(`No contract names an event or topic ${pattern}.`);
  return topic;
}
