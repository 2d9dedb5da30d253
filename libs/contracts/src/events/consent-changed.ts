import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { actedBy, exampleCitizen, Id, Time } from '../fragments';
import { TOPICS } from '../topics';
import { CONSENT_CHANGES, ConsentStatus, oneOf } from '../vocabulary';

export const consentChanged = defineEvent({
  type: 'askonce.consent.changed.v1',
  topic: TOPICS.evidence,
  description:
    'A consent was requested by an agency; or given, refused, withdrawn, paused, resumed or renewed by the citizen; or ended by itself, because its period is over or nobody waits for the answer any more.',
  data: Type.Object({
    ...actedBy,
    consentId: Id,
    agency: Type.String(),
    procedure: Type.String(),
    purpose: Type.String(),
    evidenceType: Type.String(),
    transition: oneOf(CONSENT_CHANGES, 'What happened.'),
    from: Type.Optional(ConsentStatus),
    to: ConsentStatus,
    validUntil: Type.Optional(Time),
  }),
  example: {
    ...exampleCitizen,
    consentId: '0193d9a4-0000-7000-8000-000000000004',
    agency: 'housing',
    procedure: 'housing-benefit',
    purpose: 'housing-benefit-eligibility',
    evidenceType: 'birth-certificate',
    transition: 'grant',
    from: 'requested',
    to: 'given',
    validUntil: '2027-11-22T09:00:00.000Z',
  },
});
