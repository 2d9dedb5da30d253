import { Draft } from '../subjects/draft';
import { aDocument, aPerson, HOUSING, idOf, idsFrom, NOW } from '../subjects/person.fixture';
import { type End, endDocument, recordEnded } from './end-document';

const document = aDocument();
const receivers = [{ agency: 'tax', requestId: idOf(951), releaseId: idOf(941) }];
const { evidenceType, qualifier, version, provenance, digest } = document;
const about = {
  actor: HOUSING,
  documentId: document.id,
  evidenceType,
  qualifier,
  version,
  provenance,
  digest,
  receivers,
};
const draftOf = () => new Draft(aPerson({ documents: [document] }), idsFrom(), HOUSING);

describe('the end of a document', () => {
  it('takes it out of use and tells how, why, and who had received it', () => {
    const draft = draftOf();
    endDocument(draft, document, { how: 'revoked', reason: 'issued_in_error', receivers });
    expect(draft.currentDocuments()).toEqual([]);
    expect(draft.changes({ raisesVersion: true }).documents).toEqual([
      { ...document, status: 'revoked', endedAt: NOW },
    ]);
    const data = { ...about, how: 'revoked', reason: 'issued_in_error' };
    expect(draft.facts).toEqual([{ eventId: idOf(1), type: 'askonce.document.ended.v1', data }]);
  });

  it('that something else brought about is told only', () => {
    const draft = draftOf();
    const replaced: End = { how: 'replaced', receivers };
    recordEnded(draft, document, replaced);
    expect(draft.currentDocuments()).toEqual([document]);
    expect(draft.facts.map(({ data }) => data)).toEqual([{ ...about, how: 'replaced' }]);
    expect(draft.facts[0]?.data).not.toHaveProperty('reason');
  });
});
