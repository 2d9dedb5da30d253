import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { actedBy, exampleActor, Time } from '../fragments';
import { TOPICS } from '../topics';
import { oneOf, UNUSUAL_LOOKUP_CODES } from '../vocabulary';

const Count = (description: string) => Type.Optional(Type.Integer({ minimum: 0, description }));

export const lookupsUnusual = defineEvent({
  type: 'askonce.lookups.unusual.v1',
  topic: TOPICS.audit,
  description:
    'An official or a system of an agency looked people up in an unusual way; told once per rule and window. The actor is who looked.',
  data: Type.Object({
    ...actedBy,
    agency: Type.String(),
    official: Type.Optional(
      Type.String({
        description: "The agency's opaque id of the clerk; absent where it is about the system as a whole.",
      }),
    ),
    code: oneOf(UNUSUAL_LOOKUP_CODES, 'The rule that was broken.'),
    from: Time,
    until: Time,
    limit: Type.Integer({
      minimum: 1,
      description: 'What the rule takes as usual: persons, look-ups of one person, or denials in a hundred look-ups.',
    }),
    persons: Count('Persons looked up in the window so far.'),
    lookups: Count('Look-ups counted: of the one person, or the latest of the window.'),
    denied: Count('Those of them that were refused.'),
    aboutSubject: Type.Optional(Type.String({ description: 'subjectRef, where the rule is about one person.' })),
  }),
  example: {
    ...exampleActor,
    agency: 'housing',
    official: 'clerk-17',
    code: 'many_persons_hour',
    from: '2026-11-22T09:00:00.000Z',
    until: '2026-11-22T10:00:00.000Z',
    limit: 60,
    persons: 61,
  },
});
