import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { actedBy } from '../fragments';
import { TOPICS } from '../topics';

export const catalogueApplied = defineEvent({
  type: 'askonce.catalogue.applied.v1',
  topic: TOPICS.audit,
  description: 'A steward applied a catalogue.',
  data: Type.Object({
    ...actedBy,
    version: Type.Integer({ minimum: 1 }),
    digest: Type.String(),
    added: Type.Integer({ minimum: 0 }),
    changed: Type.Integer({ minimum: 0 }),
    removed: Type.Integer({ minimum: 0 }),
    forced: Type.Optional(
      Type.Boolean({
        description: 'Whether requests waited that it strands, and the steward applied it nevertheless.',
      }),
    ),
  }),
  example: {
    actor: { role: 'steward', clientId: 'askonce-scripts' },
    version: 2,
    digest: 'sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:',
    added: 1,
    changed: 0,
    removed: 0,
  },
});
