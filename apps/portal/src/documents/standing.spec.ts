import type { OwnDocument } from '@askonce/client';
import { standingOf } from './standing';

const NOW = Date.parse('2026-11-25T09:00:00Z');
const standing = (given: Partial<OwnDocument>) =>
  standingOf({ status: 'current', provenance: 'citizen_provided', releases: 0, ...given } as OwnDocument, NOW);

describe('standingOf', () => {
  it.each([
    ['current', undefined, 'valid'],
    ['current', '2026-11-25T09:00:01Z', 'valid'],
    ['current', '2026-11-25T09:00:00Z', 'ended'],
    ['superseded', undefined, 'replaced'],
    ['superseded', '2020-01-01T00:00:00Z', 'replaced'],
    ['expired', '2020-01-01T00:00:00Z', 'ended'],
    ['removed', undefined, 'removed'],
    ['revoked', undefined, 'taken_back'],
  ] as const)('%s, valid until %s, is %s', (status, validUntil, said) => {
    expect(standing({ status, ...(validUntil && { validUntil }) }).status).toBe(said);
  });

  it.each([
    ['citizen_provided', 0, 0],
    ['citizen_provided', 1, 0],
    ['citizen_provided', 4, 3],
    ['agency_issued', 1, 1],
  ] as const)('%s and used %d times saved its person from being asked %d times', (provenance, releases, saved) => {
    expect(standing({ provenance, releases }).saved).toBe(saved);
  });

  it('is mended by who gave it, as long as it is in use', () => {
    expect(standing({}).own).toBe(true);
    expect(standing({ provenance: 'agency_issued' }).own).toBe(false);
    expect(standing({ status: 'superseded' }).own).toBe(false);
  });
});
