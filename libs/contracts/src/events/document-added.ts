import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { aboutDocument, actedBy, exampleCitizen, exampleDocument, Id, Time } from '../fragments';
import { TOPICS } from '../topics';
import { Channel } from '../vocabulary';

export const documentAdded = defineEvent({
  type: 'askonce.document.added.v1',
  topic: TOPICS.evidence,
  description: 'A document came in: given by the citizen, deposited by its issuer, or fetched from a source.',
  data: Type.Object({
    ...actedBy,
    ...aboutDocument,
    issuer: Type.Optional(Type.String()),
    channel: Channel,
    mediaType: Type.String(),
    size: Type.Integer({ minimum: 1, description: 'Bytes.' }),
    current: Type.Boolean({ description: 'Whether it is now the current document of its holding.' }),
    replaces: Type.Optional(Id),
    issuedAt: Type.Optional(Time),
    validUntil: Type.Optional(Time),
  }),
  example: {
    ...exampleCitizen,
    ...exampleDocument,
    channel: 'portal',
    mediaType: 'application/pdf',
    size: 1234,
    current: true,
  },
});
