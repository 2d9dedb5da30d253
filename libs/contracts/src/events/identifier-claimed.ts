import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { actedBy, Id } from '../fragments';
import { TOPICS } from '../topics';

export const identifierClaimed = defineEvent({
  type: 'askonce.identifier.claimed.v1',
  topic: TOPICS.evidence,
  description: "An adapter claimed the person's identifier, in order to ask a source about them.",
  data: Type.Object({ ...actedBy, fetchId: Id, source: Type.String() }),
  example: {
    actor: { role: 'service', clientId: 'askonce-adapters' },
    fetchId: '0193d9a4-0000-7000-8000-000000000006',
    source: 'civil-registry',
  },
});
