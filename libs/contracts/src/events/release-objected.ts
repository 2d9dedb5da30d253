import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { aboutRequest, actedBy, exampleCitizen, exampleRequest } from '../fragments';
import { TOPICS } from '../topics';

export const releaseObjected = defineEvent({
  type: 'askonce.evidence.objected.v1',
  topic: TOPICS.evidence,
  description: 'A citizen objected to an exchange that rests on a public task; the agency must answer.',
  data: Type.Object({ ...actedBy, ...aboutRequest }),
  example: { ...exampleCitizen, ...exampleRequest, lawfulBasis: 'public_task' },
});
