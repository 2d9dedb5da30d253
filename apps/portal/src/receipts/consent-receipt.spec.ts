import { aConsent, aStep } from '../consents/a-consent.fixture';
import { consentReceipt } from './consent-receipt';

const NOW = '2026-11-25T12:00:00.000Z';
const about = { publicUrl: 'https://portal.example', jurisdiction: 'FI', personId: 'person-1', now: NOW };

/** Of the Data Privacy Vocabulary 2.0 (https://w3id.org/dpv), Dublin Core, schema.org, SKOS and RDF: as much as stands here. */
const TERMS = [
  ...'ConsentReceipt ConsentRecord ConsentNotice ConsentRequested ConsentGiven ConsentRefused ConsentWithdrawn'.split(
    ' ',
  ),
  ...'ConsentStatusInvalidForProcessing RenewedConsentGiven ConsentExpired ExplicitlyExpressedConsent'.split(' '),
  ...'DataSubject DataController GovernmentalOrganisation DataSubjectRight PersonalData Process Purpose'.split(' '),
  ...'Service ServiceProvision Share StorageCondition ProvideConsent WithdrawConsent ReaffirmConsent'.split(' '),
  ...'IndeterminateDuration UntilTimeDuration hasConsentControl hasConsentStatus hasDataController'.split(' '),
  ...'hasDataSubject hasDuration hasEntity hasIdentifier hasJurisdiction hasLegalBasis hasName hasNotice'.split(' '),
  ...'hasPersonalData hasProcess hasProcessing hasPurpose hasRecipient hasRecordOfActivity hasRight'.split(' '),
  ...'hasService hasStorageCondition isExercisedAt isIndicatedAtTime isIndicatedBy'.split(' '),
].map((term) => `dpv:${term}`);
const OTHER_TERMS = [
  ...['audience', 'conformsTo', 'created', 'date', 'description', 'identifier', 'language', 'publisher', 'title'].map(
    (term) => `dct:${term}`,
  ),
  ...['ContactPoint', 'PostalAddress', 'address', 'contactPoint', 'email', 'streetAddress', 'telephone', 'url'].map(
    (term) => `schema:${term}`,
  ),
  'skos:broader',
  'rdf:value',
];

type Json = Readonly<Record<string, unknown>>;
const receiptOf = (...changes: Parameters<typeof aConsent>): Json =>
  JSON.parse(JSON.stringify(consentReceipt(aConsent(...changes), about))) as Json;
const inside = (node: unknown, ...path: string[]): Json =>
  path.reduce((at, name) => (at as Record<string, Json>)[name]!, node as Json);
const recordOf = (receipt: Json) => inside(receipt, 'dpv:hasRecordOfActivity');
const statesOf = (receipt: Json) => recordOf(receipt)['dpv:hasConsentStatus'] as Json[];

/** Every property, type and named thing in it. */
function termsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(termsIn);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => {
    if (name === '@context') return [];
    if (name === '@type') return [value].flat() as string[];
    if (name === '@id') return /^(?:dpv|loc):/.test(String(value)) ? [String(value)] : [];
    return name.startsWith('@') ? [] : [name, ...termsIn(value)];
  });
}

const everyChange = [
  aStep('request', 'requested', '2026-11-01T08:00:00.000Z', 1),
  aStep('refusal', 'refused', '2026-11-02T08:00:00.000Z', 2),
  aStep('grant', 'given', '2026-11-03T08:00:00.000Z', 3),
  aStep('pause', 'paused', '2026-11-04T08:00:00.000Z', 4),
  aStep('resumption', 'given', '2026-11-05T08:00:00.000Z', 5),
  aStep('renewal', 'given', '2026-11-06T08:00:00.000Z', 6),
  aStep('withdrawal', 'withdrawn', '2026-11-07T08:00:00.000Z', 7),
  aStep('expiry', 'expired', '2026-11-08T08:00:00.000Z', 8),
];

describe('a receipt of a consent', () => {
  it('uses nothing but terms that there are', () => {
    const receipt = receiptOf({ history: everyChange, fields: ['name'], wholeDocument: false });
    const known = [...TERMS, ...OTHER_TERMS, 'loc:FI'];
    expect(termsIn(receipt).filter((term) => !known.includes(term))).toEqual([]);
  });

  it.each(['@id', 'dct:identifier', 'dpv:hasIdentifier', 'dct:conformsTo', 'dct:created', 'dpv:hasRecordOfActivity'])(
    'has the field %s that a receipt needs (DPV guide §10)',
    (field) => {
      expect(receiptOf()[field]).toBeTruthy();
    },
  );

  it.each([
    ['dct:conformsTo'],
    ['dct:identifier'],
    ['dpv:hasDataSubject', 'dct:identifier'],
    ['dpv:hasNotice', 'dct:language'],
    ['dpv:hasEntity', 'dpv:hasName'],
    ['dpv:hasEntity', 'dpv:hasIdentifier'],
    ['dpv:hasEntity', '@type'],
    ['dpv:hasEntity', 'schema:contactPoint'],
    ['dpv:hasEntity', 'schema:address'],
    ['dpv:hasProcess', 'dpv:hasPurpose', 'skos:broader'],
    ['dpv:hasProcess', 'dpv:hasPersonalData', '0', 'skos:broader'],
    ['dpv:hasProcess', 'dpv:hasProcessing'],
    ['dpv:hasProcess', 'dpv:hasStorageCondition'],
    ['dpv:hasProcess', 'dpv:hasDataController'],
    ['dpv:hasProcess', 'dpv:hasLegalBasis'],
    ['dpv:hasProcess', 'dpv:hasRecipient'],
    ['dpv:hasProcess', 'dpv:hasConsentControl', 'dpv:isExercisedAt'],
    ['dpv:hasProcess', 'dpv:hasJurisdiction'],
    ['dpv:hasProcess', 'dpv:hasRight', 'dpv:isExercisedAt'],
  ])('has what a record needs (DPV guide §9): %s %s %s %s', (...path) => {
    expect(inside(recordOf(receiptOf()), ...path)).toBeTruthy();
  });

  it('has of each change its state, time, duration, log entry and who brought it about', () => {
    const states = statesOf(receiptOf({ history: everyChange, status: 'expired' }));
    const agency = 'urn:askonce:agency:housing';
    const service = 'https://portal.example';
    const person = '_:person';
    expect(states.map((state) => [state['@type'], inside(state, 'dpv:isIndicatedBy')['@id']])).toEqual([
      ['dpv:ConsentRequested', agency],
      ['dpv:ConsentRefused', person],
      ['dpv:ConsentGiven', person],
      ['dpv:ConsentStatusInvalidForProcessing', person],
      ['dpv:ConsentGiven', person],
      ['dpv:RenewedConsentGiven', person],
      ['dpv:ConsentWithdrawn', person],
      ['dpv:ConsentExpired', service],
    ]);
    expect(states.map((state) => state['dct:identifier'])).toEqual(everyChange.map((step) => step.auditEntryId));
    expect(states.map((state) => state['dpv:isIndicatedAtTime'])).toEqual(everyChange.map((step) => step.at));
  });

  it('says until when each state held: until the next, else until the consent ends, else nobody knows', () => {
    const [asked, given] = statesOf(receiptOf());
    expect(asked?.['dpv:hasDuration']).toEqual({
      '@type': 'dpv:UntilTimeDuration',
      'rdf:value': '2026-11-21T09:30:00.000Z',
    });
    expect(given?.['dpv:hasDuration']).toEqual({
      '@type': 'dpv:UntilTimeDuration',
      'rdf:value': '2027-05-20T09:30:00.000Z',
    });
    const withdrawn = statesOf(receiptOf({ history: everyChange.slice(0, 7), status: 'withdrawn' })).at(-1);
    expect(withdrawn?.['dpv:hasDuration']).toEqual({ '@type': 'dpv:IndeterminateDuration' });
  });

  it('names exactly the fields, or the document, and never a value', () => {
    const data = (receipt: Json) =>
      (inside(recordOf(receipt), 'dpv:hasProcess')['dpv:hasPersonalData'] as Json[]).map(
        (one) => one['dct:identifier'],
      );
    expect(data(receiptOf())).toEqual(['birth-certificate']);
    const values = { values: { name: 'Aino Must-not-leave' } };
    const some = receiptOf({ wholeDocument: false, fields: ['name', 'dateOfBirth'], ...values });
    expect(data(some)).toEqual(['birth-certificate#name', 'birth-certificate#dateOfBirth']);
    expect(JSON.stringify(some)).not.toContain('Must-not-leave');
  });

  it('is another one after each decision, about the same record', () => {
    const [before, after] = [receiptOf(), receiptOf({ history: everyChange })];
    expect(before['dct:identifier']).not.toBe(after['dct:identifier']);
    expect(recordOf(before)['dct:identifier']).toBe(recordOf(after)['dct:identifier']);
  });

  it('has an agency and a purpose that have left the catalogue by their ids', () => {
    const receipt = receiptOf({ recipient: { id: 'gone', name: { en: 'gone' } }, purpose: { id: 'over' } });
    const process = inside(recordOf(receipt), 'dpv:hasProcess');
    expect(inside(recordOf(receipt), 'dpv:hasEntity')['dpv:hasIdentifier']).toBe('urn:askonce:agency:gone');
    expect(inside(process, 'dpv:hasPurpose')).toMatchObject({
      'dct:identifier': 'over',
      'dct:description': [{ '@value': 'Housing benefit', '@language': 'en' }],
    });
  });
});
