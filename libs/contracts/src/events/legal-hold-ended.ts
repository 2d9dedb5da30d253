import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { actedBy, Id } from '../fragments';
import { TOPICS } from '../topics';
import { oneOf, Provenance } from '../vocabulary';

export const legalHoldEnded = defineEvent({
  type: 'askonce.legal-hold.ended.v1',
  topic: TOPICS.audit,
  description:
    'A legal hold has ended. What it kept of an erased person is erased with it; such a person has no numbers any more, so this has none.',
  data: Type.Object({
    ...actedBy,
    aboutSubject: Type.String({ format: 'uuid', description: 'The subjectRef.' }),
    holdId: Id,
    class: Provenance,
    authority: Type.String(),
    how: oneOf(['lifted', 'expired'], 'Whether the operator lifted it or its time was over.'),
    destroyed: Type.Boolean({ description: 'Whether the key that it kept was destroyed now.' }),
  }),
  example: {
    actor: { role: 'operator', clientId: 'askonce-scripts' },
    aboutSubject: '0c6a9c54-2d0f-4f7e-8c53-6f1f6e7a0d11',
    holdId: '0193d9a4-0000-7000-8000-000000000009',
    class: 'agency_issued',
    authority: 'District Court',
    how: 'lifted',
    destroyed: true,
  },
});
