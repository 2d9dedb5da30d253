import fc from 'fast-check';
import type { Pursuit } from '../subjects/person';
import { aDocument, aPursuit, NOW } from '../subjects/person.fixture';
import { sameList } from './choose-list';
import { decide } from './decision';
import { anyFacts, holding, TYPES } from './decision.fixture';
import type { EvidenceTypeList, Facts } from './facts';
import type { Need } from './needs';
import { heldFor, satisfies } from './satisfies';

const always = (property: (facts: Facts) => void) => {
  fc.assert(fc.property(anyFacts, property), { numRuns: 1_000 });
};

const basisHolds = ({ entitlement, terms, byType, now }: Facts, list: EvidenceTypeList) => {
  const { agencyActive, purpose } = entitlement;
  if (!agencyActive || purpose === undefined) return false;
  if (!list.every((type) => purpose.evidenceTypes.includes(type))) return false;
  if (purpose.lawfulBasis === 'public_task') return terms.explicitRequest;
  if (purpose.lawfulBasis !== 'consent') return true;
  return list.every((type) => {
    const consent = byType.get(type)?.consent;
    return consent?.status === 'given' && Date.parse(consent.validUntil ?? now) > Date.parse(now);
  });
};

const isSatisfied = (facts: Facts, type: string) => heldFor(facts, type) !== undefined;

/** A document that nothing can find fault with. */
const good = (facts: Facts, evidenceType: string) =>
  aDocument({
    evidenceType,
    provenance: facts.terms.acceptedProvenance?.[0] ?? 'agency_issued',
    issuedAt: NOW,
    sealedAttributes: '\\x00',
  });

const RANK = { denied: 0, expired: 0, consent_pending: 1, asking: 2, fetching: 2, released: 3 } as const;

const ENDED: readonly string[] = ['ask_declined', 'no_structured_evidence', 'expired'];

/** The same facts once what was needed is being pursued. */
function underWay(facts: Facts, needs: readonly Need[]): Facts {
  const byType = new Map(facts.byType);
  for (const { evidenceType, kind } of needs) {
    const known = byType.get(evidenceType)!;
    byType.set(evidenceType, { ...known, openPursuit: known.openPursuit ?? aPursuit({ evidenceType, kind }) });
  }
  return { ...facts, byType };
}

describe('every decision', () => {
  it('is the same for the same facts', () => {
    always((facts) => {
      expect(decide(facts)).toEqual(decide(facts));
    });
  });

  it('releases nothing without a lawful basis, and then every type of one list', () => {
    always((facts) => {
      const { status, releases, list } = decide(facts);
      expect(releases.map(({ evidenceType }) => evidenceType)).toEqual(status === 'released' ? list : []);
      if (status === 'released') expect(basisHolds(facts, list)).toBe(true);
      if (status !== 'denied') expect(facts.terms.lists.some((one) => sameList(one, list))).toBe(true);
      for (const { document } of releases) expect(satisfies(document, facts.terms, facts.now)).toBe(true);
    });
  });

  it('hands out no file where only fields may be, and asks no citizen for them', () => {
    always((facts) => {
      const { releases, needs } = decide(facts);
      const fieldsOf = (type: string) => facts.byType.get(type)?.fields;
      for (const { evidenceType, fields, document } of releases) {
        expect(fields).toEqual(fieldsOf(evidenceType) ?? null);
        if (fields !== null) expect(document.sealedAttributes).not.toBeNull();
      }
      const asks = needs.filter(({ kind }) => kind === 'asking');
      expect(asks.filter(({ evidenceType }) => fieldsOf(evidenceType) !== undefined)).toEqual([]);
    });
  });

  it('releases as soon as one list is satisfied whose basis holds', () => {
    always((facts) => {
      const ready = facts.terms.lists.some(
        (list) => basisHolds(facts, list) && list.every((type) => isSatisfied(facts, type)),
      );
      if (ready) expect(decide(facts).status).toBe('released');
    });
  });

  it('keeps to the list that it pursues while that can go on', () => {
    always((facts) => {
      const first = decide({ ...facts, terms: { ...facts.terms, kept: [] } });
      if (first.status !== 'asking' && first.status !== 'fetching') return;
      const pursued = underWay(facts, first.needs);
      const again = decide({ ...pursued, terms: { ...pursued.terms, kept: first.list } });
      expect(again.list).toEqual(first.list);
      expect(again.status).toBe(first.status);
    });
  });

  it('needs nothing that a held copy satisfies', () => {
    always((facts) => {
      for (const { evidenceType } of decide(facts).needs) expect(isSatisfied(facts, evidenceType)).toBe(false);
    });
  });

  it('needs no source before the basis holds', () => {
    always((facts) => {
      const { needs, list } = decide(facts);
      if (needs.some(({ kind }) => kind === 'fetching')) expect(basisHolds(facts, list)).toBe(true);
    });
  });

  it('joins what is under way and opens nothing beside it', () => {
    always((facts) => {
      for (const { evidenceType, kind } of decide(facts).needs) {
        const open = facts.byType.get(evidenceType)?.openPursuit;
        expect(kind).toBe(open?.kind ?? kind);
      }
    });
  });

  it('waits for something, when it waits', () => {
    always((facts) => {
      const { status, needs } = decide(facts);
      if (status === 'asking' || status === 'fetching') expect(needs.map(({ kind }) => kind)).toContain(status);
      if (['released', 'denied', 'expired'].includes(status)) expect(needs).toEqual([]);
    });
  });

  it('gives up on nobody whom it could serve, and on nobody who was not asked for as long as an ask lasts', () => {
    always((facts) => {
      if (decide(facts).status !== 'expired') return;
      const { lists, since } = facts.terms;
      const authorised = lists.filter((list) => basisHolds(facts, list));
      const missing = authorised.map((list) => list.filter((type) => !isSatisfied(facts, type)));
      expect(missing.filter((types) => types.length === 0)).toEqual([]);
      const unanswered = missing.flat().filter((type) => {
        const { failedPursuits, openPursuit } = facts.byType.get(type)!;
        const asked = ({ outcome, openedAt }: Pursuit) =>
          outcome === 'expired' && Date.parse(openedAt) >= Date.parse(since);
        return openPursuit === undefined && failedPursuits.some(asked);
      });
      expect(unanswered).not.toEqual([]);
    });
  });

  it('is no further from a release with one good document more', () => {
    const type = fc.constantFrom(...TYPES);
    fc.assert(
      fc.property(anyFacts, type, (facts, evidenceType) => {
        const before = decide(facts);
        const after = decide(holding(facts, good(facts, evidenceType)));
        if (before.status === 'released') expect(after.status).toBe('released');
        expect(RANK[after.status]).toBeGreaterThanOrEqual(RANK[before.status]);
        const needed = before.needs.map((need) => need.evidenceType);
        // Who keeps to the same list needs no more of it. An ask that brought nothing is forgotten with the document, as is a
        // lack of data; whom it had ended then waits for the rest.
        if (ENDED.includes(before.code) || !sameList(before.list, after.list)) return;
        for (const need of after.needs) expect(needed).toContain(need.evidenceType);
      }),
      { numRuns: 1_000 },
    );
  });

  it('rests until the earliest end of what it releases', () => {
    always((facts) => {
      const { releases, restsUntil } = decide(facts);
      const ends = releases.flatMap(({ document, consent }) => [document.validUntil, consent?.validUntil ?? null]);
      const known = ends.filter((end) => end !== null).sort();
      expect(restsUntil).toBe(known[0]);
      if (restsUntil !== undefined) expect(Date.parse(restsUntil)).toBeGreaterThan(Date.parse(facts.now));
    });
  });

  it('asks for consent only where consent is the basis and not asked for yet', () => {
    always((facts) => {
      for (const type of decide(facts).consentsToRequest) {
        expect(facts.entitlement.purpose?.lawfulBasis).toBe('consent');
        expect(['requested', 'refused', 'withdrawn', 'paused']).not.toContain(facts.byType.get(type)?.consent?.status);
      }
    });
  });
});
