import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { aboutHolding, actedBy, exampleActor, Id, Time } from '../fragments';
import { TOPICS } from '../topics';

export const fetchStarted = defineEvent({
  type: 'askonce.fetch.started.v1',
  topic: TOPICS.evidence,
  description:
    'An agency that can supply the evidence is being asked by machine; there is at most one such fetch for a holding.',
  data: Type.Object({
    ...actedBy,
    fetchId: Id,
    ...aboutHolding,
    source: Type.String({ description: 'The agency asked.' }),
    requestId: Id,
    agency: Type.String({ description: 'The agency that needs it.' }),
    procedure: Type.String(),
    deadline: Time,
  }),
  example: {
    ...exampleActor,
    fetchId: '0193d9a4-0000-7000-8000-000000000006',
    evidenceType: 'residence-certificate',
    qualifier: '',
    source: 'civil-registry',
    requestId: '0193d9a4-0000-7000-8000-000000000001',
    agency: 'social',
    procedure: 'family-allowance',
    deadline: '2026-11-22T09:05:00.000Z',
  },
});
