import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { actedBy, Id, Time } from '../fragments';
import { TOPICS } from '../topics';

export const reconciliationRequested = defineEvent({
  type: 'askonce.audit.reconciliation-requested.v1',
  topic: TOPICS.audit,
  description: 'An auditor had what the registry holds compared with the log, and why.',
  data: Type.Object({ ...actedBy, reconciliationId: Id, reason: Type.String(), from: Time, to: Time }),
  example: {
    actor: { role: 'auditor', clientId: 'askonce-scripts' },
    reconciliationId: '0193d9a4-0000-7000-8000-00000000000c',
    reason: 'Yearly audit 2026',
    from: '2026-01-01T00:00:00.000Z',
    to: '2027-01-01T00:00:00.000Z',
  },
});
