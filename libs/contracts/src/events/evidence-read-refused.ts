import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { aboutRequest, actedBy, exampleActor, exampleRequest, Id } from '../fragments';
import { TOPICS } from '../topics';
import { oneOf, READ_REFUSAL_CODES } from '../vocabulary';

export const evidenceReadRefused = defineEvent({
  type: 'askonce.evidence.read-refused.v1',
  topic: TOPICS.evidence,
  description:
    'A document that had been released was not given out, because the basis, the document or the agency no longer allows it.',
  data: Type.Object({
    ...actedBy,
    ...aboutRequest,
    evidenceType: Type.String(),
    releaseId: Id,
    code: oneOf(READ_REFUSAL_CODES, 'Why.'),
  }),
  example: {
    ...exampleActor,
    ...exampleRequest,
    evidenceType: 'birth-certificate',
    releaseId: '0193d9a4-0000-7000-8000-000000000003',
    code: 'consent_withdrawn',
  },
});
