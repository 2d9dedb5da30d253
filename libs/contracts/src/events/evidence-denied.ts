import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { aboutRequest, actedBy, Decision, exampleActor, exampleRequest } from '../fragments';
import { TOPICS } from '../topics';

export const evidenceDenied = defineEvent({
  type: 'askonce.evidence.denied.v1',
  topic: TOPICS.evidence,
  description: 'A request was refused; the citizen sees it like a release.',
  data: Type.Object({ ...actedBy, ...aboutRequest, decision: Decision }),
  example: {
    ...exampleActor,
    ...exampleRequest,
    decision: { code: 'consent_withdrawn', reasons: [{ code: 'consent_withdrawn' }] },
  },
});
