import { Type } from '@sinclair/typebox';
import { Channel, DecisionCode, LawfulBasis, Provenance, QuestionKind, Role, Source } from './vocabulary';

/** Parts that several events are made of. Events are extended by optional fields only. */
export const Actor = Type.Object(
  {
    role: Role,
    clientId: Type.String({ description: 'The system that called.' }),
    agency: Type.Optional(Type.String({ description: 'The agency on whose behalf it called.' })),
  },
  { description: 'Who acted.' },
);

export const Reason = Type.Object({
  code: Type.String({ description: 'lower_snake_case, stable.' }),
  detail: Type.Optional(Type.String({ description: 'One sentence for people; never personal data.' })),
});

export const Decision = Type.Object({ code: DecisionCode, reasons: Type.Array(Reason) });

const ID = Type.String({ format: 'uuid' });
export const Id = ID;
export const Time = Type.String({ format: 'date-time', description: 'RFC 3339, UTC.' });

export const actedBy = { actor: Actor };

/** What measurement and audit need to know of any evidence request. */
export const aboutRequest = {
  requestId: ID,
  agency: Type.String(),
  procedure: Type.String(),
  requirement: Type.Optional(Type.String()),
  purpose: Type.String(),
  lawfulBasis: Type.Optional(LawfulBasis),
  evidenceTypes: Type.Array(Type.String()),
  channel: Channel,
  journey: Type.Optional(ID),
  official: Type.Optional(Type.String({ description: "The agency's opaque id of the clerk." })),
  requestedAt: Time,
};

export const ReleasedDocument = Type.Object({
  releaseId: ID,
  evidenceType: Type.String(),
  qualifier: Type.String(),
  documentId: ID,
  version: Type.Integer({ minimum: 1 }),
  digest: Type.String({ description: 'Repr-Digest of the bytes.' }),
  provenance: Provenance,
  source: Source,
});

export const aboutHolding = {
  evidenceType: Type.String(),
  qualifier: Type.String({ description: 'Tells apart what a person has several of; mostly empty.' }),
};

export const aboutDocument = {
  documentId: ID,
  ...aboutHolding,
  version: Type.Integer({ minimum: 1 }),
  provenance: Provenance,
  digest: Type.String(),
};

/** What a question to an agency says of itself, without its words. */
export const aboutQuestion = {
  questionId: ID,
  kind: QuestionKind,
  agency: Type.String(),
  promisedBy: Type.String({ format: 'date-time', description: 'Until when the agency has promised to answer.' }),
  requestId: Type.Optional(Type.String({ format: 'uuid', description: 'The evidence request that it is about.' })),
};

/** Where a purpose names fields, nothing else is handed over. */
export const onlyFields = {
  fields: Type.Optional(
    Type.Array(Type.String(), { description: 'The only fields that were handed over; absent where it was the file.' }),
  ),
};

/** An example of `aboutRequest`, shared by the examples of events. */
export const exampleRequest = {
  requestId: '0193d9a4-0000-7000-8000-000000000001',
  agency: 'housing',
  procedure: 'housing-benefit',
  requirement: 'proof-of-birth',
  purpose: 'housing-benefit-eligibility',
  lawfulBasis: 'consent' as const,
  evidenceTypes: ['birth-certificate'],
  channel: 'portal' as const,
  requestedAt: '2026-11-22T09:00:00.000Z',
};

export const exampleActor = {
  actor: { role: 'agency' as const, clientId: 'housing-backend', agency: 'housing' },
};

export const exampleCitizen = { actor: { role: 'citizen' as const, clientId: 'askonce-portal' } };

export const exampleDocument = {
  documentId: '0193d9a4-0000-7000-8000-000000000002',
  evidenceType: 'birth-certificate',
  qualifier: '',
  version: 1,
  provenance: 'citizen_provided' as const,
  digest: 'sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:',
};

export const exampleQuestion = {
  questionId: '0193d9a4-0000-7000-8000-000000000007',
  kind: 'question' as const,
  agency: 'housing',
  promisedBy: '2026-12-22T09:00:00.000Z',
  requestId: exampleRequest.requestId,
};
