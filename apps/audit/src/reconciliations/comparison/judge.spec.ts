import { EVENTS } from '@askonce/contracts';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { aLogged, aRecorded, aRelease, HAPPENED, PERSON } from './comparison.fixture';
import type { Finding } from './findings';
import { judge, type Pair } from './judge';
import type { Proof } from './logged';
import { pairUp } from './pair-up';

const NOW = new Date('2026-11-25T09:00:00.000Z');
const ID = uuidv7();
const recorded = aRecorded(ID);
const logged = aLogged(recorded);
const denial = aRecorded(ID, { type: EVENTS.evidenceDenied.type });
const judged = (pair: Omit<Pair, 'id'>) => judge({ id: ID, ...pair }, NOW);
const codes = (findings: readonly Finding[]) => findings.map(({ code }) => code);
const found = (pair: Omit<Pair, 'id'>) => codes(judged(pair).findings);
const proved = (state: Exclude<Proof['state'], 'moved'>) => ({ ...logged, proof: { state } });

describe('judging both sides of one id', () => {
  it('finds nothing where both say the same', () => {
    expect(judged({ recorded, logged })).toEqual({ standing: 'compared', findings: [] });
    expect(judged({ recorded: denial, logged: aLogged(denial) })).toEqual({ standing: 'compared', findings: [] });
  });

  it('asks the registry for no fact of what has no number', () => {
    const search = aLogged(recorded, { sequence: null, topic: 'askonce.audit.v1', source: '/audit' });
    expect(found({ logged: search })).toEqual([]);
  });

  describe('what is on one side only', () => {
    it('is extra where the registry lacks it', () => {
      expect(judged({ logged }).findings).toEqual([
        { code: 'fact_missing', entryId: ID, leafIndex: 7, subjectRef: PERSON },
      ]);
    });

    it('is as it should be where the person is erased', () => {
      expect(judged({ logged: { ...proved('closed'), erased: true } })).toEqual({ standing: 'erased', findings: [] });
    });

    it('is missing where the log lacks it, with the leaf that there is all the same', () => {
      expect(found({ recorded })).toEqual(['entry_missing']);
      expect(judged({ recorded, unlogged: { highest: 0, leafIndex: 5 } }).findings).toEqual([
        { code: 'entry_missing', entryId: ID, subjectRef: PERSON, leafIndex: 5 },
      ]);
    });

    const ago = (ms: number) => new Date(NOW.getTime() - ms).toISOString();
    it.each([
      ['the newest of a person, and of the last hour', { occurredAt: ago(60_000) }, 0, true],
      ['the newest of a person, and still to be sent', { unsent: true }, 0, true],
      ['the newest of a person, and old', {}, 0, false],
      ['before another of that person', { unsent: true, occurredAt: ago(60_000) }, 1, false],
    ])('%s: under way is %s', (_title, given, highest, underWay) => {
      const { standing, findings } = judged({ recorded: aRecorded(ID, given), unlogged: { highest } });
      expect(standing === 'under_way').toBe(underWay);
      expect(codes(findings)).toEqual(underWay ? [] : ['entry_missing']);
    });

    it('is a release or a denial that nothing tells of', () => {
      const { request } = denial;
      expect(found({ recorded: { eventId: ID, releases: [aRelease()] } })).toEqual(['release_unlogged']);
      expect(found({ recorded: { eventId: ID, releases: [], ...(request && { request }) } })).toEqual([
        'denial_unlogged',
      ]);
    });
  });

  describe('what both have', () => {
    it.each([
      ['kind', { type: EVENTS.evidenceMoved.type }, ['kind']],
      ['number', { sequence: 2 }, ['sequence']],
      ['person', { subjectRef: uuidv7() }, ['subjectRef']],
      ['time', { occurredAt: '2026-11-22T09:00:00.001Z' }, ['occurredAt']],
      ['words', { data: { ...EVENTS.evidenceReleased.example, agency: 'school' } }, ['details']],
    ])('differs in its %s', (_title, given, members) => {
      const { findings } = judged({ recorded: aRecorded(ID, given), logged });
      expect(findings[0]).toMatchObject({ code: 'fact_changed', members });
    });

    it.each(['agency', 'system', 'procedure', 'purpose', 'outcome', 'actorRole', 'topic', 'source'] as const)(
      'contradicts itself in the %s of the entry',
      (member) => {
        const { findings } = judged({ recorded, logged: aLogged(recorded, { [member]: 'another' }) });
        expect(findings).toEqual([expect.objectContaining({ code: 'entry_changed', members: [member] })]);
      },
    );

    it.each([
      ['changed', ['entry_changed']],
      ['disputed', ['either_changed']],
      ['keyless', ['entry_keyless']],
      ['closed', []],
    ] as const)('is %s by the tree', (state, expected) => {
      expect(found({ recorded, logged: proved(state) })).toEqual(expected);
    });

    it('has its leaf elsewhere', () => {
      const { findings } = judged({ recorded, logged: { ...logged, proof: { state: 'moved', to: 3 } } });
      expect(findings).toEqual([expect.objectContaining({ code: 'entry_moved', leafIndex: 3 })]);
    });

    it('leaves open who is wrong where the details are gone', () => {
      const { entry } = aLogged(recorded, { details: null, outcome: 'asking' });
      const { findings } = judged({ recorded, logged: { entry, proof: { state: 'closed' }, erased: true } });
      expect(findings).toEqual([expect.objectContaining({ code: 'either_changed', members: ['outcome'] })]);
    });

    it('is held to its envelope only, where it did not fit the contracts', () => {
      const opaque = aLogged(recorded, { opaque: true, agency: null, details: { digest: 'x' } });
      expect(found({ recorded, logged: opaque })).toEqual([]);
      expect(found({ recorded: aRecorded(ID, { sequence: 3 }), logged: opaque })).toEqual(['fact_changed']);
    });
  });

  describe('rows of decisions', () => {
    it.each([
      ['no row of the release', { ...recorded, releases: [] }, ['release_missing']],
      ['another document', { ...recorded, releases: [aRelease({ documentId: uuidv7() })] }, ['release_changed']],
      ['no document', { ...recorded, releases: [{ ...aRelease(), version: 2 }] }, ['release_changed']],
      [
        'one release more',
        { ...recorded, releases: [aRelease(), aRelease({ releaseId: uuidv7() })] },
        ['release_unlogged'],
      ],
      [
        'a release in another’s place',
        { ...recorded, releases: [aRelease({ releaseId: uuidv7() })] },
        ['release_missing', 'release_unlogged'],
      ],
      ['another agency', { ...recorded, request: { ...recorded.request!, agency: 'school' } }, ['request_changed']],
      ['a request that has moved on', { ...recorded, request: { ...recorded.request!, status: 'asking' } }, []],
    ])('%s', (_title, altered, expected) => {
      expect(found({ recorded: altered, logged })).toEqual(expected);
    });

    it('are held against the entry where the fact is gone', () => {
      const { eventId, request } = recorded;
      const altered = { eventId, releases: [], ...(request && { request }) };
      expect(found({ recorded: altered, logged })).toEqual(['fact_missing', 'release_missing']);
    });

    it.each(['status', 'decisionCode'] as const)('of a denial differ in their %s', (member) => {
      const altered = { ...denial, request: { ...denial.request!, [member]: 'another' } };
      const { findings } = judged({ recorded: altered, logged: aLogged(denial) });
      expect(findings).toEqual([expect.objectContaining({ code: 'request_changed', members: [member] })]);
    });
  });

  it('names the symmetric difference of any two sets, and nothing else', () => {
    const ids = Array.from({ length: 12 }, (_, n) => uuidv7({ msecs: Date.parse(HAPPENED) + n }));
    const some = fc.subarray(ids);
    fc.assert(
      fc.property(some, some, (here, there) => {
        const pairs = pairUp({
          recorded: here.map((id) => aRecorded(id)),
          logged: there.map((id) => aLogged(aRecorded(id))),
          unlogged: new Map(here.map((id) => [id, { highest: 1 }])),
        });
        const named = pairs.flatMap((pair) => judge(pair, NOW).findings);
        const of = (code: string) => named.filter((one) => one.code === code).map(({ entryId }) => entryId);
        expect(pairs).toHaveLength(new Set([...here, ...there]).size);
        expect(of('entry_missing').toSorted()).toEqual(here.filter((id) => !there.includes(id)).toSorted());
        expect(of('fact_missing').toSorted()).toEqual(there.filter((id) => !here.includes(id)).toSorted());
        expect(named).toHaveLength(of('entry_missing').length + of('fact_missing').length);
      }),
    );
  });
});
