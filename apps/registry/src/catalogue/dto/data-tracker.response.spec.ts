import { Catalogue } from '../catalogue';
import { aCatalogue, anAgency } from '../catalogue.fixture';
import { toDataTrackerResponse } from './data-tracker.response';

const tracker = anAgency({ id: 'state-portal', name: { en: 'State Portal' }, dataTracker: { clientId: 'tracker' } });
const housing = anAgency({ registrationNumber: '70001234' });

const told = (...agencies: ReturnType<typeof anAgency>[]) =>
  toDataTrackerResponse(new Catalogue(1, aCatalogue({ agencies })));

it('names the client, and what everything is called, and nothing more', () => {
  expect(told(housing, tracker)).toEqual({
    client: { agency: 'state-portal', clientId: 'tracker' },
    agencies: [
      { id: 'housing', name: { en: 'Housing Office' }, registrationNumber: '70001234' },
      { id: 'state-portal', name: { en: 'State Portal' } },
    ],
    procedures: [{ id: 'housing-benefit', name: { en: 'Housing benefit' } }],
    purposes: [{ id: 'housing-benefit-eligibility', name: { en: 'Deciding on housing benefit' } }],
  });
});

it.each([
  ['the catalogue names none', [housing]],
  ['its agency is suspended', [housing, { ...tracker, status: 'suspended' as const }]],
])('names no client while %s', (_title, agencies) => {
  expect(told(...agencies)).not.toHaveProperty('client');
});
