import { Draft, type PursuitTerms } from './draft';
import type { Person } from './person';
import { aHolding, aPerson, aPursuit, aRequest, daysAgo, HOUSING, idOf, idsFrom, inDays, NOW } from './person.fixture';

const draftOf = (person: Partial<Person> = {}) => new Draft(aPerson(person), idsFrom(), HOUSING);
const changesOf = (draft: Draft) => draft.changes({ raisesVersion: draft.movesOthers });

const BIRTH = { evidenceType: 'birth-certificate', qualifier: '' };
const RESIDENCE = { evidenceType: 'residence-certificate', qualifier: '' };

const ASK: PursuitTerms = {
  ...BIRTH,
  kind: 'asking',
  source: null,
  why: null,
  deadline: inDays(30),
  maxAgeDays: null,
  acceptedProvenance: null,
  asData: false,
};

describe('a pursuit in a draft', () => {
  it('is opened once: who comes later joins it, and makes it stricter', () => {
    const draft = draftOf();
    draft.pursue(ASK, aRequest());
    draft.pursue({ ...ASK, maxAgeDays: 30 }, aRequest({ id: idOf(952) }));
    const { pursuits, holdings, facts } = changesOf(draft);
    expect(pursuits).toMatchObject([{ openedBy: aRequest().id, openedAt: NOW, maxAgeDays: 30 }]);
    expect(holdings).toEqual([aHolding({ pursuitId: pursuits?.[0]?.id ?? '' })]);
    expect(facts).toHaveLength(1);
  });

  it('joined by who demands no more stays as it is', () => {
    const draft = draftOf({ pursuits: [aPursuit({ maxAgeDays: 30 })] });
    draft.pursue({ ...ASK, maxAgeDays: 90 }, aRequest());
    expect(changesOf(draft)).toMatchObject({ pursuits: [], facts: [], raisesVersion: false });
  });

  it('with a source is a command to its adapter, which says what the fact says', () => {
    const draft = draftOf();
    draft.pursue({ ...ASK, ...RESIDENCE, kind: 'fetching', source: 'civil-registry' }, aRequest());
    const { commands, facts, pursuits } = changesOf(draft);
    const data = { ...RESIDENCE, fetchId: pursuits?.[0]?.id, source: 'civil-registry', deadline: inDays(30) };
    expect(commands).toMatchObject([
      { topic: 'askonce.fetch.v1', event: { type: 'askonce.fetch.requested.v1', data } },
    ]);
    expect(facts).toMatchObject([{ type: 'askonce.fetch.started.v1', data: { ...data, requestId: aRequest().id } }]);
  });

  it('that is asked of the citizen commands nothing, and says what is asked for', () => {
    const draft = draftOf();
    draft.pursue(
      { ...ASK, why: 'source_not_found', maxAgeDays: 30, acceptedProvenance: ['agency_issued'] },
      aRequest(),
    );
    const { commands, facts } = changesOf(draft);
    expect(commands).toEqual([]);
    const terms = { why: 'source_not_found', maxAgeDays: 30, acceptedProvenance: ['agency_issued'] };
    expect(facts).toMatchObject([{ type: 'askonce.ask.opened.v1', data: { ...BIRTH, ...terms, agency: 'housing' } }]);
  });

  it('says no more than that where any document will do', () => {
    const draft = draftOf();
    draft.pursue(ASK, aRequest());
    for (const name of ['why', 'maxAgeDays', 'acceptedProvenance'])
      expect(draft.facts[0]?.data).not.toHaveProperty(name);
  });

  it.each([
    ['an ask', aPursuit(), 'askonce.ask.closed.v1', { askId: aPursuit().id, openedAt: daysAgo(1) }],
    [
      'a fetch',
      aPursuit({ kind: 'fetching' }),
      'askonce.fetch.ended.v1',
      { fetchId: aPursuit().id, source: 'civil-registry' },
    ],
  ] as const)('is closed with one fact, and its holding has none: %s', (_what, pursuit, type, about) => {
    const stored = aHolding({ documentId: idOf(901), pursuitId: pursuit.id });
    const draft = draftOf({ pursuits: [pursuit], holdings: [aHolding(RESIDENCE), stored] });
    draft.closePursuit(pursuit, 'no_longer_needed');
    const { pursuits, holdings, facts } = changesOf(draft);
    expect(pursuits).toEqual([{ ...pursuit, outcome: 'no_longer_needed', reason: null, closedAt: NOW }]);
    expect(holdings).toEqual([{ ...stored, pursuitId: null }]);
    expect(facts).toMatchObject([{ type, data: { actor: HOUSING, ...BIRTH, ...about, outcome: 'no_longer_needed' } }]);
    expect(facts[0]?.data).not.toHaveProperty('reason');
  });

  it('says why the citizen declined it', () => {
    const draft = draftOf({ pursuits: [aPursuit()] });
    draft.closePursuit(aPursuit(), 'declined', 'do_not_have');
    expect(draft.facts).toMatchObject([{ data: { outcome: 'declined', reason: 'do_not_have' } }]);
  });
});
