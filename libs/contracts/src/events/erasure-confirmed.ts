import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { actedBy } from '../fragments';
import { TOPICS } from '../topics';

export const erasureConfirmed = defineEvent({
  type: 'askonce.subject.erasure-confirmed.v1',
  topic: TOPICS.audit,
  description:
    'A service has erased what it held of a person. No fact about the person, whose last number is taken, so it has none.',
  data: Type.Object({
    ...actedBy,
    aboutSubject: Type.String({ format: 'uuid', description: 'The erased subjectRef.' }),
    erasureId: Type.String({ format: 'uuid', description: 'The event that asked for it.' }),
  }),
  example: {
    actor: { role: 'service', clientId: 'askonce-adapters' },
    aboutSubject: '0c6a9c54-2d0f-4f7e-8c53-6f1f6e7a0d11',
    erasureId: '0193d9a4-0000-7000-8000-000000000008',
  },
});
