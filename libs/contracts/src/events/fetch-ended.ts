import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { aboutHolding, actedBy, Id } from '../fragments';
import { TOPICS } from '../topics';
import { FETCH_OUTCOMES, oneOf } from '../vocabulary';

export const fetchEnded = defineEvent({
  type: 'askonce.fetch.ended.v1',
  topic: TOPICS.evidence,
  description: 'A fetch ended: with a document, without one, or because nobody waits for it any more.',
  data: Type.Object({
    ...actedBy,
    fetchId: Id,
    ...aboutHolding,
    source: Type.String(),
    outcome: oneOf([...FETCH_OUTCOMES, 'no_longer_needed'] as const, 'How it ended.'),
  }),
  example: {
    actor: { role: 'service', clientId: 'askonce-adapters' },
    fetchId: '0193d9a4-0000-7000-8000-000000000006',
    evidenceType: 'residence-certificate',
    qualifier: '',
    source: 'civil-registry',
    outcome: 'found',
  },
});
