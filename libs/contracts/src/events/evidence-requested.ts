import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { aboutRequest, actedBy, Decision, exampleActor, exampleRequest } from '../fragments';
import { TOPICS } from '../topics';

export const evidenceRequested = defineEvent({
  type: 'askonce.evidence.requested.v1',
  topic: TOPICS.evidence,
  description: 'An agency asked for evidence and waits: for consent, for a source, or for the citizen.',
  data: Type.Object({
    ...actedBy,
    ...aboutRequest,
    decision: Decision,
    catalogueVersion: Type.Optional(
      Type.Integer({ minimum: 0, description: 'The version that was in force when it was decided.' }),
    ),
  }),
  example: {
    ...exampleActor,
    ...exampleRequest,
    decision: { code: 'asking', reasons: [{ code: 'legal_obligation' }, { code: 'citizen_asked' }] },
    catalogueVersion: 1,
  },
});
