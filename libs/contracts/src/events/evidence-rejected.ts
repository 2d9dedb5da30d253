import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { aboutDocument, aboutRequest, actedBy, exampleActor, exampleDocument, exampleRequest, Id } from '../fragments';
import { TOPICS } from '../topics';
import { RejectionReason } from '../vocabulary';

export const evidenceRejected = defineEvent({
  type: 'askonce.evidence.rejected.v1',
  topic: TOPICS.evidence,
  description:
    'A requester could not use what was released to it. Where the citizen had given it, its request waits again, and the document no longer satisfies that requirement.',
  data: Type.Object({
    ...actedBy,
    ...aboutRequest,
    ...aboutDocument,
    releaseId: Id,
    code: RejectionReason,
    reopened: Type.Boolean({ description: 'Whether the request waits again.' }),
  }),
  example: {
    ...exampleActor,
    ...exampleRequest,
    ...exampleDocument,
    releaseId: '0193d9a4-0000-7000-8000-000000000003',
    code: 'illegible',
    reopened: true,
  },
});
