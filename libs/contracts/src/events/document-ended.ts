import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { aboutDocument, actedBy, exampleCitizen, exampleDocument, Id } from '../fragments';
import { TOPICS } from '../topics';
import { DOCUMENT_ENDINGS, oneOf } from '../vocabulary';

export const documentEnded = defineEvent({
  type: 'askonce.document.ended.v1',
  topic: TOPICS.evidence,
  description:
    'A document is over. Removed by the citizen who gave it, or revoked by its issuer: whoever received it stops using it. Replaced by the citizen: there is a better one. Expired: its validity has ended, and what was released before stays on record.',
  data: Type.Object({
    ...actedBy,
    ...aboutDocument,
    how: oneOf(DOCUMENT_ENDINGS, 'How it ended.'),
    reason: Type.Optional(Type.String()),
    receivers: Type.Optional(
      Type.Array(Type.Object({ agency: Type.String(), requestId: Id, releaseId: Id }), {
        description: 'Each agency to which it was released until then, with the newest release.',
      }),
    ),
  }),
  example: {
    ...exampleCitizen,
    ...exampleDocument,
    how: 'removed',
    receivers: [
      {
        agency: 'housing',
        requestId: '0193d9a4-0000-7000-8000-000000000001',
        releaseId: '0193d9a4-0000-7000-8000-000000000003',
      },
    ],
  },
});
