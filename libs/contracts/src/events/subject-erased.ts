import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { actedBy, exampleCitizen, Time } from '../fragments';
import { TOPICS } from '../topics';
import { ErasableClass } from '../vocabulary';

export const subjectErased = defineEvent({
  type: 'askonce.subject.erased.v1',
  topic: TOPICS.evidence,
  description:
    'A person had everything about them erased: the last fact of their reference. Each service erases what it holds of it and confirms; keys of classes in `kept` follow when their legal holds end.',
  data: Type.Object({
    ...actedBy,
    erased: Type.Array(ErasableClass, { description: 'Classes of which the keys were destroyed.' }),
    kept: Type.Array(Type.Object({ class: ErasableClass, authority: Type.String(), until: Time }), {
      description: 'What legal holds keep for now, by the authority that asked for it.',
    }),
  }),
  example: {
    ...exampleCitizen,
    erased: ['identity', 'citizen_provided'],
    kept: [{ class: 'agency_issued', authority: 'District Court', until: '2027-11-22T09:00:00.000Z' }],
  },
});
