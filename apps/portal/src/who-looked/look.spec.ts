import type { Access, OwnAskedAgainReport, OwnQuestion } from '@askonce/client';
import { casesOf, whatOf } from './look';

const anAccess = (given: Partial<Access>): Access => ({
  id: 'entry',
  index: 0,
  action: 'askonce.evidence.released.v1',
  occurredAt: '2026-11-25T09:00:00.000Z',
  recordedAt: '2026-11-25T09:00:01.000Z',
  evidenceTypes: [],
  evidenceTypeNames: {},
  documents: [],
  ...given,
});
const nothing = { questions: [], reports: [] };

describe('casesOf', () => {
  it('puts the rows of one case together, where its newest row is', () => {
    const rows = [
      anAccess({ id: 'a2', requestId: 'a' }),
      anAccess({ id: 'b1', requestId: 'b' }),
      anAccess({ id: 'a1', requestId: 'a', purpose: 'p', agencyName: { en: 'Housing' }, lawfulBasis: 'consent' }),
    ];
    const cases = casesOf(rows, nothing);
    expect(cases.map(({ requestId, looks }) => [requestId, looks.map(({ access }) => access.id)])).toEqual([
      ['a', ['a2', 'a1']],
      ['b', ['b1']],
    ]);
    expect(cases[0]).toMatchObject({ agencyName: { en: 'Housing' }, purpose: 'p', lawfulBasis: 'consent' });
  });

  it('leaves rows of no case in their order between the others', () => {
    const rows = [{ id: '1' }, { id: '2' }, { id: '3', requestId: 'a' }, { id: '4' }].map(anAccess);
    const ids = casesOf(rows, nothing).map(({ looks }) => looks.map(({ access }) => access.id));
    expect(ids).toEqual([['1', '2'], ['3'], ['4']]);
  });

  it('says what was asked about a row and reported about a case', () => {
    const question = { id: 'q', about: { auditEntryId: 'e1' } } as OwnQuestion;
    const report = { id: 'r', evidenceRequestId: 'a' } as OwnAskedAgainReport;
    const rows = [
      anAccess({ id: 'e1', requestId: 'a', agency: 'housing' }),
      anAccess({ id: 'e2', requestId: 'b', agency: 'housing', role: 'auditor' }),
    ];
    const [first, second] = casesOf(rows, { questions: [question], reports: [report] });
    expect(first).toMatchObject({ reports: [{ id: 'r' }], looks: [{ askable: true, questions: [{ id: 'q' }] }] });
    expect(second).toMatchObject({ reports: [], looks: [{ askable: false, questions: [] }] });
  });
});

it.each([
  ['askonce.evidence.read-refused.v1', 'evidence_read_refused'],
  ['askonce.asked-again.reported.v2', 'asked_again_reported'],
  ['constructor.prototype', 'constructor_prototype'],
])('names %s as %s', (action, what) => {
  expect(whatOf(action)).toBe(what);
});
