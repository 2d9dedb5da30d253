import { aDocument, idOf, inDays, NOW, SUBJECT_REF } from '../../subjects/person.fixture';
import type { DocumentDraft } from './document-draft';

/** By default sent now, to be confirmed within a day. */
export const aDocumentDraft = (changes: Partial<DocumentDraft> = {}): DocumentDraft => {
  const { evidenceType, qualifier, channel, issuedAt, validUntil, mediaType, size, parts, digest } = aDocument();
  return {
    ...{ evidenceType, qualifier, channel, issuedAt, validUntil, mediaType, size, parts, digest },
    subjectRef: SUBJECT_REF,
    id: idOf(971),
    contentId: idOf(972),
    wrappedKey: '\\x',
    replaces: null,
    clientId: 'portal',
    idempotencyKey: 'blinded',
    bodyHash: 'hash',
    createdAt: NOW,
    expiresAt: inDays(1),
    ...changes,
  };
};
