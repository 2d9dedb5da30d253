import fc from 'fast-check';
import { CONSENT_STATUSES, LAWFUL_BASES, PROVENANCES } from '@askonce/contracts';
import type { HeldDocument } from '../subjects/person';
import { aConsent, aDocument, aPursuit, daysAgo, inDays, NOW } from '../subjects/person.fixture';
import type { EvidenceTypeList, Facts, Terms, TypeFacts } from './facts';

type Given = Partial<Facts['entitlement']> & {
  readonly terms?: Partial<Terms>;
  readonly basis?: NonNullable<Facts['entitlement']['purpose']>['lawfulBasis'];
  /** By evidence type; a type that is not here is known by nothing. */
  readonly known?: Readonly<Record<string, Partial<TypeFacts>>>;
};

/** Facts of a decision: by default a legal obligation to get a birth certificate of which nothing is known. */
export function someFacts({ terms, basis = 'legal_obligation', known = {}, ...entitlement }: Given = {}): Facts {
  const lists = terms?.lists ?? [['birth-certificate']];
  const evidenceTypes = [...new Set(lists.flat())];
  return {
    now: NOW,
    terms: { lists, kept: [], explicitRequest: true, since: NOW, ...terms },
    entitlement: { agencyActive: true, purpose: { evidenceTypes, lawfulBasis: basis }, ...entitlement },
    byType: new Map(evidenceTypes.map((type) => [type, { failedPursuits: [], ...known[type] }])),
  };
}

/** A person's one type in every state that facts can have, against any terms. */
const anyDocument = (evidenceType: string) =>
  fc
    .record({
      provenance: fc.constantFrom(...PROVENANCES),
      issued: fc.option(fc.integer({ min: 0, max: 100 })),
      ends: fc.option(fc.integer({ min: -5, max: 5 })),
      arrival: fc.constantFrom('deposited' as const, 'asked' as const, 'fetched' as const),
      isData: fc.boolean(),
    })
    .map(({ provenance, issued, ends, arrival, isData }) =>
      aDocument({
        evidenceType,
        provenance,
        arrival,
        issuedAt: issued === null ? null : daysAgo(issued),
        validUntil: ends === null ? null : inDays(ends),
        sealedAttributes: isData && provenance === 'agency_issued' ? '\\x00' : null,
      }),
    );

const anyConsent = (evidenceType: string) =>
  fc
    .record({ status: fc.constantFrom(...CONSENT_STATUSES), ends: fc.integer({ min: -3, max: 3 }) })
    .map(({ status, ends }) => aConsent({ evidenceType, status, validUntil: inDays(ends) }));

const anyFailure = (evidenceType: string) =>
  fc
    .record({
      kind: fc.constantFrom('asking' as const, 'fetching' as const),
      outcome: fc.constantFrom('not_found' as const, 'ambiguous' as const, 'unavailable' as const),
      unanswered: fc.constantFrom('declined' as const, 'expired' as const),
      closed: fc.integer({ min: 0, max: 4 }),
    })
    .map(({ kind, outcome, unanswered, closed }) =>
      aPursuit({
        evidenceType,
        kind,
        outcome: kind === 'asking' ? unanswered : outcome,
        openedAt: daysAgo(closed),
        closedAt: daysAgo(closed / 2),
      }),
    );

const anyKnown = (evidenceType: string): fc.Arbitrary<TypeFacts> =>
  fc
    .record({
      document: fc.option(anyDocument(evidenceType), { nil: undefined }),
      consent: fc.option(anyConsent(evidenceType), { nil: undefined }),
      openKind: fc.option(fc.constantFrom('asking' as const, 'fetching' as const), { nil: undefined }),
      source: fc.option(fc.constant('civil-registry'), { nil: undefined }),
      failedPursuits: fc.array(anyFailure(evidenceType), { maxLength: 2 }),
      byFields: fc.constantFrom(true, false, false),
    })
    .map(({ document, consent, openKind, source, failedPursuits, byFields }) => ({
      failedPursuits,
      ...(document ? { document } : {}),
      ...(consent ? { consent } : {}),
      ...(openKind ? { openPursuit: aPursuit({ evidenceType, kind: openKind }) } : {}),
      ...(source === undefined ? {} : { source }),
      ...(byFields ? { fields: ['dateOfBirth'] } : {}),
    }));

export const TYPES = ['birth-certificate', 'residence-certificate', 'passport'];
const LISTS: readonly EvidenceTypeList[] = [
  ['birth-certificate'],
  ['birth-certificate', 'residence-certificate'],
  ['passport'],
  ['passport', 'birth-certificate'],
];

export const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    agencyActive: fc.constantFrom(true, true, true, false),
    declared: fc.constantFrom(true, true, true, false),
    basis: fc.constantFrom(...LAWFUL_BASES),
    lists: fc.uniqueArray(fc.constantFrom(...LISTS), { minLength: 1 }),
    kept: fc.constantFrom([], ...LISTS),
    covers: fc.constantFrom(['birth-certificate'], ['birth-certificate', 'residence-certificate'], TYPES, TYPES),
    explicitRequest: fc.boolean(),
    created: fc.integer({ min: 0, max: 3 }),
    maxAgeDays: fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined }),
    acceptedProvenance: fc.option(fc.uniqueArray(fc.constantFrom(...PROVENANCES), { minLength: 1 }), {
      nil: undefined,
    }),
    birth: anyKnown('birth-certificate'),
    residence: anyKnown('residence-certificate'),
    passport: anyKnown('passport'),
  })
  .map((any) => ({
    now: NOW,
    terms: {
      lists: any.lists,
      kept: any.kept,
      explicitRequest: any.explicitRequest,
      since: daysAgo(any.created),
      ...(any.maxAgeDays === undefined ? {} : { maxAgeDays: any.maxAgeDays }),
      ...(any.acceptedProvenance === undefined ? {} : { acceptedProvenance: any.acceptedProvenance }),
    },
    entitlement: {
      agencyActive: any.agencyActive,
      ...(any.declared ? { purpose: { evidenceTypes: any.covers, lawfulBasis: any.basis } } : {}),
    },
    byType: new Map([
      ['birth-certificate', any.birth],
      ['residence-certificate', any.residence],
      ['passport', any.passport],
    ]),
  }));

/** The same facts with this document held instead. */
export function holding(facts: Facts, document: HeldDocument): Facts {
  const known = facts.byType.get(document.evidenceType) ?? { failedPursuits: [] };
  return { ...facts, byType: new Map(facts.byType).set(document.evidenceType, { ...known, document }) };
}
