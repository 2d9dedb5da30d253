import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { actedBy, exampleCitizen } from '../fragments';
import { TOPICS } from '../topics';

export const subjectExported = defineEvent({
  type: 'askonce.subject.exported.v1',
  topic: TOPICS.evidence,
  description: 'A person took a copy of everything that is held about them. Recorded before the first byte.',
  data: Type.Object({ ...actedBy }),
  example: { ...exampleCitizen },
});
