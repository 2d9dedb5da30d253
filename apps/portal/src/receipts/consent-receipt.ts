import type { ConsentStep, ConsentInFull } from '@askonce/client';
import type { TextByLanguage } from '../pages/formats';
import { consentStates } from './consent-states';

export const RECEIPT_ISSUER = Symbol('RECEIPT_ISSUER');

export interface ReceiptIssuer {
  /** Where the portal is. */
  readonly publicUrl: string;
  /** Whose law applies, as ISO 3166-1 names it, or EU. */
  readonly jurisdiction: string;
}

interface About extends ReceiptIssuer {
  readonly personId: string;
  readonly now: string;
}

/** Where the terms stand; written out, so that a receipt can be read without fetching anything. */
const CONTEXT = {
  dpv: 'https://w3id.org/dpv#',
  loc: 'https://w3id.org/dpv/loc#',
  dct: 'http://purl.org/dc/terms/',
  schema: 'https://schema.org/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
} as const;

const PROFILES = 'https://w3id.org/dpv/schema/dpv-27560';
const DATA_SUBJECT = '_:person';

/**
 * A consent as consent receipt with its record: ISO/IEC TS 27560:2023 in the terms of the Data Privacy Vocabulary, as its guide has it
 * (https://w3id.org/dpv/guides/consent-27560). Of the document it names the kind and the fields, never a value.
 */
export function consentReceipt(consent: ConsentInFull, about: About) {
  const { publicUrl, now } = about;
  const latest = consent.history.at(-1)?.auditEntryId ?? consent.id;
  return {
    '@context': CONTEXT,
    '@id': `${publicUrl}/sharing/${consent.id}/receipt.json`,
    '@type': 'dpv:ConsentReceipt',
    'dct:identifier': latest,
    'dpv:hasIdentifier': latest,
    'dct:conformsTo': at(`${PROFILES}#receipt-record`),
    'dct:created': now,
    'dct:publisher': at(publicUrl),
    'dct:audience': at('dpv:DataSubject'),
    'dpv:hasRecordOfActivity': recordOf(consent, about),
  };
}

function recordOf(consent: ConsentInFull, { publicUrl, personId, jurisdiction }: About) {
  const agency = agencyOf(consent);
  return {
    '@id': urn(consent.id),
    '@type': 'dpv:ConsentRecord',
    'dct:identifier': consent.id,
    'dct:conformsTo': at(`${PROFILES}#record`),
    'dpv:hasDataSubject': { '@id': DATA_SUBJECT, '@type': 'dpv:DataSubject', 'dct:identifier': personId },
    'dpv:hasEntity': agency,
    'dpv:hasNotice': {
      '@id': `${publicUrl}/consents/${consent.id}`,
      '@type': 'dpv:ConsentNotice',
      'dct:date': consent.requestedAt,
      'dct:language': Object.keys(consent.purpose.description ?? consent.evidenceTypeName),
    },
    'dpv:hasProcess': processOf(consent, { agency: agency['@id'], publicUrl, jurisdiction }),
    'dpv:hasConsentStatus': consentStates(consent, {
      person: DATA_SUBJECT,
      agency: agency['@id'],
      service: publicUrl,
    }),
  };
}

function processOf(consent: ConsentInFull, { agency, publicUrl, jurisdiction }: ReceiptIssuer & { agency: string }) {
  const { purpose, procedure, procedureName } = consent;
  const exercised = { 'dpv:isExercisedAt': at(`${publicUrl}/sharing/${consent.id}`) };
  return {
    '@type': 'dpv:Process',
    'dpv:hasDataController': at(agency),
    'dpv:hasRecipient': at(agency),
    'dpv:hasDataSubject': at(DATA_SUBJECT),
    'dpv:hasPurpose': {
      '@type': 'dpv:Purpose',
      'skos:broader': at('dpv:ServiceProvision'),
      'dct:identifier': purpose.id,
      'dct:description': said(purpose.description ?? procedureName),
    },
    'dpv:hasService': { '@type': 'dpv:Service', 'dct:identifier': procedure, 'dct:title': said(procedureName) },
    'dpv:hasPersonalData': dataOf(consent),
    'dpv:hasProcessing': at('dpv:Share'),
    ...(purpose.retention && {
      'dpv:hasStorageCondition': { '@type': 'dpv:StorageCondition', 'dct:description': said(purpose.retention) },
    }),
    'dpv:hasLegalBasis': at('dpv:ExplicitlyExpressedConsent'),
    'dpv:hasJurisdiction': at(`loc:${jurisdiction}`),
    'dpv:hasConsentControl': {
      '@type': ['dpv:ProvideConsent', 'dpv:WithdrawConsent', 'dpv:ReaffirmConsent'],
      ...exercised,
    },
    'dpv:hasRight': { '@type': 'dpv:DataSubjectRight', 'dct:title': 'Right to withdraw consent', ...exercised },
  };
}

/** The document, or exactly the fields of it. */
function dataOf({ evidenceType, evidenceTypeName, fields, wholeDocument }: ConsentInFull) {
  const data = {
    '@type': 'dpv:PersonalData',
    'skos:broader': at('dpv:PersonalData'),
    'dct:title': said(evidenceTypeName),
  };
  if (wholeDocument) return [{ ...data, 'dct:identifier': evidenceType }];
  return fields.map((field) => ({ ...data, 'dct:identifier': `${evidenceType}#${field}` }));
}

function agencyOf({ recipient: { id, name, contact } }: ConsentInFull) {
  return {
    '@id': `urn:askonce:agency:${id}`,
    '@type': ['dpv:GovernmentalOrganisation', 'dpv:DataController'],
    'dpv:hasName': said(name),
    'dpv:hasIdentifier': `urn:askonce:agency:${id}`,
    ...(contact && {
      'schema:contactPoint': {
        '@type': 'schema:ContactPoint',
        'schema:telephone': contact.phone,
        ...(contact.email !== undefined && { 'schema:email': contact.email }),
        ...(contact.website !== undefined && { 'schema:url': at(contact.website) }),
      },
      'schema:address': { '@type': 'schema:PostalAddress', 'schema:streetAddress': said(contact.office) },
    }),
  };
}

const at = (id: string) => ({ '@id': id });
const urn = (id: ConsentStep['auditEntryId']) => `urn:uuid:${id}`;
const said = (text: TextByLanguage) =>
  Object.entries(text).map(([language, value]) => ({ '@value': value, '@language': language }));
