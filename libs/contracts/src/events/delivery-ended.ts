import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { Id } from '../fragments';
import { TOPICS } from '../topics';
import { oneOf } from '../vocabulary';

export const deliveryEnded = defineEvent({
  type: 'askonce.delivery.ended.v1',
  topic: TOPICS.audit,
  description: "A released document was put into the hands of an agency's own system, or could not be.",
  data: Type.Object({
    releaseId: Id,
    documentId: Id,
    agency: Type.String(),
    outcome: oneOf(['delivered', 'refused', 'failed'], 'Refused: the registry no longer gave the key.'),
    attempts: Type.Integer({ minimum: 0 }),
    reason: Type.Optional(Type.String()),
  }),
  example: {
    releaseId: '0193d9a4-0000-7000-8000-000000000003',
    documentId: '0193d9a4-0000-7000-8000-000000000002',
    agency: 'housing',
    outcome: 'delivered',
    attempts: 1,
  },
});
