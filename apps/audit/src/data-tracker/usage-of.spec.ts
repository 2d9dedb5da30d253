import { EVENTS } from '@askonce/contracts';
import { without } from '../fixtures/facts';
import type { TrackerCatalogue } from './tracker-catalogue';
import { type UsageEntry, usageOf } from './usage-of';

const CATALOGUE: TrackerCatalogue = {
  agencies: [
    { id: 'housing', name: { en: 'Housing Office', et: 'Elamuamet' }, registrationNumber: '70001234' },
    { id: 'school', name: { en: 'School Board' } },
  ],
  procedures: [{ id: 'housing-benefit', name: { en: 'Housing benefit' } }],
  purposes: [{ id: 'eligibility', name: { en: 'Deciding on housing benefit', et: 'Toetuse otsustamine' } }],
};

const anEntry = (given: Partial<UsageEntry> = {}): UsageEntry => ({
  kind: EVENTS.evidenceReleased.type,
  source: '/registry',
  occurredAt: '2026-11-22T09:00:00.000Z',
  agency: 'housing',
  actorRole: 'agency',
  system: 'housing-backend',
  procedure: 'housing-benefit',
  purpose: 'eligibility',
  outcome: 'released',
  opaque: false,
  ...given,
});

/** What nobody in particular did. */
const NOBODYS = { agency: null, actorRole: null, system: null, procedure: null, purpose: null, outcome: null };

it('says when, why, and who with which system, in Estonian where the catalogue has it', () => {
  expect(usageOf(anEntry(), CATALOGUE)).toEqual({
    logtime: '2026-11-22T09:00:00.000Z',
    action: 'Toetuse otsustamine (evidence released)',
    receiverCode: '70001234',
    receiverName: 'Elamuamet',
    receiverSystem: 'housing-backend',
  });
});

it.each<[string, Partial<UsageEntry>, string]>([
  [
    'a denial with its reason',
    { kind: EVENTS.evidenceDenied.type, outcome: 'consent_withdrawn' },
    'Toetuse otsustamine (evidence denied, consent withdrawn)',
  ],
  ['the procedure where there is no purpose', { purpose: null }, 'Housing benefit (evidence released)'],
  [
    'the procedure where the catalogue has lost the purpose',
    { purpose: 'lost' },
    'Housing benefit (evidence released)',
  ],
  ['ids where the catalogue has lost both', { purpose: 'lost', procedure: 'gone' }, 'lost (evidence released)'],
  [
    'what was done where there is neither',
    { ...NOBODYS, kind: EVENTS.documentEnded.type, outcome: 'revoked' },
    'Document ended, revoked',
  ],
  ['that it is not known', { ...NOBODYS, kind: 'anything', opaque: true }, 'Something unknown'],
])('the action says %s', (_title, given, action) => {
  expect(usageOf(anEntry(given), CATALOGUE).action).toBe(action);
});

it.each<[string, Partial<UsageEntry>, object]>([
  [
    'an agency without registration number by its id',
    { agency: 'school', system: 'school-backend' },
    { receiverCode: 'school', receiverName: 'School Board', receiverSystem: 'school-backend' },
  ],
  ['an agency that the catalogue has lost by its id', { agency: 'gone' }, { receiverCode: 'gone' }],
  [
    'somebody of no agency by their role',
    { ...NOBODYS, actorRole: 'auditor', system: 'askonce-portal' },
    { receiverCode: 'auditor', receiverSystem: 'askonce-portal' },
  ],
  ['what nobody did by who told of it', NOBODYS, { receiverCode: '/registry', receiverSystem: '/registry' }],
])('names %s', (_title, given, receiver) => {
  expect(without(usageOf(anEntry(given), CATALOGUE), 'logtime', 'action')).toEqual({
    receiverSystem: 'housing-backend',
    ...receiver,
  });
});
