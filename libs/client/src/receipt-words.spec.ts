import { receiptWords } from './receipt-words';

const release = {
  id: '0193d9a4-0000-7000-8000-000000000001',
  action: 'askonce.evidence.released.v1',
  occurredAt: '2026-11-22T09:12:13.456Z',
  agency: 'housing',
  procedure: 'housing-benefit',
  purpose: 'housing-benefit-eligibility',
  lawfulBasis: 'public_task',
  evidenceTypes: ['birth-certificate', 'diploma'],
  documents: [{ id: '0193d9a4-0000-7000-8000-000000000002', version: 3, evidenceType: 'birth-certificate' }],
  outcome: 'released',
  requestId: '0193d9a4-0000-7000-8000-000000000003',
  person: '',
  details: '',
};

// These lines are part of the format: other ones would refuse the receipts that people have kept.
it('says a line for each thing', () => {
  expect(receiptWords({ ...release, fields: ['birthDate', 'birthPlace'] }, false)).toEqual([
    'What happened: evidence released',
    'Outcome: released',
    'When: 2026-11-22 09:12:13.456 UTC',
    'Agency: housing',
    'Procedure: housing-benefit',
    'Purpose: housing-benefit-eligibility',
    'Legal basis: public task',
    'Evidence: birth-certificate, diploma',
    'Document: birth-certificate, version 3, 0193d9a4-0000-7000-8000-000000000002',
    'Only the fields: birthDate, birthPlace',
    'Request: 0193d9a4-0000-7000-8000-000000000003',
    'Entry: 0193d9a4-0000-7000-8000-000000000001',
  ]);
});

it('says nothing of what is not there', () => {
  const nothing = { agency: null, procedure: null, purpose: null, lawfulBasis: null, outcome: null, requestId: null };
  const bare = { ...release, ...nothing, evidenceTypes: [], documents: [] };
  expect(receiptWords({ ...bare, action: 'askonce.evidence.read-refused.v1' }, false)).toEqual([
    'What happened: evidence read refused',
    'When: 2026-11-22 09:12:13.456 UTC',
    'Entry: 0193d9a4-0000-7000-8000-000000000001',
  ]);
});
