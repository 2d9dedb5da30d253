import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { aboutHolding, actedBy, exampleCitizen, Id, Time } from '../fragments';
import { TOPICS } from '../topics';
import { DeclinationReason, oneOf } from '../vocabulary';

export const ASK_OUTCOMES = ['answered', 'declined', 'expired', 'no_longer_needed'] as const;

export const askClosed = defineEvent({
  type: 'askonce.ask.closed.v1',
  topic: TOPICS.evidence,
  description: 'An ask ended: answered or declined by the citizen, past its deadline, or needed by nobody any more.',
  data: Type.Object({
    ...actedBy,
    askId: Id,
    ...aboutHolding,
    outcome: oneOf(ASK_OUTCOMES, 'How it ended.'),
    reason: Type.Optional(DeclinationReason),
    openedAt: Time,
  }),
  example: {
    ...exampleCitizen,
    askId: '0193d9a4-0000-7000-8000-000000000005',
    evidenceType: 'birth-certificate',
    qualifier: '',
    outcome: 'answered',
    openedAt: '2026-11-22T09:00:00.000Z',
  },
});
