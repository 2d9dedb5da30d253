import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { aboutDocument, actedBy, exampleCitizen, exampleDocument } from '../fragments';
import { TOPICS } from '../topics';
import { oneOf } from '../vocabulary';

export const documentEnded = defineEvent({
  type: 'askonce.document.ended.v1',
  topic: TOPICS.evidence,
  description: 'A document may no longer be used: removed by the citizen who gave it, or revoked by its issuer.',
  data: Type.Object({
    ...actedBy,
    ...aboutDocument,
    how: oneOf(['removed', 'revoked'], 'Who ended it.'),
    reason: Type.Optional(Type.String()),
  }),
  example: { ...exampleCitizen, ...exampleDocument, how: 'removed' },
});
