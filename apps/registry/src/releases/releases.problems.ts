import type { ReadRefusalCode } from '@askonce/contracts';
import { defineProblem } from '@askonce/problems';

export const NotReleased = defineProblem({
  slug: 'not-released',
  status: 409,
  title: 'Nothing was released yet',
  mend: 'Wait until the request is released: GET /v1/evidence-requests/{id}?wait=30 tells when.',
});

export const EvidenceGone = defineProblem({
  slug: 'evidence-gone',
  status: 410,
  title: 'This may no longer be read',
  mend: 'What the release rested on has ended. Stop using copies of it, and make a new request if it is still needed.',
  members: { code: { description: 'Which basis has ended; lower_snake_case, stable.' } },
});

export const KeyNotRegistered = defineProblem({
  slug: 'key-not-registered',
  status: 409,
  title: 'No key is registered for this client',
  mend: 'Have the steward register a public key (EC P-256 or RSA) for the agency in the catalogue, then claim again.',
});

export const ReleasedByFields = defineProblem({
  slug: 'released-by-fields',
  status: 409,
  title: 'Only fields of it were released',
  mend: 'The key would open the whole file. Read the fields as JSON instead: GET /v1/evidence-requests/{id}/evidence/{evidenceType}.',
});

const WHY: Readonly<Record<ReadRefusalCode, string>> = {
  consent_refused: 'The person refused consent.',
  consent_withdrawn: 'The person withdrew consent. Stop using copies of it.',
  consent_paused: 'The person paused consent; it can be read again once they resume it.',
  consent_expired: 'The consent has expired. A new request asks the person again.',
  document_removed: 'The person removed the document. Stop using copies of it.',
  document_revoked: 'The issuer revoked the document. Stop using copies of it and make a new request.',
  evidence_rejected: 'The agency rejected it, so its request waits again; read what is released next.',
  agency_suspended: 'The agency is not active in the catalogue.',
  purpose_not_declared: 'The purpose is no longer declared in the catalogue.',
  evidence_type_not_covered:
    'The purpose no longer covers this evidence type in the catalogue, or only fields of it and this is a file.',
};

export const evidenceGone = (code: ReadRefusalCode, auditEntryId: string) =>
  new EvidenceGone({ detail: WHY[code], auditEntryId, extensions: { code } });

/** An erased person's facts have taken their last number, so that this refusal is recorded nowhere. */
export const personErased = () =>
  new EvidenceGone({
    detail:
      'The person had everything about them erased. Stop using copies of it, unless a law obliges you to keep them.',
    extensions: { code: 'subject_erased' },
  });
