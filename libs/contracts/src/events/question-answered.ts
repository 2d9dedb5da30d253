import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { aboutQuestion, actedBy, exampleActor, exampleQuestion, Time } from '../fragments';
import { TOPICS } from '../topics';

export const questionAnswered = defineEvent({
  type: 'askonce.question.answered.v1',
  topic: TOPICS.evidence,
  description: 'An agency answered what a citizen had asked or reported; whether in time, promisedBy tells.',
  data: Type.Object({ ...actedBy, ...aboutQuestion, askedAt: Time }),
  example: { ...exampleActor, ...exampleQuestion, askedAt: '2026-11-22T09:00:00.000Z' },
});
