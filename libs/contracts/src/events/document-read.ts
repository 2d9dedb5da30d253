import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event';
import { aboutDocument, actedBy, exampleCitizen, exampleDocument } from '../fragments';
import { TOPICS } from '../topics';

export const documentRead = defineEvent({
  type: 'askonce.document.read.v1',
  topic: TOPICS.evidence,
  description: 'A person downloaded a document held about them.',
  data: Type.Object({ ...actedBy, ...aboutDocument }),
  example: { ...exampleCitizen, ...exampleDocument },
});
