import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import {
  aboutRequest,
  actedBy,
  Decision,
  exampleActor,
  exampleDocument,
  exampleRequest,
  onlyFields,
  ReleasedDocument,
} from '../fragments';
import { TOPICS } from '../topics';

export const evidenceReleased = defineEvent({
  type: 'askonce.evidence.released.v1',
  topic: TOPICS.evidence,
  description: 'Documents were made available to a requester on a lawful basis; one fact names them all.',
  data: Type.Object({
    ...actedBy,
    ...aboutRequest,
    decision: Decision,
    documents: Type.Array(ReleasedDocument),
    ...onlyFields,
  }),
  example: {
    ...exampleActor,
    ...exampleRequest,
    decision: { code: 'released', reasons: [{ code: 'consent_valid' }, { code: 'held' }] },
    documents: [{ ...exampleDocument, releaseId: '0193d9a4-0000-7000-8000-000000000003', source: 'held' }],
  },
});
