import { CONSENT_STATUSES, type ConsentStatus } from '@askonce/contracts';
import { Catalogue } from '../catalogue/catalogue';
import { anEvidenceType } from '../catalogue/catalogue.fixture';
import type { ReleasedFields } from '../catalogue/released-fields';
import { aCatalogueOfTheStory } from '../catalogue-of-the-story.fixture';
import { aConsent, daysAgo, idOf, inDays } from '../subjects/person.fixture';
import { agreementOf } from './agreement';
import { toConsentHistory, toConsentResponse } from './consent-views';
import { allowedFrom } from './transitions';

const catalogue = new Catalogue(1, aCatalogueOfTheStory());
const LEAK = 'must not leave';

describe('a consent as its citizen sees it', () => {
  it('is made of these fields and no others', () => {
    const response = toConsentResponse({ ...aConsent(), ...{ newColumn: LEAK } }, catalogue);
    expect(response).toEqual({
      id: idOf(911),
      recipient: {
        id: 'housing',
        name: { en: 'Housing Office' },
        contact: {
          phone: '+358 9 555 0101',
          office: { en: '1 Market Street' },
          hours: { en: 'Monday to Friday, 9 to 16' },
        },
      },
      purpose: {
        id: 'housing-purpose',
        description: { en: 'To see whether you can get housing benefit.' },
        retention: { en: 'Two years.' },
        consequenceOfRefusing: { en: 'You bring the paper yourself.' },
        consequenceOfWithdrawing: { en: 'The office can no longer read it.' },
        maxValidityDays: 90,
      },
      procedure: 'housing-procedure',
      procedureName: { en: 'Housing benefit' },
      evidenceType: 'birth-certificate',
      evidenceTypeName: { en: 'Birth certificate' },
      fields: [],
      wholeDocument: true,
      answers: [],
      lawfulBasis: 'consent',
      status: 'given',
      allowedTransitions: ['withdrawal', 'pause', 'renewal'],
      terms: agreementOf(aConsent(), catalogue)?.terms,
      requestedAt: daysAgo(2),
      decidedAt: daysAgo(1),
      validUntil: inDays(30),
    });
  });

  it.each(CONSENT_STATUSES)('offers what may be done while it is %s', (status) => {
    expect(toConsentResponse(aConsent({ status }), catalogue).allowedTransitions).toEqual(allowedFrom(status));
  });

  it.each<[ConsentStatus, ReleasedFields, string[] | undefined, string[], boolean]>([
    ['requested', null, ['name'], ['name'], false],
    ['requested', ['dateOfBirth'], ['name'], ['name'], false],
    ['given', ['dateOfBirth'], ['dateOfBirth', 'name'], ['dateOfBirth'], false],
    ['paused', ['dateOfBirth'], undefined, ['dateOfBirth'], false],
    ['given', ['dateOfBirth'], ['name'], [], false],
    ['withdrawn', ['dateOfBirth'], undefined, [], true],
  ])('while %s, told of %j and declared for %j, names %j', (status, told, declared, fields, wholeDocument) => {
    const story = aCatalogueOfTheStory();
    const purposes = story.purposes.map((purpose) => ({ ...purpose, ...(declared && { fields: declared }) }));
    const response = toConsentResponse(aConsent({ status, fields: told }), new Catalogue(1, { ...story, purposes }));
    expect(response).toMatchObject({ fields, wholeDocument });
  });

  it('says in plain words what is told by answers, of what may be read only', () => {
    const story = aCatalogueOfTheStory();
    const answer = { id: 'over-18', name: { en: 'Whether you are of age', fi: 'Oletko täysi-ikäinen' }, field: 'x' };
    const evidenceTypes = [anEvidenceType({ answers: [answer, { ...answer, id: 'over-21' }] })];
    const purposes = story.purposes.map((purpose) => ({ ...purpose, fields: ['name', 'over-18', 'over-21'] }));
    const consent = aConsent({ fields: ['over-18', 'name'] });
    expect(toConsentResponse(consent, new Catalogue(1, { ...story, evidenceTypes, purposes }))).toMatchObject({
      fields: ['name', 'over-18'],
      answers: [{ field: 'over-18', name: answer.name }],
    });
  });

  it('still names a recipient and a purpose that have left the catalogue', () => {
    const response = toConsentResponse(aConsent({ agency: 'gone', purpose: 'gone' }), catalogue);
    expect(response.recipient).toEqual({ id: 'gone', name: { en: 'gone' } });
    expect(response.purpose).toEqual({ id: 'gone' });
    expect(response).not.toHaveProperty('terms');
  });

  it('has a history of its changes, whitelisted too', () => {
    const step = {
      eventId: idOf(1),
      occurredAt: daysAgo(1),
      transition: 'grant',
      to: 'given',
      newColumn: LEAK,
    } as const;
    expect(toConsentHistory([step])).toEqual([
      { transition: 'grant', to: 'given', at: daysAgo(1), auditEntryId: idOf(1) },
    ]);
  });
});
