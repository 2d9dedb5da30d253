import fc from 'fast-check';
import { Catalogue } from '../catalogue/catalogue';
import { aRequirement } from '../catalogue/catalogue.fixture';
import { aCatalogueOfTheStory, ASKING } from '../catalogue-of-the-story.fixture';
import { heldInstead, waitsFor } from './alternatives';
import { dueFor, isNothing } from '../expiry/due';
import { expectSound } from '../subjects/person-invariants.fixture';
import { PersonModel, type Step } from '../subjects/person-model.fixture';
import { daysAgo, HOUR_MS, inDays } from '../subjects/person.fixture';

const { requirements, purposes, ...rest } = aCatalogueOfTheStory();
/** Those who may ask for every type, on the law and on consent. */
const WIDE = ['tax', 'childcare'];
const catalogue = new Catalogue(1, {
  ...rest,
  purposes: purposes.map((purpose) =>
    WIDE.includes(purpose.agency)
      ? { ...purpose, evidenceTypes: ['birth-certificate', 'residence-certificate', 'library-card'] }
      : purpose,
  ),
  requirements: [
    ...requirements,
    aRequirement({ id: 'issued-proof-of-birth', acceptedProvenance: ['agency_issued'] }),
    aRequirement({ id: 'fresh-proof-of-residence', evidenceTypeLists: [['residence-certificate']], maxAgeDays: 30 }),
    aRequirement({ id: 'both', evidenceTypeLists: [['birth-certificate', 'residence-certificate']] }),
    aRequirement({ id: 'either', evidenceTypeLists: [['birth-certificate'], ['residence-certificate']] }),
    aRequirement({
      id: 'either-or-both',
      evidenceTypeLists: [
        ['birth-certificate', 'residence-certificate'],
        ['residence-certificate', 'library-card'],
        ['library-card'],
      ],
    }),
  ],
});

type Act = (model: PersonModel) => Step | undefined;

const small = fc.nat({ max: 9 });
const types = fc.constantFrom('birth-certificate', 'residence-certificate', 'library-card');

const anyRequest = fc
  .record({
    agency: fc.constantFrom(...Object.keys(ASKING), 'library'),
    requirement: fc.constantFrom(...catalogue.content.requirements.filter(({ id }) => id !== 'library-access')),
    explicitRequest: fc.constantFrom(true, true, true, false),
  })
  .map(({ agency, requirement, explicitRequest }): Act => {
    const purpose = `${agency}-purpose`;
    return (model) =>
      model.request({
        agency,
        purpose,
        procedure: `${agency}-procedure`,
        requirement: requirement.id,
        evidenceTypes: [],
        lawfulBasis: catalogue.purpose(purpose, agency)?.lawfulBasis ?? null,
        explicitRequest,
      });
  });

const anyDeposit = fc
  .record({
    evidenceType: types,
    provenance: fc.constantFrom('citizen_provided' as const, 'agency_issued' as const),
    arrival: fc.constantFrom('deposited' as const, 'fetched' as const),
    issuedAt: fc.constantFrom(null, daysAgo(0), daysAgo(29), daysAgo(90)),
    validUntil: fc.constantFrom(null, null, inDays(-1), inDays(1), inDays(60)),
    depositedBy: fc.constantFrom(null, 'civil-registry'),
  })
  .map(
    (document): Act =>
      (model) =>
        model.deposit(document),
  );

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: anyRequest },
  { weight: 3, arbitrary: anyDeposit },
  {
    weight: 3,
    arbitrary: fc.tuple(small, small).map(
      ([which, how]): Act =>
        (model) =>
          model.changeConsent(which, how),
    ),
  },
  {
    weight: 2,
    arbitrary: small.map(
      (which): Act =>
        (model) =>
          model.cancel(which),
    ),
  },
  {
    weight: 1,
    arbitrary: small.map(
      (which): Act =>
        (model) =>
          model.remove(which),
    ),
  },
  {
    weight: 2,
    arbitrary: small.map(
      (which): Act =>
        (model) =>
          model.reject(which),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(small, fc.constantFrom('not_found' as const, 'ambiguous' as const, 'unavailable' as const)).map(
      ([which, outcome]): Act =>
        (model) =>
          model.fail(which, outcome),
    ),
  },
  { weight: 4, arbitrary: fc.constant<Act>((model) => expectSettled(model, model.settle())) },
  { weight: 3, arbitrary: fc.constant<Act>(expectExpired) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(1, HOUR_MS, 25 * HOUR_MS, 16 * 24 * HOUR_MS, 40 * 24 * HOUR_MS)
      .map((ms): Act => (model) => {
        model.pass(ms);
        return undefined;
      }),
  },
);

/** Nobody waits whom a decision of now would move, and nothing is pursued beyond what those who wait demand. */
function expectSettled(model: PersonModel, step: Step): Step {
  expectSound(step, catalogue);
  const nothing = { facts: [], requests: [], pursuits: [], consents: [], holdings: [] };
  expect(model.unsettled()).toMatchObject(nothing);
  const { consents, requests } = model.now;
  expectNothingAskedBesideAnAnswer(model);
  for (const { agency, purpose } of consents.filter(({ status }) => status === 'requested')) {
    expect(requests.map((request) => [request.agency, request.purpose])).toContainEqual([agency, purpose]);
  }
  return step;
}

/** For each ask somebody waits to whom more than an answer is missing: of no list of theirs everything is held. */
function expectNothingAskedBesideAnAnswer({ now }: PersonModel): void {
  const asks = now.pursuits.filter(({ kind, closedAt }) => kind === 'asking' && closedAt === null);
  for (const ask of asks) {
    const answerIsMissing = heldInstead(ask, now, catalogue)
      .filter(({ request }) => request.status === 'consent_pending')
      .filter(({ consents }) => consents.every(({ status }) => status === 'requested'))
      .map(({ request }) => request.id);
    const waiting = now.requests.filter((request) => waitsFor(request, ask, catalogue)).map(({ id }) => id);
    expect(waiting.filter((id) => !answerIsMissing.includes(id))).not.toEqual([]);
  }
}

/** What time ended had reached its end. */
function expectNothingEarly({ before, changes }: Step): void {
  const documents = (changes.documents ?? []).map(({ validUntil }) => validUntil);
  const asks = (changes.pursuits ?? []).filter(({ outcome }) => outcome === 'expired').map(({ deadline }) => deadline);
  for (const end of [...documents, ...asks]) expect(Date.parse(end ?? '')).toBeLessThanOrEqual(Date.parse(before.now));
  for (const { data } of changes.facts) {
    const { transition, from, validUntil } = data as { transition?: string; from?: string; validUntil?: string };
    if (transition === 'expiry' && from !== 'requested')
      expect(Date.parse(validUntil ?? '')).toBeLessThanOrEqual(Date.parse(before.now));
  }
}

/** Nothing that is due stays, and doing it again does nothing. */
function expectExpired(model: PersonModel): Step {
  const step = model.expire();
  expectNothingEarly(step);
  expect(isNothing(dueFor(model.now, 14))).toBe(true);
  if (step.changes.facts.length > 0) expectSettled(model, step);
  return step;
}

describe('whatever happens to a person, in any order', () => {
  it('keeps one open pursuit for a holding, asks for nothing that is held, and forgets nobody', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { minLength: 3, maxLength: 30 }), (acts) => {
        const model = new PersonModel(catalogue);
        for (const act of acts) {
          const step = act(model);
          if (step) expectSound(step, catalogue);
        }
        expectExpired(model);
        expectSettled(model, model.settle());
      }),
      { numRuns: 400 },
    );
  });
});
