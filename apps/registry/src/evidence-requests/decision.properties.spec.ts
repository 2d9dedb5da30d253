import fc from 'fast-check';
import { aDocument, NOW } from '../subjects/person.fixture';
import { decide, type Facts, satisfies } from './decision';
import { anyFacts, holding } from './decision.fixture';

const always = (property: (facts: Facts) => void) => {
  fc.assert(fc.property(anyFacts, property), { numRuns: 500 });
};

const basisHolds = ({ entitlement, terms, byType, now }: Facts) => {
  const { agencyActive, purpose } = entitlement;
  if (!agencyActive || purpose === undefined) return false;
  if (!terms.evidenceTypes.every((type) => purpose.evidenceTypes.includes(type))) return false;
  if (purpose.lawfulBasis === 'public_task') return terms.explicitRequest;
  if (purpose.lawfulBasis !== 'consent') return true;
  return terms.evidenceTypes.every((type) => {
    const consent = byType.get(type)?.consent;
    return consent?.status === 'given' && Date.parse(consent.validUntil ?? now) > Date.parse(now);
  });
};

const isSatisfied = ({ byType, terms, now }: Facts, type: string) => {
  const document = byType.get(type)?.document;
  return document !== undefined && satisfies(document, terms, now);
};

/** A document that nothing can find fault with. */
const good = (facts: Facts, evidenceType: string) =>
  aDocument({ evidenceType, provenance: facts.terms.acceptedProvenance?.[0] ?? 'agency_issued', issuedAt: NOW });

describe('every decision', () => {
  it('is the same for the same facts', () => {
    always((facts) => {
      expect(decide(facts)).toEqual(decide(facts));
    });
  });

  it('releases nothing without a lawful basis, and then every type', () => {
    always((facts) => {
      const { status, releases } = decide(facts);
      expect(releases.map(({ evidenceType }) => evidenceType)).toEqual(
        status === 'released' ? facts.terms.evidenceTypes : [],
      );
      if (status === 'released') expect(basisHolds(facts)).toBe(true);
      for (const { document } of releases) expect(satisfies(document, facts.terms, facts.now)).toBe(true);
    });
  });

  it('releases what is satisfied once the basis holds', () => {
    always((facts) => {
      const satisfied = facts.terms.evidenceTypes.every((type) => isSatisfied(facts, type));
      if (satisfied && basisHolds(facts)) expect(decide(facts).status).toBe('released');
    });
  });

  it('needs nothing that a held copy satisfies', () => {
    always((facts) => {
      for (const { evidenceType } of decide(facts).needs) expect(isSatisfied(facts, evidenceType)).toBe(false);
    });
  });

  it('needs no source before the basis holds', () => {
    always((facts) => {
      const fetches = decide(facts).needs.filter(({ kind }) => kind === 'fetching');
      if (fetches.length > 0) expect(basisHolds(facts)).toBe(true);
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
      if (status === 'released' || status === 'denied') expect(needs).toEqual([]);
    });
  });

  it('is no further from a release with one good document more', () => {
    const type = fc.constantFrom('birth-certificate', 'residence-certificate');
    fc.assert(
      fc.property(anyFacts, type, (facts, evidenceType) => {
        const before = decide(facts);
        const after = decide(holding(facts, good(facts, evidenceType)));
        if (before.status === 'released') expect(after.status).toBe('released');
        const needed = before.needs.map((need) => need.evidenceType);
        // A declined ask is forgotten with the document; who was denied for it then waits for the rest.
        if (before.code !== 'ask_declined') for (const need of after.needs) expect(needed).toContain(need.evidenceType);
      }),
      { numRuns: 500 },
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
