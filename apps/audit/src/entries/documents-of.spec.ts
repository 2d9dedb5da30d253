import { EVENTS } from '@askonce/contracts';
import { documentsOf, fieldsOf } from './documents-of';

const BIRTH = { id: '0193d9a4-0000-7000-8000-000000000002', version: 1, evidenceType: 'birth-certificate' };

describe('documentsOf', () => {
  it.each([
    ['evidenceReleased', [BIRTH]],
    ['evidenceRead', [BIRTH]],
    ['documentAdded', [BIRTH]],
    ['evidenceDenied', []],
    ['auditSearched', []],
  ] as const)('finds in %s what it names', (name, documents) => {
    expect(documentsOf(EVENTS[name].example)).toEqual(documents);
  });
});

describe('fieldsOf', () => {
  it('names the fields where only they were handed over', () => {
    expect(fieldsOf({ ...EVENTS.evidenceReleased.example, fields: ['birthDate'] })).toEqual(['birthDate']);
    expect(fieldsOf(EVENTS.evidenceReleased.example)).toBeUndefined();
  });
});
