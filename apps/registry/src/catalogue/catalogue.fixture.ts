import {
  type Agency,
  type CatalogueContent,
  EMPTY_CATALOGUE,
  type EvidenceType,
  type Procedure,
  type Purpose,
  type Requirement,
} from './catalogue-content';

/** Builders for specs: a small catalogue that holds together, and its parts. */
export const anAgency = (changes: Partial<Agency> = {}): Agency => ({
  id: 'housing',
  name: { en: 'Housing Office' },
  contact: { phone: '+358 9 555 0101', office: { en: '1 Market Street' }, hours: { en: 'Monday to Friday, 9 to 16' } },
  status: 'active',
  ...changes,
});

export const aConnector = (): NonNullable<Agency['connector']> => ({
  kind: 'rest',
  url: 'https://registry.example',
  tokenEndpoint: 'https://registry.example/token',
  clientId: 'askonce',
});

export const anEvidenceType = (changes: Partial<EvidenceType> = {}): EvidenceType => ({
  id: 'birth-certificate',
  name: { en: 'Birth certificate' },
  issuers: ['civil-registry'],
  sources: [],
  fetchDeadlineMinutes: 60,
  askDeadlineDays: 30,
  ...changes,
});

export const aRequirement = (changes: Partial<Requirement> = {}): Requirement => ({
  id: 'proof-of-birth',
  name: { en: 'Proof of birth' },
  evidenceTypeLists: [['birth-certificate']],
  ...changes,
});

export const aProcedure = (changes: Partial<Procedure> = {}): Procedure => ({
  id: 'housing-benefit',
  agency: 'housing',
  name: { en: 'Housing benefit' },
  requirements: ['proof-of-birth'],
  offline: false,
  ...changes,
});

export const aPurpose = (changes: Partial<Purpose> = {}): Purpose => ({
  id: 'housing-benefit-eligibility',
  agency: 'housing',
  procedure: 'housing-benefit',
  name: { en: 'Deciding on housing benefit' },
  description: { en: 'To see whether you can get housing benefit.' },
  evidenceTypes: ['birth-certificate'],
  lawfulBasis: 'consent',
  maxValidityDays: 90,
  consequenceOfRefusing: { en: 'You bring the paper yourself.' },
  consequenceOfWithdrawing: { en: 'The office can no longer read it.' },
  retention: { en: 'Two years.' },
  correction: { en: 'At the office.' },
  ...changes,
});

export const aCatalogue = (changes: Partial<CatalogueContent> = {}): CatalogueContent => ({
  ...EMPTY_CATALOGUE,
  agencies: [anAgency(), anAgency({ id: 'civil-registry', name: { en: 'Civil Registry' }, connector: aConnector() })],
  evidenceTypes: [anEvidenceType()],
  requirements: [aRequirement()],
  procedures: [aProcedure()],
  purposes: [aPurpose()],
  ...changes,
});
