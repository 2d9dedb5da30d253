import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { actedBy, Id, Time } from '../fragments';
import { TOPICS } from '../topics';
import { Provenance } from '../vocabulary';

export const legalHoldPlaced = defineEvent({
  type: 'askonce.legal-hold.placed.v1',
  topic: TOPICS.evidence,
  description: 'An authority has documents of a person kept for a while, even if the person has everything erased.',
  data: Type.Object({ ...actedBy, holdId: Id, class: Provenance, authority: Type.String(), until: Time }),
  example: {
    actor: { role: 'operator', clientId: 'askonce-scripts' },
    holdId: '0193d9a4-0000-7000-8000-000000000009',
    class: 'agency_issued',
    authority: 'District Court',
    until: '2027-11-22T09:00:00.000Z',
  },
});
