import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { aboutQuestion, actedBy, exampleCitizen, exampleQuestion, Id } from '../fragments';
import { TOPICS } from '../topics';

export const questionAsked = defineEvent({
  type: 'askonce.question.asked.v1',
  topic: TOPICS.evidence,
  description:
    'A citizen asked an agency a question, or reported an error to it. The agency has promised an answer; what was written is with the registry alone.',
  data: Type.Object({
    ...actedBy,
    ...aboutQuestion,
    auditEntryId: Type.Optional(Id),
    documentId: Type.Optional(Id),
  }),
  example: {
    ...exampleCitizen,
    ...exampleQuestion,
    auditEntryId: '0193d9a4-0000-7000-8000-000000000008',
  },
});
