import { EventPattern } from '@nestjs/microservices';
import type { Topic } from '@askonce/contracts';

/** Of its overloads the one that does not judge the payload's type. */
const eventPattern: (pattern: string) => MethodDecorator = EventPattern;

/**
 * Hands every event of one type to a controller's method: `@OnEvent(EVENTS.evidenceReleased)`. The same as Nest's
 * `@EventPattern(type)`, whose own types take exception to a typed payload.
 */
export const OnEvent = ({ type }: { readonly type: string }): MethodDecorator => eventPattern(type);

/** Hands every event of a topic to a controller's method: `@OnTopic(TOPICS.evidence)`, `@EventPattern('topic:…')`. */
export const OnTopic = (topic: Topic): MethodDecorator => eventPattern(`topic:${topic}`);
