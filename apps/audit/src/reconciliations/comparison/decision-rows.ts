import { EVENTS, Id, ReleasedDocument } from '@askonce/contracts';
import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { Finding } from './findings';
import { differing } from './members';
import type { Recorded, RecordedRelease, RecordedRequest } from './recorded';

/** What was decided, as the log has it; as the registry's own fact has it, where the log cannot tell. */
export interface Decided {
  readonly kind: string;
  readonly subjectRef: string;
  /** What the event says. */
  readonly data: object;
}

const Decision = Type.Object({
  requestId: Id,
  agency: Type.String(),
  procedure: Type.String(),
  purpose: Type.String(),
  requirement: Type.Optional(Type.String()),
  decision: Type.Object({ code: Type.String() }),
  documents: Type.Optional(Type.Array(ReleasedDocument)),
});

type Decision = Static<typeof Decision>;
type Kind = 'released' | 'denied' | undefined;

const KINDS: ReadonlyMap<string, Kind> = new Map([
  [EVENTS.evidenceReleased.type, 'released'],
  [EVENTS.evidenceDenied.type, 'denied'],
]);

/** How the registry's rows of releases and requests differ from what was decided; all of them do where nothing was. */
export function decisionFindings({ eventId, releases, request }: Recorded, decided: Decided | undefined): Finding[] {
  const kind = decided && KINDS.get(decided.kind);
  if (decided === undefined || kind === undefined || !Value.Check(Decision, decided.data)) {
    const unlogged = releases.map((release) => releaseFinding('release_unlogged', eventId, release));
    return [...unlogged, ...(decided === undefined ? deniedOutOfNothing(eventId, request) : [])];
  }
  const { subjectRef, data } = decided;
  const about = { entryId: eventId, subjectRef };
  const documents = data.documents ?? [];
  const found = new Map(releases.map((release) => [release.releaseId, release]));
  const named = new Set(documents.map(({ releaseId }) => releaseId));
  return [
    ...documents.flatMap((document) => releaseFindings(about, { ...data, document }, found.get(document.releaseId))),
    ...releases
      .filter(({ releaseId }) => !named.has(releaseId))
      .map((release) => releaseFinding('release_unlogged', eventId, release)),
    ...requestFindings(about, { ...data, kind }, request),
  ];
}

type About = Required<Pick<Finding, 'entryId' | 'subjectRef'>>;

function releaseFindings(
  about: About,
  { requestId, document }: Decision & { readonly document: Static<typeof ReleasedDocument> },
  row: RecordedRelease | undefined,
): Finding[] {
  const recordId = document.releaseId;
  if (row === undefined) return [{ code: 'release_missing', ...about, recordId }];
  const members = differing({ ...document, requestId, subjectRef: about.subjectRef }, row);
  return members.length === 0 ? [] : [{ code: 'release_changed', ...about, recordId, members }];
}

/** A request that was released may have moved on; one that was denied stays as it is. */
function requestFindings(
  about: About,
  { kind, requestId, agency, procedure, purpose, requirement, decision }: Decision & { readonly kind: Kind },
  row: RecordedRequest | undefined,
): Finding[] {
  if (row === undefined) return [{ code: 'request_missing', ...about, recordId: requestId }];
  const lasting = { agency, procedure, purpose, requirement };
  const final = kind === 'denied' ? { status: 'denied', decisionCode: decision.code } : {};
  const members = differing({ ...lasting, ...final }, row);
  return members.length === 0 ? [] : [{ code: 'request_changed', ...about, recordId: requestId, members }];
}

function deniedOutOfNothing(entryId: string, request: RecordedRequest | undefined): Finding[] {
  if (request === undefined) return [];
  const { subjectRef, requestId: recordId } = request;
  return [{ code: 'denial_unlogged', entryId, subjectRef, recordId }];
}

const releaseFinding = (code: 'release_unlogged', entryId: string, release: RecordedRelease): Finding => ({
  code,
  entryId,
  subjectRef: release.subjectRef,
  recordId: release.releaseId,
});
