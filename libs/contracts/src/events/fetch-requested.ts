import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { aboutHolding, Id, Time } from '../fragments';
import { TOPICS } from '../topics';

export const fetchRequested = defineEvent({
  type: 'askonce.fetch.requested.v1',
  topic: TOPICS.fetch,
  description:
    "Command to the adapters: ask this source, until the deadline. The person's identifier is claimed over HTTP.",
  data: Type.Object({ fetchId: Id, ...aboutHolding, source: Type.String(), deadline: Time }),
  example: {
    fetchId: '0193d9a4-0000-7000-8000-000000000006',
    evidenceType: 'residence-certificate',
    qualifier: '',
    source: 'civil-registry',
    deadline: '2026-11-22T09:05:00.000Z',
  },
});
