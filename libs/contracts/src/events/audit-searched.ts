import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { actedBy } from '../fragments';
import { TOPICS } from '../topics';

export const auditSearched = defineEvent({
  type: 'askonce.audit.searched.v1',
  topic: TOPICS.audit,
  description: 'An auditor, or the Data Tracker for somebody, searched or read the log, and why.',
  data: Type.Object({
    ...actedBy,
    reason: Type.String(),
    filters: Type.Array(Type.String(), {
      description: 'Names of the filters used, never a value that names a person.',
    }),
    aboutSubject: Type.Optional(Type.String({ description: 'subjectRef, where the search was about one person.' })),
    results: Type.Integer({ minimum: 0 }),
  }),
  example: {
    actor: { role: 'auditor', clientId: 'askonce-scripts' },
    reason: 'Complaint 2026/113',
    filters: ['agency', 'from', 'to'],
    results: 12,
  },
});
