import type { LawfulBasis } from '@askonce/contracts';
import {
  aCatalogue,
  aConnector,
  anAgency,
  anEvidenceType,
  aProcedure,
  aPurpose,
  aRequirement,
} from './catalogue/catalogue.fixture';
import type { CatalogueContent, Purpose } from './catalogue/catalogue-content';

/** Agencies that may ask for a birth certificate, and on which basis. */
export const ASKING: Readonly<Record<string, LawfulBasis>> = {
  housing: 'consent',
  school: 'public_task',
  tax: 'legal_obligation',
  social: 'legal_obligation',
  childcare: 'consent',
};

/** Agencies with a webhook for their feed. */
export const WITH_EVENTS: readonly string[] = ['tax', 'school'];

const purposeOf = (agency: string, changes: Partial<Purpose> = {}): Purpose =>
  aPurpose({
    id: `${agency}-purpose`,
    agency,
    procedure: `${agency}-procedure`,
    lawfulBasis: ASKING[agency] ?? 'consent',
    legalReference: { en: 'Act 1/2026' },
    evidenceTypes: ['birth-certificate', 'residence-certificate', 'passport'],
    ...changes,
  });

/** What a birth certificate says as data. */
export const BIRTH = {
  properties: { dateOfBirth: { type: 'string', format: 'date' }, name: { type: 'string', maxLength: 100 } },
};

/** The same purpose of an agency once more, under which it gets these fields only. */
export const byFields = (agency: string, fields: string[], changes: Partial<Purpose> = {}): Purpose =>
  purposeOf(agency, { id: `${agency}-fields`, evidenceTypes: ['birth-certificate'], fields, ...changes });

/** A small catalogue with every kind of basis, a type that only the citizen has and one that a source has. */
export const aCatalogueOfTheStory = (changes: Partial<CatalogueContent> = {}): CatalogueContent =>
  aCatalogue({
    agencies: [
      ...[...Object.keys(ASKING), 'library'].map((id) =>
        anAgency({
          id,
          returnUrls: [`https://${id}.example/`],
          ...(id === 'housing' && { delivery: { kind: 'webhook', url: 'https://housing.example/in' } }),
          ...(WITH_EVENTS.includes(id) && { events: { kind: 'webhook', url: `https://${id}.example/events` } }),
        }),
      ),
      anAgency({ id: 'civil-registry', connector: aConnector() }),
    ],
    evidenceTypes: [
      anEvidenceType({ schema: BIRTH }),
      anEvidenceType({ id: 'residence-certificate', sources: ['civil-registry'] }),
      anEvidenceType({ id: 'library-card', issuers: [] }),
      anEvidenceType({ id: 'passport', issuers: [] }),
    ],
    requirements: [
      aRequirement(),
      aRequirement({ id: 'proof-of-residence', evidenceTypeLists: [['residence-certificate']] }),
      aRequirement({ id: 'fresh-proof-of-birth', maxAgeDays: 30 }),
      aRequirement({ id: 'proof-of-either', evidenceTypeLists: [['birth-certificate'], ['residence-certificate']] }),
      aRequirement({ id: 'proof-of-both', evidenceTypeLists: [['birth-certificate', 'residence-certificate']] }),
      aRequirement({ id: 'proof-of-passport-or-birth', evidenceTypeLists: [['passport'], ['birth-certificate']] }),
      aRequirement({ id: 'library-access', evidenceTypeLists: [['library-card']] }),
    ],
    procedures: [...Object.keys(ASKING), 'library'].map((agency) =>
      aProcedure({ id: `${agency}-procedure`, agency, requirements: ['proof-of-birth', 'proof-of-residence'] }),
    ),
    purposes: [
      ...Object.keys(ASKING).map((agency) => purposeOf(agency)),
      purposeOf('library', { evidenceTypes: ['library-card'] }),
    ],
    ...changes,
  });

/** The body of a request for proof of birth by an agency of this catalogue. */
export const aRequestBy = (agency: string, identifier: string, changes: object = {}) => ({
  subject: { scheme: 'national:xx', identifier },
  procedure: `${agency}-procedure`,
  requirement: 'proof-of-birth',
  purpose: `${agency}-purpose`,
  explicitRequest: true,
  channel: 'portal',
  ...changes,
});
