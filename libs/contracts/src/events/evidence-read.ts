import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import {
  aboutDocument,
  aboutRequest,
  actedBy,
  exampleActor,
  exampleDocument,
  exampleRequest,
  Id,
  onlyFields,
} from '../fragments';
import { TOPICS } from '../topics';
import { oneOf } from '../vocabulary';

export const evidenceRead = defineEvent({
  type: 'askonce.evidence.read.v1',
  topic: TOPICS.evidence,
  description:
    'A released document was read: its bytes downloaded, or the key to it claimed. Recorded before the first byte.',
  data: Type.Object({
    ...actedBy,
    ...aboutRequest,
    ...aboutDocument,
    releaseId: Id,
    manner: oneOf(['download', 'claim'], 'Whether bytes or the key left the registry.'),
    ...onlyFields,
  }),
  example: {
    ...exampleActor,
    ...exampleRequest,
    ...exampleDocument,
    releaseId: '0193d9a4-0000-7000-8000-000000000003',
    manner: 'download',
  },
});
