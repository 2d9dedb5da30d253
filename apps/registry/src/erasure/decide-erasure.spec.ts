import type { Provenance } from '@askonce/contracts';
import { decideErasure, type Hold } from './decide-erasure';

const NOW = '2026-11-24T09:00:00.000Z';
const aHold = (changes: Partial<Hold> = {}): Hold => ({
  class: 'agency_issued',
  authority: 'District Court',
  until: '2027-11-24T09:00:00.000Z',
  endedAt: null,
  ...changes,
});
const both: readonly Provenance[] = ['citizen_provided', 'agency_issued'];

describe('an erasure', () => {
  it.each<[string, readonly Hold[], readonly Provenance[], readonly string[], readonly string[]]>([
    ['destroys every key where nothing is held back', [], both, ['identity', ...both], []],
    ['leaves the key that a hold covers', [aHold()], both, ['identity', 'citizen_provided'], ['agency_issued']],
    ['leaves both keys under two holds', both.map((held) => aHold({ class: held })), both, ['identity'], both],
    [
      'says two holds on one class twice',
      [aHold(), aHold({ authority: 'Tax Court' })],
      both,
      ['identity', 'citizen_provided'],
      ['agency_issued', 'agency_issued'],
    ],
    ['passes over a hold that was lifted', [aHold({ endedAt: NOW })], both, ['identity', ...both], []],
    ['passes over a hold on what is not there', [aHold()], ['citizen_provided'], ['identity', ...both], []],
    ['passes over a hold that ends this moment', [aHold({ until: NOW })], both, ['identity', ...both], []],
    [
      'respects a hold a millisecond longer',
      [aHold({ until: '2026-11-24T09:00:00.001Z' })],
      both,
      ['identity', 'citizen_provided'],
      ['agency_issued'],
    ],
    [
      'respects one hold though another was lifted',
      [aHold({ endedAt: NOW }), aHold()],
      both,
      ['identity', 'citizen_provided'],
      ['agency_issued'],
    ],
  ])('%s', (_title, holds, stored, destroyed, kept) => {
    const verdict = decideErasure({ now: NOW, holds, stored });
    expect(verdict.destroyed).toEqual(destroyed);
    expect(verdict.kept.map(({ class: held }) => held)).toEqual(kept);
  });

  it('says whose hold it is and how long it lasts', () => {
    const { kept } = decideErasure({ now: NOW, holds: [aHold()], stored: both });
    expect(kept).toEqual([{ class: 'agency_issued', authority: 'District Court', until: '2027-11-24T09:00:00.000Z' }]);
  });
});
