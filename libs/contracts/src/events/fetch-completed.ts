import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { aboutHolding, Id } from '../fragments';
import { TOPICS } from '../topics';
import { FetchOutcome } from '../vocabulary';

export const fetchCompleted = defineEvent({
  type: 'askonce.fetch.completed.v1',
  topic: TOPICS.fetched,
  description: "An adapter's answer to a fetch; the bytes themselves were handed over on HTTP before.",
  data: Type.Object({
    fetchId: Id,
    ...aboutHolding,
    source: Type.String(),
    outcome: FetchOutcome,
    digest: Type.Optional(Type.String()),
    attempts: Type.Integer({ minimum: 0 }),
  }),
  example: {
    fetchId: '0193d9a4-0000-7000-8000-000000000006',
    evidenceType: 'residence-certificate',
    qualifier: '',
    source: 'civil-registry',
    outcome: 'not_found',
    attempts: 1,
  },
});
