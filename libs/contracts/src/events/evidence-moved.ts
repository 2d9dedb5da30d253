import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { aboutRequest, actedBy, Decision, exampleActor, exampleRequest } from '../fragments';
import { TOPICS } from '../topics';
import { RequestStatus } from '../vocabulary';

export const evidenceMoved = defineEvent({
  type: 'askonce.evidence.moved.v1',
  topic: TOPICS.evidence,
  description: 'A waiting request now waits for something else, was cancelled by its agency, or expired.',
  data: Type.Object({ ...actedBy, ...aboutRequest, from: RequestStatus, to: RequestStatus, decision: Decision }),
  example: {
    ...exampleActor,
    ...exampleRequest,
    from: 'consent_pending',
    to: 'asking',
    decision: { code: 'asking', reasons: [{ code: 'consent_valid' }, { code: 'citizen_asked' }] },
  },
});
