import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { aboutHolding, actedBy, exampleCitizen, Id, Time } from '../fragments';
import { TOPICS } from '../topics';
import { AskedAgainReason, Channel, ReportOutcome } from '../vocabulary';

export const askedAgainReported = defineEvent({
  type: 'askonce.asked-again.reported.v1',
  topic: TOPICS.evidence,
  description:
    'A citizen, or an agency about one, reported that an agency had asked for evidence; upheld if a document that would have satisfied it was held at that moment.',
  data: Type.Object({
    ...actedBy,
    reportId: Id,
    agency: Type.String({ description: 'The one that asked.' }),
    ...aboutHolding,
    channel: Channel,
    askedAt: Time,
    outcome: ReportOutcome,
    reason: AskedAgainReason,
    requestId: Type.Optional(Id),
    documentId: Type.Optional(Type.String({ format: 'uuid', description: 'The document that would have done.' })),
  }),
  example: {
    ...exampleCitizen,
    reportId: '0193d9a4-0000-7000-8000-000000000009',
    agency: 'housing',
    evidenceType: 'birth-certificate',
    qualifier: '',
    channel: 'counter',
    askedAt: '2026-11-22T09:00:00.000Z',
    outcome: 'upheld',
    reason: 'held',
    documentId: '0193d9a4-0000-7000-8000-000000000002',
  },
});
