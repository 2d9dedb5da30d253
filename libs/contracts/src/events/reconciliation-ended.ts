import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { actedBy, Id } from '../fragments';
import { TOPICS } from '../topics';
import { oneOf, RECONCILIATION_OUTCOMES } from '../vocabulary';

const Count = (description: string) => Type.Integer({ minimum: 0, description });

export const reconciliationEnded = defineEvent({
  type: 'askonce.audit.reconciliation-ended.v1',
  topic: TOPICS.audit,
  description: 'Registry and log were compared. What was found is kept with the reconciliation, how much of it here.',
  data: Type.Object({
    ...actedBy,
    reconciliationId: Id,
    outcome: oneOf(RECONCILIATION_OUTCOMES, 'Whether anything differs.'),
    compared: Count('Facts and entries.'),
    missing: Count('What the registry has and the log lacks, and what the log lacks of itself.'),
    extra: Count('What the log has and the registry lacks.'),
    different: Count('What both have and not in the same words.'),
  }),
  example: {
    actor: { role: 'service', clientId: 'askonce-audit' },
    reconciliationId: '0193d9a4-0000-7000-8000-00000000000c',
    outcome: 'differs',
    compared: 120_034,
    missing: 0,
    extra: 1,
    different: 0,
  },
});
