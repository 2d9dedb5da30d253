import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { actedBy } from '../fragments';
import { TOPICS } from '../topics';

export const detailsPruned = defineEvent({
  type: 'askonce.details.pruned.v1',
  topic: TOPICS.audit,
  description: 'Entries of the log have lost their details at the end of the retention; told once for each batch.',
  data: Type.Object({
    ...actedBy,
    retention: Type.String({ description: 'How long details are kept, as an ISO 8601 period.' }),
    entries: Type.Integer({ minimum: 1, description: 'How many.' }),
    recordedUntil: Type.String({ format: 'date-time', description: 'When the latest of them was logged.' }),
  }),
  example: {
    actor: { role: 'service', clientId: 'askonce-audit' },
    retention: 'P2Y',
    entries: 500,
    recordedUntil: '2026-11-22T09:00:00.000Z',
  },
});
