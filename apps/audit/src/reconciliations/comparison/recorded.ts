import { Id } from '@askonce/contracts';
import { type Static, Type } from '@sinclair/typebox';

const Text = Type.String();

const RecordedFact = Type.Object({
  subjectRef: Id,
  sequence: Type.Integer(),
  type: Text,
  /** RFC 3339 with milliseconds, UTC. */
  occurredAt: Text,
  data: Type.Object({}),
  /** Its event has not left the registry yet. */
  unsent: Type.Boolean(),
});

const RecordedRelease = Type.Object({
  releaseId: Id,
  subjectRef: Id,
  requestId: Id,
  evidenceType: Text,
  qualifier: Text,
  documentId: Id,
  source: Text,
  version: Type.Optional(Type.Integer()),
  digest: Type.Optional(Text),
  provenance: Type.Optional(Text),
});

const RecordedRequest = Type.Object({
  requestId: Id,
  subjectRef: Id,
  agency: Text,
  procedure: Text,
  purpose: Text,
  requirement: Type.Optional(Text),
  status: Text,
  decisionCode: Text,
});

/** What the registry has under the id of one event. */
export const Recorded = Type.Object({
  eventId: Id,
  fact: Type.Optional(RecordedFact),
  releases: Type.Array(RecordedRelease),
  request: Type.Optional(RecordedRequest),
});

export type Recorded = Static<typeof Recorded>;
export type RecordedFact = Static<typeof RecordedFact>;
export type RecordedRelease = Static<typeof RecordedRelease>;
export type RecordedRequest = Static<typeof RecordedRequest>;
