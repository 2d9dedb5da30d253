import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { aboutHolding, actedBy, exampleActor, Id, Time } from '../fragments';
import { TOPICS } from '../topics';
import { Provenance } from '../vocabulary';

export const askOpened = defineEvent({
  type: 'askonce.ask.opened.v1',
  topic: TOPICS.evidence,
  description: 'The citizen is asked for something; there is at most one such open question for a holding.',
  data: Type.Object({
    ...actedBy,
    askId: Id,
    ...aboutHolding,
    requestId: Id,
    agency: Type.String(),
    procedure: Type.String(),
    why: Type.Optional(Type.String({ description: 'Reason code, where a source was tried before.' })),
    deadline: Time,
    maxAgeDays: Type.Optional(Type.Integer({ description: 'How old an answer may be, when the ask was opened.' })),
    acceptedProvenance: Type.Optional(Type.Array(Provenance, { description: 'Whose answer was accepted then.' })),
  }),
  example: {
    ...exampleActor,
    askId: '0193d9a4-0000-7000-8000-000000000005',
    evidenceType: 'birth-certificate',
    qualifier: '',
    requestId: '0193d9a4-0000-7000-8000-000000000001',
    agency: 'housing',
    procedure: 'housing-benefit',
    deadline: '2026-12-22T09:00:00.000Z',
  },
});
