import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { actedBy, Id, Time } from '../fragments';
import { TOPICS } from '../topics';

export const consentExpiring = defineEvent({
  type: 'askonce.consent.expiring.v1',
  topic: TOPICS.evidence,
  description:
    'A consent that was given will end soon unless the citizen renews it; told once in each period of validity.',
  data: Type.Object({
    ...actedBy,
    consentId: Id,
    agency: Type.String(),
    procedure: Type.String(),
    purpose: Type.String(),
    evidenceType: Type.String(),
    validUntil: Time,
  }),
  example: {
    actor: { role: 'service', clientId: 'askonce-registry' },
    consentId: '0193d9a4-0000-7000-8000-000000000004',
    agency: 'housing',
    procedure: 'housing-benefit',
    purpose: 'housing-benefit-eligibility',
    evidenceType: 'birth-certificate',
    validUntil: '2027-11-22T09:00:00.000Z',
  },
});
